"""What somebody denies, dismisses or calls false: the thing denied is a side too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from variorum.extract import dispute_words as words
from variorum.extract.claims import Claim
from variorum.extract.clauses import Clause, split_clauses
from variorum.extract.dispute_found import Extent, Found, Telling, extent_between, overlap, spoken_next
from variorum.extract.dispute_open import ENOUGH, telling_words
from variorum.extract.dispute_targets import MOST, nearest, said_before
from variorum.extract.kept import text_between
from variorum.extract.makers import labels_between
from variorum.extract.predicates import Form, Predicate, find_predicate, subject_tokens
from variorum.extract.sentences import Sentence

NEAR = 3  # sentences back in which what told of a thing is looked for
PERSON_FIRST = re.compile(r"(?:that\s+)?(?:he|she)\b", re.IGNORECASE)
OBJECT = 4  # tokens after "dismissed" within which its object stands


def denials(telling: Telling) -> Iterator[Found]:
    """What is denied in a clause of its own, in ", which he denies", and "there is no such paper"."""
    for sentence, extent in telling.each():
        if not (words.DENIES.search(telling.small, *extent) or words.FALSE.search(telling.small, *extent)):
            continue
        for clause in split_clauses(telling.annotated.doc, sentence.first, sentence.last):
            yield from _denial(telling, sentence, clause)
    yield from _relative_denials(telling)
    yield from _denied_existence(telling)


def _denial(telling: Telling, sentence: Sentence, clause: Clause) -> Iterator[Found]:
    predicate = _denying(telling, clause)
    if predicate is None:
        return
    own = extent_between(telling.annotated, predicate.start, _goes_on(telling, sentence, clause))
    me, _ = _parties(telling, clause, predicate)
    said = (*spoken_next(telling, sentence.index), *_held_next(telling, sentence, me))
    spoken = tuple((own, words) for words in said)
    for target in _denied(telling, sentence, clause, predicate)[:MOST]:
        sides = (target, own, *_upheld(telling, sentence, target, own))
        more = (*spoken, *((target, words) for words in _told_by_many(telling, target)))
        yield Found("denial", "denial", sides, target, None, 0.8, more)


def _held_next(telling: Telling, sentence: Sentence, me: set[str]) -> list[Extent]:
    """What whoever denies goes on to hold in the sentence after it."""
    following = telling.claims_in(sentence.index + 1, sentence.index + 2)
    return [(c.start, c.end) for c in following if c.labels & me]


def _told_by_many(telling: Telling, target: Extent) -> list[Extent]:
    """The sentence before "…, said one of them": it names those who tell."""
    claim = next((c for c in telling.claims if (c.start, c.end) == target), None)
    if claim is None or not claim.sentence or not words.ONE_OF_THEM.match(claim.speaker):
        return []
    return (
        [telling.extents[claim.sentence - 1]]
        if telling.is_in_block_of(claim.sentence - 1, claim.sentence)
        else []
    )


def _upheld(telling: Telling, sentence: Sentence, target: Extent, own: Extent) -> list[Extent]:
    """What others near a denial hold of what is denied in it."""
    if not overlap(target, telling.extents[sentence.index]):
        return []
    denied = telling_words(telling, target)[1]
    me = {label for c in telling.claims if overlap((c.start, c.end), own) for label in c.labels}
    near = [
        c
        for c in telling.claims_in(sentence.index - NEAR, sentence.index + NEAR)
        if c.sentence != sentence.index
        and not c.labels & me
        and len(denied & telling_words(telling, (c.start, c.end))[1]) >= ENOUGH
    ]
    best = nearest(telling, sentence.index, near) or _taken_up(telling, sentence, target, me)
    return [(best.start, best.end)] if best is not None else []


def _taken_up(telling: Telling, sentence: Sentence, target: Extent, me: set[str]) -> Claim | None:
    """What another has just said of whom a denied clause calls "he": "… denied that he had done so"."""
    held = telling.words(target)
    if not words.POINTING_FIRST.match(held) and not PERSON_FIRST.match(held):
        return None
    before = [c for c in telling.claims_in(sentence.index - 1, sentence.index) if not c.labels & me]
    same = sentence.index > 0 and telling.is_in_block_of(sentence.index - 1, sentence.index)
    return before[-1] if before and same else None


def _goes_on(telling: Telling, sentence: Sentence, clause: Clause) -> int:
    """The end of a denial with the clauses joined to it by "and that"."""
    last = clause.last
    for other in split_clauses(telling.annotated.doc, sentence.first, sentence.last):
        if other.first >= last and telling.annotated.doc[other.first].lower_ == "that":
            last = other.last
    return last


def _denying(telling: Telling, clause: Clause) -> Predicate | None:
    """The predicate of a clause that denies something; None where it denies nothing."""
    doc = telling.annotated.doc
    first = find_predicate(doc, clause)
    if first is not None and _denies(telling, clause, first):
        return first
    further = (_predicate_of(token) for token in doc[clause.first : clause.last] if _is_denying(token))
    return next((p for p in further if _denies(telling, clause, p)), None)


def _is_denying(token: Token) -> bool:
    """Whether a verb further on in its clause denies ("issued a statement rejecting the claim")."""
    if token.pos_ != "VERB" or token.lemma_.lower() not in words.DENYING:
        return False
    held = {c.dep_ for c in token.children}
    loose = token.tag_ == "VBG" or (token.tag_ == "VBN" and token.dep_ == "ROOT" and "auxpass" not in held)
    return loose or (token.dep_ in ("conj", "ROOT", "ccomp", "relcl") and token.tag_ in ("VBD", "VBZ", "VBP"))


def _predicate_of(verb: Token) -> Predicate:
    negated = any(c.dep_ == "neg" for c in verb.children)
    form: Form = "gerund" if verb.tag_ == "VBG" else "finite"
    return Predicate(verb.i, verb.i, verb.lemma_.lower(), form, negated=negated)


def _denies(telling: Telling, clause: Clause, predicate: Predicate) -> bool:
    doc = telling.annotated.doc
    subject = subject_tokens(doc, clause, predicate)
    if predicate.negated or predicate.modal or any(t.lower_ in words.NOBODY for t in subject[:1]):
        return False
    if predicate.passive and not any(t.lower_ == "by" for t in doc[predicate.verb : clause.last][:4]):
        return False
    if predicate.lemma in words.DENYING and _has_deniable(doc, clause, predicate):
        return True
    return _calls_false(doc, clause, predicate, subject)


def _has_deniable(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """Whether what follows can be denied: a clause, a saying, "that", a deed; a plan is refused."""
    after = [t for t in doc[predicate.verb + 1 : clause.last] if not t.is_space]
    if predicate.passive:
        held = subject_tokens(doc, clause, predicate)
        return any(
            t.lemma_.lower() in words.SAYINGS or (t.lower_ in words.POINTING and not _is_determiner(t))
            for t in held
        )
    if not after:
        return False
    if after[0].lower_ == "that" and not _is_determiner(after[0]):
        return predicate.lemma in ("deny", "dispute", "contest", "reject", "refute")
    if after[0].lower_ in words.POINTING and not _is_determiner(after[0]):
        return predicate.lemma not in ("reject", "dismiss", "contest") or bool(
            words.FALSE.search(_small(after))
        )
    if predicate.lemma == "deny" and after[0].tag_ == "VBG":
        return True
    head = _object(after)
    if head is None:
        return predicate.lemma == "deny" and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in after[:8])
    noun = head.lemma_.lower()
    if noun in words.NOTIONS:
        return any(t.lower_ in ("that", "of") for t in doc[head.i + 1 : head.i + 2])
    if noun in words.COMMENTS and predicate.lemma in ("reject", "dismiss"):
        return False
    deed = noun in words.DEEDS and predicate.lemma == "deny"
    return noun in words.SAYINGS or deed or bool(predicate.lemma == "deny" and noun in ("thing", "charge"))


def _small(tokens: list[Token]) -> str:
    return text_between(tokens[0].doc, tokens[0].i, tokens[-1].i + 1).lower()


def _object(after: list[Token]) -> Token | None:
    """The noun that heads what follows a verb, past its determiner, owner and adjectives."""
    for n, token in enumerate(after):
        following = after[n + 1] if n + 1 < len(after) else None
        if token.pos_ == "NOUN" and (following is None or following.pos_ not in ("NOUN", "PART")):
            return token
        if token.pos_ not in ("DET", "PRON", "ADJ", "NOUN", "PROPN", "PART", "ADV", "NUM") or n > 2 * OBJECT:
            return None
    return None


def _is_determiner(token: Token) -> bool:
    """Whether "that" stands before its noun ("that plan")."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return bool(after.pos_ in ("NOUN", "ADJ", "PROPN", "NUM") and token.tag_ == "DT")


