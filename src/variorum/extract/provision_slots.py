"""The slots of one reported commitment: whom it binds, toward whom, by when, on what condition."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import provision_words as words
from variorum.extract.makers import actor_called, actor_of_adjective, names_within
from variorum.extract.provision_quantities import clause_extent
from variorum.extract.provision_story import Content
from variorum.extract.slots_clauses import find_conditions
from variorum.model import Deadline, Span

BEFORE_DEADLINE = re.compile(
    r"(?:\b(?:within|in|by|before|until|no later than|at the end of|not for|after)\s+(?:the\s+)?)$", re.I
)
AFTER_DEADLINE = re.compile(
    r"\s+(?:of|after|from)\s+(?:the\s+)?(?:signature|signing|its signing|entry into force|ratification|"
    r"ceasefire)"
)
FORCES = frozenset(
    "force troop army military fleet navy vessel soldier personnel boat ship aircraft plane jet unit "
    "warship patrol police guard militia fighter worker employee staff".split()
)
CONTROL = frozenset(
    "require oblige allow permit let commit force compel urge ask order enable entitle invite forbid "
    "bar ban prohibit prevent instruct direct call bind leave hold see expect".split()
)
LOOSE_CONDITION = re.compile(
    r"\b(?:after an? [^,.;]+|in peacetime|in wartime|with “[^”]+” from [^,.;]+|once [^,.;]+)", re.I
)


def read_deadline(annotated: Annotated, content: Content) -> Deadline | None:
    """By when: the first time expression of the clause that a preposition makes a limit."""
    text, start, end = clause_extent(annotated, content)
    for date in annotated.dates:
        span = date.evidence[0]
        if not (start <= span.start and span.end <= end):
            continue
        before = BEFORE_DEADLINE.search(text[start : span.start])
        inside = re.match(r"(?:within|in|by|before|until)\b", span.exact, re.I)
        if before or inside:
            first = start + before.start() if before else span.start
            after = AFTER_DEADLINE.match(text[span.end : end])
            last = span.end + (after.end() if after else 0)
            whole = annotated.reading.article.span(first, last)
            return Deadline(text=whole.exact, value=date.value, span=whole)
    return None


def read_conditions(annotated: Annotated, content: Content) -> tuple[Span, ...]:
    """What the commitment hangs on ("if …", "after a ceasefire", "in peacetime")."""
    text, start, end = clause_extent(annotated, content)
    found = find_conditions(text, start, end)
    found += [(m.start(), m.end()) for m in LOOSE_CONDITION.finditer(text, start, end)]
    kept: list[tuple[int, int]] = []
    for a, b in sorted(found, key=lambda pair: (pair[0], -pair[1])):
        if not any(a < d and c < b for c, d in kept):
            kept.append((a, b))
    return tuple(annotated.reading.article.span(a, b) for a, b in kept if b > a)


def read_obligor(annotated: Annotated, content: Content) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Who must do it, by the names of the article's actors, and the words that say so."""
    doc = annotated.doc
    first, last = _obligor_tokens(doc, content)
    if last <= first:
        return (), ()
    tokens = [t for t in doc[first:last] if not t.is_space]
    names = party_names(annotated, tokens)
    if not names:
        return (), ()
    span = annotated.reading.article.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
    return names, (span,)


def party_names(annotated: Annotated, tokens: Iterable[Token]) -> tuple[str, ...]:
    """Names of the actors in these tokens, adjectives read as the state they come from, each once."""
    found: dict[str, None] = {}
    actors = {a.id: a.name for a in annotated.actors}
    for token in tokens:
        within = names_within(annotated, token.idx, token.idx + len(token)) or [
            n for n in annotated.names if n.start <= token.idx < n.end
        ]
        for name in within[:1]:
            found[actors.get(name.actor, "")] = None
        if not within and token.text[:1].isupper() and token.pos_ in ("ADJ", "PROPN"):
            actor = actor_called(annotated, token.text) or actor_of_adjective(annotated, token.text)
            if actor is not None:
                found[actor.name] = None
        if not within and token.lemma_.lower() in ("ally", "neighbour", "neighbor") and token.pos_ == "NOUN":
            found[token.lower_] = None
    return tuple(name for name in found if name)


