"""What is told by what was told before it: the same slot with another number, or for another draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from variorum.annotated import Amount
from variorum.extract.clauses import Clause
from variorum.extract.draft_words import read_number
from variorum.extract.kept import small_lemmas, small_words
from variorum.extract.makers import labels_between
from variorum.extract.predicates import Predicate, find_predicate, subject_tokens
from variorum.extract.provision_clauses import make_content
from variorum.extract.provision_fates import is_absent, is_put_off, read_status
from variorum.extract.provision_figures import LIMITS, is_beside
from variorum.extract.provision_present import MOVING, PROCEDURE, has_issue, in_mind, is_event
from variorum.extract.provision_story import PERSISTENCE, Content, Scene, is_told
from variorum.extract.telling import TOLD

CONTRASTS = (("instead", "of"), ("rather", "than"), ("in", "place", "of"))
# "The ship owner had heard 22", "another put it at 22": one more number for what was just told.
HEARING = frozenset("hear put say guess recall mention remember cite speak name".split())
# What a maker does with a text of its own: "The envoy wanted the town to vote", "The states proposed 20".
ASKING = frozenset("propose offer want seek demand ask suggest".split())
OPENING = frozenset("open reply respond answer counter return".split())  # "… opened with 2.5 per cent"
# Between "as" and the draft that has the same: "as they would have under the first draft".
LIKENESS = frozenset(
    "it they this that he she is was were does did do would have had been foreseen proposed".split()
)
LIKE_VERBS = frozenset("do have be".split())  # "so did the revised draft", "So is the toll"
ECHO = "echo"  # the rule of what is told beside what a sentence is about: it brings no draft to mind
SHORT = 12  # tokens of a sentence that only gives another number
AFTER = 2  # sentences


def find_echoes(scene: Scene, clauses: Sequence[Clause], found: Sequence[Content]) -> Iterator[Content]:
    """The contents that a sentence adds by comparison: contrasts, likenesses, other numbers, other makers."""
    own = [] if found else list(_of_its_own(scene, clauses))
    yield from own
    for clause in clauses:
        if not is_told(found, clause.first, clause.last):
            yield from _moved(scene, clause)
    yield from _contrasted(scene, found)
    yield from _had_offered(scene)
    yield from _so_did(scene, [*found, *own])
    yield from _alike(scene, clauses, found)
    yield from _related(scene, found)


def _of_its_own(scene: Scene, clauses: Sequence[Clause]) -> Iterator[Content]:
    """What a sentence tells of a draft that names none."""
    yield from _heard(scene, clauses)
    yield from _referred_to(scene)
    yield from _absent(scene, clauses)
    for clause in clauses:
        yield from _wanted(scene, clause)


def parent_of(scene: Scene, draft: str) -> str | None:
    """The text that a draft was made from, among all that it comes from."""
    bases = scene.story.bases
    return next((b for b in bases.get(draft, ()) if bases.get(b, frozenset()) == bases[draft] - {b}), None)


def _related(scene: Scene, found: Sequence[Content]) -> Iterator[Content]:
    """ "Detainees, whom the first draft left to a panel, …": told of a draft within a sentence."""
    doc, sentence = scene.doc, scene.sentence
    for head, draft in scene.story.heads.items():
        token = doc[head]
        if not sentence.first < head < sentence.last or not token.dep_.startswith("nsubj"):
            continue
        verb, which = token.head, doc[token.left_edge.i - 1]
        inserted = which.tag_ in ("WDT", "WP") and doc[which.i - 1].text == "," and verb.dep_ == "relcl"
        if not inserted:
            continue
        last = next((t.i for t in doc[verb.i : sentence.last] if t.text in (",", ";", ".")), sentence.last)
        clause = Clause(which.i, last)
        predicate = find_predicate(doc, Clause(token.left_edge.i, last))
        if predicate is not None and not predicate.negated:
            fate = "open" if is_put_off(doc, clause, predicate) else read_status(doc, clause, predicate)
            if fate != "proposed" or not any(c.draft == draft and c.first <= verb.i < c.last for c in found):
                echo = make_content(scene, draft, clause, predicate, ECHO)
                yield replace(echo, first=max(sentence.first, verb.head.left_edge.i), last=last, status=fate)


def _contrasted(scene: Scene, found: Iterable[Content]) -> Iterator[Content]:
    """ "… within two weeks instead of 30 days" of a draft made from another: the other says 30 days."""
    said = small_words(scene.doc)
    for content in found:
        parent = parent_of(scene, content.draft)
        if parent is None or content.status != "proposed":
            continue
        for phrase in CONTRASTS:
            for i in range(content.first, content.last - len(phrase)):
                if tuple(said[i : i + len(phrase)]) != phrase:
                    continue
                amount = _amount_at(scene, i + len(phrase))
                if amount is not None:
                    span = scene.doc.char_span(amount.start, amount.end, alignment_mode="expand")
                    yield _figure(scene, parent, i, span.end, amount)


def _had_offered(scene: Scene) -> Iterator[Content]:
    """ "between the 42 the envoys had offered and the 49 the union asked for": each maker's figure."""
    doc, last = scene.doc, scene.sentence.last
    for number in scene.sentence.tokens(doc):
        if (
            number.pos_ != "NUM"
            or not number.i
            or doc[number.i - 1].lower_ != "the"
            or not _is_lone_in(number)
        ):
            continue
        verb = next((t for t in doc[number.i + 2 : min(last, number.i + 8)] if t.pos_ == "VERB"), None)
        if verb is None or verb.lemma_ not in ASKING:
            continue
        who = [t for t in doc[number.i + 1 : verb.i] if t.pos_ != "AUX"]
        draft = first_of_maker(scene, who)
        if draft is not None:
            end = verb.i + 1 + (verb.i + 1 < last and doc[verb.i + 1].lower_ == "for")
            yield _figure(scene, draft, number.i - 1, end, _as_amount(number))