def _calls_false(doc: Doc, clause: Clause, predicate: Predicate, subject: list[Token]) -> bool:
    """Whether "false" is said of what was said: "called this an invention", "their account was wrong"."""
    rest = [t for t in doc[predicate.verb + 1 : clause.last] if not t.is_space]
    if not rest or not words.FALSE.search(_small(rest[:14])):
        return False
    near = {t.lemma_.lower() for t in rest[: OBJECT + 2]}
    if predicate.lemma in words.NAMING:
        return bool(near & (words.SAYINGS | words.NOTIONS | words.POINTING | {"which"}))
    if predicate.lemma == "say":
        inner = next((n for n, t in enumerate(rest) if t.lemma_ == "be"), None)
        held = {t.lemma_.lower() for t in rest[: inner or 0]}
        return inner is not None and bool(held & words.SAYINGS) and _is_false_next(rest[inner:])
    if predicate.lemma == "be":
        held = {t.lemma_.lower() for t in subject}
        return bool(held & words.SAYINGS) and _is_false_next(rest)
    return predicate.lemma == "suggest" and bool({t.lemma_.lower() for t in rest[:9]} & words.SAYINGS)


def _is_false_next(tokens: list[Token]) -> bool:
    return bool(words.FALSE.search(_small(tokens[: OBJECT + 2])))


