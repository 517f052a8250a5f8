"""What becomes of a thing in a draft: proposed, taken out by name, left open; by the clause that tells it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause
from variorum.extract.kept import small_words, text_between
from variorum.extract.predicates import Predicate
from variorum.model import Status

# A fate told before its subject: "Gone is the ban", "Out goes the commission", "Left for later is the toll".
INVERTED = re.compile(
    r"(?:also |likewise )?(?:gone|out|absent|missing|deleted|dropped|scrapped|removed|struck out|cut)"
    r"(?:,? too,?)? (?:is|are|was|were|goes|go)\b",
    re.I,
)
INVERTED_OPEN = re.compile(
    r"(?:also |still |likewise )?(?:left (?:for|open|blank|to)|in (?:square )?brackets|put off|deferred|"
    r"unresolved|undecided)\b[^.;:]*? (?:is|are|was|were)\b",
    re.I,
)
_SETTLED = "(?:agreed|decided|settled|fixed|resolved|negotiated|determined|delimited|defined)"
UNSETTLED = re.compile(
    rf"\byet to be {_SETTLED}\b|\bremains? to be {_SETTLED}\b|\bagreed to disagree\b"
    rf"|\b(?:nothing|not|n[’']t) (?:has |have |yet |been |is |are ){{1,3}}{_SETTLED}\b(?! until)"
    rf"|\bto be {_SETTLED} (?:later|separately|by agreement|at (?:the )?next|at a later)\b"
    r"|\bremains? for [^,;]{3,40} to (?:negotiate|decide|settle|resolve)\b"
    r"|\bintends? to (?:discuss|explore|consider)\b",
    re.I,
)
RELATIVE = re.compile(r"\b(?:who|whose|which)\b", re.I)  # what is unsettled is not the whole
ALTERNATIVES = re.compile(r"\[[^\]]*\]\s*\[")  # "[300] [500] billion"
# What one of several wordings in a text says is not settled: "Option A would phase out coal".
OPTION = re.compile(r"(?:under )?(?:option|alternative|variant) (?:[A-Z]|\d|one|two|three)\b", re.I)
SETTLING = frozenset("decide negotiate settle resolve".split())
OFF_TABLE = ["off", "the", "table"]
STAYING = frozenset("survive remain return reappear".split())
NONE = frozenset("neither none no".split())
GOING = frozenset("go disappear vanish".split())
OUT_VERBS = frozenset("take strike leave cross cut write throw pull edit".split())
# "does away with the exchange", "strikes out the surrender"
PHRASAL = frozenset(
    {
        ("do", "away"),
        ("get", "rid"),
        *((verb, "out") for verb in ("leave", "strike", "cross", "throw", "take")),
    }
)
ABSENT = frozenset("out gone absent missing".split())
BLANK = frozenset("blank undecided unresolved unsettled undefined bracketed".split())
# "gives no figure", "no date is set": what is left unsaid is open.
UNSAID = frozenset("figure date number sum amount deadline timetable schedule detail".split())
GIVING = frozenset("give set name fix state put specify contain mention".split())
PUTTING_OFF = frozenset("leave save reserve put consign relegate".split())
# Words for a point of a text, of which "has no …" means that it is not there.
POINTS = words.PROVISION_NOUNS | {"word", "mention"}


def read_status(doc: Doc, clause: Clause, predicate: Predicate) -> Status:
    """Whether the clause proposes, takes out by name, or leaves open."""
    text = text_between(doc, clause.first, clause.last)
    if INVERTED.match(text) or _drops(doc, clause, predicate):
        return "dropped"
    opened = any(pattern.match(text) for pattern in (INVERTED_OPEN, OPTION))
    unsettled = UNSETTLED.search(text)
    if (
        opened
        or (unsettled and not RELATIVE.search(text[: unsettled.start()]))
        or ALTERNATIVES.search(text)
        or _defers(doc, clause, predicate)
    ):
        return "open"
    return "proposed"


def _drops(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """Whether the verb takes something out: "scraps", "does away with", "no longer includes it"."""
    lemma, after = predicate.lemma, small_words(doc)[predicate.verb + 1 : clause.last]
    particles = [c.lower_ for c in doc[predicate.verb].children if c.dep_ == "prt"]
    phrasal = not predicate.modal and any((lemma, word) in PHRASAL for word in (*after[:1], *particles))
    if lemma in words.DROPPING or phrasal or (lemma == "take" and after[-3:] == OFF_TABLE):
        return True
    if lemma not in words.INCLUDING or _leaves_unsaid(doc, clause, predicate):
        return False
    if predicate.negated:
        return lemma not in ("address", "mention", "specify", "cover")
    named = lemma in ("include", "contain") or bool(
        {t.lemma_.lower() for t in doc[predicate.verb : clause.last]} & POINTS
    )
    return after[:1] == ["no"] and named and "only" not in after and not _compares(doc, predicate.verb + 2)


def _compares(doc: Doc, i: int) -> bool:
    """Whether a negation goes on as a bound ("no more than")."""
    return any(t.tag_ in ("JJR", "RBR") for t in doc[i : i + 1])


def _defers(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """Whether the verb leaves something open: "defers", "does not address", "is left blank"."""
    lemma, after = predicate.lemma, small_words(doc)[predicate.verb + 1 : clause.last]
    if lemma == "rule" and after[:1] == ["out"]:
        return predicate.negated
    if predicate.negated and lemma in ("address", "mention", "specify", "cover"):
        return True
    if lemma in words.DEFERRING or (lemma in ("refrain", "stop", "shy") and "addressing" in after):
        return True
    if lemma in ("put", "set") and after[:1] in (["off"], ["aside"]):
        return not _for_a_time(doc, predicate.verb + 2, clause.last)
    if lemma in ("leave", "keep") and stays_open(doc, predicate.verb + 1, clause.last):
        return True
    left_to = lemma in ("leave", "remain") and "to" in after
    if left_to and any(t.lemma_ in SETTLING for t in doc[predicate.verb : clause.last]):
        return True
    return _leaves_unsaid(doc, clause, predicate)


def _for_a_time(doc: Doc, first: int, last: int) -> bool:
    """Whether a delay is set ("put off for seven years"): that is a term, not an open point."""
    after = doc[first : min(last, first + 2)]
    return len(after) == 2 and after[0].lower_ == "for" and after[1].like_num


def stays_open(doc: Doc, first: int, last: int) -> bool:
    """ "left blank", "left open", "left for later", not "kept open as a port" or "left a month later"."""
    for token in doc[first:last]:
        if token.lower_ in words.OPEN_WORDS | {"deferred", "postponed"}:
            before, after = doc[token.i - 1], doc[token.i + 1 : token.i + 2].text.lower()
            physical = token.lower_ == "open" and after in ("as", "to", "round", "day")
            dated = token.lower_ == "later" and before.ent_type_ in ("DATE", "TIME")
            if not physical and not dated:
                return True
    return False


def _leaves_unsaid(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """ "gives no figure for purchases", "No date is given for either"."""
    if predicate.lemma not in GIVING:
        return False
    tokens = doc[clause.first : clause.last]
    return any(t.lower_ == "no" and t.nbor().lemma_.lower() in UNSAID for t in tokens[:-1])


def is_taken_out(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """Whether a passive takes its subject out: "was dropped", "is struck out", "has been taken out"."""
    after = [t.lower_ for t in doc[predicate.verb + 1 : min(clause.last, predicate.verb + 3)]]
    inside = predicate.lemma in words.INCLUDING and predicate.negated
    out = predicate.lemma in OUT_VERBS and after[:1] in (["out"], ["away"])
    return predicate.passive and (predicate.lemma in words.DROPPING or inside or out)


def is_gone(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """Whether the subject is no longer there: "has disappeared", "is out", "did not survive"."""
    if not predicate.modal and (predicate.negated or doc[clause.first].lower_ in NONE):
        back = predicate.lemma == "come" and doc[predicate.verb + 1].lower_ == "back"
        return (
            predicate.lemma in STAYING
            or back
            or (predicate.lemma == "be" and _is_out(doc, clause, predicate))
        )
    if predicate.lemma == "be" and not predicate.modal:
        return _is_out(doc, clause, predicate)
    if predicate.lemma not in GOING or predicate.modal or predicate.negated:
        return False
    verb = doc[predicate.verb]
    if verb.tag_ in ("VBZ", "VBP"):
        return clause.last - predicate.verb <= 2 and predicate.start == predicate.verb
    return verb.tag_ == "VBN" and predicate.start < predicate.verb


def _is_out(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """ "is out", "are gone", "is missing from it"; "isn't there", "is no longer in it"."""
    after = [t.lower_ for t in doc[predicate.verb + 1 : clause.last] if not t.is_punct]
    if predicate.negated:
        rest = [word for word in after if word not in ("n't", "n’t", "not", "no", "longer")]
        return rest == ["there"] or rest[:2] == ["in", "it"]
    rest = [word for word in after if word not in ("now", "also", "too", "altogether", "as", "well")]
    return rest[:1] != [] and rest[0] in ABSENT and (len(rest) == 1 or rest[1] == "from")


def is_put_off(doc: Doc, clause: Clause, predicate: Predicate) -> bool:
    """Whether something is left to later talks, printed in brackets, or blank."""
    after = list(doc[predicate.verb + 1 : clause.last])
    if any(t.lemma_.lower() in ("bracket", "blank") for t in after) and _within(after):
        return True
    if predicate.lemma == "be" and not predicate.modal and any(t.lower_ in BLANK for t in after[:2]):
        return True
    to = next((n for n, t in enumerate(after) if t.lower_ in ("for", "to")), None)
    if to is None or predicate.lemma not in PUTTING_OFF:
        return False
    return any(t.lemma_.lower() in words.LATER for t in after[to + 1 : to + 6])


def _within(after: list[Token]) -> bool:
    return any(t.lower_ in ("in", "between", "inside") for t in after[:2])


def is_absent(doc: Doc, clause: Clause) -> bool:
    """Whether the clause says that something is not there: "There is no arbitrator"."""
    opening = [t.lower_ for t in doc[clause.first : clause.first + 3]]
    return opening[:1] == ["there"] and opening[-1:] == ["no"]
