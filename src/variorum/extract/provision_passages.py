"""Where reporting tells what a draft says: clause by clause, with the draft that the clause speaks for.

Five ways: the draft is the subject ("it calls for …"), a frame names it ("under the plan, …"), its makers or
people who know it are reported, a list continues such a sentence, or free indirect text goes on after it
("… would also be frozen"). What looks like one of them and is not taken is kept with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause, split_clauses
from variorum.extract.draft_words import BACKING_VERBS, MAKING_VERBS
from variorum.extract.kept import text_between
from variorum.extract.predicates import find_predicate
from variorum.extract.provision_attached import read_attached
from variorum.extract.provision_clauses import make_content, read_clause
from variorum.extract.provision_echoes import ECHO, find_echoes
from variorum.extract.provision_fates import INVERTED
from variorum.extract.provision_figures import find_figures
from variorum.extract.provision_forms import provision_noun_end
from variorum.extract.provision_lists import LEAST, dwells_on, is_announced, split_objects
from variorum.extract.provision_measures import RULE as MEASURE
from variorum.extract.provision_measures import read_measures, read_proposed
from variorum.extract.provision_norms import RULE as NORM
from variorum.extract.provision_norms import read_norms
from variorum.extract.provision_offers import read_offers
from variorum.extract.provision_pledges import read_pledges
from variorum.extract.provision_present import CHANGING, frames_present, has_issue, in_mind
from variorum.extract.provision_story import (
    PERSISTENCE,
    SUBJECTS,
    Content,
    Passage,
    Scene,
    Story,
    Turned,
    draft_on_stage,
)
from variorum.extract.provision_subjects import framing_draft, relative_start
from variorum.extract.provision_summaries import find_summary, read_members
from variorum.extract.provision_told import read_told
from variorum.extract.reporters import find_reporters
from variorum.extract.sentences import Sentence
from variorum.extract.telling import NEWS, SURE, TOLD, score_sentences

CORRECTING = re.compile(
    r"\b(?:earlier|previous) version of th(?:is|e) (?:article|story|report)|\bcorrect(?:ion|ed)\s*:", re.I
)
# Of content as of effects: "offers 4%", "offers a stark choice".
LOOSE = frozenset("make leave offer send create force express put".split())
TELLING = words.CONTENT_VERBS - LOOSE | CHANGING
ASIDE = frozenset({ECHO, NORM, MEASURE})  # after these the text does not go on telling content
RUN_IN = 6  # tokens of the heading that opens a paragraph
DWELLING = 5  # sentences after which a line of a printed text brings no draft back to mind
# Bodies that "it" may stand for.
BODIES = frozenset(
    "cabinet government parliament council union party committee ministry company board court league "
    "bloc coalition commission army navy opposition administration guild assembly delegation alliance "
    "federation association".split()
)


def read_passages(story: Story) -> tuple[list[Content], list[Turned]]:
    """All content of drafts in the article, in the order of the text, and what was turned away."""
    passage, found, turned = _opening(story), list[Content](), list[Turned]()
    telling = score_sentences(story)
    for sentence in story.sentences:
        if sentence.kind in ("caption", "heading"):
            continue
        _open_item(story, sentence, passage)
        scene = Scene(
            story,
            sentence,
            passage,
            find_reporters(story.annotated, sentence, story.heads, story.makers),
            framing_draft(story, sentence, passage),
            told=telling[sentence.index],
        )
        scene.present = scene.frame is not None and frames_present(story, sentence)
        contents = list(_read_sentence(scene))
        found += contents
        turned += scene.turned
        _go_on(scene, [content for content in contents if content.rule not in ASIDE])
    return found, turned


def _opening(story: Story) -> Passage:
    """What is in mind at the start: the draft named first, for reporting may tell before it names."""
    return Passage(focus=next((draft for _, draft in sorted(story.heads.items())), None))


def _open_item(story: Story, sentence: Sentence, passage: Passage) -> None:
    """Come back to the draft that a list is about where an item of it begins, whatever the last one named."""
    before = story.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.block == sentence.block or before.kind == "heading":
        return
    if _is_run_in(story, sentence):
        passage.headed = passage.headed or passage.mode or passage.focus
        if passage.mode is not None and passage.mode != passage.headed:
            passage.mode = passage.focus = passage.headed
            passage.focus_sentence = before.index
    if sentence.kind != "item":
        passage.listed = None
    elif before.kind != "item":
        passage.listed = passage.mode or passage.focus
    elif passage.listed is not None and passage.focus != passage.listed:
        passage.focus, passage.focus_sentence = passage.listed, before.index
        passage.mode = passage.mode and passage.listed


def _go_on(scene: Scene, contents: list[Content]) -> None:
    """Move the focus to the draft that the sentence was about, and end free indirect text that ran dry.

    A glance at the base of the text in mind ("the first draft would fix them at 40") moves nothing, nor does
    one at any other from a sentence that begins with the text in mind.
    """
    story, sentence, passage, topic = scene.story, scene.sentence, scene.passage, scene.topic
    told = bool(contents) or scene.told >= TOLD
    if any(t.like_num for content in contents for t in story.doc[content.first : content.last]):
        passage.counted = sentence.index
    passage.fate = contents[-1].status if contents else "proposed"
    passage.misses = 0 if told else passage.misses + (not _is_run_in(story, sentence))
    passage.party_it = _means_party(story, sentence, passage)
    about = (
        topic or scene.frame or draft_on_stage(story, sentence) or (contents[-1].draft if contents else None)
    )
    glance = (
        passage.mode is not None
        and not _opens_on(story, sentence, about)
        and (
            about in story.bases.get(passage.mode, ())
            or (bool(contents) and contents[0].draft == passage.mode)
        )
    )
    if contents and not glance:
        passage.mode = (
            contents[-1].draft if contents[-1].draft not in story.bases.get(about or "", ()) else about
        )
    elif passage.misses >= PERSISTENCE:
        passage.mode = None
    if about is not None and not glance:
        passage.focus, passage.focus_sentence = about, sentence.index
        if passage.mode is not None:
            passage.mode = about
    elif glance or (passage.focus_sentence >= sentence.index - DWELLING and dwells_on(story.doc, sentence)):
        passage.focus_sentence = sentence.index
    passage.leads[sentence.index] = passage.focus if passage.focus_sentence >= sentence.index - 2 else None


def _opens_on(story: Story, sentence: Sentence, draft: str | None) -> bool:
    """Whether a paragraph begins here with a draft as the subject ("The first draft would fix …")."""
    opens = sentence.index == 0 or story.sentences[sentence.index - 1].block != sentence.block
    subjects = (
        i for i in story.heads if sentence.first <= i < sentence.last and story.doc[i].dep_ in SUBJECTS
    )
    first = min(subjects, default=None)
    return opens and first is not None and story.heads[first] == draft


def _is_run_in(story: Story, sentence: Sentence) -> bool:
    """Whether a sentence is the heading of its paragraph ("The money."): a few words and no verb."""
    tokens = sentence.tokens(story.doc)
    opens = sentence.index == 0 or story.sentences[sentence.index - 1].block != sentence.block
    return opens and len(tokens) <= RUN_IN and not any(t.pos_ in ("VERB", "AUX") for t in tokens)


def _means_party(story: Story, sentence: Sentence, passage: Passage) -> bool:
    """Whether "it" in the next sentence means a body that acts here ("the cabinet voted …"), not a draft."""
    subjects = [t for t in sentence.tokens(story.doc) if t.dep_ in ("nsubj", "nsubjpass")]
    acting = [t for t in subjects if t.head.lemma_.lower() not in words.SPEECH_VERBS] or subjects
    subject = next((t for t in acting if t.head.dep_ == "ROOT"), acting[0] if acting else None)
    if subject is None or subject.lower_ == "it":
        return passage.party_it
    makes = subject.head.lemma_.lower() in MAKING_VERBS - BACKING_VERBS
    if subject.i in story.heads or (makes and draft_on_stage(story, sentence) is not None):
        return False
    named = subject.pos_ == "PROPN" and any(
        n.type in ("state", "organisation") and n.start <= subject.idx < n.end for n in story.annotated.names
    )
    would = any(t.tag_ == "MD" for t in subject.head.children)
    return (named and not would) or (subject.lemma_.lower() in BODIES and subject.tag_ == "NN")


def _read_sentence(scene: Scene) -> Iterator[Content]:
    """The contents of the sentence, clause by clause."""
    found: list[Content] = []
    if CORRECTING.search(text_between(scene.doc, scene.sentence.first, scene.sentence.last)):
        scene.turned.append(
            Turned(scene.sentence.first, scene.sentence.last, "an outlet takes back its own words")
        )
        return
    summary = find_summary(scene)
    clauses = tuple(_clauses(scene, summary))
    for clause in clauses:
        if _relates(scene, clause) and found and found[-1].last <= clause.first:
            found[-1] = replace(found[-1], last=clause.last)
            continue
        for content in _members(scene, clause, summary):
            if found and _adds_to(scene, found[-1], content):
                found[-1] = replace(found[-1], last=content.last)
            elif found and _lists(scene, found[-1], content):
                found[-1] = content
            else:
                found.append(content)
            scene.last = content
    found = [content for content in found if not _is_news(scene, content)]
    found = list(_with_figures(scene, found)) or list(_read_nouns(scene))
    found = found or list(_read_member(scene)) or list(_read_inverted(scene))
    found += read_attached(scene, found)
    found += read_offers(scene, found)
    told = [*read_told(scene, clauses, found)]
    told += read_pledges(scene, clauses, [*found, *told])
    told += read_norms(scene, clauses, [*found, *told])
    told += read_measures(scene, [*found, *told])
    told += read_proposed(scene, [*found, *told])
    echoes = find_echoes(scene, clauses, [*found, *told])
    yield from sorted([*found, *told, *echoes], key=lambda content: content.first)


def _is_news(scene: Scene, content: Content) -> bool:
    """Whether a clause that nothing but its place ascribes to a draft stands in a sentence of news."""
    if _is_effect(scene, content):
        scene.turn_away(content.clause, "what comes of the text, not what it says")
        return True
    rule = content.rule.removesuffix("-carried")
    placed = rule in ("free-indirect", "in-focus")
    if placed and scene.told < NEWS:
        scene.turn_away(content.clause, "reads like news of the talks, not like what a text says")
    return placed and scene.told < NEWS


def _is_effect(scene: Scene, content: Content) -> bool:
    """Whether a clause on a draft names nothing that it settles: "would create a stir", "sends a signal"."""
    told = content.predicate is None or content.predicate.lemma in TELLING
    if told or content.status != "proposed" or scene.told >= SURE:
        return False
    tokens = scene.doc[content.first : content.last]
    counted = any(t.like_num for t in tokens)
    return content.rule.startswith("draft-subject") and not counted and not has_issue(scene, content.clause)


def _read_member(scene: Scene) -> Iterator[Content]:
    """The whole of a list item that no clause of it was read for, where the list is a draft's content."""
    lead, sentence = scene.sentence.lead, scene.sentence
    if lead is None or not is_announced(scene) or sentence.last - sentence.first < LEAST:
        return
    draft = scene.passage.leads.get(lead)
    if draft is not None:
        clause = Clause(sentence.first, sentence.last)
        content = make_content(scene, draft, clause, find_predicate(scene.doc, clause), "list")
        yield from split_objects(scene, content)


