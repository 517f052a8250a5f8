"""The slots of one reported commitment: how strongly it binds, whom, how many, by when, on what condition."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from variorum.annotated import Amount, Annotated
from variorum.extract import provision_words as words
from variorum.extract.makers import actor_called, actor_of_adjective, names_within
from variorum.extract.provision_figures import LIMITS, TEXTUAL
from variorum.extract.provision_story import Content
from variorum.extract.provision_sums import bare_number, part_of_sum, share_of_whole, single_time
from variorum.extract.slots_clauses import find_conditions
from variorum.model import Comparator, Deadline, Modality, Quantity, Span

CAPPING = re.compile(
    r"\b(?:cap|caps|capped|capping|limit\w*|ceiling|at most|no more than|not more than|up to|as many as|"
    r"maximum|cut to|reduced? to|slash\w*|shrink|held? to|hold \w+ to|keep|left with|allow\w*|let)\b",
    re.IGNORECASE,
)
# What a number is set against is not the number that is asked for.
CONTRAST = re.compile(
    r"\b(?:rather than|instead of|in place of|as opposed to|compared (?:with|to)|down from|up from|"
    r"below the|above the|more than the|against|from an?|than the|fewer than it|now|currently|, not|"
    r"which (?:has|have|had))\b|\(",
    re.IGNORECASE,
)
BEFORE_DEADLINE = re.compile(
    r"(?:\b(?:within|in|by|before|until|no later than|at the end of|not for|after)\s+(?:the\s+)?)$", re.I
)
AFTER_DEADLINE = re.compile(
    r"\s+(?:of|after|from)\s+(?:the\s+)?(?:signature|signing|its signing|entry into force|ratification|"
    r"ceasefire)"
)
DURATIONS = frozenset("day week month year hour minute".split())
COUNTED_WHO = frozenset(
    "government country side party state nation power delegation region capital point stage man people "
    "neighbour neighbor member".split()
)
FORCES = frozenset(
    "force troop army military fleet navy vessel soldier personnel boat ship aircraft plane jet unit "
    "warship patrol police guard militia fighter worker employee staff".split()
)
CONTROL = frozenset(
    "require oblige allow permit let commit force compel urge ask order enable entitle invite forbid "
    "bar ban prohibit prevent instruct direct call bind leave hold see expect".split()
)
BANS = frozenset("ban prohibition moratorium".split())  # "an outright ban on …"
DIFFERENCE = re.compile(r"\s+(?:more|fewer|less|higher|lower)\b")  # "three more than in …" is no figure of it
LOOSE_CONDITION = re.compile(
    r"\b(?:after an? [^,.;]+|in peacetime|in wartime|with “[^”]+” from [^,.;]+|once [^,.;]+)", re.I
)


def read_modality(doc: Doc, content: Content) -> Modality | None:
    """How strongly the clause binds; None for what is taken out or left open."""
    predicate = content.predicate
    if content.status != "proposed":
        return None
    if content.figure is not None:
        return _figure_modality(doc, content)
    if predicate is None:
        return _carried_modality(doc, content)
    tail = [t for t in doc[predicate.start : content.last] if not t.is_punct]
    lemmas = [t.lemma_.lower() for t in tail]
    if predicate.lemma == "expect" or "expect" in lemmas[:5]:
        return "expected"
    if predicate.lemma in words.BARRING and not (
        predicate.lemma == "rule" and "out" not in [t.lower_ for t in tail[:4]]
    ):
        return "shall-not"
    if predicate.negated or _negated_object(tail) or _negated_subject(doc, content):
        return "shall-not"
    if BANS & set(lemmas[:6]) or (predicate.lemma == "keep" and "out" in lemmas[1:6]):
        return "shall-not"
    lets = (
        predicate.lemma in words.ALLOWING
        and predicate.modal != "must"
        and (content.subject is None or predicate.passive or content.rule.startswith("draft-subject"))
    )
    if lets or _allows([t.lower_ for t in tail], lemmas):
        return "may"
    if _pledges_not(doc, content, tail):
        return "shall-not"
    modal = predicate.modal or content.modal
    if modal:
        return words.MODALS.get(modal, "shall")  # type: ignore[return-value]
    return "shall"


def _figure_modality(doc: Doc, content: Content) -> Modality | None:
    """How a figure binds that is a rule: "the limit of 15", "90 foreseen in …", "would be 40 in …"."""
    before = doc[max(doc[content.first].sent.start, content.first - 6) : content.first]
    inside = doc[content.first : content.last]
    if any(t.lemma_.lower() in words.ALLOWING | {"offer"} for t in inside):
        return "may"
    ruled = any(t.lemma_.lower() in LIMITS or t.tag_ == "MD" for t in before)
    told = any(t.tag_ == "VBN" or t.lemma_.lower() in LIMITS or t.lower_ == "foreseen" for t in inside)
    return "shall" if ruled or told else None


def _carried_modality(doc: Doc, content: Content) -> Modality:
    opening = [t for t in doc[content.first : content.last] if not _bounds_number(t)][:8]
    lowers = [t.lower_ for t in opening]
    banned = content.carrier in words.BARRING or bool(BANS & set(lowers))
    if banned or any(t.lower_ in words.NEGATIONS for t in opening):
        return "shall-not"
    return (
        "may" if content.carrier in words.ALLOWING or "right" in lowers or "voluntary" in lowers else "shall"
    )


def _bounds_number(token: Token) -> bool:
    """Whether a negation is part of a bound ("no more than nine hours")."""
    after = token.doc[token.i + 1 : token.i + 2]
    compared = any(t.tag_ in ("JJR", "RBR") or t.lower_ in ("later", "earlier", "-") for t in after)
    return token.lower_ in ("no", "not") and compared


def _negated_object(tail: list[Token]) -> bool:
    """ "would give no guarantee": a negation that the verb takes along."""
    return len(tail) > 2 and any(
        t.lower_ == "no" and t.dep_ == "det" and not _bounds_number(t) for t in tail[1:4]
    )


def _negated_subject(doc: Doc, content: Content) -> bool:
    """ "Neither party shall …", "No vessel shall …"."""
    return content.subject is not None and doc[content.subject[0]].lower_ in (
        "neither",
        "no",
        "none",
        "nobody",
    )


def _allows(lowers: list[str], lemmas: list[str]) -> bool:
    """ "would be free to", "would be able to", "would have the right to"."""
    free = bool({"free", "able", "welcome", "entitled", "eligible", "allowed", "permitted"} & set(lowers[:5]))
    return ("be" in lemmas[:5] and free) or "right" in lowers[:5] or "voluntary" in lowers


def _pledges_not(doc: Doc, content: Content, tail: list[Token]) -> bool:
    """ "pledge never to join", "pledge that X would never join", "for X not to expand"."""
    pledging = {
        t.i for t in tail if t.lemma_.lower() in words.PLEDGING | {"call", "ask", "demand", "provide"}
    }
    for token in tail:
        if token.lower_ in ("not", "never", "n't", "n’t") and pledging and token.i > min(pledging):
            following = doc[token.i + 1 : token.i + 3]
            if any(t.lower_ == "to" or t.tag_ in ("VB", "VBN") for t in following):
                return True
    return False


def read_quantity(annotated: Annotated, content: Content) -> Quantity | None:
    """The number that the clause asks for, with its bound; no contrast, no count of parties."""
    text, start, end = _extent(annotated, content)
    within = [a for a in annotated.amounts if start <= a.start and a.end <= end and a not in content.foreign]
    amounts = [a for a in within if not _counts_parties(text, a) and not _names_text(text, a)]
    kept = (
        [content.figure]
        if content.figure
        else [a for a in amounts if not _is_contrast(text, start, a, amounts)]
    )
    if not kept:
        return bare_number(annotated, content) or single_time(annotated, *_extent(annotated, content))
    if content.figure and DIFFERENCE.match(text, content.figure.end):
        return None
    if (part := part_of_sum(annotated, text, start, end)) is not None:
        return part
    if (share := share_of_whole(annotated, content, kept[0])) is not None:
        return share
    chosen = next((a for a in kept if a.unit not in DURATIONS), kept[0])
    return Quantity(
        value=chosen.value,
        unit=chosen.unit,
        comparator=_bound(text, start, chosen),
        span=annotated.reading.article.span(chosen.start, chosen.end),
    )


def _extent(annotated: Annotated, content: Content) -> tuple[str, int, int]:
    doc = annotated.doc
    last = doc[content.last - 1]
    return annotated.reading.article.text, doc[content.first].idx, last.idx + len(last)


def _counts_parties(text: str, amount: Amount) -> bool:
    """Whether the number only counts who is bound ("the two governments", "the five regions")."""
    definite = re.search(
        r"\b(?:the|these|those|both|all|its|their)\s+$", text[max(0, amount.start - 8) : amount.start], re.I
    )
    measured = amount.unit in DURATIONS or amount.unit == "percent"
    few = amount.value <= 10 and (amount.unit in COUNTED_WHO or not measured)
    return few if definite else few and amount.unit in COUNTED_WHO


def _names_text(text: str, amount: Amount) -> bool:
    """Whether the number is part of a name: "the 12-point plan", "the 30-page draft", "Rule 12(b)"."""
    printed = text[amount.start : amount.end]
    return text[amount.end : amount.end + 1] == "(" or (amount.unit in TEXTUAL and "-" in printed)


def _is_contrast(text: str, start: int, amount: Amount, amounts: list[Amount]) -> bool:
    before = text[max(start, amount.start - 45) : amount.start]
    other_between = any(a.end > amount.start - 45 and a.end <= amount.start for a in amounts)
    if other_between and re.search(r"\d[\w -]* to (?:about )?$", before):
        return False  # "from 39 hours to 38": what it changes to
    marks = list(CONTRAST.finditer(before))
    if marks and not re.search(r"[,;)]", before[marks[-1].end() :]):
        return True
    later = any(
        0 < a.start - amount.end < 12 and re.fullmatch(r"[\w ]*\bto ", text[amount.end : a.start])
        for a in amounts
    )
    ranged = re.search(r"\bfrom\s+(?:some |about )?$", before)
    return bool(ranged) and (later or other_between)


def _bound(text: str, start: int, amount: Amount) -> Comparator:
    if amount.comparator != "exactly":
        return amount.comparator
    before = text[max(start, amount.start - 70) : amount.start]
    if amount.unit in DURATIONS:
        return "within" if re.search(r"\b(?:in|within|inside)\s+$", before, re.I) else "exactly"
    return (
        "at-most"
        if CAPPING.search(before) or CAPPING.match(text[amount.end : amount.end + 8].strip())
        else "exactly"
    )


def read_deadline(annotated: Annotated, content: Content) -> Deadline | None:
    """By when: the first time expression of the clause that a preposition makes a limit."""
    text, start, end = _extent(annotated, content)
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
    text, start, end = _extent(annotated, content)
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
