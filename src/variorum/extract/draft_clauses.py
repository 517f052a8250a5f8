"""What the clause around a draft phrase says: who makes the text, whether it comes out, how many points."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.discourse import DAY, Mentioned
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.makers import (
    day_label,
    is_named,
    labels_between,
    names_within,
    namesakes,
    other_labels,
    role_labels,
)
from variorum.extract.sentences import Sentence

SUBJECTS = ("nsubj", "nsubjpass")
# What the clause is about stays in mind better than what a preposition brings in.
ON_STAGE = ("nsubj", "nsubjpass", "dobj", "attr", "ROOT")
IN_MIND = 3  # sentences in which "she" may stand for somebody named before
CLOSING = frozenset("”\"’'")
PLACE = 7  # tokens of "in the port of Lisgar"
DATELINE = 16  # tokens that the place, day and agency before a report may take
OWNERS = frozenset("its their his her whose".split())
WHOSE = 8  # tokens before "whose" in which its owner stands
OBJECTS = ("dobj", "obj", "nsubjpass", "attr", "oprd")


def read_clause(annotated: Annotated, sentences: tuple[Sentence, ...], phrase: DraftPhrase) -> Mentioned:
    """The phrase with its makers and associates, and whether the text comes out in this clause."""
    sentence = sentences[phrase.sentence]
    verb = governing_verb(annotated.doc, phrase, sentence)
    lemma = verb.lemma_.lower() if verb is not None else ""
    makers, associates = set(phrase.makers | phrase.told_makers), set(phrase.others)
    appears = phrase.made_here or _comes_out(phrase, lemma)
    if verb is not None and lemma in words.MAKING_VERBS and not (_puts_at(verb) or _puts_to(verb)):
        told = _is_told_in_subject(verb, sentence, phrase)  # "news of the plan broke": nobody acts
        acting = frozenset[str]() if told else makers_of(annotated, sentences, sentence, verb)
        if lemma in words.BACKING_VERBS:
            associates |= acting
        else:
            makers |= acting
            appears = True
    written = _written_by(annotated, phrase)
    makers, appears = makers | written, appears or bool(written)
    if makers and appears:
        associates |= _neighbours(annotated, sentences, sentence) | _places(annotated, sentence)
    released = _released(annotated, phrase)
    appears = appears or released is not None
    makers |= released or set()
    owner = _possessor(annotated, sentences, phrase)
    named = _named_in(annotated, phrase, owner)
    each = any(t.lower_ == "each" for t in annotated.doc[sentence.first : phrase.first])
    own = phrase.is_counter or (phrase.another and not each) or _is_offer_of_body(phrase)
    makers |= named | (owner if own else set())
    associates |= owner if not (each or phrase.plural) else set()
    return Mentioned(
        phrase,
        with_employers(annotated, named),
        with_employers(annotated, owner, roles=True),
        with_employers(annotated, makers, roles=True),
        frozenset(associates - makers),
        appears,
        annotated.doc[phrase.head].dep_ in ON_STAGE,
        each,
        released=released is not None and phrase.determiner == "indefinite",
    )


def _is_offer_of_body(phrase: DraftPhrase) -> bool:
    """Whether "its bid" is made by its owner; "his bid" is rather for an office."""
    return phrase.noun in words.OFFERS and bool(phrase.said & {"its", "their"})


def _named_in(annotated: Annotated, phrase: DraftPhrase, owner: set[str]) -> set[str]:
    """The makers that a phrase names itself; "whose plan" names its owner."""
    tags = {t.tag_ for t in annotated.doc[phrase.first : phrase.head]}
    known = {m for m in phrase.makers if is_named(m) or m.startswith(DAY)}
    named = known if owner or "PRP$" in tags else set(phrase.makers)
    return named | owner if "WP$" in tags else named


def _comes_out(phrase: DraftPhrase, lemma: str) -> bool:
    """Whether the verb brings a text out: it appears, or it is a treaty and is signed."""
    signed = phrase.noun in words.TREATIES and lemma in words.SIGNING_VERBS
    return signed or lemma in words.APPEARING_VERBS


def _written_by(annotated: Annotated, phrase: DraftPhrase) -> frozenset[str]:
    """The makers in "Written by the chief of staff, the paper tries …"."""
    head = annotated.doc[phrase.head]
    if head.dep_ not in SUBJECTS:
        return frozenset()
    opening = (c for c in head.head.children if c.tag_ == "VBN" and c.dep_ == "advcl" and c.i < phrase.first)
    for verb in opening:
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        if agent is not None and verb.lemma_.lower() in words.MAKING_VERBS - words.BACKING_VERBS:
            return _named(annotated, agent, verb.right_edge)
    return frozenset()


def _is_told_in_subject(verb: Token, sentence: Sentence, phrase: DraftPhrase) -> bool:
    subject = subject_of(verb, sentence)
    return subject is not None and subject.left_edge.i <= phrase.head <= subject.right_edge.i


def _puts_at(verb: Token) -> bool:
    """Whether "the union puts the bill at 2 million": nobody makes a text by that."""
    return verb.lemma_ == "put" and any(c.lower_ == "at" and c.dep_ == "prep" for c in verb.children)


def _puts_to(verb: Token) -> bool:
    """Whether a text that is there is put or submitted to a vote."""
    to = (c for c in verb.rights if c.lower_ in ("to", "before") and c.dep_ in ("prep", "dative"))
    return any(o.lemma_.lower() in words.VOTES for t in to for o in t.children)


def _released(annotated: Annotated, phrase: DraftPhrase) -> set[str] | None:
    """The days of "a version released on Wednesday" as labels; None where no such verb follows the phrase."""
    head = annotated.doc[phrase.head]
    verbs = [v for v in head.children if v.dep_ in ("acl", "relcl") and v.i > head.i]
    after = next((t for t in head.doc[phrase.last : phrase.last + 2] if t.text not in CLOSING), head)
    verbs += [after] if after.tag_ == "VBN" else []
    appearing = words.APPEARING_VERBS | {"make", "float", "propose"}
    verb = next((v for v in verbs if v.lemma_.lower() in appearing), None)
    if verb is None:
        return None
    start, end = verb.idx, verb.right_edge.idx + len(verb.right_edge)
    days = [d for d in annotated.dates if d.type == "DATE" and start <= d.evidence[0].start < end]
    return {day_label(d.value) for d in days if d.value[:1].isdigit()}


def with_employers(annotated: Annotated, labels: Iterable[str], *, roles: bool = False) -> frozenset[str]:
    """The labels, and whom the named ones work for where the article says it; their offices too, if asked."""
    known = set(labels)
    for actor in annotated.actors:
        if actor.id in known and actor.affiliation:
            known.add(actor.affiliation)
        if actor.id in known:
            known |= namesakes(annotated, actor)
        if actor.id in known and roles:
            known |= role_labels(actor)
    return frozenset(known)


def _possessor(annotated: Annotated, sentences: tuple[Sentence, ...], phrase: DraftPhrase) -> set[str]:
    """Labels of whom "their own paper" and "her plan" belong to: the subject before it."""
    doc, sentence = annotated.doc, sentences[phrase.sentence]
    after = doc[phrase.last : min(phrase.last + 3, sentence.last)]
    after = after if len(after) and after[0].lower_ == "of" else after[:0]  # "a paper of their own"
    own = [t.lower_ for t in (*doc[phrase.first : phrase.head], *after) if t.tag_ in ("PRP$", "WP$")]
    genitive = any(t.tag_ == "POS" for t in doc[phrase.first : phrase.head])
    if not set(own) & OWNERS or (genitive and "whose" not in own):
        return set()  # in "his administration's plan" the plan is the administration's
    whose = next((t.i for t in doc[phrase.first : phrase.head] if t.tag_ == "WP$"), None)
    if whose is not None:
        return labels_between(annotated, max(sentence.first, whose - WHOSE), whose)
    for near in (sentence, *sentences[max(0, sentence.index - 1) : sentence.index]):
        subjects = [t for t in doc[near.first : min(near.last, phrase.first)] if t.dep_ in SUBJECTS]
        main = next((t for t in subjects if t.head.dep_ == "ROOT"), None)
        if main is not None and main.lower_ in ("it", "they"):
            continue
        for token in subjects if near is sentence else subjects[:1]:
            if token.pos_ != "PRON":
                found = labels_between(
                    annotated, token.left_edge.i, min(token.right_edge.i + 1, phrase.first)
                )
                if found:
                    return found
    before = sentences[max(0, sentence.index - 1)]
    return labels_between(annotated, before.first, before.last) if "their" in own else set()


def governing_verb(doc: Doc, phrase: DraftPhrase, sentence: Sentence) -> Token | None:
    """The verb that the phrase is the object or passive subject of, also over "news of the plan broke"."""
    token = doc[phrase.head]
    for _ in range(4):
        if token.dep_ in (*OBJECTS, "nsubj", "ccomp", "xcomp") and token.head.pos_ in ("VERB", "AUX"):
            return token.head if sentence.first <= token.head.i < sentence.last else None
        if (
            token.dep_ == "pobj"
            and token.head.lower_ == "with"
            and token.head.head.lemma_ in words.GIVING_WITH
        ):
            return token.head.head if token.head.head.i >= sentence.first else None
        if token.dep_ == "pobj" and token.head.head.lemma_.lower() in words.PARTS:
            token = token.head.head
        elif token.dep_ in ("conj", "appos", "nmod", "compound") and token.head.i != token.i:
            token = token.head
        else:
            return None
    return None


def makers_of(
    annotated: Annotated, sentences: tuple[Sentence, ...], sentence: Sentence, verb: Token
) -> frozenset[str]:
    """Labels of the subject or agent of a verb; for "they" and "the two sides", of those named before."""
    doc = annotated.doc
    for child in verb.children:
        if child.dep_ == "agent":
            return _named(annotated, child, child.right_edge)
    if any(child.dep_ == "nsubjpass" for child in verb.children):
        return frozenset()
    subject = subject_of(verb, sentence)
    if subject is None:
        return frozenset(labels_between(annotated, _clause_start(doc, verb, sentence), verb.i))
    first = min(t.left_edge.i for t in subject.head.children if t.dep_ in SUBJECTS)
    first = max(first, after_dateline(doc, sentence))
    found = _named(annotated, doc[max(first, sentence.first)], doc[max(subject.i, subject.head.i - 1)])
    if any(t.tag_ == "WP$" for t in doc[first : subject.i]):  # "the League, whose mediators published …"
        found |= labels_between(annotated, max(sentence.first, first - WHOSE), first)
    if not found and subject.lower_ in ("he", "she"):
        return _person_before(annotated, sentences, subject)
    if not found and subject.lower_ == "it":
        return _named_before(annotated, sentences, sentence, 1)
    if not found and (
        subject.lower_ == "they" or subject.lemma_ in ("side", "party", "country", "government")
    ):
        return _named_before(annotated, sentences, sentence, 2)
    return found


def _person_before(annotated: Annotated, sentences: tuple[Sentence, ...], pronoun: Token) -> frozenset[str]:
    """The person last named before "he" or "she", no more than a few sentences back."""
    at = next(s.index for s in sentences if s.first <= pronoun.i < s.last)
    start = annotated.doc[sentences[max(0, at - IN_MIND)].first].idx
    people = [n for n in annotated.names if n.type == "person" and start <= n.start < pronoun.idx]
    return frozenset({people[-1].actor}) if people else frozenset()


def after_dateline(doc: Doc, sentence: Sentence) -> int:
    """The first token after "OSKAREL, May 14 (Tern Wire) - ", the sentence's first where there is none."""
    for token in doc[sentence.first : min(sentence.last, sentence.first + DATELINE)]:
        if token.text in ("-", "–", "—") and doc[token.i - 1].whitespace_ and token.whitespace_:
            capital = doc[sentence.first].is_upper or doc[token.i - 1].text == ")"
            return int(token.i) + 1 if capital else sentence.first
    return sentence.first


