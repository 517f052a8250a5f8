"""What stands in a draft's text and is not the draft: editors' notes, adverts, reports of speech; and
deletions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.drafted import Point

_UNIT = r"(?:point|clause|article|paragraph|provision|section|item|§)"
_NUMBER = r"(?P<number>\d+(?:\.\d+)*[a-z]?|[IVXLC]+)"
_GONE = (
    r"(?:deleted|omitted|withdrawn|removed|excluded|struck(?:\s+out)?|taken\s+out|dropped|left\s+out|"
    r"repealed)"
)
_DELETIONS = (
    # "[Point 7 deleted]", "(Article IV omitted)", "[Deleted]"
    re.compile(
        rf"[\[(]\s*(?:{_UNIT}\s*)?(?:{_NUMBER}\b)?[^\[\]().]{{0,60}}?\b{_GONE}\b[^\[\]()]{{0,40}}[\])]\.?",
        re.I,
    ),
    re.compile(
        rf"[\[(]?\s*(?:{_UNIT}\s+)?(?:{_NUMBER}\s+)?(?:is\s+|was\s+|has\s+been\s+)?{_GONE}\s*[\])]?\.?", re.I
    ),
    # "Removal of the clause that …"
    re.compile(
        rf"(?:removal|deletion|omission|exclusion|withdrawal)\s+of\s+(?:the\s+|"
        rf"this\s+)?{_UNIT}\b(?:\s+{_NUMBER}\b)?.*",
        re.I | re.S,
    ),
    # "(Point 3 of the other plan is excluded. …)", "Point 3 of …, which …, is to be removed."
    re.compile(
        rf"[\[(]?\s*{_UNIT}\s+{_NUMBER}\b(?:[^.]|\.(?=\d))*?\b(?:is|was|are|has\s+been|"
        rf"to\s+be)\s+(?:to\s+be\s+)?{_GONE}\b.*",
        re.I | re.S,
    ),
)
_NORMATIVE = re.compile(
    r"\b(?:shall|will|must|may|should|ought|cannot|agrees?|undertakes?|commits?|pledges?|promises?|"
    r"is\s+to|are\s+to|"
    r"to\s+be|is\s+expected|are\s+expected|prohibited|entitled|obliged|required|guarantees?|recognis\w+|"
    r"recogniz\w+|"
    r"remains?|is|are|receives?|has\s+to|have\s+to)\b",
    re.I,
)
_SPEECH = re.compile(
    r"\b(?:said|told|says|reported|according\s+to|tweeted|posted|wrote|announced|commented|spokes\w+|"
    r"journalists?|"
    r"reporters?|officials?\s+say)\b",
    re.I,
)
_ADVERT = re.compile(
    r"^\W*(?:sign\s+up|subscribe|advertisement|read\s+(?:more|also|next)|related|share\s+this|follow\s+us|"
    r"click\s+here|support\s+(?:us|our)|donate|newsletter|photo|image|source|edited\s+by|translated\s+by|"
    r"by\s+[A-Z]\w+\s+[A-Z]|"
    r"©|copyright|all\s+rights)\b",
    re.I,
)
_REMARK = re.compile(
    r"\([A-Z“\"][^()]*[.!?][”\"]?\)|[\[(][^()\[\]]*[-–—]\s*Ed(?:\.|itor)?[^()\[\]]*[\])]|"
    r"[\[(](?:likely|probably|apparently|editor|ed\.|note|emphasis|compare|cf\.|this\s+point|"
    r"in\s+the\s+original)\b[^()\[\]]*[\])]",
    re.I,
)
_STARTS_UPPER = re.compile(r"[\[(][A-Z“\"]")


def read_deletion(words: str) -> str | None:
    """The number of the point that the words declare gone ("" if they name none); None if they declare
    nothing.
    """
    bare = words.strip().strip("*_ ")
    for pattern in _DELETIONS:
        match = pattern.fullmatch(bare)
        if match:
            return match["number"] or ""
    return None


def is_normative(words: str) -> bool:
    """True if the words may bind somebody: a modal, an undertaking, a rule in the present."""
    return bool(_NORMATIVE.search(words))


def is_aside(words: str) -> bool:
    """True for what an outlet puts between the points: an advert, a byline, reported speech, a bracketed
    note.
    """
    bare = words.strip()
    bracketed = bare[:1] in "([" and bare[-1:] in ")]"
    return bracketed or bool(_ADVERT.search(bare)) or bool(_SPEECH.search(bare))


def find_notes(text: str, points: Sequence[Point]) -> list[Point]:
    """Editors' remarks inside points: whole sentences in brackets, "(… – Ed.)", "[likely …]"."""
    notes = []
    for point in points:
        for match in _REMARK.finditer(text, point.body, point.end):
            remark = match[0]
            if point.kind in ("deleted", "heading") or not (
                _STARTS_UPPER.match(remark) or remark[1:2].islower()
            ):
                continue
            notes.append(Point("", "", match.start(), match.end(), match.start(), "note", point.number))
    return notes