def _read_inverted(scene: Scene) -> Iterator[Content]:
    """What is out of the text in mind, told before it is named: "Gone is the ban on …"."""
    clause = Clause(scene.sentence.first, scene.sentence.last)
    draft = in_mind(scene.passage, scene.sentence)
    if draft is not None and INVERTED.match(text_between(scene.doc, clause.first, clause.last)):
        content = make_content(scene, draft, clause, find_predicate(scene.doc, clause), "taken-out")
        yield replace(content, status="dropped")


def _clauses(scene: Scene, summary: tuple[int, str] | None) -> Iterator[Clause]:
    """The clauses of the sentence, cut after the colon of a summary and before what relates to a draft."""
    first, last = scene.sentence.first, scene.sentence.last
    cuts = [first, *([summary[0] + 1] if summary else []), last]
    for start, end in pairwise(cuts):
        for clause in split_clauses(scene.doc, start, end):
            that = relative_start(scene, clause)
            if that is None:
                yield clause
            else:
                yield replace(clause, last=that)
                yield Clause(that, clause.last, "that")


def _members(scene: Scene, clause: Clause, summary: tuple[int, str] | None) -> Iterator[Content]:
    if summary is not None and clause.first > summary[0]:
        scene.frame, scene.present = summary[1], True
        predicate = find_predicate(scene.doc, clause)
        verb = scene.doc[predicate.verb] if predicate else None
        if verb is None or not any(c.dep_.startswith("nsubj") for c in verb.children):
            yield from read_members(scene, clause, summary[1])
            return
    for content in read_clause(scene, clause, None):
        yield from split_objects(scene, content)


