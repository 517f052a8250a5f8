"""Sentences cut into clauses, one for every predicate that may be a commitment of its own."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.draft_phrases import tells_content
from variorum.extract.kept import small_words
from variorum.extract.provision_rows import is_elliptical, opens_later_duty
from variorum.extract.sentences import tokens_between

JOINTS = frozenset(
    {",", ";", "—", "–", "and", "but", "while", "although", "though", "whereas", "or", ":", "--"}
)
FINITE = frozenset({"MD", "VBZ", "VBD", "VBP"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
NOMINAL = frozenset({"NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM"})
SUBJECT_LENGTH = 14  # tokens between a joint and the verb of the clause it opens
EXCHANGES = (("ahead", "of"), ("in", "exchange", "for"), ("in", "return", "for"), ("followed", "by"))
BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
OPENERS = JOINTS | {phrase[0] for phrase in EXCHANGES}


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens first to last (exclusive) of a clause without its joint; `joint` is the word that joins it."""

    first: int
    last: int
    joint: str = ""

    def tokens(self, doc: Doc) -> list[Token]:
        """The tokens of the clause without white space."""
        return tokens_between(doc, self.first, self.last)


KEPT = "variorum.clauses"  # the readers of provisions and of claims ask for the same ones


def split_clauses(doc: Doc, first: int, last: int) -> tuple[Clause, ...]:
    """The clauses of the tokens from `first` to `last`; a relative clause stays with its noun."""
    kept: dict[tuple[int, int], tuple[Clause, ...]] = doc.user_data.setdefault(KEPT, {})
    if (first, last) not in kept:
        kept[first, last] = _read_clauses(doc, first, last)
    return kept[first, last]


def _read_clauses(doc: Doc, first: int, last: int) -> tuple[Clause, ...]:
    cuts = [(first, first, "")]
    depth, since = 0, first
    i, said = first, small_words(doc)
    while i < last:
        word = said[i]
        depth += BRACKETS.get(word, 0)
        opens = depth == 0 and i > first and word in OPENERS
        start = _clause_start(doc, i, last, since) if opens else None
        if start is not None and start > cuts[-1][1]:
            since = since if is_elliptical(doc, start, last, since) else start
            cuts.append((i, start, word))
            i = start
            continue
        i += 1
    ends = [cut for cut, _, _ in cuts[1:]] + [last]
    clauses = [
        Clause(start, _trimmed(doc, start, end), joint)
        for (_, start, joint), end in zip(cuts, ends, strict=True)
    ]
    return tuple(clause for clause in clauses if clause.last > clause.first)


def _trimmed(doc: Doc, start: int, end: int) -> int:
    """The end of a clause without white space and the punctuation that only divides."""
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in {",", ";", ":", "—", "–", "."}):
        end -= 1
    while end > start and doc[end - 1].lower_ in {"and", "but", "or"}:
        end -= 1
        while end > start and doc[end - 1].text in {",", ";"}:
            end -= 1
    return end


def _clause_start(doc: Doc, i: int, last: int, since: int) -> int | None:
    """Where the clause begins that the joint at token i adds to the one begun at `since`, if it adds one."""
    exchange = _exchange(doc, i, last)
    if exchange is not None:
        return exchange
    if doc[i].lower_ not in JOINTS:
        return None
    start = i + 1
    while start < last and (doc[start].lower_ in JOINTS or doc[start].is_space or doc[start].pos_ == "INTJ"):
        start += 1
    if start >= last or start - i > 3:
        return None
    if (
        doc[i].text == ","
        and start + 1 < last
        and doc[start].lower_ == "including"
        and doc[start + 1].tag_ == "VBG"
    ):
        return start + 1
    if doc[i].text == "," and doc[start].lower_ == "when" and opens_later_duty(doc, start, last):
        return start + 1
    return start if _is_clause(doc, start, last, doc[i], since) else None


