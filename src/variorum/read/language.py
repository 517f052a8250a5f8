"""Which language a text is in, as far as Variorum needs to know: English, another, or too little to tell."""

from __future__ import annotations

import re
from collections import Counter

# The words that make up most of any text in the language, and few others share (function words only).
FUNCTION_WORDS = {
    "en": "the and of to in that is was for on with he as said it by from his are were they this has but",
    "de": "der die und das nicht ist von mit den auf ein eine sich auch dem für zu als wird nach bei aus wie",
    "fr": "le les des et est une dans que qui pour pas sur plus avec par sont cette ce au du aux ont été il",
    "es": "el los las que y es una por con para del se su como más pero fue ha sobre este esta son",
    "it": "il che di è per una non sono della con del alla dei gli più anche come nel si ha da questo",
    "pt": "o os que não é uma para com do da dos em mais por foi ao são pelo pela como também",
    "nl": "de het een en van niet dat is op te zijn voor met aan er door ook maar bij heeft werd",
    "pl": "się nie na że jest do to jak po co przez oraz od dla ale tego być które który",
    "tr": "bir ve bu için ile de da olarak çok daha olan gibi ama kadar sonra var değil",
    "sv": "och att det som en på är av för med till den inte har de om ett var men",
    "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada oleh",
}
SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
SAMPLE = 20_000  # characters: enough for any language, little for any text
MIN_WORDS = 12
_SETS = {code: frozenset(words.split()) for code, words in FUNCTION_WORDS.items()}


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the text's language; empty where it is too short or too mixed to tell."""
    sample = text[:SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    for code, pattern in SCRIPTS:
        if letters and len(pattern.findall(sample)) > 0.25 * letters * (0.2 if code in ("uk", "ja") else 1):
            return code
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    total = sum(words.values())
    if total < MIN_WORDS:
        return ""
    shares = {code: sum(words[word] for word in known) / total for code, known in _SETS.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= 0.08 else ""
