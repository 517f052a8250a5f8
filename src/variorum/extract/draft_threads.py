"""Draft phrases gathered into threads, one for every text on the table, in the order of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from variorum.annotated import Annotated
from variorum.extract.discourse import IMPOSSIBLE, Mentioned, Thread, likeness
from variorum.extract.draft_answers import answers_with, link_answers
from variorum.extract.draft_clauses import read_clause
from variorum.extract.draft_cues import cues_of, origins_of
from variorum.extract.draft_descriptions import (
    counted_next,
    has_failed,
    is_in_place,
    is_only_kind,
    is_title,
    is_told_apart,
    measured_by,
    other_between,
    points_told,
    reduced_to,
    same_as,
    stated_points,
    tells_of_pronoun,
    was_turned_down,
)
from variorum.extract.draft_heirs import TREATIES, descend, settle_heirs
from variorum.extract.draft_joining import (
    DISTINCT,
    IN_MIND,
    is_announced,
    is_another,
    is_same_framework,
    joins,
    only_one_left,
)
from variorum.extract.draft_opening import opens
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.draft_refusals import is_handed_over, no_draft
from variorum.extract.draft_stages import former_terms, is_next_stage
from variorum.extract.draft_words import LAWS
from variorum.extract.lineage import link_measured, link_versions, relation_between
from variorum.extract.sentences import Sentence

# "The mill improved its first offer": the one on the table by now is another.
IMPROVING = frozenset("improve sweeten raise increase better revise amend soften rework".split())
COPULAS = frozenset("be become remain call constitute form echo".split())
ANSWERS = frozenset("response reply answer".split())
# What any text may be called; by another noun a text that was called so before is meant.
GENERIC = frozenset("text document plan proposal draft deal agreement offer version one".split())
POINTED_AT = 2.5  # for "that text", of the text last spoken of


@dataclass(slots=True)
class Reading:
    """The threads found so far, which thread each phrase belongs to, and the phrases that were put aside.

    `pronouns` maps the token of "it" in "it departs from the outline" to the thread it stands for.
    """

    threads: list[Thread] = field(default_factory=list)
    of_phrase: dict[int, Thread] = field(default_factory=dict)
    refused: list[tuple[DraftPhrase, str]] = field(default_factory=list)
    pronouns: dict[int, Thread] = field(default_factory=dict)

    def latest(self, place: int, sentence: int) -> Thread | None:
        """The thread last spoken of before a phrase, if that is not long ago."""
        before = max((at for at in self.of_phrase if at < place), default=None)
        if before is None:
            return None
        thread = self.of_phrase[before]
        return thread if sentence - thread.phrases[-1].sentence <= IN_MIND else None

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
    for place in _inner_first(annotated.doc, phrases):
        phrase, sentence = phrases[place], sentences[phrases[place].sentence]
        reason = no_draft(annotated, phrase, sentence) or _is_group(phrase, reading)
        if reason is None and _is_only_said(annotated.doc, phrases, place, sentence, reading):
            reason = "an answer, not a text"
        if reason:
            reading.refused.append((phrase, reason))
            continue
        thread = _thread_of(annotated, sentences, phrases, place, reading)
        if thread is not None:
            thread.phrases[-1] = phrase  # as written: what the sentence told of it is the thread's by now
        if thread is None:
            reading.refused.append((phrase, "no text on the table is named here"))
            continue
        reading.of_phrase[place] = thread
        _add_former(annotated.doc, phrase, thread, reading)
        for near in (place - 1, place + 1):
            if near in reading.of_phrase:
                first, second = sorted((near, place))
                one, other = reading.of_phrase[first], reading.of_phrase[second]
                link_versions(annotated.doc, phrases[first], phrases[second], one, other)
        _count_points(annotated.doc, place, phrases, sentence, reading)
        following = sentences[sentence.index + 1 : sentence.index + 2]
        last = place + 1 == len(phrases) or phrases[place + 1].sentence > sentence.index
        if last and following and thread.points is None:
            thread.points = counted_next(annotated.doc, following[0])
    settle_heirs(reading.threads)
    link_answers(annotated, sentences, reading.threads)
    return reading


def _add_former(doc: Doc, phrase: DraftPhrase, thread: Thread, reading: Reading) -> None:
    """Bring up the offer that is only told by what this one was raised from."""
    former = former_terms(doc, phrase) if thread.parent is None else None
    if former is None:
        return
    old = Thread(len(reading.threads), [former], makers=Counter(thread.makers))
    reading.threads.append(old)
    thread.parent, thread.inferred, thread.is_later = (old, "revises", phrase.head), False, True


def _thread_of(
    annotated: Annotated,
    sentences: tuple[Sentence, ...],
    phrases: tuple[DraftPhrase, ...],
    place: int,
    reading: Reading,
) -> Thread | None:
    """The thread that takes the phrase: of what it describes, else of what it names; None for no text."""
    doc, phrase = annotated.doc, phrases[place]
    mentioned = _mentioned(annotated, sentences, phrase, reading)
    described = place + 1 if _is_told_after(doc, phrases, place) else same_as(doc, phrases, place)
    if phrase.whole_of is not None:
        if phrase.vaguely_later:
            mentioned = replace(mentioned, phrase=replace(phrase, is_later=True))
        elif described is None and not (phrase.is_later or phrase.is_first):
            described = phrase.whole_of
    thread = reading.of_phrase.get(described) if described is not None else None
    if thread is None and is_title(doc, phrase):
        thread = reading.latest(place, phrase.sentence)
    if thread is None and phrase.strong and tells_of_pronoun(doc, phrase):
        thread = reading.latest(place, phrase.sentence)
        if thread is None and phrase.determiner != "definite":
            return None
        if thread is not None and not thread.bears(phrase):
            return None
        if thread is not None and _is_of_others(phrase, thread):
            thread = None  # "it is the League's mark-up of the first": "it" is a text of its own
    if thread is None and is_only_kind(doc, phrase):
        return None
    if thread is not None:
        thread.take(mentioned)
        if thread.parent is None and phrase.is_later:
            descend(thread, mentioned, reading.threads)
        settle_heirs(reading.threads)
        return thread
    return _place_measured(doc, phrases, place, mentioned, sentences, reading)


def _is_of_others(phrase: DraftPhrase, thread: Thread) -> bool:
    """Whether a later version is by others than the thread's text."""
    told = phrase.is_later and bool(phrase.makers and thread.makers)
    return told and not phrase.makers & set(thread.makers)


