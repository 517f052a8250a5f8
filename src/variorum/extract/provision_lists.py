"""Lists of what a draft holds: bullets under "Under the plan:" or "It says:", and objects in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.provision_story import Content, Scene, draft_on_stage
from variorum.extract.provision_words import CONTENT_VERBS
from variorum.extract.sentences import Sentence

# What opens a list of content where a draft is in mind: "Its main points:", "The summary says:".
SUMMARIES = frozenset(
    "summary point term element provision demand measure step detail content highlight outline clause "
    "feature article condition text document version list".split()
)
OPENING = frozenset("say read state provide include propose foresee list run follow set be".split())
# A list of these is about the talks.
ELSEWHERE = frozenset(
    "reaction response question next happen react critic know learn expect background timeline".split()
)
LISTING = CONTENT_VERBS | {"want", "need", "find", "get"}
NUMBERED = frozenset("paragraph article point clause section annex".split())
BOUNDS = frozenset("no more less fewer than at least most up a an some about another nearly over".split())
WHOLES = frozenset("them it whom which these".split())
LEAST = 3  # tokens of a member that may stand as a commitment of its own
OPENING_TAGS = frozenset({"DT", "PDT", "CD", "$"})
NOMINAL_TAGS = frozenset({"NN", "NNS", "NNP", "JJ", "JJR", "PRP$"})


def announces(scene: Scene, lead: Sentence) -> bool:
    """Whether the sentence that ends in a colon says that the list after it is content of a draft."""
    tokens = [t for t in lead.tokens(scene.doc) if not t.is_punct]
    lemmas = {t.lemma_.lower() for t in tokens}
    if not tokens or lemmas & ELSEWHERE or scene.passage.leads.get(lead.index) is None:
        return False
    named = draft_on_stage(scene.story, lead) is not None
    meant = any(t.lower_ in ("it", "this", "that") for t in tokens)
    under = tokens[0].lower_ in ("under", "in") and (named or (meant and len(tokens) <= 3))
    told = tokens[-1].lemma_.lower() in OPENING and (named or bool(lemmas & (SUMMARIES | {"it"})))
    summary = tokens[-1].lemma_.lower() in SUMMARIES or (len(tokens) <= 6 and bool(lemmas & SUMMARIES))
    return under or told or summary or (named and len(tokens) <= 6)


def is_announced(scene: Scene) -> bool:
    """Whether the sentence at hand is a member of such a list."""
    lead = scene.sentence.lead
    return lead is not None and announces(scene, scene.story.sentences[lead])


def is_told_by_somebody(scene: Scene) -> bool:
    """Whether the list is what somebody says of the text: "What the union says:"."""
    if scene.sentence.lead is None or is_announced(scene):
        return False
    tokens = scene.story.sentences[scene.sentence.lead].tokens(scene.doc)
    return any(t.lemma_.lower() in words.SPEECH_VERBS and t.pos_ == "VERB" for t in tokens[-4:])


def split_objects(scene: Scene, content: Content) -> Iterator[Content]:
    """The members of a list of things, each a content of its own ("asks for 7%, a 36-hour week and …").

    Only where each member has a number or an issue, and no two tell the same: else the content as it is.
    """
    predicate = content.predicate
    if content.status != "proposed" or not _lists_things(content):
        yield content
        return
    starts = [content.first, *_standing(scene, content, sorted(set(_cuts(scene, content))))]
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else content.last
        while n + 1 < len(starts) and end > start and _joins(scene.doc[end - 1]):
            end -= 1
        carrier = predicate.lemma if predicate else content.carrier
        if n == 0:
            yield replace(content, last=end)
        else:
            yield replace(content, first=start, last=end, predicate=None, carrier=carrier)


def _lists_things(content: Content) -> bool:
    """Whether what is told is a row of things: objects of what a text asks for, or no clause at all."""
    if content.predicate is None:
        return True
    return content.predicate.lemma in LISTING and content.subject is None


def _joins(token: Token) -> bool:
    return token.text in (",", ";") or token.lower_ in ("and", "or", "plus", "with", "as")


def _cuts(scene: Scene, content: Content) -> Iterator[int]:
    """Where the second and later members may begin: at what opens a noun phrase after a joint."""
    doc, depth = scene.doc, 0
    verb = content.predicate.verb if content.predicate else content.first
    for i in range(verb + 1, content.last - 1):
        before, token = doc[i - 1], doc[i]
        depth += (before.text in "([“") - (before.text in ")]”") if len(before.text) == 1 else 0
        if i < verb + LEAST or depth > 0:
            continue
        if before.text in (",", ";"):
            yield from _skip_joints(doc, i, content.last)
        elif token.lower_ == "a" and doc[i + 1].lower_ in ("half", "quarter") and doc[i - 2].like_num:
            continue  # "twenty-one and a half per cent"
        elif (before.lower_ in ("and", "plus") and (token.tag_ in OPENING_TAGS or _is_act(token))) or (
            doc[i - 2].lower_,
            before.lower_,
        ) in (("together", "with"), ("along", "with"), ("well", "as")):
            yield i


def _skip_joints(doc: Doc, i: int, last: int) -> Iterator[int]:
    """The first token of a noun phrase after a comma, past "and", if one begins there."""
    while i < last - 1 and doc[i].lower_ in ("and", "plus", "or"):
        i += 1
    if doc[i].tag_ in OPENING_TAGS | NOMINAL_TAGS or (doc[i].lower_ == "of" and doc[i + 1].like_num):
        yield i


def _is_act(token: Token) -> bool:
    """Whether a bare noun names something done: "arbitration", "disclosure"."""
    return bool(token.pos_ == "NOUN" and token.lower_.endswith((*words.DEVERBAL, "ure")))


def _standing(scene: Scene, content: Content, cuts: list[int]) -> list[int]:
    """The cuts after which, and before which, something stands that can be a commitment of its own."""
    verb = content.predicate.verb + 1 if content.predicate else content.first
    kept, start = list[int](), verb
    for n, cut in enumerate(cuts):
        after = cuts[n + 1] if n + 1 < len(cuts) else content.last
        one, other = _gist(scene, start, cut), _gist(scene, cut, after)
        if one is not None and other is not None and one != other:
            kept.append(cut)
            start = cut
    return kept


def _gist(scene: Scene, first: int, last: int) -> tuple[str, tuple[str, ...]] | None:
    """The issue and the numbers of a member; None where it has neither, or is too short.

    What stands in brackets explains the member and is none of it.
    """
    closing = next((i for i in range(first, last) if scene.doc[i].text == "("), last)
    member = scene.doc[first:closing]
    if any(t.lower_ == "of" and t.nbor().lower_ in WHOLES for t in member[:-1]):
        return None  # "a third of them from abroad" says more of the member before
    counted = tuple(t.text for t in member if t.like_num)
    issue = scene.story.issues_of(member.text)[0]
    return None if len(member) < LEAST or (not counted and issue == "other") else (issue, counted)


def dwells_on(doc: Doc, sentence: Sentence) -> bool:
    """Whether the sentence is a line of a printed text, or names paragraphs of one by their numbers."""
    first = doc[sentence.first]
    if sentence.kind == "item" or first.like_num or first.text == "[":
        return True
    tokens = doc[sentence.first : sentence.last - 1]
    return any(t.lemma_.lower() in NUMBERED and doc[t.i + 1].like_num for t in tokens)
