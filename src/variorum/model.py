"""The nouns every stage speaks in: frozen records of verbatim evidence, as `variorum schema` prints them.

A record is made in one stage and read in the next; no stage changes one. Text is counted in Unicode code
points, days are ISO 8601 strings with the precision that is known ("2031-03" is a value, not a broken day),
and time expressions carry TIMEX3 values (TimeML 1.2.1).
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from variorum.errors import SpanError

CONTEXT = 32  # code points of prefix and suffix kept with a span: the contract in docs/records.md

Modality = Literal["shall", "shall-not", "may", "expected"]
Status = Literal["proposed", "dropped", "open"]
Comparator = Literal["at-most", "at-least", "exactly", "within", "about"]
Stance = Literal["support", "oppose", "mixed", "none"]
Relation = Literal["revises", "counters", "builds-on", "supersedes"]
Form = Literal["text", "quotation", "paraphrase", "rumour"]
State = Literal["same", "modified", "added", "dropped", "silent", "unknown", "open"]
ActorType = Literal["person", "organisation", "state", "group", "anonymous"]
EventType = Literal[
    "meeting", "vote", "agreement", "refusal", "drafting", "handover", "publication", "violence", "seizure",
    "release", "other",
]  # fmt: skip


def identity(kind: str, *parts: object) -> str:
    """The id of a record: its kind and a hash of what makes two records the same."""
    key = "\x1f".join(str(part) for part in parts)
    return f"{kind}-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def digest(text: str) -> str:
    """The `sha256:…` of a text, as `content_digest` holds it."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Span(msgspec.Struct, frozen=True, kw_only=True, order=False):
    """Verbatim words of one article (W3C Web Annotation quote and position selectors together).

    Made by `Article.span` alone, so that `article.text[start:end] == exact`; a length that cannot be
    right raises SpanError here, a text that does not match raises it in `Article.verify`.
    """

    article: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int
    end: int

    def __post_init__(self) -> None:
        if not self.exact or self.start < 0 or self.end - self.start != len(self.exact):
            raise SpanError(
                f"no span of {self.article} at {self.start}:{self.end}; make spans with Article.span"
            )


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What all kinds share: a stable id, how sure we are (0 to 1), and the rule or reviewer behind it."""

    id: str
    confidence: float = 1.0
    method: str = ""


class Article(Record, frozen=True, kw_only=True, tag="article"):
    """One publication as read: `text` is the reading text that every span of it counts in."""

    path: str
    url: str | None = None
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str | None = None
    updated: str | None = None
    language: str = ""
    feed: str | None = None
    category: str | None = None
    text: str
    content_digest: str

    def span(self, start: int, end: int) -> Span:
        """The words at these offsets with their context; SpanError outside the text or on no words."""
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"{self.path} has no text at {start}:{end}; read it again with 'variorum add'")
        before, after = self.text[max(0, start - CONTEXT) : start], self.text[end : end + CONTEXT]
        return Span(
            article=self.id,
            exact=self.text[start:end],
            prefix=before,
            suffix=after,
            start=start,
            end=end,
        )

    def verify(self, span: Span) -> None:
        """Raise SpanError unless the span's words stand in this text at its offsets."""
        if span.article != self.id or self.text[span.start : span.end] != span.exact:
            raise SpanError(
                f"{self.path} does not say {span.exact!r} at {span.start}; run 'variorum build' again"
            )


class Citation(Record, frozen=True, kw_only=True, tag="citation"):
    """A link to another publication; `dated` is a day written in the address."""

    text: str
    href: str
    host: str
    outlet: str = ""
    dated: str | None = None
    evidence: tuple[Span, ...]


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is called by office or trade, in the article's words."""

    text: str
    evidence: tuple[Span, ...] = ()


class Actor(Record, frozen=True, kw_only=True, tag="actor"):
    """Somebody who can speak, draft or be bound; `aliases` are the spellings met, the name among them."""

    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    affiliation: str | None = None
    evidence: tuple[Span, ...] = ()