def _exchange(doc: Doc, i: int, last: int) -> int | None:
    """The start of the noun phrase after "ahead of" or "in exchange for", where that is an act of its own."""
    opening = doc[i].lower_
    for phrase in EXCHANGES:
        if phrase[0] != opening:
            continue
        end = i + len(phrase)
        if tuple(t.lower_ for t in doc[i:end]) != phrase or end >= last:
            continue
        for token in doc[end : min(last, end + 8)]:
            if (
                token.pos_ == "NOUN"
                and token.dep_ in ("pobj", "conj")
                and token.lower_.endswith(words.DEVERBAL)
            ):
                return end
            if token.pos_ == "VERB":
                break
    return None


def _is_clause(doc: Doc, start: int, last: int, joint: Token, since: int) -> bool:
    """Whether a clause begins at `start`: a verb that carries on, or a subject with a finite verb."""
    token = _skip_adverbs(doc, start, last)
    if token is None:
        return False
    if joint.text == ";" and last - start > 3:
        return True
    if _opens_parenthesis(doc, joint.i, last):
        return False
    if token.lower_ in ("in", "under", "by") and token.i + 1 < last and doc[token.i + 1].lower_ == "which":
        return bool(joint.text == ",")
    if token.lower_ == "which" or (token.tag_ == "WDT" and joint.text == ","):
        return _relates_content(doc, token, last)
    if token.lower_ == "with" and joint.text in (",", "—"):
        return _is_absolute(doc, token, last)
    if token.tag_ == "MD" or token.tag_ == "VB" or (token.pos_ in ("VERB", "AUX") and token.tag_ in FINITE):
        return (
            _has_verb(doc, since, joint.i)
            and (token.tag_ == "VB" or not _resumes(token, since, joint.i))
            and token.dep_ != "relcl"
        )
    if token.lower_ in ("for", "to", "that") and joint.lower_ in (",", "and", ";", "or", "but"):
        if doc[token.i - 1].lower_ == "not":
            return False
        return _carries_on(doc, token, last)
    if token.tag_ == "VBG" and token.pos_ == "VERB":
        listed = _in_gerund_list(doc, token, joint) or (joint.text == "," and _tells_content(doc, token))
        return listed and _has_verb(doc, since, joint.i)
    if token.lower_ in ("who", "as", "where", "when", "whose", "whom"):
        return False
    if joint.lower_ in (",", "and", ";") and is_elliptical(doc, start, last, since):
        return _has_verb(doc, since, joint.i)
    if _is_gapped(doc, start, last) or _is_gapped_passive(doc, start, since):
        return _has_verb(doc, since, joint.i)
    return _has_verb(doc, since, joint.i) and _has_subject_and_verb(doc, start, last, since)


def _is_gapped(doc: Doc, start: int, last: int) -> bool:
    """Whether a name and a number go on with the verb before ("… Sarn 12 vessels and Orm 18")."""
    i = start
    while i < last and doc[i].pos_ == "PROPN":
        i += 1
    if i == start or i >= last:
        return False
    i += doc[i].tag_ == "POS"  # "Kor’s would go back 30 and Sarn’s 15"
    i += i < last and doc[i].lower_ in ("to", "at", "by")
    if i >= last or doc[i].pos_ != "NUM" or doc[i].ent_type_ in ("DATE", "TIME"):
        return False
    return bool(i + 2 >= last or doc[i + 1].is_punct or doc[i + 2].is_punct)


