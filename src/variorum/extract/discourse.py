"""Which text on the table each phrase is about: one thread for every draft that an article speaks of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.draft_words import VERSION_NOUNS
from variorum.extract.makers import is_named
from variorum.extract.sentences import Sentence
from variorum.model import Relation

# Weights were set by hand on the seed and on coverage of four other talks; only their order matters much:
# the number of points and the order among versions decide before makers, makers before recency.
SAME_POINTS = 5.0
SAME_VERSION = 3.0
SAME_COUNTER = 4.0
MAKER_CREDIT = 1.0
MOST_CREDIT = 3.0
STRANGE_MAKER = -3.0
STRANGE_OWNER = -1.5
ASSOCIATE = 1.5
SAME_NOUN = 1.5
ROOT_IS_FIRST = 2.0
TOLD_BASE = 1.0
STRANGE_VERSION = -2.0
ON_STAGE = 0.75
OTHER_VERSION = -2.0
SAME_SIZE = 2.0
SAME_NAME = 3.0
OTHER_NAME = -1.5
IDENTIFIED = 1.0  # an indefinite or labelled phrase joins a thread from this score on
IMPOSSIBLE = -math.inf
AMENDED_SOON = 3  # sentences
DAY = "~day:"  # the label of a day or number that tells a text from its siblings


@dataclass(slots=True)
class Thread:
    """One draft as the reading goes on: all its phrases, and what they have said of it so far."""

    number: int
    phrases: list[DraftPhrase] = field(default_factory=list)
    points: int | None = None
    makers: Counter[str] = field(default_factory=Counter)
    associates: set[str] = field(default_factory=set)
    is_later: bool = False
    is_counter: bool = False
    is_vague: bool = False
    has_failed: bool = False
    on_stage: bool = False
    parent: tuple[Thread, Relation, int] | None = None
    inferred: bool = True
    is_base: bool = False
    is_told_base: bool = False
    ordinals: set[int] = field(default_factory=set)
    sizes: set[tuple[str, int]] = field(default_factory=set)
    naming: set[str] = field(default_factory=set)
    cues: set[str] = field(default_factory=set)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but "the plan" has been said of it yet."""
        return not (self.points or self.makers or self.is_later or self.is_vague or self.is_counter)

    def is_called(self, noun: str) -> bool:
        """Whether the text was called by this noun before."""
        return any(noun in phrase.nouns for phrase in self.phrases)

    def bears(self, phrase: DraftPhrase) -> bool:
        """Whether nothing that a phrase counts speaks against the thread."""
        return not (phrase.points and self.points and phrase.points != self.points) and not phrase.another

    def take(self, mentioned: Mentioned) -> None:
        """Add a phrase and what it says."""
        phrase, makers, associates = mentioned.phrase, mentioned.makers, mentioned.associates
        self.phrases.append(phrase)
        self.on_stage = mentioned.on_stage
        self.points = self.points or phrase.points
        for counted in (sum(map(is_named, makers)), sum(is_named(m) or m[0] == "^" for m in makers)):
            if counted > 1:
                self.makers[f"#{counted}"] += 1
        self.makers.update(makers)
        self.associates |= associates - set(self.makers)
        self.is_later = self.is_later or phrase.is_later
        self.is_counter = self.is_counter or phrase.is_counter
        self.is_vague = self.is_vague or phrase.vaguely_later
        self.has_failed = self.has_failed or (phrase.is_former and not phrase.is_first)
        if phrase.ordinal and not (phrase.is_first and self.is_later):
            self.ordinals.add(phrase.ordinal)  # "a revised text, the first that all accept" is no first text
        self.sizes |= phrase.sizes
        self.naming |= phrase.naming
        self.cues |= mentioned.cues | mentioned.origins


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A phrase with what its clause says: who made the text there, who is about, whether it comes out there.

    `named` are the labels inside the phrase itself, which tell it from other texts; `owner` those that a
    pronoun stands for ("their paper"), which may only speak for a text; `each` marks a text that each of
    several makers has, `released` one told by how it came out ("a paper published in May"). `cues` are the
    words that tell it from others, `origins` those of how it came up.
    """

    phrase: DraftPhrase
    named: frozenset[str]
    owner: frozenset[str]
    makers: frozenset[str]
    associates: frozenset[str]
    appears: bool
    on_stage: bool = False
    each: bool = False
    cues: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    released: bool = False


def likeness(mentioned: Mentioned, thread: Thread, sentences: Sequence[Sentence]) -> float:
    """How well a phrase fits a thread; minus infinity where it cannot be the same text."""
    phrase = mentioned.phrase
    score = sameness(mentioned, thread)
    if score == IMPOSSIBLE:
        return score
    if thread.is_called(phrase.noun):
        score += SAME_NOUN
    if thread.on_stage:
        score += ON_STAGE
    return score + _recency(phrase, thread, sentences) + 0.3 * math.log(len(thread.phrases))


def sameness(mentioned: Mentioned, thread: Thread) -> float:
    """The part of the likeness that rests on what the phrase says (points, version, makers), not on where."""
    phrase = mentioned.phrase
    return (
        _identity(mentioned, thread)
        + _lengths(phrase, thread)
        + _name(mentioned, thread)
        + _makers(mentioned, thread)
    )


def _identity(mentioned: Mentioned, thread: Thread) -> float:
    phrase, score = mentioned.phrase, 0.0
    if phrase.points and thread.points:
        if phrase.points != thread.points:
            return IMPOSSIBLE
        score += SAME_POINTS
    if phrase.is_first:
        if phrase.determiner == "indefinite" and not any(p.is_first for p in thread.phrases):
            return IMPOSSIBLE  # "a previous draft" is none of those told
        former = phrase.is_former and thread.is_base
        if not former and (thread.is_later or thread.is_counter or (thread.parent and not thread.inferred)):
            return IMPOSSIBLE
        score += STRANGE_VERSION if thread.is_vague else ROOT_IS_FIRST + TOLD_BASE * thread.is_told_base
    if phrase.inside_later and (thread.is_later or thread.is_counter):
        return IMPOSSIBLE
    if phrase.is_counter:
        if not (thread.is_counter or _is_reworked(phrase, thread)):
            return IMPOSSIBLE
        score += SAME_COUNTER if thread.is_counter else IDENTIFIED
    if phrase.is_later:
        if not (
            thread.is_later
            or thread.is_vague
            or _is_amended(phrase, thread)
            or (phrase.points and phrase.points == thread.points)
        ):
            return IMPOSSIBLE
        amended = not (thread.is_vague or phrase.points)
        score += SAME_VERSION if thread.is_later else IDENTIFIED if amended else SAME_VERSION / 2
    elif phrase.vaguely_later and thread.has_failed:
        return IMPOSSIBLE
    elif phrase.vaguely_later and phrase.determiner != "indefinite" and (thread.is_later or thread.parent):
        score += SAME_VERSION / 2
    elif thread.is_later and thread.parent and not phrase.points and phrase.makers:
        base = thread.parent[0]
        ours = (thread.makers.keys() - base.makers.keys()) | thread.cues
        score += OTHER_VERSION * (not (phrase.makers | mentioned.cues) & ours)
    return score


def _is_amended(phrase: DraftPhrase, thread: Thread) -> bool:
    """Whether "the amended text" goes on about the counter-text just told, which amends another one."""
    just = phrase.sentence - thread.phrases[-1].sentence <= AMENDED_SOON
    return just and thread.is_counter and phrase.determiner == "definite" and phrase.noun in VERSION_NOUNS


def _is_reworked(phrase: DraftPhrase, thread: Thread) -> bool:
    """Whether "the counter-proposal" goes on about the version of somebody else's text that was just told."""
    told = thread.phrases[0].determiner == "indefinite" and len(thread.phrases) == 1
    soon = phrase.sentence - thread.phrases[0].sentence <= AMENDED_SOON
    return phrase.determiner == "definite" and thread.is_later and told and soon


