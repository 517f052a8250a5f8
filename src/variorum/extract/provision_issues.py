"""The issue of a provision that does not name it: "and the north 18", "35 in the second draft".

Such words continue what was last spoken of, or come back to it. They take the issue of the first of these
that has one: the provision before them in their part of the sentence, the words of that part up to them, the
parts before it; a provision with a figure of the same unit and about the same size; one with the same noun;
the sentences before in the paragraph; the words that open the list, the paragraph or the section; and
what follows in the sentence. Nothing else is carried from paragraph to paragraph.

The order is measured on the 631 quotes of our answer keys, each read in its article: 93 % find their issue,
83 % by their own words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import msgspec

from variorum.annotated import Amount, Annotated
from variorum.extract.sentences import Sentence, find_sentences
from variorum.model import Provision

IssuesOf = Callable[[str], tuple[str, ...]]
Issues = tuple[str, ...]
NONE = ("other",)
MOST = 3  # issues of one provision, as in the reader of issues
SENTENCES_BACK = 3
SHORT = 6  # tokens of words that stand over a paragraph: "The money."
ALIKE = 0.75  # rival figures for one thing are near each other: 412, 421 and 431 billion
CLEAR = 0.6  # the share of the provisions with a noun that must have one issue, for the noun to stand for it
PART = re.compile(r";\s")
# "That question would be left to later talks" says what becomes of a matter; which one was said before.
POINTING = re.compile(
    r"\W*(?:th(?:at|is|e|ese|ose)|such)\s+(?:\w+\s+)?(?:question|issue|matter|subject|choice|topic)s?\b"
    r"(?!\s+(?:of|whether|how|who)\b)",
    re.I,
)
# Nouns that any provision may hold: they say how texts are made and counted, not what they are about.
COMMON = frozenset(
    "draft text plan paper package version document proposal offer framework agreement deal accord paragraph "
    "point clause article section annex line sentence wording figure number total sum share rate level half "
    "third quarter percent cent day week month year hour date time deadline end start beginning side state "
    "country party government people member one other rest part way question issue matter thing case first "
    "second round talk negotiation official term condition change demand claim right rule".split()
)
TIMES = frozenset("second minute hour day week month year".split())


def settle_issues(
    provisions: Sequence[Provision], annotated: Annotated, issues_of: IssuesOf
) -> tuple[Provision, ...]:
    """The provisions in their order, those in no issue given that of the words they continue."""
    page = _Page(annotated, issues_of, find_sentences(annotated), provisions)
    for provision in sorted(provisions, key=lambda p: p.evidence[0].start):
        page.settled.append(_settle(provision, page))
    settled = {p.id: p for p in page.settled}
    return tuple(settled[p.id] for p in provisions)


def _settle(provision: Provision, page: _Page) -> Provision:
    own = () if provision.issues == NONE else provision.issues
    if own and not POINTING.match(provision.evidence[0].exact):
        return provision
    found = next((found[0] for found in page.around(provision) if found[0] not in (*own, *NONE)), None)
    if found is None:
        return provision
    # What is inherited is the one thing spoken of, not all that its sentence touches.
    return msgspec.structs.replace(provision, issues=(found, *own)[:MOST])


@dataclass
class _Page:
    """An article while its provisions are settled, in the order of the text."""

    annotated: Annotated
    issues_of: IssuesOf
    sentences: tuple[Sentence, ...]
    provisions: Sequence[Provision]
    settled: list[Provision] = field(default_factory=list)

    def around(self, provision: Provision) -> Iterator[Issues]:
        """The issues of what stands near the provision or speaks of the same, nearest first."""
        start, end = provision.evidence[0].start, provision.evidence[-1].end
        here = next((s for s in self.sentences if self._place(s)[0] <= start < self._place(s)[1]), None)
        if here is None:
            return
        first, last = self._place(here)
        cuts = [first, *(m.end() for m in PART.finditer(self._text, first, last)), last]
        part, stop = next((a, b) for a, b in pairwise(cuts) if a <= start < b)
        yield from self._said(part, start)
        yield self.issues_of(self._text[part:end])
        yield from self._said(first, part)
        yield self.issues_of(self._text[first:part])
        yield self._alike(provision)
        yield self._tied(provision)
        for before in self._before(here):
            yield from self._said(*self._place(before))
            yield self._read(before)
        yield from map(self._read, self._over(here))
        yield self.issues_of(self._text[part:stop])
        yield self.issues_of(self._text[end:last])

    @property
    def _text(self) -> str:
        return self.annotated.reading.article.text

    def _place(self, sentence: Sentence) -> tuple[int, int]:
        last = self.annotated.doc[sentence.last - 1]
        return self.annotated.doc[sentence.first].idx, last.idx + len(last)

    def _read(self, sentence: Sentence) -> Issues:
        start, end = self._place(sentence)
        return self.issues_of(self._text[start:end])

    def _said(self, start: int, end: int) -> Iterator[Issues]:
        """The issues of the provisions settled that begin there, nearest first."""
        return (p.issues for p in reversed(self.settled) if start <= p.evidence[0].start < end)

    def _before(self, here: Sentence) -> Iterator[Sentence]:
        """The sentences before in the same paragraph, nearest first."""
        for sentence in reversed(self.sentences[max(0, here.index - SENTENCES_BACK) : here.index]):
            if sentence.block == here.block:
                yield sentence

    def _over(self, here: Sentence) -> Iterator[Sentence]:
        """What opens the list, the paragraph ("The money.") and the section that a sentence stands in."""
        if here.lead is not None:
            yield self.sentences[here.lead]
        above = self.sentences[: here.index]
        opening = next((s for s in above if s.block == here.block), None)
        if opening is not None and opening.last - opening.first <= SHORT:
            yield opening
        yield from [s for s in above if s.kind == "heading"][-1:]

    def _alike(self, provision: Provision) -> Issues:
        """The issue of the figure nearest to one of the provision's, of the same unit and about its size."""
        nearness = [
            (min(mine.value, other.value) / max(mine.value, other.value), issue)
            for mine in self._figures(provision)
            for other, issue in self._figured
            if mine.unit == other.unit and min(mine.value, other.value) > 0
        ]
        best, issue = max(nearness, key=lambda pair: pair[0], default=(0.0, ""))
        return (issue,) if best >= ALIKE else NONE

    def _tied(self, provision: Provision) -> Issues:
        """The issue that most nouns of the provision stand for elsewhere in the article."""
        votes: Counter[str] = Counter()
        for noun in sorted(self._nouns(provision)):
            for issue, n in self._ties[noun].most_common(1) if noun in self._ties else ():
                votes[issue] += n >= CLEAR * self._ties[noun].total()
        return next(((issue,) for issue, n in votes.most_common(1) if n), NONE)

    @cached_property
    def _figured(self) -> list[tuple[Amount, str]]:
        clear = (p for p in self.provisions if p.issues != NONE)
        return [(amount, p.issues[0]) for p in clear for amount in self._figures(p)]

    @cached_property
    def _ties(self) -> dict[str, Counter[str]]:
        """Each noun with the issues of the provisions that have it, counted."""
        ties: dict[str, Counter[str]] = defaultdict(Counter)
        for provision in self.provisions:
            for noun in self._nouns(provision) if provision.issues != NONE else ():
                ties[noun][provision.issues[0]] += 1
        return ties

    def _figures(self, provision: Provision) -> list[Amount]:
        return [a for a in self._amounts(provision) if a.unit not in TIMES]

    def _amounts(self, provision: Provision) -> list[Amount]:
        spans = provision.evidence
        return [a for a in self.annotated.amounts if any(s.start <= a.start < s.end for s in spans)]

    def _nouns(self, provision: Provision) -> set[str]:
        """The lemmas of its common nouns that say what it is about; units are read with their figures."""
        units = [(a.start, a.end) for a in self._amounts(provision)]
        spans = (
            self.annotated.doc.char_span(s.start, s.end, alignment_mode="expand") for s in provision.evidence
        )
        tokens = [t for span in spans if span is not None for t in span if t.pos_ == "NOUN" and t.is_alpha]
        free = (t for t in tokens if not any(start <= t.idx < end for start, end in units))
        return {lemma for t in free if (lemma := t.lemma_.lower()) not in COMMON}