def _with_figures(scene: Scene, found: list[Content]) -> Iterator[Content]:
    """The contents, and the figures that the sentence sets beside them for other drafts."""
    figures = list(find_figures(scene.story.annotated, scene.sentence, scene.story.heads))
    for content in found:
        foreign = tuple(
            a
            for draft, first, _, a in figures
            if draft != content.draft and content.first <= first < content.last
        )
        yield replace(content, foreign=foreign)
    for draft, first, last, amount in figures:
        if not any(c.draft == draft and c.first <= first < c.last for c in found):
            clause = Clause(first, last)
            yield replace(make_content(scene, draft, clause, None, "figure"), last=last, figure=amount)


def _relates(scene: Scene, clause: Clause) -> bool:
    """Whether "under which …" says more of the thing before it; of a draft, it opens that draft's content."""
    if clause.first + 1 >= clause.last or scene.doc[clause.first + 1].lower_ != "which":
        return False
    near = [
        i for i in range(max(scene.sentence.first, clause.first - 4), clause.first) if i in scene.story.heads
    ]
    if near:
        scene.frame, scene.present, scene.related = scene.story.heads[near[-1]], True, True
    return not near


def _adds_to(scene: Scene, before: Content, content: Content) -> bool:
    """Whether a content only says more of the one before it."""
    return any(rule(scene, before, content) for rule in (_completes, _elaborates, _specifies))


