"""Noun phrases that may name a text on the table, with what they say of it: makers, points, order, kind."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from typing import Literal

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.makers import labels_between, names_within, other_labels
from variorum.extract.provision_words import CONTENT_VERBS, DROPPING
from variorum.extract.sentences import Sentence

Determiner = Literal["definite", "indefinite", "possessive", "generic", "none"]

INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "ADV", "PART", "X", "SYM"})
COUNTER_PREFIX = "counter-"
QUOTES = frozenset("“”\"‘’'")
PARTICIPLES = frozenset({"VBN", "VBG"})
# Words that a tagger takes for adjectives or participles, but that open a clause.
NEVER_INSIDE = frozenset("including according regarding concerning following given said called".split())
BACKED = re.compile(r"(?: administration)?[-‑–](?:" + "|".join(sorted(words.BACKING_PARTICIPLES)) + r")\b")
MOST_TEXTS = 20  # "Framework 2038" is a year, "paper two" is the second of some
MONTHS = frozenset(calendar.month_name[1:])
FEWEST_POINTS = 5  # "the three points" are rather three of them
LOOK_RIGHT = 12  # tokens after the head in which "drafted by …" and "of 19 points" are looked for


@dataclass(frozen=True, slots=True)
class DraftPhrase:
    """Tokens first to last (exclusive) that may name a draft; `makers` are labels of those named with it.

    `told_makers` are those of an insertion ("The plan, presented by X, …"): they do not tell it from others.
    `inside_later` marks the plan of "a new version of the plan".
    """

    first: int
    head: int
    last: int
    sentence: int
    noun: str
    determiner: Determiner
    strong: bool
    plural: bool = False
    points: int | None = None
    makers: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    is_first: bool = False
    is_later: bool = False
    vaguely_later: bool = False
    is_counter: bool = False
    whole_of: int | None = None
    made_here: bool = False
    told_makers: frozenset[str] = frozenset()
    inside_later: bool = False
    governs: bool = False
    modifiers: frozenset[str] = field(default_factory=frozenset)

    @property
    def named(self) -> bool:
        """Whether the phrase says more than "the plan"."""
        return bool(self.points or self.makers or self.is_later or self.is_counter or self.modifiers)


def find_phrases(annotated: Annotated, sentences: tuple[Sentence, ...]) -> tuple[DraftPhrase, ...]:
    """All phrases whose head is a word for a text on the table, in the order of the text."""
    found: list[DraftPhrase] = []
    for sentence in sentences:
        for token in sentence.tokens(annotated.doc):
            noun = _draft_noun(token)
            if noun and not _is_modifier(token, sentence):
                found.append(_phrase(annotated, sentence, token, noun))
    return _nested(annotated.doc, found)


def _draft_noun(token: Token) -> str | None:
    """The singular of a word for a text ("counterproposals" gives "counterproposal"), or None."""
    lower = token.lower_
    if token.i >= 2 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "counter":
        return str(lower)  # "counter-budget": whatever is set against another text is one
    if lower.startswith(COUNTER_PREFIX) and len(lower) > len(COUNTER_PREFIX) + 3:
        return str(lower)
    if token.pos_ not in ("NOUN", "PROPN") and lower not in words.COUNTER_NOUNS:
        return None
    if lower == "points" and token.i >= 2 and _are_all_points(token):
        return "points"
    for noun in (lower, token.lemma_.lower(), lower.removesuffix("s")):
        if noun in words.STRONG_NOUNS or noun in words.WEAK_NOUNS:
            return str(noun)
    return None


def _are_all_points(token: Token) -> bool:
    """Whether "the fourteen points" or "the League's fourteen points" stands for the text."""
    number, before = token.doc[token.i - 1], token.doc[token.i - 2]
    count = words.read_number(number.text)
    return count is not None and count >= FEWEST_POINTS and (before.lower_ == "the" or before.tag_ == "POS")


def _is_modifier(token: Token, sentence: Sentence) -> bool:
    """Whether the word only modifies the next noun ("plan details"); of "draft plan" the last is the head."""
    i = token.i + 1
    if i >= sentence.last:
        return False
    after = token.doc[i]
    if after.text in ("-", "–") and not token.whitespace_:
        return True
    if after.pos_ not in ("NOUN", "PROPN") or tells_content(after):
        return False
    return token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i


def tells_content(token: Token) -> bool:
    """Whether a word tagged as a plural noun is the verb of the draft before it ("the draft scraps …")."""
    verb = token.lower_.removesuffix("s")
    telling = verb in CONTENT_VERBS | DROPPING and token.lower_.endswith("s") and token.tag_ in ("NNS", "VBZ")
    before = token.doc[token.i - 1] if token.i else token
    return telling and _draft_noun(before) is not None


def _phrase(annotated: Annotated, sentence: Sentence, head: Token, noun: str) -> DraftPhrase:
    first = _left_edge(head, sentence)
    before = [t for t in annotated.doc[first : head.i] if not t.is_space]
    lowers = {t.lower_ for t in before}
    counter = noun in words.COUNTER_NOUNS or bool(lowers & words.COUNTER_WORDS)
    counter = counter or noun.startswith(COUNTER_PREFIX)
    makers, others = _makers_before(annotated, first, head)
    phrase = DraftPhrase(
        first=first,
        head=head.i,
        last=head.i + 1,
        sentence=sentence.index,
        noun=noun,
        determiner=_determiner(before),
        strong=noun in words.STRONG_NOUNS or counter or noun == "points",
        plural=head.tag_ in ("NNS", "NNPS") and noun != "points",
        points=words.read_number(before[-1].text) if noun == "points" else _points(before),
        makers=makers,
        others=others,
        is_first=bool(lowers & words.FIRST_WORDS),
        is_later=bool(lowers & (words.LATER_WORDS - words.VAGUE_LATER_WORDS)),
        vaguely_later=bool(lowers & words.VAGUE_LATER_WORDS),
        is_counter=counter,
        modifiers=frozenset(lowers & words.TALK_WORDS),
    )
    return _with_what_follows(annotated, sentence, _numbered(annotated.doc, sentence, phrase))


def _numbered(doc: Doc, sentence: Sentence, phrase: DraftPhrase) -> DraftPhrase:
    """ "Paper two", "Option 3": a number straight after the noun is the text's name."""
    after = phrase.head + 1
    if phrase.plural or after >= sentence.last or doc[after].pos_ != "NUM" or doc[after].is_space:
        return phrase
    if after + 1 < sentence.last and doc[after + 1].pos_ in ("NOUN", "PROPN", "SYM"):
        return phrase
    number = words.read_number(doc[after].text)
    if number is None or number > MOST_TEXTS:
        return phrase
    label = f"~day:no-{number}"
    return replace(phrase, last=after + 1, makers=phrase.makers | {label}, determiner="definite")