def _place_measured(
    doc: Doc,
    phrases: tuple[DraftPhrase, ...],
    place: int,
    mentioned: Mentioned,
    sentences: tuple[Sentence, ...],
    reading: Reading,
) -> Thread | None:
    """The thread of a phrase by its name, kept from the text that it is measured by or is a version of."""
    phrase = phrases[place]
    pronoun = measured_by(doc, phrase)
    measured = reading.latest(place, phrase.sentence) if pronoun is not None else None
    whole = phrase.whole_of if phrase.is_first and phrase.determiner == "indefinite" else None
    other = reading.of_phrase.get(whole) if whole is not None else None  # "an earlier version of the plan"
    other = other or measured or _set_against(doc, phrases, place, reading)
    thread = _place(mentioned, place, reading, sentences, other)
    if pronoun is not None and measured is not None and thread is not None:
        reading.pronouns[pronoun.i] = measured
        link_measured(pronoun.head, measured, thread)
    return thread


def _mentioned(
    annotated: Annotated, sentences: tuple[Sentence, ...], phrase: DraftPhrase, reading: Reading
) -> Mentioned:
    """The phrase with all that its clause says of the text: who, where and when, against which other one."""
    doc, sentence = annotated.doc, sentences[phrase.sentence]
    mentioned = replace(read_clause(annotated, sentences, phrase), cues=cues_of(annotated, phrase))
    if phrase.determiner in ("indefinite", "none"):
        mentioned = replace(mentioned, origins=origins_of(annotated, sentences, phrase))
    offered = phrase.noun == "alternative" and mentioned.appears and doc[phrase.head].head.lemma_ != "offer"
    if reading.threads and (
        offered or answers_with(doc, phrase) is not None or is_in_place(doc, phrase, sentence)
    ):
        mentioned = replace(mentioned, phrase=replace(phrase, is_counter=True, strong=True))
    if reading.threads and has_failed(doc, phrase):
        mentioned = replace(
            mentioned, phrase=replace(phrase, another=not _has_failed(reading), strong=True, is_former=True)
        )
    improved = (
        phrase.is_first and doc[phrase.head].dep_ == "dobj" and doc[phrase.head].head.lemma_ in IMPROVING
    )
    if reading.threads and improved and not any(p.is_first for t in reading.threads for p in t.phrases):
        mentioned = replace(mentioned, phrase=replace(mentioned.phrase, another=True))
    if reading.threads and was_turned_down(doc, phrase):
        mentioned = replace(mentioned, phrase=replace(mentioned.phrase, another=True, is_former=True))
    if any(is_next_stage(doc, phrase, thread) for thread in reading.threads):
        mentioned = replace(mentioned, phrase=replace(mentioned.phrase, is_later=True))
    known = any(thread.is_called(phrase.noun) for thread in reading.threads)
    if reading.threads and not known and phrase.noun in DISTINCT and is_told_apart(doc, phrase):
        mentioned = replace(mentioned, phrase=replace(phrase, another=True, strong=True))
    stated = points_told(doc, phrase)
    if stated and not phrase.points:
        mentioned = replace(mentioned, phrase=replace(mentioned.phrase, points=stated))
    return mentioned


