"""Grammar of evaluations: what a predicate is said of, whether it is denied, and whether it is real.

Over the parse of spaCy; where a parse breaks off, a predicate stands for itself.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from variorum.extract.speakers_finding import subject_above
from variorum.extract.stance_words import (
    BREAKS,
    FIRST,
    FORECASTS,
    LABELLING,
    NEGATORS,
    OPEN_CLAUSES,
    TEXT_NOUNS,
)

NOTHING: Final = frozenset("nothing none neither no".split())
REPORTING: Final = LABELLING | {"say", "tell", "claim", "argue"}


def is_denial(token: Token) -> bool:
    """Whether a word denies its verb; the parser takes "n’t" with a curly mark for something else."""
    return bool(token.dep_ == "neg" or token.lower_ == "n’t")


def copula_of(token: Token) -> Token:
    """The verb that a predicate adjective hangs on, else the word itself."""
    return token.head if token.dep_ in ("acomp", "attr", "prep", "conj", "oprd") else token


def with_helpers(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, and those of the verbs that it completes ("will vote to accept")."""
    found, seen = [verb], 0
    while seen < 4:
        found += [c for c in verb.children if c.dep_ == "aux"]
        if verb.dep_ not in ("xcomp", "conj") or verb.head.i == verb.i:
            return found
        verb, seen = verb.head, seen + 1
        found.append(verb)
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive voice."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


PASSING = frozenset("of for in at on with about".split())
STEPS = 6  # heads up from a predicate to what it is said of


def judged_by(token: Token) -> Token | None:
    """The word that a predicate is said of: "vague" in "its clauses are too vague" of "clauses".

    A predicate that stands alone ("Dead before it was typed") is its own subject; None where it is said of
    nothing that the parse shows.
    """
    below, judged = "", _own_subject(token)
    for _ in range(STEPS if judged is None else 0):
        head = token.head
        own = [c for c in token.lefts if c.dep_ == "nsubj"] if token.pos_ in ("VERB", "AUX") else []
        if own and token.dep_ == "ccomp" and head.lemma_.lower() in LABELLING and not below:
            return own[0]  # "finds the offer flawed", where the parser makes a clause of it
        if own and below == "advmod":  # "it was a step forward", where the step hangs on the adverb
            return own[0]
        if token.dep_ == "ROOT" or head.i == token.i:
            return (subject_above(token) if token.pos_ in ("VERB", "AUX") else None) or token
        if token.dep_ in ("acomp", "attr", "oprd", "dobj", "ccomp", "xcomp") and head.pos_ in ("VERB", "AUX"):
            return _said_of(token, head)
        if token.dep_ == "amod" and head.lower_ in ("anything", "nothing"):
            return _compared(token)
        if token.dep_ == "amod" and head.lemma_.lower() in TEXT_NOUNS:
            return head
        labelled = token.dep_ == "advcl" and head.lemma_.lower() in LABELLING
        if labelled or (token.dep_ == "prep" and head.pos_ == "AUX"):  # "regards it as worse than none"
            return _said_of(token, head)
        if token.dep_ == "amod" and head.dep_ in ("nsubj", "nsubjpass"):
            return None  # "the bad weather kept us in port"
        if head.lower_ == "as" and head.pos_ == "ADP" and head.i < token.i:
            return _said_of(token, head.head)
        if token.dep_ == "pobj" and head.lower_ == "as":
            return _said_of(token, head.head)
        if token.dep_ == "pobj":
            if not _passes_on(head):
                return None
            token = head.head
            continue
        if token.dep_ in ("relcl", "appos"):
            return head
        below, token = token.dep_, head
    return judged


def _passes_on(preposition: Token) -> bool:
    """Whether what is said of a preposition's noun is said of what the preposition hangs on."""
    above = preposition.head
    if preposition.lower_ == "to" and above.lemma_ in ("amount", "equal", "come", "tantamount"):
        return True
    return preposition.lower_ in PASSING and above.pos_ not in ("VERB", "AUX")


def _compared(token: Token) -> Token | None:
    """What is beyond all others: "anything as absurd as this plan"."""
    preps = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("as", "than")]
    return next((t for c in preps for t in c.children if t.dep_ == "pobj"), None)


def _own_subject(token: Token) -> Token | None:
    """The subject of a clause without a verb: "find the quota small"."""
    if token.pos_ in ("VERB", "AUX"):
        return None
    return next((c for c in token.lefts if c.dep_ == "nsubj"), None)


def _said_of(token: Token, verb: Token) -> Token | None:
    """The object that a verb labels, else its subject."""
    if token.dep_ != "attr" and verb.lemma_.lower() in LABELLING | {"make", "leave", "keep", "render"}:
        others = [
            c for c in verb.children if c.i != token.i and c.dep_ in ("dobj", "nsubj", "nsubjpass", "ccomp")
        ]
        objects = [c for c in others if c.dep_ == "dobj"] or [c for c in others if c.i > verb.i] or others
        if objects:
            return objects[0]
    clause = next((c for c in verb.children if c.dep_ in ("csubj", "csubjpass")), None)
    subject = clause or subject_above(verb)
    if subject is not None and subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    return subject if subject is not None else token


