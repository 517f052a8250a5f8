"""The predicate of a clause: its verb, modal and negation, found where parses of news often fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import FINITE, Clause, is_inserted_speech
from variorum.extract.draft_phrases import tells_content
from variorum.extract.kept import small_words

Form = Literal["finite", "base", "gerund", "infinitive", "nominal"]
AUXILIARY = frozenset("be have do get".split())
QUOTES = frozenset("“”\"‘’'")


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb of a clause: `start` is its first word (an auxiliary, a modal), `verb` its full verb."""

    start: int
    verb: int
    lemma: str
    form: Form
    modal: str | None = None
    negated: bool = False
    passive: bool = False
    perfect: bool = False


KEPT = "variorum.predicates"  # five readers of a clause ask for its predicate


def find_predicate(doc: Doc, clause: Clause) -> Predicate | None:
    """The first predicate of a clause outside its relative clauses; None for a bare noun phrase."""
    kept: dict[tuple[int, int], Predicate | None] = doc.user_data.setdefault(KEPT, {})
    if (clause.first, clause.last) not in kept:
        kept[clause.first, clause.last] = _read_predicate(doc, clause)
    return kept[clause.first, clause.last]


def _read_predicate(doc: Doc, clause: Clause) -> Predicate | None:
    tokens = clause.tokens(doc)
    if not tokens:
        return None
    opened = _opening_verb(tokens)
    if opened is not None:
        return opened
    said = small_words(doc)[clause.first : clause.last]
    aside = (_bracketed(tokens) if "(" in said else set()) | (
        _as_insertions(tokens) if "as" in said else set()
    )
    finite = [
        t
        for t in tokens
        if t.tag_ in FINITE
        and t.pos_ in ("AUX", "VERB")
        and t.i not in aside
        and not is_inserted_speech(doc, t.i)
    ]
    main = next((t for t in finite if not _is_inside(t, clause)), None)
    verb = next((t for t in tokens[1:] if t.tag_ == "NNS" and tells_content(t)), None)
    if verb is not None and (main is None or verb.i < main.i):
        return Predicate(verb.i, verb.i, verb.lower_.removesuffix("s"), "finite")
    if main is not None:
        return _finite(doc, main, clause)
    # A parser may hang the main verb on the subject as a relative clause: the last modal is the main one.
    modal = next((t for t in reversed(finite) if t.tag_ == "MD"), None)
    if modal is not None and modal.i > clause.first:
        return _finite(doc, modal, clause)
    for i, token in enumerate(tokens[:-1]):
        if token.lower_ == "to" and tokens[i + 1].tag_ == "VB" and not _is_inside(tokens[i + 1], clause):
            return Predicate(
                token.i,
                tokens[i + 1].i,
                _lemma(tokens[i + 1]),
                "infinitive",
                negated=_not_before(doc, token.i),
            )
    return None


def _bracketed(tokens: list[Token]) -> set[int]:
    """The tokens inside round brackets."""
    found, depth = set[int](), 0
    for token in tokens:
        text = token.text
        depth += text == "("
        if depth > 0:
            found.add(token.i)
        depth -= text == ")"
    return found


def _as_insertions(tokens: list[Token]) -> set[int]:
    """The tokens of ", as everyone here calls it," between its commas."""
    found = set[int]()
    for n, token in enumerate(tokens[1:], 1):
        if token.lower_ == "as" and tokens[n - 1].text == ",":
            end = next((k for k in range(n, len(tokens)) if tokens[k].text == ","), None)
            if end is not None and end - n <= 9:
                found |= {t.i for t in tokens[n:end]}
    return found


def _opening_verb(tokens: list[Token]) -> Predicate | None:
    """A clause that begins with its verb, whose subject stands in the clause before."""
    lead = [t for t in tokens[:4] if t.pos_ != "ADV" or t.lower_ in words.NEGATIONS]
    if not lead:
        return None
    negated = any(t.lower_ in words.NEGATIONS for t in lead[:2])
    first = next((t for t in lead if t.lower_ not in words.NEGATIONS), lead[0])
    if first.tag_ == "VB":
        verb = next((t for t in tokens[:6] if t.tag_ == "VBN"), first) if first.lemma_ == "be" else first
        return Predicate(first.i, verb.i, _lemma(verb), "base", negated=negated, passive=verb is not first)
    alone = first.dep_.startswith(("csubj", "nsubj")) and first.nbor().pos_ == "AUX"  # "Hiring is left blank"
    ahead = first.dep_ in ("advcl", "prep") and first.i < first.head.i <= tokens[-1].i
    # "Beginning in May, tolls will rise": the verb comes later
    if first.tag_ == "VBG" and first.pos_ == "VERB" and not (alone or ahead):
        return Predicate(first.i, first.i, _lemma(first), "gerund")
    if first.lower_ == "to" and len(lead) > 1 and lead[1].tag_ == "VB":
        return Predicate(first.i, lead[1].i, _lemma(lead[1]), "infinitive")
    return None


