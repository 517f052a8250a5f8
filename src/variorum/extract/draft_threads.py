"""Draft phrases gathered into threads, one for every text on the table, in the order of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.discourse import IDENTIFIED, IMPOSSIBLE, Mentioned, Thread, likeness, sameness
from variorum.extract.draft_clauses import (
    is_provision_noun,
    other_between,
    read_clause,
    reduced_to,
    same_as,
    stated_points,
)
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.lineage import link_versions, relation_between
from variorum.extract.sentences import Sentence
from variorum.model import Relation

# Nouns that may take up a text again ("the document") while it is still in mind.
TAKING_UP = frozenset(
    "document text deal agreement offer version package initiative memorandum paper".split()
)
IN_MIND = 3  # sentences
ANSWERS = frozenset("response reply".split())
HANDING = frozenset(
    "send deliver hand submit present draft write transmit circulate table come arrive land".split()
)
# What a party puts in of its own: "our claim" is not the package of the other side.
OWN_TEXTS = frozenset("claim offer bid reply response counteroffer counter-offer ultimatum".split())
# So called, a plain noun is a text on the table even where nothing is told of it yet.
UNSETTLED = frozenset("tentative provisional draft bridging proposed leaked".split())
FEW_TEXTS = 3  # with fewer texts told, a strange maker rather brings up another one
TEXTS = frozenset("document text offer version package initiative memorandum paper bid".split())
# Called so, a text is hardly the one that is called "the first draft" elsewhere.
DISTINCT = frozenset("framework accord blueprint roadmap paper package initiative".split())


@dataclass(slots=True)
class Reading:
    """The threads found so far, which thread each phrase belongs to, and the phrases that were put aside."""

    threads: list[Thread] = field(default_factory=list)
    of_phrase: dict[int, Thread] = field(default_factory=dict)
    refused: list[tuple[DraftPhrase, str]] = field(default_factory=list)

    def open(self, mentioned: Mentioned) -> Thread:
        """A new thread that begins with this phrase."""
        thread = Thread(number=len(self.threads))
        self.threads.append(thread)
        thread.take(mentioned)
        return thread


def follow_drafts(
    annotated: Annotated, sentences: tuple[Sentence, ...], phrases: tuple[DraftPhrase, ...]
) -> Reading:
    """Every phrase in its thread; inner phrases first ("the full text of the plan" waits for "the plan")."""
    reading = Reading()
    for place in _inner_first(phrases):
        phrase, sentence = phrases[place], sentences[phrases[place].sentence]
        reason = _no_draft(annotated.doc, phrase, sentence)
        if reason:
            reading.refused.append((phrase, reason))
            continue
        mentioned = read_clause(annotated, sentences, phrase)
        described = same_as(annotated.doc, phrases, place)
        if phrase.whole_of is not None:
            if phrase.vaguely_later:
                mentioned = replace(mentioned, phrase=replace(phrase, is_later=True))
            elif described is None and not (phrase.is_later or phrase.is_first):
                described = phrase.whole_of
        thread = reading.of_phrase.get(described) if described is not None else None
        if thread is not None:
            thread.take(mentioned)
        else:
            other = _set_against(annotated.doc, phrases, place, reading)
            thread = _place(mentioned, reading, sentences, other)
        if thread is None:
            reading.refused.append((phrase, "no text on the table is named here"))
            continue
        reading.of_phrase[place] = thread
        for near in (place - 1, place + 1):
            if near in reading.of_phrase:
                first, second = sorted((near, place))
                one, other = reading.of_phrase[first], reading.of_phrase[second]
                link_versions(annotated.doc, phrases[first], phrases[second], one, other)
        _count_points(annotated.doc, place, phrases, sentence, reading)
    return reading


def _inner_first(phrases: tuple[DraftPhrase, ...]) -> list[int]:
    order = list(range(len(phrases)))
    for i, phrase in enumerate(phrases):
        if phrase.whole_of is not None:
            order[i], order[i + 1] = order[i + 1], order[i]
    return order


def _no_draft(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> str | None:
    """Why a phrase names no single text, None where it may."""
    if phrase.determiner == "generic":
        return "a text in general, none in particular"
    if phrase.plural and not (phrase.makers or phrase.determiner in ("definite", "possessive")):
        return "several texts, none singled out"
    counted = any(t.pos_ == "NUM" and t.lower_ != "one" for t in doc[phrase.first : phrase.head])
    if phrase.plural and counted and phrase.points is None:
        return "several texts, none singled out"
    if phrase.plural and (phrase.is_counter and not phrase.makers):
        return "several texts, none singled out"
    if is_provision_noun(doc, phrase, sentence):
        return "one proposal inside a text, not a text"
    if phrase.noun in ANSWERS and not (phrase.governs or _is_handed_over(doc, phrase, sentence)):
        return "an answer, not a text"
    if doc[phrase.head].lower_ in ("terms", "term"):
        return "terms, not a text"
    return None


def _is_handed_over(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """Whether an answer is put on paper: "sent a written reply", "the reply handed over on Friday"."""
    if phrase.modifiers or phrase.points or phrase.is_later:
        return True
    near = doc[max(sentence.first, phrase.first - 6) : min(sentence.last, phrase.last + 6)]
    return any(t.lemma_.lower() in HANDING and t.pos_ == "VERB" for t in near)


def _set_against(doc: Doc, phrases: tuple[DraftPhrase, ...], place: int, reading: Reading) -> Thread | None:
    """The thread of the phrase before that this one can't mean ("the draft replaces the compilation")."""
    if place == 0 or phrases[place - 1].sentence != phrases[place].sentence:
        return None
    related = relation_between(doc, phrases[place - 1], phrases[place])[0] is not None
    return reading.of_phrase.get(place - 1) if related else None