def _left_edge(head: Token, sentence: Sentence) -> int:
    """The first token of the noun phrase that ends in `head`."""
    doc, edge, i = head.doc, head.i, head.i - 1
    while i >= sentence.first:
        token = doc[i]
        hyphened = _is_hyphened(doc, i, head.i)
        if not (hyphened or _is_inside(token, head) or _joins(token, sentence)):
            break
        if hyphened or not _joins(token, sentence):
            edge = i
        if (token.pos_ == "DET" or token.dep_ == "poss") and not _is_possessor(doc, i, sentence):
            break
        i -= 1
    while doc[edge].text in QUOTES and edge < head.i:
        edge += 1
    return int(edge)


def _is_hyphened(doc: Doc, i: int, head: int) -> bool:
    """Whether token i is part of a hyphenated word inside the phrase ("US" and "-" of "US-backed plan")."""
    after = doc[i + 1]
    if doc[i].text == "-":
        return not doc[i].whitespace_ and i > 0 and not doc[i - 1].whitespace_
    return after.text == "-" and not doc[i].whitespace_ and not after.whitespace_ and i < head


def _is_possessor(doc: Doc, i: int, sentence: Sentence) -> bool:
    """Whether token i is a name with a genitive mark ("Sarn's plan"): its own modifiers go along."""
    return doc[i].pos_ in ("NOUN", "PROPN") and i + 1 < sentence.last and doc[i + 1].tag_ == "POS"


def _is_inside(token: Token, head: Token) -> bool:
    if token.lower_ in NEVER_INSIDE or token.is_space:
        return False
    if token.pos_ == "PRON":
        return token.dep_ == "poss" or token.tag_ in ("PRP$", "WP$")
    if token.tag_ in PARTICIPLES or token.pos_ == "VERB":
        return (
            token.tag_ in PARTICIPLES
            and token.i < head.i
            and token.dep_ in ("amod", "compound", "nmod", "conj", "advmod")
        )
    if token.pos_ == "ADV":
        return (
            token.dep_ in ("advmod", "npadvmod")
            and token.head.i > token.i
            and token.head.pos_ in ("ADJ", "VERB", "NOUN")
        )
    if token.pos_ == "DET" and token.head.i < token.i:
        return False
    return token.pos_ in INSIDE and token.dep_ not in (
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "npadvmod",
        "dative",
        "neg",
    )