def _is_inside(token: Token, clause: Clause) -> bool:
    """Whether a verb belongs to a relative or content clause within this clause, not to the clause itself."""
    seen = token
    for _ in range(8):
        if seen.dep_ == "acl" and seen.tag_ == "VBD" and _is_second_acl(seen):
            return False
        if seen.dep_ in ("relcl", "acl", "csubj", "pcomp") and clause.first <= seen.head.i < seen.i:
            return True
        if seen.dep_ in ("csubj", "csubjpass") and seen.i < seen.head.i < clause.last:
            return True
        if seen.dep_ in ("aux", "auxpass", "conj", "neg") and seen.head.i != seen.i:
            seen = seen.head
            continue
        return False
    return False


def _is_second_acl(verb: Token) -> bool:
    """Whether a past tense after ", submitted in May," is the main verb, hung on its subject."""
    return verb.nbor(-1).text == "," and any(c.dep_ == "acl" and c.i < verb.i for c in verb.head.children)


def _finite(doc: Doc, token: Token, clause: Clause) -> Predicate:
    modal = token.lower_ if token.tag_ == "MD" else None
    negated, verb, perfect, auxiliaries = _not_before(doc, token.i), token, False, list[Token]()
    for i in range(token.i, min(clause.last, token.i + 9)):
        seen = doc[i]
        if seen.lower_ in words.NEGATIONS or seen.text in ("n't", "n’t"):
            negated = True
        elif seen.tag_ == "MD" or (seen.lemma_ in AUXILIARY and seen.pos_ in ("AUX", "VERB")):
            auxiliaries.append(seen)
            perfect = perfect or (modal is not None and seen.lemma_ == "have" and _is_perfect(doc, i))
            verb = seen
        elif seen.pos_ == "VERB" or seen.tag_ in ("VB", "VBN", "VBD", "VBG"):
            verb = seen
            break
        elif seen.pos_ not in ("ADV", "PUNCT", "PRON", "SPACE", "INTJ", "PART") or i > token.i + 6:
            break
    if verb.tag_ == "MD" and verb.dep_ == "aux" and verb.i < verb.head.i < min(clause.last, verb.i + 9):
        verb = verb.head  # "would in exchange release"
    passive = verb.tag_ in ("VBN", "VBD") and any(a.lemma_ == "be" for a in auxiliaries)
    acomp = next(
        (c for c in verb.children if c.dep_ == "acomp" and c.lemma_.endswith(("ed", "en", "zen"))), None
    )
    if verb.lemma_ == "be" and acomp is not None:
        verb, passive = acomp, True
    return Predicate(token.i, verb.i, _lemma(verb), "finite", modal, negated, passive, perfect)


def _is_perfect(doc: Doc, have: int) -> bool:
    """Whether "have" is followed by a participle: "would have frozen", not "would have them freeze"."""
    after = [t for t in doc[have + 1 : have + 4] if t.pos_ != "ADV"]
    return bool(after) and after[0].tag_ in ("VBN", "VBD")


def _lemma(token: Token) -> str:
    return str(token.lemma_.lower())


def _not_before(doc: Doc, i: int) -> bool:
    longer = i > 1 and doc[i - 1].lower_ == "longer" and doc[i - 2].lower_ == "no"
    return longer or (i > 0 and doc[i - 1].lower_ in words.NEGATIONS)


def subject_tokens(doc: Doc, clause: Clause, predicate: Predicate) -> list[Token]:
    """The tokens of the clause's subject: what stands before the predicate, without adverbials."""
    if predicate.form in ("base", "gerund"):
        return []
    before = [t for t in doc[clause.first : predicate.start] if not t.is_space]
    while before and (before[-1].pos_ == "ADV" or before[-1].text in ",—–"):
        before.pop()
    subject = next(
        (
            c
            for t in _chain(doc[predicate.verb])
            for c in t.children
            if c.dep_ in ("nsubj", "nsubjpass") and c.i < predicate.start
        ),
        None,
    )
    if subject is not None and subject.i >= clause.first:
        first = max(clause.first, subject.left_edge.i)
        return [
            t
            for t in before
            if t.i >= first and not (t.lower_ in ("for", "that") and t.i == clause.first and t.tag_ != "DT")
        ]
    if before and before[0].pos_ in ("ADP", "SCONJ", "ADV") and before[0].lower_ != "for":
        cut = next((n for n, t in enumerate(before) if t.text == ","), None)
        before = before[cut + 1 :] if cut is not None else before
    return [t for t in before if t.lower_ not in ("that", "for", "and", "but", "if")]


def _chain(verb: Token) -> list[Token]:
    """The verb and the auxiliaries or adjectives that share its subject."""
    found = [verb]
    if verb.dep_ in ("acomp", "aux", "auxpass", "xcomp") and verb.head.i != verb.i:
        found.append(verb.head)
    return found
