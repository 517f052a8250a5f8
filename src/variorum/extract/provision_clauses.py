"""One clause read for what it says of a draft: as the draft's own, as a party's duty, as part of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.draft_words import BACKING_VERBS, MAKING_VERBS
from variorum.extract.predicates import Predicate, find_predicate, subject_tokens
from variorum.extract.provision_fates import is_gone, is_put_off, is_taken_out, read_status, stays_open
from variorum.extract.provision_forms import (
    content_end,
    has_to_be,
    is_empty,
    is_measured,
    is_unfinished,
    point_number,
)
from variorum.extract.provision_lists import announces
from variorum.extract.provision_present import in_mind, lays_down, tells_in_present
from variorum.extract.provision_refusals import (
    is_binding,
    is_foretold,
    is_idiom,
    refusal,
    spoken_for,
    treats_draft,
)
from variorum.extract.provision_reports import gives_a_thing, is_report, told_from
from variorum.extract.provision_story import Content, Scene, draft_on_stage
from variorum.extract.provision_subjects import antecedent_start, draft_subject
from variorum.extract.provision_terms import draft_before, is_stated
from variorum.extract.quoting import is_quoted
from variorum.extract.reporters import Reporter, reporter_at
from variorum.extract.sentences import Sentence

# "That has gone", "Neither idea has come back": what was just told is out.
POINTING = frozenset("that this both neither these those all none".split())
LONG = 8
SHORT = 4  # tokens: what says so little takes its subject along


def read_clause(scene: Scene, clause: Clause, told_by: Reporter | None = None) -> Iterator[Content]:
    """The content of a clause; `told_by` is who tells it where a clause around it says so."""
    nominal = clause.joint in ("ahead", "in", "followed")
    predicate = None if nominal else find_predicate(scene.doc, clause)
    teller = told_by or reporter_at(scene.reporters, clause.first)
    spoken = is_quoted(scene.story.quotes, scene.doc, clause.first, clause.last)
    if spoken and (teller is None or teller.kind != "draft"):
        return
    if predicate is None:
        yield from carry_on(scene, clause, None)
    elif is_unfinished(scene.doc, predicate) or _is_bare_report(scene, clause, predicate):
        return
    elif is_report(scene, predicate):
        yield from read_told(scene, clause, predicate)
    elif predicate.form == "gerund" and (clause.joint == "," or _goes_on_listing(scene)):
        yield from read_participle(scene, clause, predicate)
    elif _goes_on(scene, clause, told_by) or (predicate.form == "base" and _just_told(scene, clause)):
        yield from carry_on(scene, clause, predicate)
    else:
        yield from _read_own(scene, clause, predicate, teller)


def _read_own(
    scene: Scene, clause: Clause, predicate: Predicate, teller: Reporter | None
) -> Iterator[Content]:
    """The content of a clause with a subject of its own, or none that was told before."""
    subject = subject_tokens(scene.doc, clause, predicate)
    if subject and not any(t.i in scene.story.heads and t.dep_.startswith("nsubj") for t in subject):
        gone = find_taken_out(scene, clause, predicate, subject)
        if gone is not None:
            yield gone
            return
    draft = draft_subject(scene, clause, predicate, subject)
    if draft is not None:
        scene.subject_draft = draft
        scene.topic = scene.topic or draft
        if is_foretold(scene.doc, predicate) or is_idiom(scene.doc, predicate):
            scene.turn_away(clause, "what somebody expects of it, not what it says")
            return
        yield from read_of_draft(scene, clause, predicate, draft)
    elif subject:
        scene.subject_draft = None
        yield from read_of_party(scene, clause, predicate, subject, teller)
    elif read_status(scene.doc, clause, predicate) == "open" and (here := draft_before(scene, clause)):
        yield replace(make_content(scene, here, clause, predicate, "draft-subject"), status="open")
    else:
        yield from carry_on(scene, clause, predicate)


def _is_bare_report(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """Whether the clause only names who says so (", said another", ", the officials added")."""
    spoken = predicate.lemma in words.SPEECH_VERBS and not gives_a_thing(scene.doc, predicate)
    if not spoken or predicate.form != "finite" or predicate.modal:
        return False
    that = any(t.lower_ == "that" for t in scene.doc[clause.first : clause.last])
    if predicate.start == clause.first and not that and scene.subject_draft is None:
        return True
    if is_report(scene, predicate):
        return False
    counted = any(t.like_num for t in scene.doc[predicate.verb : clause.last])
    return not counted or not any(i in scene.story.heads for i in range(clause.first, predicate.start))


def read_told(scene: Scene, clause: Clause, predicate: Predicate) -> Iterator[Content]:
    """What is said after a verb of saying, with the one who says it."""
    start = told_from(scene, clause, predicate)
    if start is None or start >= clause.last:
        return
    subject = subject_tokens(scene.doc, clause, predicate)
    draft = draft_subject(scene, clause, predicate, subject)
    teller = next((r for r in scene.reporters if r.verb == predicate.verb), None)
    if draft is not None and predicate.negated:
        yield replace(make_content(scene, draft, clause, predicate, "draft-subject"), status="open")
        return
    if draft is not None:
        scene.subject_draft = draft
        teller = Reporter(predicate.verb, "draft", start, clause.last, draft)
    yield from read_clause(scene, Clause(start, clause.last, "that"), teller)
    scene.subject_draft = draft


def read_of_draft(scene: Scene, clause: Clause, predicate: Predicate, draft: str) -> Iterator[Content]:
    """The content of a clause whose subject is a draft."""
    status = read_status(scene.doc, clause, predicate)
    start = clause.first if status != "proposed" else predicate.start
    if clause.last - start < SHORT and subject_tokens(scene.doc, clause, predicate):
        start = clause.first
    told = subject_tokens(scene.doc, clause, predicate)
    if status == "proposed" and not predicate.modal and clause.last - start < LONG and len(told) > 1:
        start = clause.first
    bracketed = any(t.lemma_.lower() == "bracket" for t in scene.doc[predicate.verb : clause.last])
    if (bracketed and predicate.lemma != "be") or is_put_off(scene.doc, clause, predicate):
        status, start = "open", clause.first
    which = clause.first if scene.doc[clause.first].lower_ == "which" else predicate.start - 1
    if status == "proposed" and scene.doc[which].lower_ == "which":
        start = antecedent_start(scene, which)
    if status == "proposed" and not _is_content(scene, clause, predicate, told):
        return
    if predicate.lemma == "reject" and not predicate.modal and not predicate.passive:
        status = "dropped"
    if status == "dropped" and predicate.passive and not told:
        start = min((c.left_edge.i for c in scene.doc[predicate.verb].children if c.dep_ == "nsubjpass"),
                    default=start)  # fmt: skip
        start = max(start, scene.sentence.first)
    content = make_content(scene, draft, clause, predicate, "draft-subject")
    last = content_end(scene.doc, start, clause.last)
    yield replace(content, first=start, last=last, status=status)


def _is_content(scene: Scene, clause: Clause, predicate: Predicate, told: list[Token]) -> bool:
    """Whether a clause with a draft as subject tells what it asks for, not what becomes of it."""
    carries = predicate.lemma in words.CONTENT_VERBS | words.DROPPING
    fares = predicate.lemma in words.FATE_VERBS and not is_measured(scene.doc, predicate)
    brings = predicate.lemma == "come" and scene.doc[predicate.verb + 1].lower_ == "with"
    if predicate.modal and fares and not (brings or has_to_be(scene.doc, predicate)):
        scene.turn_away(clause, "what becomes of the text, not what it says")
        return False
    stated = is_stated(scene, clause, predicate)
    if not (carries or predicate.modal or stated or tells_in_present(scene, clause, predicate)):
        return False
    near = [t.lower_ for t in scene.doc[predicate.verb : predicate.verb + 4]]
    if predicate.lemma == "read" and "like" in near:
        return False  # "It reads like a translation"
    if predicate.modal in ("may", "might") and not predicate.passive and len(told) == 1:
        scene.turn_away(clause, "what may become of it, not what it says")
        return False
    acts = predicate.lemma in words.ACTS and scene.doc[predicate.verb].tag_ == "VBD"
    by_party = scene.passage.mode is None or scene.passage.party_it
    if acts and by_party and told and told[-1].lower_ == "it":
        return False
    if predicate.passive or is_empty(scene.doc, predicate, clause):
        return stated
    if predicate.negated and not predicate.modal and predicate.lemma not in words.CONTENT_VERBS:
        return False
    if treats_draft(scene, predicate, clause):
        scene.turn_away(clause, "about another text as a whole")
        return False
    return True


def read_of_party(
    scene: Scene, clause: Clause, predicate: Predicate, subject: list[Token], teller: Reporter | None
) -> Iterator[Content]:
    """The content of a clause in which a party does something: reported, framed, or free indirect."""
    draft, rule = spoken_for(scene, clause, teller)
    if draft is None:
        return
    status = read_status(scene.doc, clause, predicate)
    if is_put_off(scene.doc, clause, predicate):
        status = "open"
    told = rule in ("insider", "draft", "maker", "free-indirect") or (
        rule == "in-focus" and predicate.passive
    )
    pronoun = subject[0].pos_ == "PRON" and len(subject) == 1
    if status == "open" and told and not pronoun:
        yield replace(make_content(scene, draft, clause, predicate, rule, subject), status=status)
        return
    modal = predicate.modal is not None and is_binding(scene, predicate, rule)
    tells = rule == "draft" or (rule == "frame" and scene.related)
    told_so = tells and predicate.form in ("finite", "infinitive")
    if not (modal or told_so or lays_down(scene, clause, predicate, subject, rule)):
        return
    reason = refusal(scene, clause, predicate, subject, teller, rule)
    if reason:
        scene.turn_away(clause, reason)
        return
    yield make_content(scene, draft, clause, predicate, rule, subject)


def find_taken_out(
    scene: Scene, clause: Clause, predicate: Predicate, subject: list[Token]
) -> Content | None:
    """What a draft takes out: "The requirement … was dropped", "X would be abandoned under the plan"."""
    gone, dropped = is_gone(scene.doc, clause, predicate), is_taken_out(scene.doc, clause, predicate)
    if not dropped and not gone:
        return None
    after = [t.i for t in scene.doc[predicate.verb : clause.last] if t.i in scene.story.heads]
    held = any(t.lemma_.lower() in words.PROVISION_NOUNS | {"phrase", "word"} for t in subject)
    held = held or (scene.passage.mode is not None and subject[0].lower_ in POINTING)
    if (gone or scene.passage.mode is not None) and not held:
        held = not set(scene.story.issues_of(scene.doc[clause.first : clause.last].text)) <= {"other"}
    draft = scene.story.heads[after[0]] if after else in_mind(scene.passage, scene.sentence)
    if draft is None or not (after or held):
        return None
    return replace(make_content(scene, draft, clause, predicate, "taken-out", subject), status="dropped")


def make_content(
    scene: Scene,
    draft: str,
    clause: Clause,
    predicate: Predicate | None,
    rule: str,
    subject: Sequence[Token] = (),
) -> Content:
    """The whole of a clause as proposed content of a draft."""
    return Content(
        draft=draft,
        first=clause.first,
        last=content_end(scene.doc, clause.first, clause.last),
        sentence=scene.sentence.index,
        rule=rule,
        clause=clause,
        predicate=predicate,
        carrier=predicate.lemma if predicate and rule == "draft-subject" else "",
        subject=(subject[0].i, subject[-1].i + 1) if subject else None,
        modal=predicate.modal if predicate else None,
        number=point_number(scene.doc, clause.first, clause.last),
    )


def _goes_on(scene: Scene, clause: Clause, told_by: Reporter | None) -> bool:
    """Whether the clause repeats the opener of the one before ("and for X to …", "and to limit …")."""
    if told_by is not None or scene.last is None or scene.last.sentence != scene.sentence.index:
        return False
    return bool(clause.joint) and scene.doc[clause.first].lower_ in ("for", "to", "that")


def _just_told(scene: Scene, clause: Clause) -> bool:
    """Whether the clause goes on, by a joint, with content that was just told."""
    return (
        bool(clause.joint)
        and scene.last is not None
        and scene.last.sentence == scene.sentence.index
        and scene.last.clause.last <= clause.first
    )


def carry_on(scene: Scene, clause: Clause, predicate: Predicate | None) -> Iterator[Content]:
    """A clause without a subject of its own: it goes on with what the one before it said."""
    last = scene.last
    if predicate is not None and predicate.lemma in words.SPEECH_VERBS:
        return
    if last is None or last.sentence != scene.sentence.index or last.clause.last > clause.first:
        yield from read_item(scene, clause, predicate)
        return
    absolute = scene.doc[clause.first].lower_ == "with"
    if absolute and stays_open(scene.doc, clause.first, clause.last):
        yield replace(
            last,
            first=clause.first,
            last=clause.last,
            clause=clause,
            predicate=None,
            status="open",
            carrier="",
        )
        return
    if last.carrier in words.DROPPING and predicate is not None and predicate.form != "infinitive":
        status = read_status(scene.doc, clause, predicate)
    else:
        status = last.status if predicate is None else read_status(scene.doc, clause, predicate)
    if status == "dropped" and last.subject is not None and last.status == "proposed":
        status = "proposed"  # what a party is to drop is no clause of the text
    yield replace(
        last,
        first=clause.first,
        last=clause.last,
        clause=clause,
        predicate=predicate,
        status=status,
        rule=f"{last.rule}-carried",
        carrier="" if predicate is not None and predicate.form != "infinitive" else last.carrier,
    )


def read_item(scene: Scene, clause: Clause, predicate: Predicate | None) -> Iterator[Content]:
    """A list item without a subject: content where its lead ends in "would:" or in what a draft asks for."""
    if scene.sentence.lead is None or scene.last is not None:
        return
    lead = scene.story.sentences[scene.sentence.lead]
    draft, tokens = scene.passage.leads.get(lead.index), lead.tokens(scene.doc)
    if draft is None:
        return
    status = read_status(scene.doc, clause, predicate) if predicate else "proposed"
    content = replace(make_content(scene, draft, clause, predicate, "list"), status=status)
    open_modal = next((t for t in tokens[-5:] if t.tag_ == "MD"), None)
    if predicate is not None and open_modal is not None:
        who = subject_tokens(
            scene.doc, Clause(lead.first, lead.last), Predicate(open_modal.i, open_modal.i, "", "finite")
        )
        yield replace(content, modal=open_modal.lower_, subject=(who[0].i, who[-1].i + 1) if who else None)
    elif any(t.lemma_.lower() in words.CONTENT_VERBS for t in tokens[-6:]) or announces(scene, lead):
        yield content
    elif predicate is not None and predicate.modal and tokens[-2].pos_ in ("NOUN", "PROPN"):
        # "If either is attacked, the guarantors: would have to consult" hangs the verb on the lead's noun.
        yield replace(content, subject=(tokens[-2].left_edge.i, tokens[-2].i + 1))


def read_participle(scene: Scene, clause: Clause, predicate: Predicate) -> Iterator[Content]:
    """What a text does, told by a participle after its clause ("…, dropping its call for …")."""
    before = replace(scene.sentence, last=clause.first)
    draft = (
        scene.subject_draft
        or (scene.last.draft if scene.last else None)
        or draft_on_stage(scene.story, before)
    )
    if draft is None:
        return
    scene.subject_draft = draft
    joined = scene.doc[clause.first - 1].lower_ in ("including", "and")
    if predicate.lemma in words.REACTIONS and not joined and not is_put_off(scene.doc, clause, predicate):
        return
    if _goes_on_listing(scene):
        yield from carry_on(scene, clause, predicate)
    elif scene.last is not None or scene.frame is not None or _is_made(scene, before):
        yield from read_of_draft(scene, clause, predicate, draft)


def _goes_on_listing(scene: Scene) -> bool:
    """Whether the content before was a member of a list of gerunds ("includes ceding …, reducing …")."""
    last = scene.last
    if last is None or last.predicate is None or last.sentence != scene.sentence.index:
        return False
    member = any(t.tag_ == "VBG" for t in scene.doc[last.predicate.verb + 1 : last.predicate.verb + 2])
    return member or (last.predicate.form == "gerund" and last.rule.endswith(("-carried", "-listed")))


def _is_made(scene: Scene, before: Sentence) -> bool:
    """Whether the sentence so far has a draft as subject, or as what somebody makes."""
    for i in scene.story.heads:
        if before.first <= i < before.last:
            token = scene.doc[i]
            made = token.head.lemma_.lower() in MAKING_VERBS - BACKING_VERBS
            if token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "dobj" and made):
                return True
    return False