def _obligor_tokens(doc: Doc, content: Content) -> tuple[int, int]:
    """The tokens that name who is bound: an object under control, a passive's forces, else the subject."""
    predicate = content.predicate
    if predicate is None or doc[content.first].lower_ == "for":
        return _nominal_obligor(doc, content)
    agent = next((c for c in doc[predicate.verb].children if c.dep_ == "agent" and c.i < content.last), None)
    if agent is not None:
        return agent.i + 1, min(agent.right_edge.i + 1, content.last)
    if content.rule.startswith("draft-subject") or predicate.form in ("gerund", "infinitive", "base"):
        found = _controlled(doc, content, predicate.verb)
        if found is not None:
            return found
    if content.subject is None:
        return 0, 0
    first, last = content.subject
    if predicate.lemma == "expect" and doc[first].lower_ == "it":
        return _embedded_subject(doc, predicate.verb + 1, content.last)
    if predicate.passive and predicate.lemma not in (
        "expect",
        *words.LIMITING,
        "require",
        "oblige",
        "allow",
        "permit",
        "leave",
    ):
        return _owner_of_forces(doc, first, last)
    return first, last


def _controlled(doc: Doc, content: Content, verb: int) -> tuple[int, int] | None:
    """The party between a verb of control and what it must do ("require X to pull back")."""
    control = [t.i for t in doc[verb : content.last] if t.lemma_.lower() in CONTROL]
    if not control:
        return None
    start = control[0] + 1
    if start < content.last and doc[start].lower_ == "for":
        start += 1
    for i in range(start, min(content.last, start + 12)):
        if doc[i].lower_ == "to" or doc[i].tag_ == "VB" or doc[i].pos_ == "NUM" or doc[i].text == ",":
            return (start, i) if i > start else None
    return _before_head(doc, start, content.last)


def _before_head(doc: Doc, start: int, last: int) -> tuple[int, int]:
    """The modifiers of the noun phrase that begins at `start` ("a Norlandish army cap")."""
    for i in range(start, min(last, start + 8)):
        if doc[i].pos_ in ("ADP", "SCONJ", "VERB", "PUNCT") and doc[i].text not in '“”"':
            return start, i
    return start, min(last, start + 8)


def _nominal_obligor(doc: Doc, content: Content) -> tuple[int, int]:
    start = content.first
    if doc[start].lower_ == "for":
        return _embedded_subject(doc, start + 1, content.last)
    end = start
    while end < content.last and doc[end].pos_ == "PROPN":
        end += 1
    return start, end


def _embedded_subject(doc: Doc, start: int, last: int) -> tuple[int, int]:
    while start < last and (doc[start].is_punct or doc[start].lower_ == "that"):
        start += 1
    for i in range(start, last):
        if doc[i].pos_ in ("VERB", "AUX", "PART") and doc[i].tag_ not in ("VBN", "POS"):
            return start, i
    return start, start


def _owner_of_forces(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Whose forces a passive is about; nobody is bound by name where a passive is about anything else."""
    for i in range(first, last):
        if doc[i].lemma_.lower() in FORCES:
            return first, i + 1
        if doc[i].pos_ == "ADP":
            break
    return first, first


def read_counterpart(annotated: Annotated, content: Content, obligor: tuple[str, ...]) -> tuple[str, ...]:
    """Toward whom: names after "with", "against", "to" or "on" that are not themselves bound."""
    doc = annotated.doc
    start = content.predicate.verb if content.predicate else content.first
    for token in doc[start : content.last]:
        if token.lower_ in ("with", "against", "to", "on") and token.pos_ == "ADP":
            end = min(content.last, token.right_edge.i + 1)
            names = party_names(annotated, doc[token.i + 1 : min(end, token.i + 10)])
            others = tuple(name for name in names if name not in obligor)
            if others:
                return others
    return ()