def _place(
    mentioned: Mentioned, reading: Reading, sentences: Sequence[Sentence], other: Thread | None = None
) -> Thread | None:
    """The thread that a phrase belongs to, a new one where it brings up another text, None for no text.

    `other` is a thread that it is not about.
    """
    phrase = mentioned.phrase
    threads = [thread for thread in reading.threads if thread is not other]
    if phrase.noun in DISTINCT and not phrase.named:
        threads = [t for t in threads if any(p.noun == phrase.noun for p in t.phrases)] or threads
    scored = ((likeness(mentioned, thread, sentences), -thread.number, thread) for thread in threads)
    ranked = [item for item in scored if item[0] > IMPOSSIBLE]
    if not ranked and phrase.determiner == "definite":
        ranked = [(0.0, -t.number, t) for t in threads[-1:] if _is_same_framework(phrase, t)]
    for score, _, thread in sorted(ranked, key=lambda item: item[:2], reverse=True):
        if score > IMPOSSIBLE and _joins(mentioned, thread, sentences):
            thread.take(mentioned)
            return thread
        if not mentioned.named and not _is_another(phrase, thread):
            break
    left = _only_one_left(mentioned, threads)
    if left is not None:
        left.take(mentioned)
        return left
    if not _opens(mentioned, reading):
        return None
    thread = reading.open(mentioned)
    _descend(thread, mentioned, reading)
    return thread