def _is_lone_in(number: Token) -> bool:
    """Whether a relative clause follows a number at once ("the 42 the mediators had offered")."""
    after = number.doc[number.i + 1 : number.i + 2]
    named = bool(after) and after[0].pos_ in ("DET", "PROPN", "PRON")
    return number.pos_ == "NUM" and named and read_number(number.text) is not None


def first_of_maker(scene: Scene, who: Sequence[Token]) -> str | None:
    """The first text of a party that these tokens name: later ones come from it."""
    labels = labels_between(scene.story.annotated, who[0].i, who[-1].i + 1) if who else set()
    owned = sorted({draft for label in labels for draft in scene.story.owners.get(label, ())})
    return min(owned, key=lambda draft: len(scene.story.bases.get(draft, ())), default=None)


def _so_did(scene: Scene, found: Sequence[Content]) -> Iterator[Content]:
    """ "… struck that out, and so did the revised draft": the same of another draft, or of another thing."""
    doc, first, said = scene.doc, scene.sentence.first, small_words(scene.doc)
    if not found and said[first] == "so" and doc[first + 1].lemma_ in LIKE_VERBS:
        tokens = [t for t in scene.sentence.tokens(doc) if not t.is_punct]
        draft, clause = scene.passage.mode, Clause(first, tokens[-1].i + 1)
        if draft is not None and scene.passage.fate != "proposed":
            echo = make_content(scene, draft, clause, None, "taken-out")
            yield replace(echo, status=scene.passage.fate)
    for i in range(first + 1, scene.sentence.last - 2 if found else 0):
        if said[i] != "so" or doc[i + 1].lemma_ not in LIKE_VERBS or found[-1].first > i:
            continue
        near = range(i + 2, min(scene.sentence.last, i + 8))
        head = next((k for k in near if k in scene.story.heads), None)
        if head is not None:
            echo = make_content(scene, scene.story.heads[head], Clause(i, head + 1), None, ECHO)
            yield replace(echo, last=head + 1, status=found[-1].status)


def _amount_at(scene: Scene, i: int) -> Amount | None:
    """The amount that begins at token `i` and says itself what it counts ("30 days")."""
    start = scene.doc[i].idx
    return next((a for a in scene.story.annotated.amounts if a.start == start and a.unit), None)