def _lengths(phrase: DraftPhrase, thread: Thread) -> float:
    """For "the 19-page redline" against other lengths, by unit; for "another text" against all before it."""
    if phrase.another or (phrase.ordinal and thread.ordinals and phrase.ordinal not in thread.ordinals):
        return IMPOSSIBLE
    told = dict(thread.sizes)
    if any(told.get(unit, number) != number for unit, number in phrase.sizes):
        return IMPOSSIBLE
    return SAME_SIZE * bool(phrase.sizes & thread.sizes)


def _name(mentioned: Mentioned, thread: Thread) -> float:
    """For the words that name a text: "the bridging proposal" is no "blue paper"."""
    phrase = mentioned.phrase
    if phrase.said & thread.naming or mentioned.cues & thread.cues:
        return SAME_NAME
    return OTHER_NAME if phrase.naming and thread.naming else 0.0


def _makers(mentioned: Mentioned, thread: Thread) -> float:
    named, ours = mentioned.named, [m for m in thread.makers if is_named(m)]
    if "joint" in mentioned.phrase.said and len(ours) == 1:
        return STRANGE_OWNER
    if sum(map(is_named, mentioned.phrase.makers)) == 1 and any("joint" in p.said for p in thread.phrases):
        return STRANGE_OWNER
    days = {label for label in named if label.startswith(DAY)}
    if days:
        told = {label for label in thread.makers if label.startswith(DAY)}
        if told:
            return SAME_NAME if told & days else STRANGE_MAKER
        if days & thread.cues:
            return MAKER_CREDIT
        if not thread.is_called(mentioned.phrase.noun):
            return STRANGE_MAKER / 2  # "the March draft" is hardly "the bridging proposal"
        named = named - days
    if not named:
        own = "own" in mentioned.phrase.said
        owned = max((thread.makers[maker] for maker in mentioned.owner), default=0)
        if mentioned.owner and not owned and any(is_named(maker) for maker in thread.makers):
            return IMPOSSIBLE if own else STRANGE_OWNER
        return min(MOST_CREDIT, MAKER_CREDIT * owned)
    credit = max((thread.makers[maker] for maker in named), default=0)
    if credit:
        return min(MOST_CREDIT, MAKER_CREDIT * credit)
    if named & thread.associates:
        return ASSOCIATE
    told_by = any(not label.startswith(DAY) for label in thread.makers)
    return STRANGE_MAKER if told_by else 0.0


def _recency(phrase: DraftPhrase, thread: Thread, sentences: Sequence[Sentence]) -> float:
    last = thread.phrases[-1]
    apart = phrase.sentence - last.sentence
    blocks = sentences[phrase.sentence].block - sentences[last.sentence].block
    return 1.5 / (1 + apart) + 1.0 / (1 + blocks)
