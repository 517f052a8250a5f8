"""What a draft is called: the name that tells most, names compared without their dress, and the siglum."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from variorum.corrections import KnownDraft
from variorum.model import Draft
from variorum.resolve.draft_words import FIRST_WORDS, GENERAL

ARTICLE = re.compile(
    r"^(?:the|a|an|this|that|their own|its own|their|its|his|her|our|new|reported)\s+", re.IGNORECASE
)
LONGEST_NAME = 7  # words


def plain_name(name: str) -> str:
    """A name in lower case without article and quotation marks, for comparison."""
    plain = re.sub(r"[“”\"’']s?\b|[“”\"’']", "", name).casefold().strip()
    while ARTICLE.match(plain):
        plain = ARTICLE.sub("", plain)
    return " ".join(plain.replace("-", " ").split())


def telling_words(name: str) -> frozenset[str]:
    """The words of a plain name that tell one draft from another."""
    return frozenset(name.split()) - GENERAL - FIRST_WORDS


def best_name(drafts: Sequence[Draft], known: KnownDraft | None = None) -> str:
    """The name to show: a person's choice, else the telling one that most articles use."""
    if known is not None:
        return known.name
    counts = Counter(plain_name(draft.name) for draft in drafts)

    def rank(draft: Draft) -> tuple[int, int, int, int]:
        plain = plain_name(draft.name)
        pointed = bool(re.search(r"\bpoint\b", plain))
        length = len(plain.split())
        return (length <= LONGEST_NAME, pointed, counts[plain] * bool(telling_words(plain)), -length)

    return max(drafts, key=rank).name


def sigla(drafts: Sequence[Draft], actor_names: Mapping[str, str]) -> list[Draft]:
    """The drafts, each with a siglum of its own ("US28"): makers' initials and number of points."""
    taken: set[str] = {draft.siglum for draft in drafts if draft.siglum}
    marked = []
    for draft in sorted(drafts, key=lambda d: (d.dated or "9", d.id)):
        siglum = draft.siglum
        if not siglum:
            stem = _stem(draft, actor_names)
            siglum = next(
                s
                for s in (stem, *(f"{stem}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"), draft.id)
                if s not in taken
            )
            taken.add(siglum)
        marked.append(msgspec.structs.replace(draft, siglum=siglum))
    return marked


def _stem(draft: Draft, actor_names: Mapping[str, str]) -> str:
    """The initials of the first makers, or of the name, with the number of points."""
    points = str(draft.points or "")
    short = re.search(r"\b[A-Z][A-Z0-9]+\b", draft.name.replace(".", ""))
    if short:
        letters = str(short[0])
        return letters + ("" if letters.endswith(points) and points else points)
    makers = [actor_names[maker] for maker in draft.made_by[:3] if maker in actor_names]
    if len(makers) == 1 or (makers and points):
        return _initials(makers[0]) + points
    if makers:
        return "".join(name.strip('“”"')[:1].upper() for name in makers)
    return _initials(" ".join(sorted(telling_words(plain_name(draft.name))) or [draft.name])) + points


def _initials(name: str) -> str:
    words: list[str] = re.findall(r"[A-Za-z]+", name.replace(".", ""))
    if len(words) == 1:
        return words[0] if words[0].isupper() and len(words[0]) <= 4 else words[0][:2].upper()
    return "".join(word[0].upper() for word in words[:3])