def _has_failed(reading: Reading) -> bool:
    """Whether a text that failed was told of before."""
    return any(thread.has_failed for thread in reading.threads)


def _inner_first(doc: Doc, phrases: tuple[DraftPhrase, ...]) -> list[int]:
    order = list(range(len(phrases)))
    for i, phrase in enumerate(phrases):
        if phrase.whole_of is not None or _is_told_after(doc, phrases, i):
            order[i], order[i + 1] = order[i + 1], order[i]
    return order


def _is_told_after(doc: Doc, phrases: tuple[DraftPhrase, ...], place: int) -> bool:
    """Whether "the offer" is told by what follows: "the offer on the table is Sunday's offer"."""
    phrase, after = phrases[place], phrases[place + 1 : place + 2]
    if phrase.determiner != "definite" or phrase.named or not (after and after[0].makers):
        return False
    one, other = doc[phrase.head], doc[after[0].head]
    equated = one.dep_ == "nsubj" and other.dep_ == "attr" and one.head == other.head
    return equated and one.head.lemma_ == "be" and after[0].determiner != "indefinite"


def _is_group(phrase: DraftPhrase, reading: Reading) -> str | None:
    """Why "the drafts", where several are told, names none of them."""
    several = (
        phrase.plural and not (phrase.makers or phrase.points or phrase.is_first) and len(reading.threads) > 1
    )
    return "several texts, none singled out" if several else None


def _is_only_said(
    doc: Doc, phrases: tuple[DraftPhrase, ...], place: int, sentence: Sentence, reading: Reading
) -> bool:
    """Whether an answer is none on paper, nor called so before or in what follows ("the answer, a paper")."""
    phrase = phrases[place]
    if phrase.noun not in ANSWERS or phrase.governs or is_handed_over(doc, phrase, sentence):
        return False
    if place + 1 < len(phrases) and same_as(doc, phrases, place + 1) == place:
        return False
    known = phrase.determiner in ("definite", "possessive")
    return not known or not any(thread.is_called(phrase.noun) for thread in reading.threads)


