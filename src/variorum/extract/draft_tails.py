"""What follows a draft phrase and tells more of it: "drafted by …", "of 19 points", "that … put before …"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.makers import day_label, labels_between
from variorum.extract.sentences import Sentence

COUNTED = frozenset("points point articles clauses".split())
PARTS_OF_NAMES = frozenset({"“", "”", "'s", "’s", "-"})  # "Sarn-Orme Ltd."
MADE = frozenset({"VBD", "VBN", "VBZ", "VBP"})
LOOK_RIGHT = 12  # tokens after the head in which "drafted by …" and "of 19 points" are looked for


def with_what_follows(annotated: Annotated, sentence: Sentence, phrase: DraftPhrase) -> DraftPhrase:
    """The phrase with makers and points that stand after its head ("drafted by X", "of 19 points")."""
    doc = annotated.doc
    tail = doc[phrase.head + 1 : min(sentence.last, phrase.head + 1 + LOOK_RIGHT)]
    points, after = phrase.points, _makers_in_relative(annotated, sentence, phrase)
    if phrase.strong and phrase.head + 2 < sentence.last and doc[phrase.head + 1].lower_ == "of":
        after |= labels_between(annotated, phrase.head + 2, _group_end(doc, phrase.head + 2, sentence))
    if phrase.noun == "version" and phrase.determiner == "definite":
        after |= _restricted_to(annotated, phrase)
    if phrase.head + 2 < sentence.last and doc[phrase.head + 1].lower_ in ("of", "from"):
        after |= _of_day(annotated, doc[phrase.head + 2])
    pact = phrase.noun in words.TREATIES and not (phrase.plural or phrase.is_later)
    if (
        pact
        and _is_there(doc, phrase)
        and phrase.last + 1 < sentence.last
        and doc[phrase.last].lower_ == "with"
    ):
        after |= labels_between(annotated, phrase.last + 1, _group_end(doc, phrase.last + 1, sentence))
    for token in tail:
        sent = token.lower_ == "from" and token.i == phrase.last and phrase.determiner == "indefinite"
        if sent or (token.lower_ == "by" and _made_by(doc, phrase.head, token)):
            end = _group_end(doc, token.i + 1, sentence)
            after |= labels_between(annotated, token.i + 1, end)
        if (
            token.lower_ in COUNTED
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


def _is_there(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether a deal is one spoken of, or is told as made: "would sign a treaty with X" is one to come."""
    if phrase.determiner != "indefinite":
        return True
    verb = doc[phrase.head].head
    return verb.tag_ in MADE and not any(c.tag_ == "MD" for c in verb.children)


def _of_day(annotated: Annotated, token: Token) -> set[str]:
    """The day of "the draft of March 4", "an offer of Nov. 8", as a label."""
    days = (
        d
        for d in annotated.dates
        if d.type == "DATE" and d.evidence[0].start <= token.idx < d.evidence[0].end
    )
    return {day_label(d.value) for d in days if d.value[:1].isdigit() and len(d.value) > len("2036")}


def _restricted_to(annotated: Annotated, phrase: DraftPhrase) -> set[str]:
    """Whom "the version that went up on the ministry's site" tells it from others by."""
    head = annotated.doc[phrase.head]
    plain = head.i + 1 < len(head.doc) and head.doc[head.i + 1].text != ","
    clauses = [v for v in head.children if v.dep_ in ("relcl", "acl") and v.i > head.i]
    return labels_between(annotated, head.i + 1, clauses[0].right_edge.i + 1) if plain and clauses else set()


def _makers_in_relative(annotated: Annotated, sentence: Sentence, phrase: DraftPhrase) -> set[str]:
    """The makers in "the draft that X put before …", "the plan, presented on Tuesday by X"."""
    doc, found = annotated.doc, set[str]()
    verbs = [v for v in doc[phrase.head].children if v.dep_ in ("relcl", "acl") and v.i < sentence.last]
    for verb in verbs or _relative_verbs(doc, phrase, sentence):
        led = verb.lemma_.lower() in words.LEADING_VERBS and not phrase.points
        if not led and verb.lemma_.lower() not in words.MAKING_VERBS - words.BACKING_VERBS:
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
        if token.pos_ in ("PROPN", "DET", "ADJ", "NOUN", "NUM") or token.text in PARTS_OF_NAMES:
            i += 1
        elif token.text in (",",) or token.lower_ in ("and", "of"):
            if i + 1 < sentence.last and doc[i + 1].pos_ in ("PROPN", "DET", "CCONJ", "ADJ"):
                i += 1
            else:
                break
        else:
            break
    return max(i, start + 1)