class Statement(Record, frozen=True, kw_only=True, tag="statement"):
    """Who said or held what: spans as written, and beside them our reading of speaker, stance and day."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...]
    evidence: tuple[Span, ...]
    speaker: str | None = None
    actor: str | None = None
    directness: Literal["direct", "indirect", "mixed"]
    relayed_by: str | None = None
    said_on: str | None = None
    venue: Span | None = None
    about: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    stance: Stance = "none"
    stance_evidence: tuple[Span, ...] = ()
    hedged: bool = False


class Parent(msgspec.Struct, frozen=True, kw_only=True):
    """The draft that another one starts from, and how."""

    draft: str
    relation: Relation
    evidence: tuple[Span, ...] = ()


class Draft(Record, frozen=True, kw_only=True, tag="draft"):
    """A text on the table, known by its words or only by what is said of it."""

    name: str
    siglum: str = ""
    aliases: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    dated: str | None = None
    points: int | None = None
    parent: Parent | None = None
    evidence: tuple[Span, ...]


class Witness(Record, frozen=True, kw_only=True, tag="witness"):
    """One publication's rendering of one draft; `complete` is false where the rendering breaks off."""

    draft: str
    article: str
    form: Form
    points_found: int = 0
    complete: bool = False
    evidence: tuple[Span, ...]


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its unit and bound, and the words it stands in."""

    value: float
    unit: str
    comparator: Comparator = "exactly"
    span: Span


class Deadline(msgspec.Struct, frozen=True, kw_only=True):
    """By when: the words and their TIMEX3 value (null where it hangs on an event without a day)."""

    text: str
    value: str | None = None
    span: Span


class Provision(Record, frozen=True, kw_only=True, tag="provision"):
    """One commitment in a draft as one publication words it; the slots are null where the text is silent."""

    draft: str
    number: str | None = None
    issues: tuple[str, ...] = ()
    status: Status = "proposed"
    modality: Modality | None = None
    obligor: tuple[str, ...] = ()
    obligor_evidence: tuple[Span, ...] = ()
    counterpart: tuple[str, ...] = ()
    quantity: Quantity | None = None
    deadline: Deadline | None = None
    conditions: tuple[Span, ...] = ()
    scope: tuple[Span, ...] = ()
    evidence: tuple[Span, ...]


class Date(Record, frozen=True, kw_only=True, tag="date"):
    """A time expression with its TIMEX3 type and value."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    evidence: tuple[Span, ...]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """That an event came before or after another record: by what gap (TIMEX3) if told, in what words."""

    relation: Literal["before", "after"]
    to: str
    gap: str | None = None
    span: Span


class Event(Record, frozen=True, kw_only=True, tag="event"):
    """What happened when, as its first report tells it; `evidence` has a span for each report.

    `when` is a TIMEX3 value of the precision that the text gives, None where only `order` is told; `mod` says
    that it was before or after that day, or by then.
    """

    when: str | None
    mod: Literal["before", "after", "by"] | None = None
    type: EventType = "other"
    text: str
    actors: tuple[str, ...] = ()
    order: tuple[Order, ...] = ()
    evidence: tuple[Span, ...]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One position in a dispute, in the article's words, with the statements that hold it."""

    position: str
    statements: tuple[str, ...] = ()
    evidence: tuple[Span, ...]


class Dispute(Record, frozen=True, kw_only=True, tag="dispute"):
    """A contested fact: every side has evidence, or there is no dispute."""

    about: str
    type: Literal["contradiction", "denial", "uncertainty"]
    sides: tuple[Side, ...]


class Origin(Record, frozen=True, kw_only=True, tag="origin"):
    """Articles that are one report (a wire story and its reprints), earliest first; `overlap` ties them."""

    articles: tuple[str, ...]
    overlap: float = 1.0


class Sourcing(Record, frozen=True, kw_only=True, tag="sourcing"):
    """What an article says of an outlet: that it saw the text, reported first (repeats), or was told.

    `outlet` publishes the article, `source` is the one it names; an outlet that says of itself that it saw a
    document is both.
    """

    article: str
    outlet: str
    source: str
    relation: Literal["saw", "repeats", "told"]
    evidence: tuple[Span, ...]


class Difference(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """One slot that two drafts fill differently; empty text where one of them leaves it out."""

    slot: str
    from_: str
    to: str


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one draft does with one issue, against its parent or the base that the reader chose."""

    state: State
    provisions: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


class Row(Record, frozen=True, kw_only=True, tag="row"):
    """One line of the collation: a cell for every draft."""

    issues: tuple[str, ...]
    cells: dict[str, Cell]


class Refused(Record, frozen=True, kw_only=True, tag="refused"):
    """A sentence that looked like a provision, statement, draft or dispute and was not used, and why."""

    looked_like: str
    reason: str
    evidence: tuple[Span, ...]


AnyRecord = (
    Article
    | Citation
    | Actor
    | Statement
    | Draft
    | Witness
    | Provision
    | Date
    | Event
    | Dispute
    | Origin
    | Sourcing
    | Row
    | Refused
)
