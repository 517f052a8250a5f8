"""How likely a sentence tells what a text on the table says: its form, what it is about, where it stands.

Reporting leaves "under the plan" away after a while: "Aid convoys would move freely." What then tells content
from news is many small signs (a modal, no person as subject, an amount, no verb of saying), none sure by
itself. They are weighed by a logistic regression fitted on articles written for the project
(`variorum.fit.telling`, docs/models/telling.md).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from variorum.extract import provision_words as words
from variorum.extract.kept import small_words, text_between
from variorum.extract.provision_lists import ELSEWHERE, SUMMARIES
from variorum.extract.provision_present import AGENDA, CHANGING, MOVING, NORMS, PROCEDURE
from variorum.extract.provision_story import Story
from variorum.extract.sentences import Sentence

WEIGHTS = Path(__file__).parent / "telling.json"
PERSONS = frozenset("he she i we you".split())
POINTING = frozenset("it they that this there".split())
WHOLE = frozenset("no neither either both each any every all none".split())
NEAR = (0, 1, 2, 4, 8)  # sentences since a text was last named, in steps
SHORT = 6  # tokens
CONDITIONS = frozenset("if unless whether".split())
FIRST = frozenset("we i you our my your us".split())

TOLD = 0.5  # from this probability on a sentence counts as telling content
SURE = 0.8  # from this probability on it does so whatever its form
CERTAIN = 0.9  # from this probability on it does so whoever tells it
NEWS = 0.08  # below it, what looks like content is news of the talks


@cache
def weights() -> Mapping[str, float]:
    """The fitted weight of each sign, and of "always"."""
    loaded: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return loaded


def score_sentences(story: Story) -> tuple[float, ...]:
    """The probability (0 to 1) of each sentence that it tells content; 0 for captions and headings."""
    found: list[float] = []
    for sentence in story.sentences:
        before = (found[-2] if len(found) > 1 else 0.0, found[-1] if found else 0.0)
        told = sentence.kind not in ("caption", "heading")
        found.append(score_telling(story, before, sentence) if told else 0.0)
    return tuple(found)


def score_telling(story: Story, before: tuple[float, float], sentence: Sentence) -> float:
    """The probability (0 to 1) that a sentence tells content; `before` are those of the two before it."""
    fitted = weights()
    total = sum(fitted.get(sign, 0.0) * value for sign, value in signs_of(story, sentence, before))
    return 1 / (1 + math.exp(-total))


def signs_of(story: Story, sentence: Sentence, before: tuple[float, float]) -> Iterator[tuple[str, float]]:
    """(name, value from 0 to 1) of each sign that a sentence bears."""
    yield "always", 1.0
    yield "told before", before[1]
    yield "told two before", before[0]
    yield from ((sign, 1.0) for sign in _signs_of_verb(story, sentence))
    yield from ((sign, 1.0) for sign in _signs_of_subject(story, sentence))
    yield from ((sign, 1.0) for sign in _signs_of_matter(story, sentence))
    yield from ((sign, 1.0) for sign in _signs_of_place(story, sentence))


def _root(story: Story, sentence: Sentence) -> Token:
    tokens = sentence.tokens(story.doc)
    return next((t for t in tokens if t.dep_ == "ROOT"), tokens[0])


def _signs_of_verb(story: Story, sentence: Sentence) -> Iterator[str]:
    yield from _signs_of_root(_root(story, sentence))
    tokens = sentence.tokens(story.doc)
    for modal in {t.lower_ for t in tokens if t.tag_ == "MD"}:
        yield f"modal {modal}"
    if any(t.lemma_ == "be" and story.doc[t.i + 1 : t.i + 2].text == "to" for t in tokens):
        yield "is to"
    if any(t.pos_ == "VERB" and t.lemma_.lower() in words.SPEECH_VERBS for t in tokens):
        yield "speech"
    if any(t.tag_ == "VBD" for t in tokens):
        yield "past"
    if not words.NEGATIONS.isdisjoint(small_words(story.doc)[sentence.first : sentence.last]):
        yield "negated"


def _signs_of_root(root: Token) -> Iterator[str]:
    lemma, verbal = root.lemma_.lower(), root.pos_ in ("VERB", "AUX")
    yield f"root {root.tag_ if verbal else 'no verb'}"
    children = list(root.children)
    if any(c.dep_ == "auxpass" for c in children):
        yield "root passive"
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in children):
        yield "root perfect"
    if any(c.tag_ == "MD" for c in children):
        yield "root modal"
    for name, verbs in _VERBS.items():
        if lemma in verbs:
            yield f"root {name}"


_VERBS = {
    "content": words.CONTENT_VERBS,
    "speech": words.SPEECH_VERBS,
    "moving": MOVING,
    "changing": CHANGING,
    "norm": NORMS,
    "procedure": PROCEDURE,
    "fate": words.FATE_VERBS,
    "dropping": words.DROPPING,
    "be": frozenset(["be"]),
}


def _signs_of_subject(story: Story, sentence: Sentence) -> Iterator[str]:
    root = _root(story, sentence)
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if subject is None:
        yield "subject none"
        return
    if subject.i in story.heads:
        yield "subject draft"
    elif subject.lower_ in PERSONS:
        yield "subject person"
    elif subject.pos_ == "PRON":
        yield f"subject {subject.lower_ if subject.lower_ in POINTING else 'pronoun'}"
    else:
        yield _kind_of(story, subject)
    text = subject.i in story.heads or subject.lower_ == "it"
    if text and root.lemma_.lower() in words.CONTENT_VERBS and root.tag_ in ("VBZ", "VBP"):
        yield "a text tells"
    if subject.left_edge.lower_ in WHOLE or subject.lower_ in WHOLE:
        yield "subject whole"
    if subject.left_edge.lower_ in ("a", "an", "some"):
        yield "subject indefinite"


def _kind_of(story: Story, subject: Token) -> str:
    for name in story.annotated.names:
        if name.start <= subject.idx < name.end:
            return f"subject {name.type}"
    if subject.tag_ in ("NNP", "NNPS"):
        return "subject name"
    return "subject nouns" if subject.tag_ == "NNS" else "subject noun"


def _signs_of_matter(story: Story, sentence: Sentence) -> Iterator[str]:
    tokens = sentence.tokens(story.doc)
    text = text_between(story.doc, sentence.first, sentence.last)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    said = small_words(story.doc)[sentence.first : sentence.last]
    issues = story.issues_of(text)
    yield "issue" if issues != ("other",) else "no issue"
    if len(issues) > 1:
        yield "two issues"
    amounts = sum(start <= a.start < end for a in story.annotated.amounts)
    if amounts:
        yield "amount"
    if amounts > 1:
        yield "amounts"
    if not AGENDA.isdisjoint(said):
        yield "weekday"
    if any(start <= d.evidence[0].start < end for d in story.annotated.dates):
        yield "date"
    if tokens[-1].text == "?":
        yield "question"
    if not CONDITIONS.isdisjoint(said):
        yield "condition"
    if not FIRST.isdisjoint(said):
        yield "first person"
    if len(tokens) < SHORT:
        yield "short"
    share = sum(max(0, min(end, b) - max(start, a)) for a, b in story.quotes) / (end - start)
    yield "quoted whole" if share > 0.6 else "quoted partly" if share else "quoted none"


def _signs_of_place(story: Story, sentence: Sentence) -> Iterator[str]:
    here = [i for i in story.heads if sentence.first <= i < sentence.last]
    if here:
        yield "names draft"
        if min(here) - sentence.first <= 4:
            yield "opens with draft"
        if any(t.lower_ == "under" for i in here for t in story.doc[max(sentence.first, i - 4) : i]):
            yield "under draft"
    last = max((i for i in story.heads if i < sentence.first), default=None)
    if last is None:
        yield "no draft yet"
    else:
        apart = next(
            n for n in range(sentence.index) if story.sentences[sentence.index - 1 - n].first <= last
        )
        yield f"draft {next((step for step in NEAR if apart <= step), 'far')} back"
    yield f"kind {sentence.kind}"
    if sentence.lead is not None:
        yield from _signs_of_lead(story, story.sentences[sentence.lead])
    yield from _signs_of_heading(story, sentence)
    if sentence.index and story.sentences[sentence.index - 1].block == sentence.block:
        yield "same paragraph"


def _signs_of_heading(story: Story, sentence: Sentence) -> Iterator[str]:
    """What the heading above says, where one does: "What is in the plan?" or "How did both sides react?"."""
    above = (s for s in reversed(story.sentences[: sentence.index]) if s.kind == "heading")
    heading = next(above, None)
    if heading is None:
        return
    tokens = heading.tokens(story.doc)
    lemmas = {t.lemma_.lower() for t in tokens}
    if lemmas & ELSEWHERE:
        yield "headed elsewhere"
    elif lemmas & SUMMARIES or any(t.i in story.heads for t in tokens):
        yield "headed of draft"


def _signs_of_lead(story: Story, lead: Sentence) -> Iterator[str]:
    tokens = lead.tokens(story.doc)
    lemmas = {t.lemma_.lower() for t in tokens}
    yield "listed"
    if lemmas & SUMMARIES or any(t.i in story.heads for t in tokens):
        yield "listed of draft"
    if lemmas & ELSEWHERE:
        yield "listed elsewhere"
    if any(t.tag_ == "MD" for t in tokens):
        yield "listed modal"