def _clause_start(doc: Doc, verb: Token, sentence: Sentence) -> int:
    """The token after the last verb before this one, where no subject was parsed."""
    for i in range(verb.i - 1, sentence.first - 1, -1):
        if doc[i].pos_ == "VERB" or (doc[i].pos_ == "AUX" and doc[i].head.i != verb.i):
            return i + 1
    return sentence.first


def _named(annotated: Annotated, first: Token, last: Token) -> frozenset[str]:
    return frozenset(labels_between(annotated, first.i, last.i + 1))


def _named_before(
    annotated: Annotated, sentences: tuple[Sentence, ...], sentence: Sentence, least: int
) -> frozenset[str]:
    """Labels of the subject of one of the two sentences before, if it tells at least so many."""
    for near in reversed(sentences[max(0, sentence.index - 2) : sentence.index]):
        for token in near.tokens(annotated.doc):
            if token.dep_ == "nsubj":
                found = _named(annotated, token.left_edge, token.right_edge)
                if len(found) >= least:
                    return found
    return frozenset()


def subject_of(verb: Token, sentence: Sentence) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to ("released … and announcing that …")."""
    seen = verb
    for _ in range(7):
        for child in seen.children:
            if child.dep_ == "nsubj" and sentence.first <= child.i < sentence.last:
                return child
        passive = any(c.dep_ == "nsubjpass" for c in seen.children)
        if seen.dep_ in ("conj", "advcl", "xcomp", "acl", "ccomp", "pcomp", "prep") and (
            seen.dep_ != "ccomp" or passive
        ):
            seen = seen.head
            continue
        return None
    return None


def _neighbours(annotated: Annotated, sentences: tuple[Sentence, ...], sentence: Sentence) -> set[str]:
    """Whom the sentences around speak of as people ("European leaders", "the European consortium")."""
    found = set[str]()
    for near in sentences[max(0, sentence.index - 1) : sentence.index + 3]:
        if near.block != sentence.block:
            continue
        for token in near.tokens(annotated.doc):
            if token.dep_ == "nsubj" and token.lemma_.lower() in words.PEOPLE:
                found |= {m for m in _named(annotated, token.left_edge, token) if m[0] not in "~#"}
    return found


def _places(annotated: Annotated, sentence: Sentence) -> set[str]:
    """Where the sentence has things happen: a text may later go by the place where it was made."""
    text, tokens = annotated.reading.article.text, sentence.tokens(annotated.doc)
    names = names_within(annotated, tokens[0].idx, tokens[-1].idx)
    found = {n.actor for n in names if text[: n.start].endswith((" in ", " at ", "In ", "At "))}
    for token in tokens:
        if token.lower_ in ("in", "at") and token.dep_ == "prep":
            found |= other_labels(annotated, token.i + 1, min(token.right_edge.i + 1, token.i + PLACE))
    return found