def _figure(scene: Scene, draft: str, first: int, last: int, amount: Amount) -> Content:
    return replace(make_content(scene, draft, Clause(first, last), None, ECHO), last=last, figure=amount)


def _alike(scene: Scene, clauses: Iterable[Clause], found: Sequence[Content]) -> Iterator[Content]:
    """ "… for five years, as they would have under the first draft": that draft says so too."""
    said = small_words(scene.doc)
    for clause in clauses:
        for i in range(clause.first + 3, clause.last - 2):
            likened = _draft_likened(scene, clause, i) if said[i] == "as" else None
            if likened is not None and not any(c.draft == likened[0] and c.first < i < c.last for c in found):
                echo = make_content(scene, likened[0], clause, find_predicate(scene.doc, clause), ECHO)
                yield replace(echo, last=likened[1])


def _draft_likened(scene: Scene, clause: Clause, i: int) -> tuple[str, int] | None:
    """The draft that "as … under" names after token `i`, with where it ends."""
    under = next(
        (k for k in range(i + 1, min(clause.last, i + 6)) if scene.doc[k].lower_ in ("under", "in")), None
    )
    if under is None or any(t.lower_ not in LIKENESS for t in scene.doc[i + 1 : under]):
        return None
    head = next((k for k in range(under + 1, min(clause.last, under + 6)) if k in scene.story.heads), None)
    return None if head is None else (scene.story.heads[head], head + 1)


def _absent(scene: Scene, clauses: Sequence[Clause]) -> Iterator[Content]:
    """ "There is no arbitrator", right after content: it is not in the text in mind."""
    draft, goes_on = scene.passage.mode, scene.passage.misses == 0
    for clause in clauses if draft is not None and goes_on else ():
        predicate = find_predicate(scene.doc, clause) if is_absent(scene.doc, clause) else None
        there = predicate is not None and predicate.modal is None
        if draft is not None and there and has_issue(scene, clause):
            yield replace(make_content(scene, draft, clause, predicate, "taken-out"), status="dropped")


def _heard(scene: Scene, clauses: Sequence[Clause]) -> Iterator[Content]:
    """ "The ship owner had heard 22": another number for what was told just before."""
    draft, tokens = scene.passage.mode, scene.sentence.tokens(scene.doc)
    near = scene.passage.counted >= scene.sentence.index - AFTER
    if draft is None or not near or len(tokens) > SHORT or len(clauses) != 1:
        return
    predicate = find_predicate(scene.doc, clauses[0])
    if predicate is None or predicate.lemma not in HEARING or predicate.modal or predicate.negated:
        return
    number = next((t for t in scene.doc[predicate.verb + 1 : clauses[0].last] if _is_lone(t)), None)
    if number is not None:
        amount = _as_amount(number)
        yield _figure(scene, draft, clauses[0].first, clauses[0].last, amount)


def _referred_to(scene: Scene) -> Iterator[Content]:
    """ "It raised no objection to the rate of 35 marks": a figure of the text in mind, told as known."""
    draft = in_mind(scene.passage, scene.sentence)
    if draft is None:
        return
    said, lemmas = small_words(scene.doc), small_lemmas(scene.doc)
    for i in range(scene.sentence.first, scene.sentence.last):
        if lemmas[i] not in LIMITS or said[i - 1] != "the" or said[i + 1 : i + 2] != ["of"]:
            continue
        amount = _amount_at(scene, i + 2)
        if amount is not None:
            span = scene.doc.char_span(amount.start, amount.end, alignment_mode="expand")
            yield _figure(scene, draft, i - 1, span.end, amount)


def _is_lone(token: Token) -> bool:
    """Whether a token is a number that leaves unsaid what it counts."""
    after = token.doc[token.i + 1 : token.i + 2]
    alone = not after or after[0].pos_ in ("PUNCT", "CCONJ", "ADP")
    return token.pos_ == "NUM" and alone and read_number(token.text) is not None and not is_beside(token)


def _as_amount(token: Token) -> Amount:
    return Amount(token.idx, token.idx + len(token), float(read_number(token.text) or 0), "", "exactly")