def _set_against(doc: Doc, phrases: tuple[DraftPhrase, ...], place: int, reading: Reading) -> Thread | None:
    """The thread of the phrase before that this one can't mean ("the draft replaces the compilation")."""
    if place == 0 or phrases[place - 1].sentence != phrases[place].sentence:
        return None
    related = relation_between(doc, phrases[place - 1], phrases[place])[0] is not None
    related = related or _is_acted_on(doc, phrases[place - 1], phrases[place])
    return reading.of_phrase.get(place - 1) if related else None


def _is_acted_on(doc: Doc, first: DraftPhrase, second: DraftPhrase) -> bool:
    """Whether both are subject and object of one verb ("The package mirrors a bill"), so not the same."""
    token = doc[second.head]
    while token.dep_ in ("pobj", "prep", "acomp"):
        token = token.head
    verb = token.head if token.dep_ in ("dobj", "dative") else token
    who = next((c for c in verb.children if c.dep_ == "nsubj"), verb)
    subject = first.head == (verb.head.i if who.tag_ == "WDT" else who.i)
    copula = verb.lemma_ in COPULAS and doc[second.head].dep_ != "pobj"
    return subject and not copula


def _place(
    mentioned: Mentioned,
    place: int,
    reading: Reading,
    sentences: Sequence[Sentence],
    other: Thread | None = None,
) -> Thread | None:
    """The thread that a phrase belongs to, a new one where it brings up another text, None for no text.

    `other` is a thread that it is not about.
    """
    phrase = mentioned.phrase
    threads = _candidates(mentioned, reading, other)
    latest = reading.latest(place, phrase.sentence)
    if latest is not None and latest is not other and is_announced(mentioned, latest):
        latest.take(mentioned)
        return latest
    pointed = latest if phrase.pointing else None
    scored = (
        (likeness(mentioned, thread, sentences) + POINTED_AT * (thread is pointed), -thread.number, thread)
        for thread in threads
    )
    ranked = [item for item in scored if item[0] > IMPOSSIBLE]
    if not ranked and phrase.determiner == "definite":
        ranked = [(0.0, -t.number, t) for t in threads[-1:] if is_same_framework(phrase, t)]
    only_namesakes = False
    for _, _, thread in sorted(ranked, key=lambda item: item[:2], reverse=True):
        namesake = thread.is_called(phrase.noun)
        if (namesake or not only_namesakes) and joins(mentioned, thread, sentences):
            thread.take(mentioned)
            return thread
        only_namesakes = only_namesakes or not (mentioned.named or is_another(phrase, thread))
    left = only_one_left(mentioned, threads)
    if left is not None:
        left.take(mentioned)
        return left
    if not opens(mentioned, bool(reading.threads)):
        return None
    return _opened(mentioned, reading, other)


def _opened(mentioned: Mentioned, reading: Reading, other: Thread | None) -> Thread:
    """A new thread with its parent, which for the first version of another text is that text."""
    thread, phrase = reading.open(mentioned), mentioned.phrase
    of_other = other is not None and phrase.is_first and phrase.whole_of is not None
    descend(thread, mentioned, [other] if of_other and other is not None else reading.threads)
    settle_heirs(reading.threads)
    return thread


def _candidates(mentioned: Mentioned, reading: Reading, other: Thread | None) -> list[Thread]:
    """The threads that a phrase may be about: those of its noun, where there are any."""
    phrase = mentioned.phrase
    threads = [thread for thread in reading.threads if thread is not other]
    for thread in threads:
        heirs = [heir for heir in reading.threads if heir.parent and heir.parent[0] is thread]
        thread.is_base, thread.is_told_base = bool(heirs), any(not heir.inferred for heir in heirs)
    known = any(mentioned.cues & thread.cues for thread in threads)
    if phrase.noun not in GENERIC | LAWS and not (phrase.named or known):
        threads = [t for t in threads if t.is_called(phrase.noun)] or threads
    for kind in (TREATIES, LAWS):
        if phrase.noun in kind and not (phrase.named or known):
            threads = [t for t in threads if any(p.noun in kind for p in t.phrases)] or threads
    return threads


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