def _joins(token: Token, sentence: Sentence) -> bool:
    """Hyphens, quotation marks, and "and" between two modifiers ("updated and refined plan")."""
    if token.text in QUOTES or token.text in ("-", "–"):
        return True
    doc, i = token.doc, token.i
    if token.text == "/" or (
        token.text == "," and doc[i + 1].pos_ in ("ADJ", "NUM") and doc[i - 1].pos_ == "ADJ"
    ):
        return True
    if token.pos_ != "CCONJ" or token.lower_ not in ("and", "or", "but") or i == sentence.first:
        return False
    left, right = doc[i - 1], doc[i + 1]
    kinds = {"ADJ": "modifier", "VERB": "modifier", "PROPN": "name"}
    return kinds.get(left.pos_, "") == kinds.get(right.pos_, "?") and left.dep_ in (
        "amod",
        "nmod",
        "compound",
        "poss",
    )


def _determiner(before: list[Token]) -> Determiner:
    for token in before:
        lower = token.lower_
        if lower in words.GENERIC_DETERMINERS:
            return "generic"
        if token.tag_ in ("POS", "PRP$", "WP$"):
            return "possessive"
    lowers = {token.lower_ for token in before[:1]}
    if lowers & words.DEFINITE:
        return "definite"
    return "indefinite" if lowers & words.INDEFINITE else "none"


def _points(before: list[Token]) -> int | None:
    """The N of "N-point plan"."""
    for i, token in enumerate(before):
        lower = token.lower_
        if lower.startswith("point") and i >= 1:
            number = before[i - 2] if before[i - 1].text in ("-", "–") and i >= 2 else before[i - 1]
            if (value := words.read_number(number.text)) is not None:
                return value
        if lower.endswith(("-point", "‑point", "–point")):
            return words.read_number(lower[: -len("-point")])
    return None


def _makers_before(annotated: Annotated, first: int, head: Token) -> tuple[frozenset[str], frozenset[str]]:
    """Labels of those named before the head: who made the text, and who stands behind it or whom it is about.

    "the Sarn ceasefire plan" may be either: a name in noun form straight before what the text is for is
    taken as the topic where another maker is named.
    """
    doc, makers, others = head.doc, set[str](), set[str]()
    names = names_within(annotated, doc[first].idx, head.idx)
    for name in names:
        after = annotated.reading.article.text[name.end : head.idx]
        purpose = after.strip().split(" ")[0].lower() in ("peace", "ceasefire", "truce", "war", "conflict")
        if BACKED.match(after) or (purpose and makers and not _is_adjective(doc, name.start)):
            others.add(name.actor)
        else:
            makers.add(name.actor)
    if not names:
        makers |= other_labels(annotated, first, head.i)
    makers |= _dates_before(annotated, first, head)
    return frozenset(makers), frozenset(others)


def _dates_before(annotated: Annotated, first: int, head: Token) -> set[str]:
    """Labels of the days that tell a text from its siblings: "Saturday's text", "the March draft"."""
    start, end = head.doc[first].idx, head.idx
    inside = [d for d in annotated.dates if d.type == "DATE" and start <= d.evidence[0].start < end]
    found = {f"~day:{d.value}" for d in inside if d.value[:1].isdigit()}
    months = {t.lower_ for t in head.doc[first : head.i] if t.text in MONTHS}
    kinds = {t.lower_ for t in head.doc[first : head.i] if t.lower_ in words.KINDS}
    return (found or {f"~day:{month}" for month in months}) | {f"~day:{kind}" for kind in kinds}


def _is_adjective(doc: Doc, char: int) -> bool:
    span = doc.char_span(char, char + 1, alignment_mode="expand")
    return span is not None and span[0].pos_ == "ADJ"


