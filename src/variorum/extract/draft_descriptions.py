"""What a draft phrase says of another one, or of a text of its own: a mere description, a count of points."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.sentences import Sentence

SUBJECTS = ("nsubj", "nsubjpass")
COUNTING_VERBS = frozenset("run have comprise contain include consist list".split())
COUNTED = frozenset("points articles clauses items".split())
COUNTED_SOON, FEWEST_WORDS = 6, 4
# "In its place the League tabled a paper."
OPENING_AGAINST = (["in", "its", "place"], ["in", "its", "stead"], ["as", "an", "alternative"])
OPENING = frozenset("“\"‘'")
CLOSING = frozenset("”\"’'")
TITLING = frozenset("headed titled entitled called named labelled labeled".split())
REFUSING = frozenset("reject rebuff refuse defeat veto block spurn".split())
FAILING = frozenset("collapse fail unravel founder fall die expire lapse".split())
FAILED = frozenset("failed collapsed aborted abandoned defunct ill-fated expired".split())
REACHING = frozenset("reach achieve secure seek forge finalize finalise negotiate clinch".split())
TOWARDS = frozenset("at toward towards on for".split())
PROMISING = frozenset("vow promise threaten plan hope want intend pledge offer".split())
YEAR = re.compile(r"(?:19|20)\d\d")


def is_to_come(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether somebody only hopes for a text: "there is work to do to make a final document".

    Or only promises one: "vowed to table a motion".
    """
    verb = doc[phrase.head].head
    hoped = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    promised = (
        verb.dep_ == "xcomp"
        and verb.head.lemma_.lower() in PROMISING
        and not phrase.strong
        and not phrase.is_later
    )
    if phrase.determiner == "indefinite" and verb.lemma_ in REACHING and verb.head.lower_ in TOWARDS:
        return not (phrase.points or phrase.makers)  # "aimed at reaching a deal"
    vague = phrase.vaguely_later or promised
    return vague and phrase.determiner == "indefinite" and hoped and not phrase.points


def measured_by(doc: Doc, phrase: DraftPhrase) -> Token | None:
    """The pronoun of "it departs from the outline", which stands for another text than the phrase.

    Also of "built on the outline's numbering, it drops …".
    """
    head = doc[phrase.head]
    while head.dep_ == "poss":
        head = head.head
    verb = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "prep" else head.head
    if head.dep_ not in ("pobj", "dobj") or verb.lemma_.lower() not in words.MEASURING_VERBS:
        return None
    if head.dep_ == "dobj" and verb.lemma_.lower() not in words.BUILDING_VERBS:
        return None
    told = list(verb.children)
    if verb.tag_ == "VBN" and verb.is_sent_start:
        told = [t for t in doc[phrase.last : verb.sent.end] if t.dep_ == "nsubj"][:1]
    return next((c for c in told if c.dep_ == "nsubj" and c.lower_ in ("it", "this")), None)


def is_bygone(annotated: Annotated, phrase: DraftPhrase) -> bool:
    """Whether a year before the report's own dates the text: "the agreement of 2033", "the 2024 truce"."""
    doc, published = annotated.doc, annotated.reading.article.published or ""
    near = [*doc[phrase.first : phrase.head]]
    if phrase.last + 1 < len(doc) and doc[phrase.last].lower_ in ("of", "from", "in"):
        near.append(doc[phrase.last + 1])
    years = [int(t.text) for t in near if YEAR.fullmatch(t.text)]
    return bool(years) and published[:4].isdigit() and max(years) < int(published[:4]) - 1