def _joins(mentioned: Mentioned, best: Thread, sentences: Sequence[Sentence]) -> bool:
    """Whether a phrase is about the text of a thread that fits it best."""
    phrase, same = mentioned.phrase, sameness(mentioned, best)
    if phrase.points and phrase.points == best.points:
        return True
    own = phrase.determiner == "possessive" and phrase.noun in OWN_TEXTS
    if own and all(other.noun != phrase.noun for other in best.phrases):
        return False
    definite = phrase.determiner in ("definite", "none")
    if (
        definite
        and phrase.points
        and best.points is None
        and same >= 0
        and _just_opened(phrase, best, sentences)
    ):
        return True
    if definite and _is_same_framework(phrase, best):
        return True
    if not (phrase.strong or names_maker(mentioned)):
        return not phrase.points and _takes_up(mentioned, best)
    if phrase.is_first and not best.is_bare:
        return same >= 0 and not (phrase.determiner == "indefinite" and phrase.points)
    if mentioned.named or phrase.points or phrase.is_later or phrase.is_counter:
        near = phrase.sentence - best.phrases[0].sentence <= IN_MIND
        if best.is_bare and near and not (phrase.is_later or phrase.is_counter):
            return True
        if definite and not mentioned.on_stage and _goes_by_place(phrase, best):
            return True
        known = definite and not (best.is_later or best.is_counter or (phrase.points and best.points))
        unmade = phrase.strong and not best.makers
        return same >= (0 if known and (phrase.points or unmade) else IDENTIFIED)
    if phrase.determiner == "indefinite" and (not best.is_bare or len(best.phrases) > 1):
        contrast = best.is_later and bool(phrase.modifiers | phrase.others)
        return same > IDENTIFIED or not (phrase.vaguely_later or mentioned.appears or contrast)
    return not _is_another(phrase, best)


