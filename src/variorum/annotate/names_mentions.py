"""Runs of capitalised words that name something, cut into the title before the name and the name."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from variorum.annotate.names_gazetteer import Gazetteer, plain
from variorum.annotate.pipeline import common_words
from variorum.words import HONORIFICS, INSTITUTIONS, OFFICES, PARTIES

_CALENDAR: Final = frozenset(
    name.lower()
    for names in (calendar.day_name, calendar.day_abbr, calendar.month_name, calendar.month_abbr)
    for name in names
    if name
)
_SAINTLY: Final = frozenset(
    ("college", "university", "school", "hospital", "church", "institute", "cathedral")
)
_PARTICLES: Final = frozenset("de del della der den van von bin ibn al el la le da dos du".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens start..end of the document name something; title..start is the office written before it."""

    start: int
    end: int
    title: int
    text: str

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.text.split()


def find_mentions(doc: Doc, gazetteer: Gazetteer, skipped: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """The capitalised names of a document in its order; days and months are left out.

    `skipped` are code point ranges where capitals say nothing: headings in Title Case.
    """
    found = []
    for start, end in _runs(doc):
        if any(a <= doc[start].idx < b for a, b in skipped):
            continue
        for a, b in _split_run(doc, start, end, gazetteer):
            if "-" in doc[a].text and b - a == 1 and _is_pair(doc[a].text, gazetteer):
                continue
            if mention := _make_mention(doc, a, b, gazetteer):
                found.append(mention)
    return found


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token ranges of capitalised words, joined over "of", "the", "&" and particles between them."""
    start, size = 0, len(doc)
    while start < size:
        if not _is_name_word(doc[start]):
            start += 1
            continue
        end = start + 1
        while end < size and (step := _join_length(doc, start, end)):
            end += step
        yield start, end
        start = end


def _is_name_word(token: Token) -> bool:
    """Whether a token can stand in a name: capitalised, and not only because a sentence begins."""
    text = token.text
    if not text[0].isupper() or token.lower_.rstrip(".") in _CALENDAR:
        return False
    if token.pos_ == "PROPN":
        return True
    if token.is_sent_start or token.i == 0 or _opens_anew(token):
        return False
    return token.pos_ in ("NOUN", "ADJ", "X", "ADV")


def _opens_anew(token: Token) -> bool:
    """Whether a quotation or a list item begins with this token, so that its capital says nothing."""
    return token.nbor(-1).text in ("“", '"', "‘", "-", "–", "—", ":", "*", "•", "(", "''", "``", "\n\n", "\n")


def _join_length(doc: Doc, start: int, end: int) -> int:
    """How many tokens the run grows by at `end`: 0 where the name is over."""
    token = doc[end]
    if token.is_sent_start:
        return 0
    if _is_name_word(token):
        return 1
    if end + 1 >= len(doc):
        return 0
    word, following = token.lower_, doc[end + 1]
    if (
        token.text == "-"
        and not token.nbor(-1).whitespace_
        and not token.whitespace_
        and _is_name_word(following)
    ):
        return 2
    if word in _PARTICLES:
        size = 2 if following.lower_ in _PARTICLES and end + 2 < len(doc) else 1
        return size + 1 if _is_name_word(doc[end + size]) else 0
    before = doc[end - 1].lower_
    if word in ("of", "for", "on") and (before in INSTITUTIONS or before in OFFICES):
        return _of_length(doc, end)
    if word == "&" and _is_name_word(following):
        return 2
    if word == "and" and _one_body(doc, start, end):
        return 2
    if word in ("'s", "’s") and following.lower_ in _SAINTLY and following.text[0].isupper():
        return 2  # "King’s College London", never "Orlund’s Parliament"
    return 0


def _one_body(doc: Doc, start: int, end: int) -> bool:
    """ "the National Security and Defence Council": the institution's word comes only after the "and"."""
    if start == 0 or doc[start - 1].lower_ != "the" or doc[end - 1].lower_ in INSTITUTIONS:
        return False
    last = end + 1
    while last < len(doc) and _is_name_word(doc[last]) and last - end < 5:
        if doc[last].lower_ in INSTITUTIONS:
            return True
        last += 1
    return False


def _of_length(doc: Doc, end: int) -> int:
    """Tokens of "of (the|a) (new) Name" at `end`, or 0."""
    size = 1
    while end + size < len(doc) and size < 3 and doc[end + size].lower_ in ("the", "a", "an"):
        size += 1
    inside = end + size < len(doc) and _is_name_word(doc[end + size])
    return size + 1 if inside and not doc[end + size].is_sent_start else 0


def _split_run(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Cut "Norland-Sudland" and "Lowen Sunday" into their parts: a hyphen between states joins no name."""
    last = start
    for i in range(start + 1, end - 1):
        if doc[i].text in ("-", "–"):
            left, right = plain(doc[last:i].text), plain(doc[i + 1].text)
            if any(side in gazetteer.states or side in gazetteer.adjectives for side in (left, right)):
                yield last, i
                last = i + 1
    yield last, end


def _is_pair(text: str, gazetteer: Gazetteer) -> bool:
    """ "Norland-Sudland": one token that names two states and so neither."""
    sides = [plain(side) for side in text.split("-")]
    return any(side in gazetteer.states or side in gazetteer.adjectives for side in sides)


def _make_mention(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> Mention | None:
    """The name within a run, with the title before it; None for a title or an adjective alone."""
    name = start
    if doc[start].lower_ == "the" and end - start > 1:
        name = start = start + 1
    title_end = _title_end(doc, start, end)
    name = title_end if title_end < end else name
    while end - name > 1 and doc[end - 1].pos_ in ("ADV", "X"):
        end -= 1
    if end - name == 1 and _only_opens(doc[name]):
        return None
    text = doc[name:end].text
    letters = sum(ch.isalpha() for ch in text)
    if title_end >= end or letters < 2 or _is_adjective(doc, name, end, gazetteer):
        return None
    return Mention(name, end, start, text)


def _only_opens(token: Token) -> bool:
    """A common word that is capitalised because a sentence or quotation begins: "Rubbish, says the mayor"."""
    opens = token.i == 0 or token.is_sent_start or _opens_anew(token)
    return opens and (token.lower_ in common_words() or token.lower_.removesuffix("s") in common_words())


def _title_end(doc: Doc, start: int, end: int) -> int:
    """Where the title ends that a run opens with: after its last office word and what that governs."""
    last = start
    for i in range(start, end):
        word = doc[i].lower_
        if i + 1 < end and doc[i + 1].lower_ in ("'s", "’s"):
            continue
        if word in OFFICES or word in HONORIFICS or word.rstrip(".") in HONORIFICS:
            last = i + 1
    if start < last < end and doc[last].lower_ in ("of", "for"):
        # "Secretary of State Ada Brandt": the last two capitalised words are the person.
        rest = range(last, end)
        capitals = [i for i in rest if doc[i].text[0].isupper()]
        if doc[end - 1].lower_ in INSTITUTIONS or len(capitals) < 2:
            return end
        return capitals[-2] if len(capitals) >= 3 else capitals[-1]
    if last == start and doc[start].lower_ in PARTIES and end - start > 2:
        return start + 1  # "Republican Ada Bell"
    if start < last < end and _institution_follows(doc, last, end):
        return start
    return last


def _institution_follows(doc: Doc, last: int, end: int) -> bool:
    """ "Prime Minister Office", "General Assembly": the office word belongs to an institution's name."""
    return doc[end - 1].lower_ in INSTITUTIONS


def _is_adjective(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """ "Norlandish", "coastal": an adjective that qualifies a noun and names nobody."""
    if end - start > 1:
        return False
    token = doc[start]
    qualifies = token.dep_ in ("amod", "compound") and token.head.i > token.i
    return token.pos_ == "ADJ" or (qualifies and plain(token.text) in gazetteer.adjectives)