def subject_of_effect(verb: Token) -> Token | None:
    """What does something by this verb: its subject, or what a relative clause is said of."""
    if is_passive(verb) and verb.lower_ not in ("asked", "forced"):
        return None
    subject = subject_above(verb)
    if subject is not None and subject.lower_ == "who":
        return None  # people, and no text
    if subject is not None and subject.tag_ in ("WDT", "WP"):
        above = verb
        while above.dep_ not in ("relcl", "ROOT") and above.head.i != above.i:
            above = above.head
        return above.head if above.dep_ == "relcl" else None
    return subject


def said_by_another(token: Token, first: int) -> bool:
    """Whether a quotation itself reports it of somebody else: "he called it dead", "they say it is fair"."""
    for above in token.ancestors:
        if (
            above.i >= first
            and above.pos_ == "VERB"
            and above.lemma_ in LABELLING | {"say", "tell", "claim", "argue"}
        ):
            subject = next((c for c in above.children if c.dep_ == "nsubj"), None)
            if (
                subject is not None
                and subject.lower_ not in FIRST
                and subject.i >= first
                and above.i < token.i
            ):
                return True
    return False


def in_open_clause(token: Token, first: int) -> bool:
    """Whether the clause is a condition, a question or a time yet to come: "if it were accepted"."""
    ending = [t.text for t in token.sent[-3:]]
    behind = token.nbor().lower_ if token.i + 1 < len(token.doc) and token.pos_ != "VERB" else ""
    if "?" in ending or behind in ("whether", "if", "who", "how"):  # "unclear whether"
        return True
    for above in (token, *token.ancestors):
        if above.pos_ not in ("VERB", "AUX") and above.dep_ not in ("advcl", "ccomp"):
            continue
        if above.i < first:
            return False
        if above.lemma_ in ("deny", "dispute", "refute") and above.i < token.i:
            return True
        marks = [c for c in above.children if c.dep_ in ("mark", "advmod") and first <= c.i < above.i]
        asked = above.dep_ == "ccomp" and any(
            c.lower_ in ("what", "who", "which") and c.i < above.i for c in above.children
        )
        if asked or any(c.lower_ in OPEN_CLAUSES for c in marks):
            return True
        if above.dep_ in ("ROOT", "parataxis"):
            return False
    return False


def negated(token: Token) -> bool:
    """Whether a negation governs the word: in its clause before it, on its verb, or as "rather than"."""
    if _is_beyond_all(token):
        return False
    doc, denied = token.doc, False
    for back in range(token.i - 1, max(token.i - 5, token.sent.start) - 1, -1):
        word = doc[back].lower_
        if word in BREAKS:
            break
        if word == "of" and doc[back - 1].lower_ == "short":  # "stopped short of rejecting"
            return True
        if word == "than" and doc[back - 1].lower_ == "rather":
            return True
        if word in NEGATORS:
            denied = not (word in ("far", "anything") and doc[back + 1].lower_ not in ("from", "but"))
            break
    objects = [c for c in token.children if c.dep_ == "dobj"]
    preps = [c for c in token.children if c.dep_ == "prep" and c.lower_ != "than"]
    objects += [t for c in preps for t in c.children if t.dep_ == "pobj"]
    nothing = any(t.lower_ in NOTHING for c in objects for t in (c, *c.lefts))
    return denied or nothing or _denied_above(token)


def _is_beyond_all(token: Token) -> bool:
    """Whether a denial raises a quality: "I have never seen anything so absurd"."""
    graded = any(c.dep_ == "advmod" and c.lower_ in ("as", "so", "more", "such") for c in token.children)
    if not graded or token.pos_ != "ADJ":
        return False
    above = (token, *token.ancestors)
    return any(t.lower_ in ("anything", "nothing") for t in above) and not token.lower_.startswith(
        "different"
    )


def _denied_above(token: Token) -> bool:
    above, seen = token, 0
    while seen < 5:
        if any(is_denial(c) and c.i < token.i for c in above.children):
            return True
        if above.pos_ in ("VERB", "AUX"):
            subject = next((c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and any(
                t.lower_ in ("no", "nobody", "none", "nothing") for t in (subject, *subject.lefts)
            ):
                return True
        step = above.dep_ in ("acomp", "attr", "xcomp", "dobj", "amod", "oprd", "prep", "pobj", "conj")
        believed = above.dep_ == "ccomp" and above.head.lemma_ in FORECASTS
        if not (step or believed) or above.head.i == above.i or (above.dep_ == "conj" and above.i != token.i):
            return False
        above, seen = above.head, seen + 1
    return False
