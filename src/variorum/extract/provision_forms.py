"""What a clause does with its content besides its fate: measure it, leave it empty; and where it ends."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate

# "sets out three steps" says how the text is laid out, not what it asks for.
PARTITIONS = frozenset("step phase stage chapter section pillar rule principle aim goal part article".split())
POINTS = frozenset("point article clause section paragraph".split())
MEAGRE = frozenset("much little more less enough".split())
EMPTY_OBJECTS = frozenset(
    "option point provision element item page word aspect language wording footnote copy part lot deal name "
    "share version change amendment progress".split()
)


def is_measured(doc: Doc, predicate: Predicate) -> bool:
    """Whether a number follows at once ("would be 40 marks a ton")."""
    return any(t.like_num for t in doc[predicate.verb + 1 : predicate.verb + 3])


def has_to_be(doc: Doc, predicate: Predicate) -> bool:
    """Whether something must be done with the subject: "would need to be signed"."""
    after = [t.lower_ for t in doc[predicate.verb + 1 : predicate.verb + 3]]
    return predicate.lemma == "need" and after == ["to", "be"]


def is_unfinished(doc: Doc, predicate: Predicate) -> bool:
    """Whether a clause stops at its auxiliary ("Under the plan, Sarn would:")."""
    return bool(doc[predicate.verb].tag_ == "MD")


def is_empty(doc: Doc, predicate: Predicate, clause: Clause) -> bool:
    """Whether a draft-subject clause tells no content: "includes 19 points", "has many elements"."""
    after = doc[predicate.verb + 1 : predicate.verb + 2]
    if any(t.lower_ in MEAGRE and not (t.lower_ == "more" and t.dep_ == "amod") for t in after):
        return True
    objects = [t for t in doc[predicate.verb + 1 : clause.last] if t.dep_ in ("dobj", "attr", "pobj", "oprd")]
    for token in objects[:1]:
        lemma = token.lemma_.lower()
        if lemma in PARTITIONS and any(t.like_num for t in token.children) and clause.last - token.i <= 2:
            return not any(t.lower_ == "the" for t in token.children)
        quantified = any(t.lower_ in words.QUANTIFIERS for t in doc[predicate.verb + 1 : token.i])
        if lemma in EMPTY_OBJECTS or (quantified and lemma in words.VAGUE_OBJECTS | words.QUANTIFIERS):
            return True
        if lemma in words.QUANTIFIERS and any(
            t.lemma_.lower() in words.VAGUE_OBJECTS for t in doc[token.i : min(clause.last, token.i + 6)]
        ):
            return True
    return predicate.verb + 1 >= clause.last


def content_end(doc: Doc, start: int, last: int) -> int:
    """Where the content ends: before a turn to something else ("—though …", ", as X told us")."""
    for i in range(start + 2, last):
        before, token = doc[i - 1], doc[i]
        if (
            before.text in ("—", "–", ",", ";")
            and token.lower_ in ("though", "although", "according", "as")
            and i > start + 2
        ):
            after = doc[i + 1 : i + 2].text.lower()
            if (token.lower_ == "as" and after in ("well", "long", "soon")) or after == ",":
                continue
            if not any(t.pos_ in ("VERB", "AUX", "NUM") for t in doc[start:i]):
                continue  # "In addition, according to the port, tolls …"
            return i - 1
        if before.text == "," and _is_attribution(doc, i, last):
            return i - 1
    return last


def _is_attribution(doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens from `first` on only say who says so (", the officials added", ", said another")."""
    tail = [t for t in doc[first:last] if not t.is_punct]
    if not 1 < len(tail) <= 7:
        return False
    speech = [t for t in tail if t.lemma_.lower() in words.SPEECH_VERBS and t.tag_ in ("VBD", "VBZ", "VBP")]
    return (
        bool(speech)
        and not any(t.tag_ == "MD" for t in tail)
        and (speech[0] is tail[0] or speech[0].i >= tail[-1].i - 2)
    )


def provision_noun_end(doc: Doc, token: Token, last: int) -> int | None:
    """Where the commitment ends that a noun opens ("the demand for X to Y"), None where it opens none."""
    if token.lemma_.lower() not in words.PROVISION_NOUNS or token.pos_ != "NOUN" or token.i + 2 >= last:
        return None
    after, then = doc[token.i + 1], doc[token.i + 2]
    infinitive = (after.lower_ == "to" and then.tag_ == "VB") or (
        after.lower_ == "not" and then.lower_ == "to"
    )
    opens = infinitive or (after.lower_ == "that" and then.pos_ in ("DET", "PROPN", "NOUN", "ADJ", "PRON"))
    opens = opens or (
        after.tag_ == "VBG" and after.lemma_ in ("require", "oblige", "bind", "allow", "ban", "bar")
    )
    definite = any(t.i < token.i and t.lower_ in ("the", "this") for t in token.lefts)
    if not (opens and definite):
        return None
    for i in range(token.i + 2, last):
        if doc[i].text in {",", ";", "—", ".", "”"} or (doc[i].pos_ == "CCONJ" and doc[i + 1].pos_ == "DET"):
            return i
    return last


def point_number(doc: Doc, first: int, last: int) -> str | None:
    """The number of the point that the tokens name first ("Point 14 would …"), else None."""
    return next(iter(point_numbers(doc, first, last)), None)


def point_numbers(doc: Doc, first: int, last: int) -> tuple[str, ...]:
    """The numbers of the points that the tokens name first ("Points 17 and 18, on …")."""
    for token in doc[first : min(last, first + 3)]:
        if token.lower_.removesuffix("s") in POINTS and token.i + 1 < last:
            found = []
            for after in doc[token.i + 1 : last]:
                if after.like_num and after.text[:1].isdigit():
                    found.append(str(after.text))
                elif after.lower_ not in (",", "and", "or") or not found:
                    break
            return tuple(found if token.lower_.endswith("s") else found[:1])
    return ()
