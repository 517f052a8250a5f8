"""Which draft is the subject of a clause, and which one a whole sentence speaks for."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.predicates import Predicate
from variorum.extract.provision_forms import point_number
from variorum.extract.provision_present import AGENDA, PART_NOUNS, in_mind, opens_part, speaks_for
from variorum.extract.provision_story import PERSISTENCE, Passage, Scene, Story, draft_on_stage
from variorum.extract.sentences import Sentence
from variorum.extract.telling import TOLD

PRESS = frozenset("report publish reveal write".split())  # "The Courier reported that it would …": the text
PRONOUNS = frozenset("it this that which".split())
# "The text of the plan would …": a part stands for the whole.
PARTS = frozenset(
    "term text detail provision point version copy clause page article section outline paragraph chapter "
    "passage line wording".split()
)


def draft_subject(
    scene: Scene, clause: Clause, predicate: Predicate | None, subject: list[Token]
) -> str | None:
    """The draft that is the subject of the clause: named, a pronoun, or carried over."""
    if predicate is None:
        return None
    if not subject and scene.doc[clause.first].tag_ == "WDT":
        near = range(max(scene.sentence.first, clause.first - 12), clause.first)
        texts = [i for i in near if i in scene.story.heads]
        return scene.story.heads[_whole(scene, texts)] if texts else None
    clause_opens = next((t.i for t in subject if t.tag_ in ("WP$", "WDT", "WP")), clause.last)
    named = [t for t in subject if t.i in scene.story.heads and t.i < clause_opens]
    for token in named:
        rest = [t for t in subject if t.i < token.i]
        if token.dep_ in ("nsubj", "nsubjpass") or not any(
            t.pos_ in ("NOUN", "VERB") and t.i not in scene.story.heads for t in rest
        ):
            return scene.story.heads[token.i]
        if rest and any(t.lemma_.lower() in PARTS for t in rest):
            return scene.story.heads[token.i]
    first = next((i for i in range(clause.first, predicate.start) if i in scene.story.heads), None)
    if first is not None and not any(
        t.pos_ in ("NOUN", "PROPN", "ADP", "PRON") and t.tag_ != "POS" and not _is_before(t, first)
        for t in scene.doc[clause.first : first]
    ):
        return scene.story.heads[first]
    if _points_back(scene, predicate) and (pointed := _last_named(scene)) is not None:
        return pointed
    if len(subject) == 1 and subject[0].lower_ in PRONOUNS and not _is_expletive(scene, predicate):
        return _meant_by(scene, subject[0])
    if subject and point_number(scene.doc, subject[0].i, predicate.start):
        return scene.passage.mode or scene.passage.focus
    if (part_of := speaks_for(scene, clause, subject)) is not None:
        return part_of
    starts = predicate.start <= clause.first + 2 and not subject
    if starts and predicate.form in ("finite", "base", "gerund") and clause.joint:
        return scene.subject_draft
    return None


def _whole(scene: Scene, texts: list[int]) -> int:
    """The text that a relative clause speaks of: the version in "a version of the plan that drops …"."""
    doc, last = scene.doc, texts[-1]
    return min((i for i in texts if doc[i + 1].lower_ == "of" and doc[last] in doc[i].subtree), default=last)


def _points_back(scene: Scene, predicate: Predicate) -> bool:
    """Whether a sentence begins with "That would …" or "That one had …"."""
    opening = [t.lower_ for t in scene.doc[scene.sentence.first : predicate.start]]
    return opening[:1] in (["this"], ["that"]) and opening[1:] in ([], ["one"]) and predicate.lemma != "be"


def _is_before(token: Token, head: int) -> bool:
    """Whether a token is part of the noun phrase that ends in token `head` ("the envoy's first draft")."""
    return bool(token.i <= head and head in (token.head.i, token.head.head.i))


def _is_expletive(scene: Scene, predicate: Predicate) -> bool:
    """Whether "it" stands for a clause ("it would be expected that …", "it is unclear whether …")."""
    after = [t.lower_ for t in scene.doc[predicate.verb + 1 : predicate.verb + 4]]
    return predicate.lemma in ("be", "expect", "seem", "appear", "remain") and bool(
        {"that", "whether", "how", "what", "if"} & set(after) or scene.doc[predicate.verb + 1].pos_ == "ADJ"
    )


def _meant_by(scene: Scene, pronoun: Token) -> str | None:
    """The draft that a pronoun means: one named just before in the sentence, else the one in focus."""
    before = [i for i in scene.story.heads if scene.sentence.first <= i < pronoun.i]
    if pronoun.lower_ == "which" and _names_another(scene, pronoun):
        return None  # "the draft put forward by Ormia, which holds …"
    if pronoun.lower_ == "which" and before:
        return scene.story.heads[max(before)] if max(before) >= pronoun.i - 12 else None
    if scene.subject_draft is not None:
        return scene.subject_draft
    if before:
        return draft_on_stage(scene.story, replace(scene.sentence, last=pronoun.i))
    if pronoun.lower_ == "it" and _party_before(scene, pronoun):
        return None
    says = pronoun.head.lemma_.lower() in words.CONTENT_VERBS and pronoun.head.tag_ == "VBZ"
    back = 2 * PERSISTENCE if says else PERSISTENCE
    recent = scene.passage.focus_sentence >= scene.sentence.index - back or scene.told >= TOLD
    if scene.passage.party_it and scene.passage.mode is None and pronoun.lower_ == "it" and not says:
        return None
    return scene.passage.mode or (scene.passage.focus if recent else None)


def _names_another(scene: Scene, pronoun: Token) -> bool:
    """Whether a name other than that of a draft or a day stands before "which"."""
    near = [t for t in scene.doc[max(0, pronoun.i - 2) : pronoun.i] if t.text != ","][-1:]
    return any(t.pos_ == "PROPN" and t.i not in scene.story.heads and t.lower_ not in AGENDA for t in near)


def _party_before(scene: Scene, pronoun: Token) -> bool:
    """Whether "it" is a state or body that acts in the sentence: "Ormia wants a review before it pays"."""
    names = scene.story.annotated.names
    for token in scene.doc[scene.sentence.first : pronoun.i]:
        told = token.head.lemma_ in PRESS and any(c.is_ancestor(pronoun) for c in token.head.children)
        if token.dep_ != "nsubj" or token.i in scene.story.heads or told:
            continue
        if any(n.type in ("state", "organisation") and n.start <= token.idx < n.end for n in names):
            return True
    return False


def _last_named(scene: Scene) -> str | None:
    """The draft named last in the sentence before, which "That would have …" is about."""
    if not scene.sentence.index:
        return None
    before = scene.story.sentences[scene.sentence.index - 1]
    named = [i for i in scene.story.heads if before.first <= i < before.last]
    return scene.story.heads[max(named)] if named else None


def framing_draft(story: Story, sentence: Sentence, passage: Passage) -> str | None:
    """The draft that the whole sentence speaks for: "Under the plan, …", "…, according to the draft"."""
    doc = story.doc
    for i in sorted(story.heads):
        if not sentence.first <= i < sentence.last:
            continue
        before = [t.lower_ for t in doc[max(sentence.first, i - 6) : i]]
        if "under" in before and not {"and", ","} & set(before[before.index("under") :]):
            return story.heads[i]
        if "according" in before:
            return story.heads[i]
        first = [t.lower_ for t in doc[sentence.first : sentence.first + 3]]
        opening = (first[0] in ("in", "by") or first == ["as", "part", "of"]) and i - sentence.first <= 5
        if opening:
            return story.heads[i]
    first = [t.lower_ for t in doc[sentence.first : sentence.first + 4]]
    if first[:1] in (["by"], ["under"], ["in"]) and point_number(doc, sentence.first, sentence.last):
        return passage.mode or passage.focus
    if opens_part(doc, sentence):
        return in_mind(passage, sentence)
    if first[:2] in (["under", "it"], ["under", "its"], ["under", "these"], ["under", "those"]):
        return passage.focus
    return None


def antecedent_start(scene: Scene, which: int) -> int:
    """Where the part of a text begins that ", which" goes on about; else the verb's own clause, after it."""
    head = scene.doc[which - 2] if scene.doc[which - 1].text == "," else scene.doc[which - 1]
    if head.lemma_.lower() in PART_NOUNS and head.i > scene.sentence.first:
        return max(scene.sentence.first, int(head.left_edge.i))
    return which + 1


def relative_start(scene: Scene, clause: Clause) -> int | None:
    """Where "that would cap …" begins after a draft within the clause; None where nothing relates to one."""
    doc = scene.doc
    for i in range(clause.first + 2, clause.last - 2):
        if doc[i].tag_ != "WDT" or doc[i - 1].text == ",":
            continue
        near = range(i - 1, max(clause.first, i - 4) - 1, -1)
        head = next((k for k in near if k in scene.story.heads), None)
        if head is None or any(t.pos_ in ("VERB", "NOUN") for t in doc[head + 1 : i]):
            continue
        verb = doc[i + 1]
        told = verb.lower_ in ("would", "must", "shall") or (
            verb.tag_ == "VBZ" and verb.lemma_.lower() in words.CONTENT_VERBS | words.DROPPING | {"reject"}
        )
        if told:
            return i
    return None