def is_provision_noun(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """Whether the phrase is one proposal inside a text: "the proposal to use the funds"."""
    i = phrase.head + 1
    if i + 1 >= sentence.last or doc[i].lower_ != "to" or phrase.points or phrase.is_counter:
        return False
    if phrase.determiner == "indefinite" or (phrase.determiner == "possessive" and phrase.makers):
        return False
    verb = doc[i + 1]
    return verb.tag_ == "VB" and verb.lemma_.lower() not in words.ENDING_VERBS


def same_as(doc: Doc, phrases: tuple[DraftPhrase, ...], place: int) -> int | None:
    """The place of the phrase that this one only describes.

    "pitched the plan as a counter-proposal", "the plan is a rival text", "the framework—the 14-point text".
    """
    phrase = phrases[place]
    if place == 0 or phrase.first == 0 or phrases[place - 1].sentence != phrase.sentence:
        return None
    other = phrases[place - 1]
    gap = [t for t in doc[other.last : phrase.first] if t.text not in '“”"']
    if not gap or any(t.pos_ == "VERB" and t.tag_ != "VBN" for t in gap):
        return None
    if gap[-1].lower_ == "as" and len(gap) <= 3:
        return place - 1
    copula = all(t.lemma_ in ("be", "become") for t in gap if not t.is_punct)
    after = doc[phrase.last] if phrase.last < len(doc) else None
    listed = after is not None and (after.pos_ == "CCONJ" or after.text == ",") and gap[-1].text == ","
    specified = gap[-1].text == ":" and other.determiner == phrase.determiner == "indefinite"
    apposed = (
        (specified or gap[-1].text in ("—", "–", ",", "("))
        and not any(t.pos_ == "CCONJ" for t in gap)
        and not listed
    )
    if copula and any(not t.is_punct for t in gap):
        return place - 1
    participle = any(t.pos_ == "VERB" for t in gap) and doc[phrase.head].dep_ in SUBJECTS
    return place - 1 if apposed and len(gap) <= 10 and not participle else None


def is_title(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether the phrase begins the title of the text last told: "a copy is headed “Framework for …”"."""
    before = [t for t in doc[max(0, phrase.first - 3) : phrase.first] if not t.is_punct]
    quoted = phrase.first > 0 and doc[phrase.first - 1].text in OPENING
    return quoted and bool(before) and before[-1].lower_ in TITLING


def title_of(doc: Doc, phrase: DraftPhrase) -> tuple[int, int] | None:
    """The tokens of the quoted title in "“A Fair Deal”, told in May, is a spending plan", without marks."""
    head = doc[phrase.head]
    if head.dep_ != "attr" or head.head.lemma_ != "be":
        return None
    start = next(
        (c.left_edge.i for c in head.head.children if c.dep_ in SUBJECTS and c.i < head.head.i), None
    )
    if start is None:
        return None
    start -= start > 0 and doc[start].text not in OPENING
    end = next((t.i for t in doc[start + 1 : phrase.first] if t.text in CLOSING), start)
    titled = doc[start].text in OPENING and end > start + 1 and doc[start + 1].is_title
    return (start + 1, end) if titled else None


def is_told_apart(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether a clause tells which text is meant: "the outline on which the ministers shook hands"."""
    clauses = [c for c in doc[phrase.head].children if c.dep_ == "relcl" and c.i > phrase.head]
    plain = phrase.last < len(doc) and doc[phrase.last].text not in (",", "—", "–")
    return plain and bool(clauses) and phrase.determiner == "definite"


def was_turned_down(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether a text is brought up by its end, so none of those on the table: "a plan rebuffed by Orme"."""
    told = (c for c in doc[phrase.head].children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > phrase.head)
    refused = any(c.lemma_.lower() in REFUSING for c in told)
    return refused and phrase.determiner == "indefinite" and not (phrase.plural or phrase.points)


def has_failed(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether a text is told from that on the table by its end: "the deal that collapsed"."""
    if phrase.determiner != "definite" or phrase.plural:
        return False
    clauses = (c for c in doc[phrase.head].children if c.dep_ == "relcl" and c.tag_ == "VBD")
    return bool(phrase.said & FAILED) or any(c.lemma_.lower() in FAILING for c in clauses)


def is_in_place(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> bool:
    """Whether the text is put forward "in its place" or "instead", against the one last told."""
    opening = [t.lower_ for t in doc[sentence.first : sentence.first + 3]]
    instead = opening[:2] == ["instead", ","] or opening in OPENING_AGAINST
    if instead and phrase.determiner == "indefinite" and phrase.first > sentence.first + 2:
        return True
    after = [t.lower_ for t in doc[phrase.last : phrase.last + 4] if not t.is_quote]
    return after[:2] in (["in", "its"], ["in", "their"]) and after[2:3] in (["place"], ["stead"])


def tells_of_pronoun(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether the phrase only says what "it" is: "it is a compromise", "they call it a counter-budget"."""
    head = doc[phrase.head]
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "as" else head.head
    if head.dep_ in ("attr", "pobj") and verb.lemma_ == "be":
        told = [c for c in verb.children if c.dep_ == "nsubj"]
    elif head.dep_ in ("oprd", "attr", "dobj", "pobj", "ccomp") and verb.lemma_ in words.CALLING_VERBS:
        told = [c for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass") and c.i < phrase.first]
        told = [c for c in told if c.i > verb.i or c.dep_ == "nsubjpass"]
        told += [c for c in head.children if c.dep_ == "nsubj"]
    else:
        return False
    return any(t.lower_ in ("it", "this", "that", "them", "they", "these") for t in told)


def is_only_kind(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether a phrase only says what kind of thing something else is: "such remarks are a draft"."""
    head = doc[phrase.head]
    if head.dep_ == "oprd" and phrase.determiner == "definite" and phrase.last - phrase.first == 2:
        return True  # "each has been called “the plan”"
    denied = any(c.dep_ == "neg" for c in head.head.children)
    said = phrase.points or phrase.named or phrase.governs
    plain = phrase.determiner == "indefinite" and (denied or not said)
    if title_of(doc, phrase) is not None:
        return False
    return plain and head.dep_ == "attr" and head.head.lemma_ == "be" and not _exists(head.head)


def _exists(verb: Token) -> bool:
    """Whether "there is …" brings something up."""
    return any(c.dep_ == "expl" or c.lower_ == "there" for c in verb.children)


def other_between(doc: Doc, phrase: DraftPhrase, phrases: tuple[DraftPhrase, ...], i: int) -> bool:
    """Whether another draft phrase stands between this one and token i."""
    return any(phrase.head < other.head < i for other in phrases)


def points_told(doc: Doc, phrase: DraftPhrase) -> int | None:
    """The N of "the first version, revealed on 10 May, ran to N points", whose subject the phrase is."""
    head = doc[phrase.head]
    if head.dep_ != "nsubj" or head.head.lemma_ not in COUNTING_VERBS:
        return None
    points = next((t for t in head.head.subtree if t.lower_ == "points" and t.i > head.head.i + 1), None)
    return words.read_number(doc[points.i - 1].text) if points is not None else None


def stated_points(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> tuple[int, int] | None:
    """The N of "the framework includes N points", said of the phrase, and the token where it stands."""
    for token in doc[phrase.head + 1 : sentence.last]:
        if token.lower_ != "points" or token.i < 2:
            continue
        number = words.read_number(doc[token.i - 1].text)
        between = [t for t in doc[phrase.head + 1 : token.i - 1] if not t.is_punct]
        has = any(
            t.lemma_ in ("include", "contain", "have", "comprise", "run", "consist", "list") for t in between
        )
        if number and has and len(between) <= 5:
            return number, token.i
    return None


def counted_next(doc: Doc, sentence: Sentence) -> int | None:
    """The N of a sentence that begins "It has N points" or "It runs to N articles", of the text just told."""
    opening = [
        t for t in doc[sentence.first : min(sentence.last, sentence.first + COUNTED_SOON)] if not t.is_punct
    ]
    if len(opening) < FEWEST_WORDS or opening[0].lower_ not in ("it", "this"):
        return None
    if opening[1].lemma_ not in COUNTING_VERBS:
        return None
    for token in opening[2:]:
        if token.lower_ in COUNTED:
            return words.read_number(doc[token.i - 1].text)
    return None


def reduced_to(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> int | None:
    """The N of "the plan was cut from 28 points to N", said of the phrase."""
    near = doc[max(sentence.first, phrase.first - 4) : sentence.last]
    if not any(t.lemma_.lower() in words.REDUCING_VERBS and abs(t.i - phrase.head) <= 12 for t in near):
        return None
    for token in doc[phrase.head + 1 : min(sentence.last - 1, phrase.head + 20)]:
        if token.lower_ != "to":
            continue
        number = words.read_number(doc[token.i + 1].text)
        rest = doc[token.i + 2 : token.i + 3].text.lower()
        counted = rest.startswith("point") or any(t.lower_ in ("points", "point") for t in near[: token.i])
        if number and counted:
            return number
    return None