def _is_gapped_passive(doc: Doc, start: int, since: int) -> bool:
    """Whether a noun and a participle go on with a passive ("… would be freed and the bridge reopened")."""
    if not any(t.dep_ == "auxpass" for t in doc[since:start]):
        return False
    if doc[start].tag_ not in ("DT", "CD", "$", "NN", "NNS", "NNP", "PRP$", "JJ"):
        return False
    for token in doc[start + 1 : start + SUBJECT_LENGTH // 2]:
        if token.tag_ in ("VBN", "VBD"):
            after = doc[token.i + 1 : token.i + 2]
            return bool(
                token.nbor(-1).pos_ in ("NOUN", "PROPN", "NUM")
                and after
                and after[0].pos_ in ("ADP", "ADV", "PUNCT", "PART", "SCONJ")
            )
        if token.pos_ not in ("NOUN", "ADJ", "PROPN", "NUM", "ADP", "DET", "SYM"):
            return False
    return False


def _tells_content(doc: Doc, gerund: Token) -> bool:
    """Whether a gerund after a comma may go on telling what a text does ("…, dropping its call for …")."""
    lemma = gerund.lemma_.lower()
    if lemma == "call":
        return bool(doc[gerund.i + 1].lower_ == "for")
    if lemma == "leave":  # ", leaving that to later talks"
        return any(t.lemma_.lower() in words.LATER for t in doc[gerund.i + 2 : gerund.i + 9])
    return lemma in words.DROPPING or lemma in words.TELLING_GERUNDS


def _relates_content(doc: Doc, which: Token, last: int) -> bool:
    """Whether "which" goes on with what a text asks for ("a plan, which includes ceding …")."""
    for token in doc[which.i + 1 : min(last, which.i + 4)]:
        if token.pos_ == "VERB":
            passive = any(c.dep_ == "auxpass" for c in token.children)
            return not passive and token.lemma_.lower() in words.CONTENT_VERBS | words.DROPPING
        if token.pos_ not in ("AUX", "ADV"):
            return False
    return False


def _is_absolute(doc: Doc, token: Token, last: int) -> bool:
    """Whether "with" opens a clause of its own ("…, with half of the money going to …")."""
    if doc[token.i + 1].lower_ == "no" and token.i + 3 < last:
        return True
    for after in doc[token.i + 1 : min(last, token.i + 10)]:
        participle = after.tag_ in ("VBG", "VBN") or (after.tag_ == "VBD" and after.dep_ == "pcomp")
        if participle and after.i > token.i + 1 and after.dep_ not in ("amod", "compound"):
            return True
        if after.lower_ in words.OPEN_WORDS and after.i > token.i + 2:
            return True
        if after.is_punct:
            return False
    return False


def _opens_parenthesis(doc: Doc, i: int, last: int) -> bool:
    """Whether the comma at token i opens or closes ", they said," inside a clause."""
    return any(is_inserted_speech(doc, k) for k in range(i + 1, min(last, i + 5))) or is_inserted_speech(
        doc, i - 1
    )


def is_inserted_speech(doc: Doc, i: int) -> bool:
    """Whether token i is the verb of ", they said," between commas."""
    if not 1 < i < len(doc) - 1 or doc[i].pos_ != "VERB" or doc[i + 1].text != ",":
        return False
    if doc[i].lemma_.lower() not in words.SPEECH_VERBS:
        return False
    before = next((k for k in range(i - 1, max(-1, i - 8), -1) if doc[k].text == ","), None)
    return before is not None and not any(t.tag_ in FINITE for t in doc[before + 1 : i])


def _has_verb(doc: Doc, since: int, until: int) -> bool:
    """Whether the clause begun at `since` has a verb of its own by now, outside relative clauses."""
    for token in doc[since:until]:
        verbal = token.tag_ in FINITE or token.tag_ in ("VB", "VBG")
        if token.tag_ == "NNS" and tells_content(token):
            return True
        if not verbal or token.pos_ not in ("VERB", "AUX") or is_inserted_speech(doc, token.i):
            continue
        if token.tag_ == "MD" or not _in_relative(token, since):
            return True
    return False


def _resumes(token: Token, since: int, until: int) -> bool:
    """Whether a verb goes on with a subject from before an insertion ("X, which has 29, could keep 18")."""
    verb = token.head if token.dep_ in ("aux", "auxpass") else token
    subjects = [c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    return bool(subjects) and all(since <= i < until for i in subjects) and verb.dep_ != "conj"


def _skip_adverbs(doc: Doc, start: int, last: int) -> Token | None:
    for i in range(start, min(last, start + 4)):
        if doc[i].pos_ != "ADV" and not doc[i].is_space and doc[i].lower_ != "not":
            return doc[i]
    return None


def _carries_on(doc: Doc, token: Token, last: int) -> bool:
    """Whether "for NP to …", "to …" or "that NP …" after "and" repeats the opener of the clause before."""
    if token.i + 1 >= last:
        return False
    after = doc[token.i + 1]
    if token.lower_ == "to":
        return after.tag_ == "VB" and _has_infinitive_before(doc, token)
    if token.lower_ == "that":
        return after.pos_ in NOMINAL
    before = doc[max(0, token.i - 30) : token.i]
    opened = any(t.lower_ == "for" for t in before)
    return opened and after.pos_ in NOMINAL


def _has_infinitive_before(doc: Doc, token: Token) -> bool:
    before = doc[max(token.sent.start, token.i - 40) : token.i]
    return any(t.lower_ == "to" and t.i + 1 < len(doc) and doc[t.i + 1].tag_ == "VB" for t in before)


def _in_gerund_list(doc: Doc, token: Token, joint: Token) -> bool:
    """Whether a gerund goes on a list of gerunds ("ceding land, reducing the army and giving …")."""
    if joint.lower_ not in (",", "and", ";", "or"):
        return False
    before = doc[max(token.sent.start, token.i - 40) : joint.i]
    opened = [t for t in before if t.tag_ == "VBG" and t.i > 0 and _opens_gerunds(doc, t.i)]
    return bool(opened)


def _opens_gerunds(doc: Doc, i: int) -> bool:
    before = doc[i - 1]
    if before.lower_ in (
        "including",
        "includes",
        "include",
        "included",
        "of",
        "for",
        "from",
        "by",
        "involves",
    ):
        return True
    return before.lower_ == "," or (before.lower_ == "and" and i >= 2)


def _has_subject_and_verb(doc: Doc, start: int, last: int, since: int) -> bool:
    """Whether a noun phrase that begins at `start` has a finite verb within reach, over appositions.

    A subject that began before the joint ("A and B would …") makes it no clause of its own.
    """
    if doc[start].pos_ not in NOMINAL and doc[start].text not in '“"':
        return False
    inside, depth = False, 0
    for i in range(start, min(last, start + SUBJECT_LENGTH)):
        token = doc[i]
        depth += BRACKETS.get(token.text, 0)
        if depth > 0:
            continue  # what stands in brackets is no verb of theirs
        if token.lower_ in (";", ":", "that") or (token.pos_ == "CCONJ" and _verb_after(doc, i, last)):
            return False
        if token.text == ",":
            inside = not inside
        if inside and token.text != ",":
            continue
        if token.tag_ in FINITE and token.pos_ in ("AUX", "VERB") and i > start:
            return (
                token.dep_ != "relcl"
                and not _in_relative(token, start)
                and not _subject_before(token, start, since)
            )
    return False


def _subject_before(token: Token, start: int, since: int) -> bool:
    """Whether the subject of a verb stands before `start`, or nothing there has a verb to be joined to."""
    verbs = [token, token.head] if token.dep_ in ("aux", "auxpass") else [token]
    subjects = [c.i for verb in verbs for c in verb.children if c.dep_ in SUBJECTS]
    if subjects:
        return bool(max(subjects) < start and min(subjects) >= since)
    doc = token.doc
    return not any(t.tag_ in FINITE for t in doc[since:start])


def _verb_after(doc: Doc, i: int, last: int) -> bool:
    return i + 1 < last and doc[i + 1].pos_ in ("VERB", "AUX")


def _in_relative(token: Token, start: int) -> bool:
    """Whether the verb belongs to a relative clause inside the phrase ("the sanctions it imposed")."""
    seen = token
    while seen.head.i != seen.i and seen.dep_ in ("aux", "auxpass"):
        seen = seen.head
    return bool(seen.dep_ == "relcl" and seen.head.i >= start)