def _completes(scene: Scene, before: Content, content: Content) -> bool:
    """Whether a verb only completes what something would be ("would be mutual and take 90 days")."""
    one, other = before.predicate, content.predicate
    if one is None or other is None or other.form != "base" or one.lemma != "be" or one.passive:
        return False
    return scene.doc[one.verb + 1].pos_ == "ADJ" and content.first - one.verb <= 4


def _elaborates(scene: Scene, before: Content, content: Content) -> bool:
    """Whether a participle only says more of what a text includes ("a guarantee, committing …")."""
    gerund = content.predicate is not None and content.predicate.form == "gerund"
    return (
        gerund
        and before.carrier in ("include", "contain", "offer")
        and before.predicate is not None
        and not any(t.tag_ == "VBG" for t in scene.doc[before.predicate.verb + 1 : before.predicate.verb + 3])
    )


def _specifies(scene: Scene, before: Content, content: Content) -> bool:
    """Whether "that …" says what is taken out or left open ("drops a demand, …, that both sides ratify")."""
    goes_on = scene.doc[content.first].lower_ == "that" and before.last <= content.first
    return goes_on and before.status != "proposed"


def _lists(scene: Scene, before: Content, content: Content) -> bool:
    """Whether the content is the list of what was only announced before ("some demands, including …")."""
    gerund = content.predicate is not None and content.predicate.form == "gerund"
    return gerund and scene.doc[content.first - 1].lower_ == "including" and before.last <= content.first


def _read_nouns(scene: Scene) -> Iterator[Content]:
    """Commitments held in a noun: "the requirement that …", where a draft is in focus."""
    draft = draft_on_stage(scene.story, scene.sentence) or scene.passage.mode
    if draft is None and scene.passage.focus_sentence >= scene.sentence.index - PERSISTENCE:
        draft = scene.passage.focus
    if draft is None:
        return
    for token in scene.sentence.tokens(scene.doc):
        if token.i in scene.story.heads:
            continue
        last = provision_noun_end(scene.doc, token, scene.sentence.last)
        if last is not None:
            clause = Clause(token.i + 1, last)
            first = token.i - 1 if scene.doc[token.i - 1].pos_ == "DET" else token.i
            content = make_content(scene, draft, clause, find_predicate(scene.doc, clause), "noun")
            yield replace(content, first=first, carrier=token.lemma_.lower())