def _with_what_follows(annotated: Annotated, sentence: Sentence, phrase: DraftPhrase) -> DraftPhrase:
    """The phrase with makers and points that stand after its head ("drafted by X", "of 19 points")."""
    doc = annotated.doc
    tail = doc[phrase.head + 1 : min(sentence.last, phrase.head + 1 + LOOK_RIGHT)]
    points, after = phrase.points, _makers_in_relative(annotated, sentence, phrase)
    if phrase.strong and phrase.head + 2 < sentence.last and doc[phrase.head + 1].lower_ == "of":
        after |= labels_between(annotated, phrase.head + 2, _group_end(doc, phrase.head + 2, sentence))
    for token in tail:
        if token.lower_ == "by" and _made_by(doc, phrase.head, token):
            end = _group_end(doc, token.i + 1, sentence)
            after |= labels_between(annotated, token.i + 1, end)
        if (
            token.lower_ in ("points", "point")
            and token.i > phrase.head + 1
            and doc[phrase.head + 1].lower_ in ("of", "with")
        ):
            points = points or words.read_number(doc[token.i - 1].text)
        if token.text in (".", ";", ":") or token.pos_ == "CCONJ":
            break
    inserted = phrase.head + 1 < sentence.last and doc[phrase.head + 1].text == ","
    told = frozenset(after) if inserted and phrase.determiner != "indefinite" else frozenset()
    makers = phrase.makers | (frozenset() if told else frozenset(after))
    return replace(phrase, makers=makers, told_makers=told, made_here=bool(after), points=points)


def _makers_in_relative(annotated: Annotated, sentence: Sentence, phrase: DraftPhrase) -> set[str]:
    """The makers in "the draft that X put before …", "the plan, presented on Tuesday by X"."""
    doc, found = annotated.doc, set[str]()
    verbs = [v for v in doc[phrase.head].children if v.dep_ in ("relcl", "acl") and v.i < sentence.last]
    for verb in verbs or _relative_verbs(doc, phrase, sentence):
        if verb.lemma_.lower() not in words.MAKING_VERBS - words.BACKING_VERBS:
            continue
        agent = next((child for child in verb.children if child.dep_ == "agent"), None)
        if agent is not None:
            found |= labels_between(annotated, agent.i + 1, min(agent.right_edge.i + 1, sentence.last))
        else:
            found |= labels_between(annotated, phrase.head + 1, verb.i)
    return found


def _relative_verbs(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> list[Token]:
    """The verb after "that" or "which" where the parser tied it to something else."""
    tail = [t for t in doc[phrase.head + 1 : min(sentence.last, phrase.head + LOOK_RIGHT)] if not t.is_punct]
    if (
        not tail
        or tail[0].lower_ not in ("that", "which")
        or len(tail) < 2
        or tail[1].pos_ in ("VERB", "AUX")
    ):
        return []
    return [t for t in tail if t.pos_ == "VERB"][:1]


def _made_by(doc: Doc, head: int, by: Token) -> bool:
    """Whether "by" follows the head through a verb of making ("plan put forward by")."""
    between = [t for t in doc[head + 1 : by.i] if not t.is_punct]
    if not between:
        return True
    making = words.MAKING_VERBS - words.BACKING_VERBS
    verb = next((t for t in between if t.tag_ in ("VBN", "VBD") and t.lemma_ in making), None)
    if verb is None or len(between) > 6:
        return False
    return not any(t.pos_ in ("NOUN", "PROPN") for t in between if t.i < verb.i)


def _group_end(doc: Doc, start: int, sentence: Sentence) -> int:
    """Where a list of names that begins at `start` ends ("the U.K., France, and Germany")."""
    i = start
    while i < sentence.last:
        token = doc[i]
        if token.pos_ in ("PROPN", "DET", "ADJ", "NOUN", "NUM") or token.text in ("“", "”", "'s", "’s"):
            i += 1
        elif token.text in (",",) or token.lower_ in ("and", "of"):
            if i + 1 < sentence.last and doc[i + 1].pos_ in ("PROPN", "DET", "CCONJ", "ADJ"):
                i += 1
            else:
                break
        else:
            break
    return max(i, start + 1)


def _nested(doc: Doc, phrases: list[DraftPhrase]) -> tuple[DraftPhrase, ...]:
    """The phrases, "the full text of the plan" joined to "the plan" by the latter's place, `whole_of`."""
    found = list(phrases)
    for i, outer in enumerate(phrases[:-1]):
        inner = phrases[i + 1]
        gap = [t.lower_ for t in doc[outer.head + 1 : inner.first]]
        if outer.noun in words.VERSION_NOUNS and gap in (["of"], ["of", "the"], ["of", "a"]):
            found[i] = replace(outer, whole_of=i + 1)
            if outer.is_later or outer.vaguely_later:
                found[i + 1] = replace(inner, inside_later=True)
    return tuple(found)