def _goes_by_place(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether "the Port Sarn paper" goes on about the text of the sentence before, by where it was made."""
    near = phrase.sentence - best.phrases[-1].sentence <= 1
    return near and best.on_stage and not phrase.strong and phrase.noun in TEXTS and len(best.makers) > 0


def _is_same_framework(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether "the revised framework" or "the 14-point framework" only says more of "a peace framework"."""
    same_noun = phrase.noun in DISTINCT and all(p.noun == phrase.noun for p in best.phrases)
    told_apart = any(p.is_first for p in best.phrases) or phrase.is_first
    return (
        same_noun and best.points is None and not told_apart and not phrase.is_counter and not phrase.makers
    )


def _only_one_left(mentioned: Mentioned, threads: Sequence[Thread]) -> Thread | None:
    """The one text nobody is named for yet, where all the others have other makers than this phrase names."""
    phrase = mentioned.phrase
    if phrase.determiner not in ("definite", "possessive") or not phrase.makers or len(threads) < FEW_TEXTS:
        return None
    fitting = [t for t in threads if sameness(mentioned, t) >= 0]
    one = fitting[0] if len(fitting) == 1 else None
    return one if one is not None and not one.makers and one.points in (None, phrase.points) else None


def _just_opened(phrase: DraftPhrase, best: Thread, sentences: Sequence[Sentence]) -> bool:
    """Whether the text came up in this paragraph or the sentence before ("the 14-point document")."""
    first = best.phrases[0].sentence
    return first >= phrase.sentence - 1 or sentences[first].block == sentences[phrase.sentence].block


def _is_another(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether "the framework" can't be "the first draft": told apart as first, and called by another noun."""
    firsts = all(other.is_first for other in best.phrases)
    return firsts and phrase.noun not in {other.noun for other in best.phrases} and phrase.noun in DISTINCT


def names_maker(mentioned: Mentioned) -> bool:
    """Whether a weak noun is told as somebody's text: "the union's paper", "the three-country document"."""
    phrase = mentioned.phrase
    return bool(phrase.makers) and phrase.noun in TEXTS and phrase.determiner != "indefinite"


def _takes_up(mentioned: Mentioned, best: Thread) -> bool:
    """Whether a weak noun ("the document") goes on about a text, and is no text of another kind."""
    phrase = mentioned.phrase
    if phrase.vaguely_later and best.is_later and phrase.determiner == "definite":
        return True
    if any(phrase.noun == other.noun for other in best.phrases):
        return phrase.determiner != "indefinite" or sameness(mentioned, best) >= IDENTIFIED
    if phrase.noun not in TAKING_UP or phrase.determiner in ("indefinite", "none"):
        return sameness(mentioned, best) > IDENTIFIED and bool(phrase.modifiers)
    if phrase.makers or phrase.is_later or phrase.is_counter:
        return sameness(mentioned, best) >= IDENTIFIED
    return phrase.sentence - best.phrases[-1].sentence <= IN_MIND


def _opens(mentioned: Mentioned, reading: Reading) -> bool:
    """Whether the phrase brings up a text that was not spoken of before."""
    phrase = mentioned.phrase
    if phrase.points:
        return True
    if not (phrase.strong or names_maker(mentioned)):
        told = mentioned.appears or phrase.is_later or bool(phrase.modifiers & UNSETTLED)
        law = phrase.noun in words.LAWS and bool(mentioned.makers)
        return told and bool(
            phrase.modifiers
            or phrase.makers
            or law
            or (phrase.is_later and reading.threads)
            or (phrase.vaguely_later and phrase.noun in TEXTS)
            or (mentioned.appears and phrase.noun == "version" and reading.threads)
        )
    if phrase.plural:
        return bool(phrase.makers)
    if phrase.determiner in ("definite", "possessive"):
        return True
    return phrase.named or mentioned.appears or phrase.is_first or phrase.governs


def _descend(thread: Thread, mentioned: Mentioned, reading: Reading) -> None:
    """Give a new version or counter-text its parent; a base that comes up later gets its heirs."""
    phrase, others = mentioned.phrase, [t for t in reading.threads if t is not thread]
    if phrase.is_first:
        _father(thread, [t for t in others if t.inferred], phrase)
        return
    if phrase.is_later or phrase.is_counter or (phrase.vaguely_later and others):
        base = _base(thread, others)
        if base is not None:
            relation: Relation = "counters" if phrase.is_counter else "revises"
            thread.parent = (base, relation, phrase.head)
            strange = bool(set(thread.makers)) and not set(thread.makers) & set(base.makers)
            thread.is_counter = thread.is_counter or (phrase.is_later and strange and bool(base.makers))
        return
    _father(thread, [t for t in others if t.parent is None and (t.is_later or t.is_counter)], phrase)
    first = next((t for t in others if any(p.is_first for p in t.phrases)), None)
    if first is not None and phrase.strong and not mentioned.named and not any(t.is_later for t in others):
        thread.parent = (first, "revises", phrase.head)


def _father(thread: Thread, heirs: list[Thread], phrase: DraftPhrase) -> None:
    """Make a base that comes up late the parent of those told as new versions or counter-texts."""
    for other in heirs:
        if not (phrase.makers and set(phrase.makers) == set(other.makers)):
            relation: Relation = "counters" if other.is_counter else "revises"
            other.parent = (thread, relation, other.phrases[0].head)


def _base(thread: Thread, others: list[Thread]) -> Thread | None:
    """The text that a new version starts from: for a counter-text one of other makers, else the first one."""
    roots = [t for t in others if not t.is_later and not t.is_counter] or others
    if thread.is_counter:
        roots = [t for t in roots if not set(t.makers) & set(thread.makers)] or roots
    return max(roots, key=lambda t: (len(t.phrases), -t.number), default=None)


def _count_points(
    doc: Doc, place: int, phrases: tuple[DraftPhrase, ...], sentence: Sentence, reading: Reading
) -> None:
    """Read "includes 19 points" and "cut to 19 points": the latter makes a new version of what was cut."""
    thread, phrase = reading.of_phrase[place], phrases[place]
    stated = stated_points(doc, phrase, sentence)
    if stated and not thread.points and not other_between(doc, phrase, phrases, stated[1]):
        thread.points = stated[0]
    points = reduced_to(doc, phrase, sentence)
    if points is None or points == thread.points:
        return
    heir = next(
        (t for t in reading.threads if t.is_later and t.points in (None, points) and t is not thread), None
    )
    if thread.is_later and not thread.points:
        thread.points = points
    elif heir is not None:
        heir.points = points
    else:
        heir = Thread(
            len(reading.threads), [phrase], points, is_later=True, parent=(thread, "revises", phrase.head)
        )
        reading.threads.append(heir)