def _wanted(scene: Scene, clause: Clause) -> Iterator[Content]:
    """ "The envoy wanted the town to vote …": what its makers ask for, for the draft that they made."""
    predicate = find_predicate(scene.doc, clause)
    if predicate is None or predicate.form != "finite" or predicate.negated:
        return
    if predicate.passive or predicate.modal or is_event(scene, clause):
        return
    fate = read_status(scene.doc, clause, predicate)
    if predicate.lemma not in ASKING and fate == "proposed" and not _opens_with(scene, clause, predicate):
        return
    subject = subject_tokens(scene.doc, clause, predicate) or _subject_before(scene, predicate.verb)
    draft = draft_of_maker(scene, subject) if subject else None
    asked = scene.doc[predicate.verb + 1 : clause.last]
    if draft is None or any(t.i in scene.story.heads for t in asked) or not len(asked):
        return
    infinitive = next((t for t in asked if t.tag_ == "VB"), None)
    own = infinitive is not None and not any(c.dep_ == "nsubj" for c in infinitive.children)
    procedure = own and infinitive is not None and infinitive.lemma_ in PROCEDURE
    counted = any(t.pos_ == "NUM" and not is_beside(t) for t in asked)
    if fate != "proposed":
        yield replace(make_content(scene, draft, clause, predicate, "maker", subject), status=fate)
    elif not procedure and (counted or (infinitive is not None and has_issue(scene, clause))):
        yield make_content(scene, draft, clause, predicate, "maker", subject)


def _opens_with(scene: Scene, clause: Clause, predicate: Predicate) -> bool:
    """ "The trust opened with 2.5 per cent for 12 months"."""
    if predicate.lemma not in OPENING:
        return False
    after = scene.doc[predicate.verb + 1 : clause.last]
    return any(t.lower_ == "with" and t.i + 1 < clause.last and t.nbor().pos_ == "NUM" for t in after)


def _subject_before(scene: Scene, verb: int) -> list[Token]:
    """The subject of a verb that an insertion cuts off ("The states, answering it, proposed 20 for each")."""
    subject = next((t for t in scene.doc[scene.sentence.first : verb] if t.dep_ == "nsubj"), None)
    if subject is None:
        return []
    return list(scene.doc[max(subject.left_edge.i, scene.sentence.first) : subject.i + 1])


def draft_of_maker(scene: Scene, subject: Sequence[Token]) -> str | None:
    """The draft of the party that these tokens name: the one in focus, else the only one it made."""
    labels = labels_between(scene.story.annotated, subject[0].i, subject[-1].i + 1)
    owned = {draft for label in labels for draft in scene.story.owners.get(label, ())}
    near = scene.passage.focus_sentence >= scene.sentence.index - 2 * PERSISTENCE or scene.told >= TOLD
    if not owned or not near:
        return None
    focus = scene.passage.mode or scene.passage.focus
    return focus if focus in owned else (next(iter(owned)) if len(owned) == 1 else None)


def _moved(scene: Scene, clause: Clause) -> Iterator[Content]:
    """ "The tolls have come down, from 40 marks to 35": what the later of two drafts has come to."""
    lowers = small_words(scene.doc)[clause.first : clause.last]
    predicate = find_predicate(scene.doc, clause) if "to" in lowers else None
    if predicate is None or predicate.lemma not in MOVING | {"come"} or not has_issue(scene, clause):
        return
    perfect = scene.doc[predicate.start].lemma_ == "have" and scene.doc[predicate.verb].tag_ == "VBN"
    numbers = [t for t in scene.doc[predicate.verb : clause.last] if t.pos_ == "NUM"]
    between = len(numbers) > 1 and "from" in lowers
    goes_on = bool(numbers) and scene.passage.mode is not None and scene.passage.misses == 0
    if not perfect or not (between or goes_on):
        return
    focus = scene.passage.mode or scene.passage.focus
    later = [d for d, bases in scene.story.bases.items() if bases and (focus == d or focus in bases)]
    if len(later) == 1:
        yield make_content(scene, later[0], clause, predicate, ECHO)