def _denied(telling: Telling, sentence: Sentence, clause: Clause, predicate: Predicate) -> list[Extent]:
    """What is denied: the clause after "that", else what those named there, or others, said just before."""
    doc = telling.annotated.doc
    content = _content(telling, clause, predicate)
    aside = _aside(telling, sentence, clause, predicate)
    if content is None and aside is not None:
        return [aside]
    before = said_before(
        telling, sentence.index, *_parties(telling, clause, predicate), doc[predicate.start].idx
    )
    if content is None:
        return before
    return before if _points_back(telling.words(content)) and before else [content]


def _aside(telling: Telling, sentence: Sentence, clause: Clause, predicate: Predicate) -> Extent | None:
    """What comes before ", although it disputes this": the rest of the sentence."""
    doc = telling.annotated.doc
    opener = doc[clause.first - 1] if clause.first > sentence.first else doc[clause.first]
    opens = {opener.lower_, doc[clause.first].lower_, clause.joint}
    if not opens & words.SUBORDINATING or clause.first - sentence.first < 2 * OBJECT:
        return None
    if doc[predicate.verb + 1].lower_ not in words.POINTING - {"him", "her", "them", "those"}:
        return None
    start = telling.extents[sentence.index][0]
    held = [c for c in telling.claims if start <= c.start and c.end <= opener.idx]
    return (
        (held[-1].start, held[-1].end)
        if held
        else extent_between(telling.annotated, sentence.first, opener.i)
    )


def _points_back(content: str) -> bool:
    """Whether a denied clause only points at what was said: "that she had said any such thing"."""
    return bool(words.POINTS_BACK.search(content))


def _parties(telling: Telling, clause: Clause, predicate: Predicate) -> tuple[set[str], set[str]]:
    """The labels of who denies, and of those named in what is denied."""
    subject = subject_tokens(telling.annotated.doc, clause, predicate)
    me = labels_between(telling.annotated, subject[0].i, subject[-1].i + 1) if subject else set()
    return me, labels_between(telling.annotated, predicate.verb + 1, clause.last) - me


