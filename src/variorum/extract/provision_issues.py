"""The issue of a provision that does not name it: "and the north 18", "35 in the second draft".

Such words continue what was last spoken of, or come back to it. So they take the issue of the first of these
that has one: the provision before them in their part of the sentence, that part, the sentence before it, what
speaks of the same thing elsewhere in the article, the sentences before in the paragraph, the words that open
the list or stand over it, and last the rest of the sentence. Nothing else is carried from paragraph to paragraph.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from spacy.tokens import Token

from variorum.annotated import Annotated
from variorum.extract.sentences import Sentence, find_sentences
from variorum.model import Provision

IssuesOf = Callable[[str], tuple[str, ...]]
Tie = str | tuple[float, str] | float  # a noun, an amount with its unit, a bare number
NONE = ("other",)
MOST = 3  # issues of one provision
SENTENCES_BACK = 3
CLEAR = 0.6  # the share of the provisions with a noun that must have one issue, for the noun to stand for it
PARTS = re.compile(r";\s")
# "That question would be left to later talks" says what becomes of a matter, and which matter was said before.
POINTING = re.compile(
    r"\W*(?:that|this|the|these|those|such)\s+(?:\w+\s+)?(?:question|issue|matter|subject|choice|topic)s?\b(?!\s+(?:of|whether|how|who)\b)",
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
TIMES = frozenset("day week month year hour minute second".split())
ORDER='P b S s t 1 m p 2 3 o a'
DEBUG: dict[str, str] = {}


def settle_issues(
    provisions: Sequence[Provision], annotated: Annotated, issues_of: IssuesOf
) -> tuple[Provision, ...]:
    """The provisions in their order, those in no issue given that of the words they continue."""
    page = _Page(annotated, issues_of, find_sentences(annotated))
    page.tie(provisions)
    for provision in sorted(provisions, key=lambda p: p.evidence[0].start):
        settled = _settle(provision, page)
        page.settled.append(settled)
    by_id = {p.id: p for p in page.settled}
    return tuple(by_id[p.id] for p in provisions)


def _settle(provision: Provision, page: _Page) -> Provision:
    own = () if provision.issues == NONE else provision.issues
    if own and not POINTING.match(provision.evidence[0].exact):
        return provision
    for name, found in page.around(provision):
        if found != NONE and found[0] not in own:
            DEBUG[provision.id] = name
            # What is inherited is the one thing spoken of, not all that its sentence touches.
            return msgspec.structs.replace(provision, issues=(found[0], *own)[:MOST])
    return provision


@dataclass(slots=True)
class _Page:
    """An article while its provisions are settled, those before first."""

    annotated: Annotated
    issues_of: IssuesOf
    sentences: tuple[Sentence, ...]
    settled: list[Provision] = field(default_factory=list)
    sums: list = field(default_factory=list)
    ties: dict[Tie, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def text(self) -> str:
        return self.annotated.reading.article.text

    def tie(self, provisions: Sequence[Provision]) -> None:
        for p in provisions:
            if p.issues != NONE:
                for tie in set(self._ties_in(p)):
                    self.ties[tie][p.issues[0]] += 1
                self.sums += [(a.value,a.unit,p.issues[0]) for a in self._amounts(p)]

    def around(self, provision: Provision) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The issues of what stands near the provision, nearest first."""
        at, end = provision.evidence[0].start, provision.evidence[-1].end
        here = next((s for s in self.sentences if self._start(s) <= at < self._end(s)), None)
        if here is None:
            return
        start, stop = self._part(here, at)
        for sign in ORDER.split():
            if sign == "P": yield from (("P part provision", i) for i in self._settled(start, at))
            if sign == "b": yield "b part before", self.issues_of(self.text[start:end])
            if sign == "p": yield "p part", self.issues_of(self.text[start:stop])
            if sign == "S": yield from (("S sentence provision", i) for i in self._settled(self._start(here), start))
            if sign == "s": yield "s sentence before", self.issues_of(self.text[self._start(here) : start])
            if sign == "t": yield "t tied", self._tied(provision)
            if sign == "m": yield "m amount", self._alike(provision)
            if sign == "o": yield from self._over(here)
            if sign == "a": yield "a after", self.issues_of(self.text[end : self._end(here)])
            if sign.isdigit():
                back=int(sign)
                before = self.sentences[here.index - back] if here.index >= back else None
                if before is None or before.block != here.block:
                    continue
                yield from ((f"{back} provision", i) for i in self._settled(self._start(before), self._end(before)))
                yield f"{back} text", self.issues_of(self.text[self._start(before) : self._end(before)])

    def _alike(self, provision):
        mine=[a for a in self._amounts(provision) if a.unit not in TIMES]
        best=(0.,NONE)
        for a in mine:
            for value,unit,issue in self.sums:
                if unit==a.unit and value and a.value:
                    r=min(value/a.value,a.value/value)
                    if r>=.75 and r>best[0]: best=(r,(issue,))
        return best[1]

    def _amounts(self, provision):
        return [a for span in provision.evidence for a in self.annotated.amounts if span.start <= a.start < span.end]

    def _over(self, here: Sentence) -> Iterator[tuple[str, tuple[str, ...]]]:
        if here.lead is not None:
            lead = self.sentences[here.lead]
            yield "lead", self.issues_of(self.text[self._start(lead) : self._end(lead)])
        first = next(s for s in self.sentences if s.block == here.block)
        if first.last - first.first <= 6:
            yield "run-in", self.issues_of(self.text[self._start(first) : self._end(first)])
        for s in reversed(self.sentences[: here.index]):
            if s.kind == "heading":
                yield "heading", self.issues_of(self.text[self._start(s) : self._end(s)])
                break

    def _settled(self, start: int, end: int) -> Iterator[tuple[str, ...]]:
        return (p.issues for p in reversed(self.settled) if start <= p.evidence[0].start < end)

    def _part(self, sentence: Sentence, at: int) -> tuple[int, int]:
        start, end = self._start(sentence), self._end(sentence)
        cuts = [start, *(m.end() for m in PARTS.finditer(self.text, start, end)), end]
        return next((a, b) for a, b in zip(cuts, cuts[1:]) if a <= at < b)

    def _tied(self, provision: Provision) -> tuple[str, ...]:
        votes: Counter[str] = Counter()
        for tie in set(self._ties_in(provision)):
            counts = self.ties.get(tie)
            if counts:
                issue, n = counts.most_common(1)[0]
                if n >= CLEAR * counts.total():
                    votes[issue] += 1
        return (votes.most_common(1)[0][0],) if votes else NONE

    def _ties_in(self, provision: Provision) -> Iterator[Tie]:
        for span in provision.evidence:
            for a in self.annotated.amounts:
                pass
            units = {i for a in self._amounts(provision) for i in range(a.start,a.end)}
            for token in self.annotated.doc.char_span(span.start, span.end, alignment_mode="expand") or ():
                if token.pos_ in TIED and token.lemma_.lower() not in COMMON and token.is_alpha and token.idx not in units:
                    yield token.lemma_.lower()

    def _start(self, s: Sentence) -> int:
        return self.annotated.doc[s.first].idx

    def _end(self, s: Sentence) -> int:
        last = self.annotated.doc[s.last - 1]
        return last.idx + len(last)


TIED = ("NOUN",)
