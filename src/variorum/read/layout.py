"""What the look of a line tells: whether it breaks off, goes on, counts, credits a picture, heads a section.

Rules of English print, without a name in them; both the mending of torn Markdown and the blocks of plain
text rest on these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from variorum.reading import BlockKind

CLOSING = "”’»\"')]}*_"
OPENING = "“‘«([{"

# A point number as printed: "1.", "12)", "(a)", "iv.", "10b.", and the bullets of pages that lost their list.
# "18.40 Good evening" is a clock's, as live pages print it.
ENUMERATOR = re.compile(
    r"(?!(?:[01]\d|2[0-3])\.[0-5]\d\s)"
    r"(?:\(?\d{1,3}[a-z]?\s?[.)](?:\d{1,2}[.)]?)*|\(?[a-z][.)]|\(?[ivx]{1,5}[.)]|[•●▪◦‣■*-])\s+(?=\S)|–\s+(?=[A-Z])"
)
ARTICLE = re.compile(
    r"(?:Article|Point|Section|Clause|Paragraph|Part|Annex|Chapter)\s+(?:\d{1,3}|[IVX]{1,5})\b"
)

# A line that opens with one of these belongs to the words before it, without a space.
ATTACHED = re.compile(r"[,;:!?%)\]}”…]|\.(?![A-Za-z])|[’'](?:s|re|ve|ll|d|t|m)?\b|’|[—–/-](?=\S)")

# Words that no English sentence or heading ends with: a block that does was torn.
DANGLING = frozenset(
    "the a an of as and or but nor that which who whom whose with from by at than into its their his her "
    "our your my this these if because while although whether between among against toward towards via per "
    "including".split()
)
# Words that may end a sentence, and still point on when a link or an emphasis follows.
LEADING_ON = DANGLING | frozenset(
    "in on to for about over under after before since until through during within without upon "
    "is are was were be been has have had will would said says told called".split()
)

CREDIT_WORD = (
    r"(?:Photo(?:graph)?s?|Graphics?|Images?|Pictures?|Portraits?|Illustrations?|Charts?|Maps?|Credits?|"
    r"Screenshots?)"
)
CREDIT_LINE = re.compile(
    rf"\s*[(\[]?\s*(?:{CREDIT_WORD}|Source|Video)\s*(?:credits?\s*)?(?::|\bby\b|\bcourtesy\b|\bvia\b|©)",
    re.IGNORECASE,
)
CREDIT_TAIL = re.compile(
    rf"(?:[.!?”\")]\s*|\s[(\[|–—-]\s*){CREDIT_WORD}\s*(?:credits?\s*)?(?::|by\b|courtesy\b|via\b)(?:[^.]|\b[A-Z]\.){{2,80}}\.?\)?$"
    r"|[(\[][^()\[\]]{2,60}\s?/\s?[^()\[\]]{2,60}[)\]]\s*$"
    r"|[.!?]\s*\(\s*[A-Z][A-Za-z]{1,11}\s*\)$"
    r"|[.!?]\s*/\s?[A-Z]{2,6}$",
)
# Paragraphs that met without a space: 'proposal.”A large', "proposal.A large"; "U.S." and hosts stay whole.
GLUED = re.compile(
    r"[.!?](?<=[a-z].)(?:[”’](?=[A-Z“])|(?=“[A-Z])(?<=[a-z]{3}.)|(?=(?:[A-Z][a-z]+|A|I) [a-z])(?<=[a-z]{3}.))"
)
# What a page says about itself, not about its subject: notes, furniture, and the stub of a paywall.
FURNITURE = re.compile(
    r"\s*(?:Editor[’']s note|Correction|Clarification|Note to readers|"
    r"This (?:story|article) (?:has been|was) (?:updated|corrected))\b"
    r"|\s*(?:\d+ min(?:ute)?s? read|Sign up\b.{0,80}|Subscribe\b.{0,60}|Follow topic:?|AI generated|"
    r"Advertisement|ADVERTISEMENT|\[?Read more\b:?.{0,160}|Related(?: articles| stories)?:?|"
    r"Share this.{0,40}|Continue with \w+|Published on:.{0,60})\s*$"
    r"|\s*(?:This (?:article|story|content) is (?:only )?(?:for|available to) (?:our )?"
    r"(?:subscribers|members)|Already (?:a subscriber|a member|have an account)\?|"
    r"(?:Log ?in|Sign in|Register|Subscribe)\b.{0,40}"
    r"\bto (?:continue|keep|read)\b|(?:Start|Begin) (?:your|a) free trial\b|Create a free account\b|"
    r"We(?: and our \w+)? use cookies\b|(?:Accept|Reject) all(?: cookies)?\b|Your privacy choices\b)",
)

MIN_BREAKS, MIN_WIDTH, MAX_WIDTH = 3, 40, 160  # fewer or shorter lines do not tell wrapping from writing
LONGEST_WORD = 40  # code points, with the white space after it
HEADING_WORDS = 14  # longer lines without a full stop are sentences that lost it
CAPTION_WORDS = 90


def is_unfinished(text: str) -> bool:
    """Whether the text breaks off: no full stop, colon or the like before its closing marks."""
    core = text.rstrip().rstrip(CLOSING).rstrip()
    if not core:
        return False
    if core[-1] in ".!?…:;。":
        return bool(re.search(r"\b[A-Z]\.[A-Z]\.$", core[-6:]))
    return True


def last_word(text: str) -> str:
    """The last word of the text, lower-cased; empty where it ends in a mark."""
    match = re.search(r"([A-Za-z]+)\s*$", text[-LONGEST_WORD:])
    return match.group(1).lower() if match else ""


def goes_on(text: str) -> bool:
    """Whether the text opens as the middle of a sentence does: lower case, or a mark that must attach."""
    opening = text.lstrip().lstrip(OPENING + '"')
    return bool(opening[:1].islower()) or bool(ATTACHED.match(text))


def is_code(text: str) -> bool:
    """Whether the text opens with a name of code or an address, which are lower-case wherever they stand."""
    return bool(re.match(r"\S*[_=/\\{}<>;]|\S*\w\(", text))


def is_numbered(text: str) -> bool:
    """Whether the text opens with a printed point number or a bullet."""
    return bool(ENUMERATOR.match(text))


def joint(before: str, after: str, *, marked: bool, quoted: bool) -> str:
    """What stands between two pieces of one sentence: a space, or nothing beside marks that must attach.

    `marked` says that a link or an emphasis begins or ends here, so that a hyphen was one inside a word;
    `quoted` that a straight quotation mark before is still open.
    """
    if ATTACHED.match(after):
        return ""
    if before[-1:] in OPENING + "/@#$€£" or re.search(r"\S—$", before[-2:]):
        return ""
    if marked and re.search(r"\w-$", before[-2:]):
        return ""
    if quoted and '"' in (before[-1:], after[:1]):
        return ""
    return " "


def is_wrapped(paragraphs: Sequence[Sequence[str]]) -> bool:
    """Whether the lines of these paragraphs were broken to a width, rather than by their author.

    Greedy wrapping leaves a line only when the next word would not fit, so every line with the first word
    of the next is longer than the longest line; pages turned to text do not show this.
    """
    breaks = [(a, b) for lines in paragraphs for a, b in pairwise(lines) if a and b.split()]
    if len(breaks) < MIN_BREAKS:
        return False
    width = max(len(line) for lines in paragraphs for line in lines)
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return False
    full = sum(len(a) + 1 + len(b.split(maxsplit=1)[0]) > width for a, b in breaks)
    return full >= 0.9 * len(breaks)


def is_caption(text: str, *, below_picture: bool = False, alternative: str = "") -> bool:
    """Whether the text is a picture's caption or credit; `alternative` is the picture's own description."""
    words = len(text.split())
    if words > CAPTION_WORDS:
        return False
    if CREDIT_LINE.match(text) and (below_picture or words <= 12):
        return True
    if below_picture and alternative and text[:40] == alternative[:40]:
        return True
    return bool(CREDIT_TAIL.search(text[-160:].rstrip()))


def is_heading(text: str) -> bool:
    """Whether a line standing alone heads what follows: short, with a capital first and no end mark."""
    if ARTICLE.match(text) and len(text.split()) <= HEADING_WORDS and text[-1] not in ".;,":
        return True
    stripped = text.lstrip(OPENING + '"')
    if not stripped[:1].isupper() and not stripped[:1].isdigit():
        return False
    words = len(text.split())
    return (
        words <= HEADING_WORDS
        and text[-1] not in ".,;:…"
        and not re.search(r"[.!?…]\s|[.!?,][”\"’)]*$", text)
    )


def kind_of(text: str) -> BlockKind:
    """The kind of a block without marks, by its look alone (headings need their neighbours)."""
    if FURNITURE.match(text):
        return "note"
    if is_caption(text):
        return "caption"
    return "item" if is_numbered(text) else "paragraph"
