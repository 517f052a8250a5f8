"""Lists of what a draft holds: bullets under "Under the plan:" or "It says:", and objects in a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.provision_story import Content, Scene, draft_on_stage
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
LISTING = frozenset(
    "foresee envisage propose include contain ask call offer give seek demand want set".split()
)
NUMBERED = frozenset("paragraph article point clause section annex".split())
BOUNDS = frozenset("no more less fewer than at least most up a an some about another nearly over".split())
LEAST = 3  # tokens of a member that may stand as a commitment of its own


def announces(scene: Scene, lead: Sentence) -> bool:
    """Whether the sentence that ends in a colon says that the list after it is content of a draft."""
    tokens = [t for t in lead.tokens(scene.doc) if not t.is_punct]
    lemmas = {t.lemma_.lower() for t in tokens}
    if not tokens or lemmas & ELSEWHERE or scene.passage.leads.get(lead.index) is None:
        return False
    named = draft_on_stage(scene.story, lead) is not None
    under = tokens[0].lower_ in ("under", "in") and named
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
    """The members of a list of objects, each a content of its own ("asks for 7%, a 36-hour week and …").

    Only where each member has a number or an issue, and no two tell the same: else the content as it is.
    """
    predicate = content.predicate
    if predicate is None or content.status != "proposed" or predicate.lemma not in LISTING:
        yield content
        return
    cuts = _standing(scene, content, _cuts(scene, content))
    if not cuts:
        yield content
        return
    starts = [content.first, *cuts]
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else content.last
        while n + 1 < len(starts) and end > start and _joins(scene.doc[end - 1]):
            end -= 1
        if n == 0:
            yield replace(content, last=end)
        else:
            yield replace(content, first=start, last=end, predicate=None, carrier=predicate.lemma)


def _joins(token: Token) -> bool:
    return token.text in (",", ";") or token.lower_ in ("and", "or", "plus")


def _cuts(scene: Scene, content: Content) -> list[int]:
    """Where the second and later members begin."""
    assert content.predicate is not None
    verb, found = scene.doc[content.predicate.verb], list[int]()
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    objects += [c for p in verb.children if p.dep_ == "prep" and p.lower_ == "for" for c in p.children]
    seen = [c for c in objects if c.dep_ in ("dobj", "pobj")][:1]
    while seen:
        token = seen.pop()
        for child in token.children:
            nominal = child.pos_ in ("NOUN", "PROPN", "NUM") and child.dep_ in ("conj", "appos")
            if nominal and child.i < content.last:
                start = child.left_edge.i
                if _joins(scene.doc[start - 1]):
                    found.append(start)
                seen.append(child)
    found += [i for i in range(verb.i + 2, content.last - 1) if _opens_act(scene.doc, i, content.last)]
    return sorted(set(found) | set(_counted_cuts(scene, content)))


def _opens_act(doc: Doc, i: int, last: int) -> bool:
    """Whether "and a complete withdrawal" or ", the rest to come …" begins at the joint before token i."""
    if not _joins(doc[i - 1]) or doc[i].tag_ not in ("DT", "PDT"):
        return False
    for token in doc[i + 1 : min(last, i + 5)]:
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            act = token.lower_.endswith(words.DEVERBAL)
            after = doc[token.i + 1 : token.i + 3]
            return act or (len(after) == 2 and after[0].lower_ == "to" and after[1].tag_ == "VB")
        if token.pos_ not in ("ADJ", "NOUN", "ADV", "VERB"):
            return False
    return False


def _counted_cuts(scene: Scene, content: Content) -> Iterator[int]:
    """Where a number begins a member, whatever the parser made of the list: ", no more than nine hours"."""
    assert content.predicate is not None
    doc, verb = scene.doc, content.predicate.verb
    seen = False
    for amount in scene.story.annotated.amounts:
        if amount.start <= doc[verb].idx or amount.start >= doc[content.last - 1].idx:
            continue
        start = next((t.i for t in doc[verb + 1 : content.last] if t.idx + len(t) > amount.start), verb)
        while start > verb + 1 and doc[start - 1].lower_ in BOUNDS:
            start -= 1
        if seen and _joins(doc[start - 1]) and doc[start - 3].lower_ != "between":
            yield start
        seen = True


def _standing(scene: Scene, content: Content, cuts: list[int]) -> list[int]:
    """The cuts after which, and before which, something stands that can be a commitment of its own."""
    assert content.predicate is not None
    kept, start = list[int](), content.predicate.verb + 1
    for n, cut in enumerate(cuts):
        after = cuts[n + 1] if n + 1 < len(cuts) else content.last
        one, other = _gist(scene, start, cut), _gist(scene, cut, after)
        if one is not None and other is not None and one != other:
            kept.append(cut)
            start = cut
    return kept


def _gist(scene: Scene, first: int, last: int) -> tuple[str, tuple[str, ...]] | None:
    """The issue and the numbers of a member; None where it has neither, or is too short."""
    member = scene.doc[first:last]
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