def _content(telling: Telling, clause: Clause, predicate: Predicate) -> Extent | None:
    """The clause that is denied, after "that" or as a gerund; None where it stands elsewhere."""
    doc = telling.annotated.doc
    if predicate.lemma not in words.DENYING:
        return None
    for i in range(predicate.verb + 1, clause.last - 2):
        if doc[i].text == "," or (doc[i].pos_ == "VERB" and doc[i].tag_ == "VBG"):
            break
        opens = doc[i].lower_ == "that" and doc[i].tag_ in ("IN", "WDT") and not doc[i + 1].is_punct
        if opens and any(t.pos_ in ("VERB", "AUX") for t in doc[i + 1 : clause.last]):
            return extent_between(telling.annotated, i + 1, _before_comment(doc, i + 1, clause.last))
    deed = _object([t for t in doc[predicate.verb + 1 : clause.last] if not t.is_space])
    if predicate.lemma == "deny" and deed is not None and deed.lemma_.lower() in words.DEEDS:
        return extent_between(telling.annotated, predicate.verb + 1, _to_comma(doc, deed.i, clause.last))
    gerund = doc[predicate.verb + 1] if predicate.verb + 1 < clause.last else None
    if gerund is not None and gerund.tag_ == "VBG" and clause.last - gerund.i > 2:
        last = _before_comment(doc, gerund.i, clause.last)
        return extent_between(telling.annotated, gerund.i, _before_and(doc, gerund.i, last))
    if gerund is not None and gerund.dep_ in ("nsubj", "nsubjpass", "det", "poss", "compound"):
        verb = next((t for t in doc[gerund.i : min(clause.last, gerund.i + 8)] if t.dep_ == "ccomp"), None)
        if verb is not None and verb.head.i == predicate.verb:
            return extent_between(telling.annotated, gerund.i, _before_comment(doc, gerund.i, clause.last))
    return None


def _to_comma(doc: Doc, first: int, last: int) -> int:
    return next((i for i in range(first, last) if doc[i].text in (",", ";")), last)


def _before_comment(doc: Doc, first: int, last: int) -> int:
    """Where what is denied ends: before ", calling it …"."""
    return next((i for i in range(first + 1, last) if doc[i - 1].text == "," and doc[i].tag_ == "VBG"), last)


def _before_and(doc: Doc, first: int, last: int) -> int:
    """Where a denied gerund ends: before "and says that …"."""
    return next(
        (
            i - 1
            for i in range(first + 1, last)
            if doc[i - 1].lower_ == "and" and doc[i].tag_ in ("VBZ", "VBD")
        ),
        last,
    )


def _relative_denials(telling: Telling) -> Iterator[Found]:
    """ "… that it shelled the port, which the army denies": against the clause before the comma."""
    for _, (start, end) in telling.each():
        for match in words.RELATIVE_DENIAL.finditer(telling.text, start, end):
            held = [c for c in telling.claims if start <= c.start and c.end <= match.start() + 1]
            target = (held[-1].start, min(held[-1].end, match.start())) if held else (start, match.start())
            own = (match.start("denier"), match.end())
            if _refuses(telling, match):
                continue
            if not words.NEGATED.search(match["denier"]) and len(telling.words(target).split()) > NEAR:
                yield Found("denial", "relative", (target, own), target, None, 0.8)


def _refuses(telling: Telling, match: re.Match[str]) -> bool:
    """Whether ", which X rejected" is said of an offer, not of what somebody said."""
    if not re.search(r"\b(?:reject|dismiss)", match.group()) or not match.group().startswith(", which"):
        return False
    before = telling.text[: match.start()].lower().split()[-NEAR:]
    return not any(word.strip("“”\"',") in words.SAYINGS for word in before)


def _denied_existence(telling: Telling) -> Iterator[Found]:
    """ "There is no such paper": against what told of one."""
    for sentence, extent in telling.each():
        match = words.NO_SUCH.search(telling.text, *extent) if sentence.index else None
        if match is None:
            continue
        thing = next(word for word in match.groups() if word)
        target = _told_to_exist(telling, sentence, thing.lower())
        if target is not None:
            yield Found("denial", "existence", (target, extent), target, None, 0.7)


def _told_to_exist(telling: Telling, sentence: Sentence, thing: str) -> Extent | None:
    """What told of a thing: the claim just before, one that names it, "there is another …", any claim."""
    near = telling.claims_in(sentence.index - NEAR, sentence.index)
    last = sentence.index - 1
    same = telling.is_in_block_of(last, sentence.index)
    naming = [c for c in near if c.sentence == last and same] or [
        c for c in near if thing in telling.text[c.start : c.end].lower()
    ]
    existing = [e for e in telling.extents[: sentence.index] if words.EXISTING.search(telling.text, *e)]
    if existing and not naming:
        return existing[-1]
    return _extent((naming or near)[-1:]) or telling.extents[last]


def _extent(claims: list[Claim]) -> Extent | None:
    return (claims[-1].start, claims[-1].end) if claims else None
