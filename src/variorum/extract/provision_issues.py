"""The issue of a provision that does not name it: "and the north 18", "35 in the second draft".

Such a clause continues what was last spoken of, so it takes the issue of the nearest words that have one:
the provision before it in the sentence, the sentence itself, the provision or the sentence before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from variorum.annotated import Annotated
from variorum.model import Provision

IssuesOf = Callable[[str], tuple[str, ...]]
NONE = ("other",)
SENTENCES_BACK = 1  # how far an issue carries; not measured: two sentences back, a paragraph has turned


def settle_issues(
    provisions: Sequence[Provision], annotated: Annotated, issues_of: IssuesOf
) -> tuple[Provision, ...]:
    """The provisions in their order, those in no issue given that of the words they continue."""
    sentences = [(s.start_char, s.end_char) for s in annotated.doc.sents]
    text = annotated.reading.article.text
    settled: dict[str, Provision] = {}
    for provision in sorted(provisions, key=lambda p: p.evidence[0].start):
        if provision.issues == NONE:
            context = _context(provision, list(settled.values()), sentences, text)
            issues = next((found for found in _read(context, issues_of) if found != NONE), NONE)
            # What is inherited is the one thing spoken of, not all that its sentence touches.
            provision = msgspec.structs.replace(provision, issues=issues[:1])
        settled[provision.id] = provision
    return tuple(settled[p.id] for p in provisions)


def _read(context: Iterator[Provision | str], issues_of: IssuesOf) -> Iterator[tuple[str, ...]]:
    for near in context:
        yield issues_of(near) if isinstance(near, str) else near.issues


def _context(
    provision: Provision, before: Sequence[Provision], sentences: Sequence[tuple[int, int]], text: str
) -> Iterator[Provision | str]:
    """What stands near the provision, nearest first: provisions already settled, and sentences."""
    at = provision.evidence[0].start
    here = next((n for n, (start, end) in enumerate(sentences) if start <= at < end), None)
    if here is None:
        return
    for n in range(here, max(here - SENTENCES_BACK, 0) - 1, -1):
        start, end = sentences[n]
        if "\n\n" in text[end - 1 : at]:
            return  # another paragraph speaks of other things
        yield from (p for p in reversed(before) if start <= p.evidence[0].start < end)
        yield text[start:end]
