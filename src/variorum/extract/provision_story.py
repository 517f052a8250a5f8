"""What is in mind while provisions are read: the story so far, the passage, the sentence at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from variorum.annotated import Amount, Annotated
from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate
from variorum.extract.reporters import Reporter
from variorum.extract.sentences import Sentence
from variorum.model import Status

IssuesOf = Callable[[str], tuple[str, ...]]
SUBJECTS = ("nsubj", "nsubjpass")
# How likely a sentence tells content, and how many sentences after a draft was named it may tell its own.
REACH = ((0.9, 99), (0.8, 5), (0.0, 3))
PERSISTENCE = 2  # sentences without a provision after which free indirect text is over


@dataclass(frozen=True, slots=True)
class Content:
    """One clause of a draft's content: tokens first to last are its evidence, `rule` how it was found.

    `figure` is the amount where that is all that is told; `foreign` are amounts of other drafts in it.
    """

    draft: str
    first: int
    last: int
    sentence: int
    rule: str
    clause: Clause
    predicate: Predicate | None
    status: Status = "proposed"
    carrier: str = ""
    subject: tuple[int, int] | None = None
    modal: str | None = None
    number: str | None = None
    figure: Amount | None = None
    foreign: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """A clause that looked like a provision and is none, with the reason."""

    first: int
    last: int
    reason: str


@dataclass(slots=True)
class Passage:
    """What the reader has in mind: the draft in focus, and whether the text goes on telling its content.

    `listed` is the draft that a list goes through item by item, `counted` the last sentence with a
    number that a draft asks for, `fate` what became of the thing told last in the sentence before,
    `measured` the things told with their measure so far.
    """

    focus: str | None = None
    focus_sentence: int = -9
    mode: str | None = None
    misses: int = 0
    leads: dict[int, str | None] = field(default_factory=dict)
    party_it: bool = False
    listed: str | None = None
    headed: str | None = None
    counted: int = -9
    fate: Status = "proposed"
    measured: set[tuple[str, float]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Story:
    """What is known before provisions are read: mentions by head token, makers and bases by draft.

    `owners` has the drafts of each maker, by label.
    """

    annotated: Annotated
    sentences: tuple[Sentence, ...]
    heads: Mapping[int, str]
    makers: Mapping[str, frozenset[str]]
    issues_of: IssuesOf
    quotes: Sequence[tuple[int, int]]
    bases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    owners: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.annotated.doc


@dataclass(slots=True)
class Scene:
    """One sentence while it is read; `found` and `turned` grow clause by clause.

    `frame` is the draft that the whole sentence speaks for, `present` whether its present tense is content
    (`related`: any tense, after "under which"), `told` how likely the sentence tells content at all,
    `subject_draft` the draft that is subject for now, `topic` the first that was.
    """

    story: Story
    sentence: Sentence
    passage: Passage
    reporters: tuple[Reporter, ...] = ()
    frame: str | None = None
    present: bool = False
    related: bool = False
    told: float = 0.0
    subject_draft: str | None = None
    topic: str | None = None
    last: Content | None = None
    turned: list[Turned] = field(default_factory=list)
    doc: Doc = field(init=False)  # the parsed text, which every rule asks for

    def __post_init__(self) -> None:
        """Keep the parse at hand."""
        self.doc = self.story.doc

    def turn_away(self, clause: Clause, reason: str) -> None:
        """Keep a clause that looked like a provision and is none."""
        self.turned.append(Turned(clause.first, clause.last, reason))


def is_told(found: Iterable[Content], first: int, last: int) -> bool:
    """Whether content that was `found` reaches into the tokens from first to last (exclusive)."""
    return any(content.first < last and first < content.last for content in found)


def draft_spoken_of(scene: Scene) -> str | None:
    """The draft that the sentence is about, else the one whose content is told, else the one in focus."""
    return draft_on_stage(scene.story, scene.sentence) or scene.passage.mode or scene.passage.focus


def focus_near(scene: Scene) -> str | None:
    """The draft in focus, named as many sentences ago as the signs of content allow, or still to be named."""
    last = scene.passage.focus_sentence
    reach = next(reach for least, reach in REACH if scene.told >= least)
    return scene.passage.focus if last < 0 or last >= scene.sentence.index - reach else None


def draft_on_stage(story: Story, sentence: Sentence) -> str | None:
    """The draft that a sentence is about: its subject, else what is made there, else the last named."""
    here = [(i, draft) for i, draft in story.heads.items() if sentence.first <= i < sentence.last]
    for i, draft in sorted(here):
        if story.doc[i].dep_ in SUBJECTS and story.doc[i].head.dep_ == "ROOT":
            return draft
    for deps in (SUBJECTS, ("dobj", "attr", "oprd", "ROOT", "conj"), None):
        for i, draft in sorted(here):
            if deps is None or story.doc[i].dep_ in deps:
                return draft if deps is not None else sorted(here)[-1][1]
    return None
