"""Who saw the document and who repeats: the chain of outlets behind each line.

Press style tells the two apart: "a draft obtained by X", "X has seen a copy" say that X held the text;
"X reported", "citing X" repeat what X published. A name is an outlet where a link on it leads to its host,
where the dossier has an article of it, where it is named as newspapers are, or where it saw a text. No outlet
is named here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal
from urllib.parse import urlsplit

from variorum.model import Article, Reading, Sourcing, identity

Kind = Literal["saw", "repeats", "told"]

# Words that open a sentence with a capital and belong to no name.
NOT_FIRST = (
    r"(?!(?:As|But|And|While|When|In|On|At|After|Before|Earlier|Later|Since|If|That|What|How|Why|For)\b)"
)
NAME = NOT_FIRST + (
    r"(?:[Tt]he\s+)?[A-Z][\w&’'-]*(?:\.[A-Za-z]{2,4})?"
    r"(?:\s+(?:of\s+(?:the\s+)?|and\s+(?=[A-Z]\w+\s+(?:News|Report|Mail)))?[A-Z][\w&’'-]*){0,4}"
)
LIST = rf"(?P<names>{NAME}(?:(?:\s*,\s*|\s*,?\s+and\s+){NAME})*)"
TEXT = (
    r"(?:draft|text|document|plan|copy|copies|proposal|version|memo|letter|paper|accord|agreement|framework|"
    r"recording|transcript|outline|details)s?"
)
HELD = r"(?:seen|obtained|reviewed|viewed|verified|consulted|examined|read|published|leaked)"
SAW = (
    re.compile(rf"\b{TEXT}\b[^.;“”\"]{{0,60}}?\b{HELD}\s+(?:exclusively\s+)?by\s+{LIST}"),
    re.compile(rf"\b(?:shared|leaked|handed|shown)\b[^.;]{{0,40}}?\b(?:with|to)\s+{LIST}"),
    re.compile(rf"\b{LIST}\s*,\s+which\s+(?:has\s+|had\s+)?(?:seen|obtained|reviewed|viewed)\b"),
    re.compile(
        rf"\b{LIST}\s+(?:has\s+|had\s+|have\s+)?(?:seen|obtained|reviewed|viewed)\s+(?:an?\s+|the\s+)?"
        rf"(?:full\s+)?{TEXT}\b"
    ),
)
REPEATS = (
    re.compile(rf"\b(?:citing|cited\s+by|quoting|quoted\s+by)\s+{LIST}"),
    re.compile(
        rf"\b(?:first\s+|originally\s+)?(?:reported|published|revealed|disclosed)\s+(?:first\s+)?by\s+{LIST}"
    ),
    re.compile(rf"\b(?:[Aa]ccording\s+to|in\s+a\s+report\s+by)\s+{LIST}"),
    re.compile(
        rf"\b{LIST}\s+(?:first\s+|has\s+|had\s+|also\s+|previously\s+)?(?:reported|reports|wrote|revealed)\b"
    ),
)
TOLD = (
    re.compile(rf"\btold\s+{LIST}"),
    re.compile(rf"\b(?:interview|interviews|remarks|comments|statement)\s+(?:with|to)\s+{LIST}"),
)
FIRST = re.compile(rf"\b(?:first|originally)\s+(?:reported|published|revealed|disclosed)\s+by\s+{LIST}")
PATTERNS: tuple[tuple[Kind, Sequence[re.Pattern[str]]], ...] = (
    ("saw", SAW),
    ("repeats", REPEATS),
    ("told", TOLD),
)
# What newspapers, agencies and stations are called, in English.
PRESS = re.compile(
    r"\b(?:Times|Post|Journal|News|Herald|Tribune|Gazette|Chronicle|Press|Agency|Radio|TV|Television|"
    r"Broadcasting|Observer|Courier|Mail|Independent|Standard|Telegraph|Guardian|Mirror|Daily|Weekly|Review|"
    r"Magazine|Wire|Newswire|Bulletin|Dispatch|Examiner|Inquirer|Monitor|Register|Sentinel)$"
)
DATELINE = re.compile(r"^[A-Z][\w .,'’/-]{1,60}?\s*\((?P<names>[A-Z][\w .]{1,30})\)\s*[—–-]")
SPLIT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+(?!\w+\s+(?:News|Report|Mail))")


def find_sourcing(readings: Iterable[Reading]) -> tuple[Sourcing, ...]:
    """Every mention of an outlet as the source of a line, in the order of the articles' dates and texts.

    `outlet` is the one that publishes the article, `source` the one it names; an outlet that says of itself
    that it saw a document has both.
    """
    ordered = sorted(readings, key=lambda r: (r.article.published or "9999", r.article.id))
    known = _known_outlets(ordered)
    found: list[Sourcing] = []
    for reading in ordered:
        found += _of_article(reading, known)
    return tuple(found)


def outlets_that_saw(sourcing: Iterable[Sourcing]) -> tuple[str, ...]:
    """The outlets said to have seen a text themselves, each once however it is spelt, sorted."""
    names: dict[str, str] = {}
    for each in sourcing:
        if each.relation == "saw":
            names.setdefault(fold(each.source), each.source)
    return tuple(sorted(names.values()))


def _of_article(reading: Reading, known: frozenset[str]) -> Iterator[Sourcing]:
    """The sourcing of one article, each name once at each place; the most telling kind first."""
    article, taken = reading.article, set()
    linked = _linked_names(reading)
    hits = [hit for kind, patterns in PATTERNS for hit in _hits(article.text, kind, patterns)]
    for kind, start, end in sorted(hits, key=lambda hit: hit[1]):
        name = article.text[start:end]
        folded = fold(name)
        is_outlet = kind == "saw" or folded in known or folded in linked or bool(PRESS.search(name))
        if not is_outlet or (start, end) in taken or fold(name) in NOT_OUTLETS:
            continue
        taken.add((start, end))
        yield Sourcing(
            id=identity("sourcing", article.id, kind, start, name),
            article=article.id,
            outlet=article.outlet,
            source=name.removeprefix("the ").removeprefix("The "),
            relation=kind,
            evidence=(article.span(start, end),),
        )


# Words that open a sentence or stand for groups: not outlets even where a text was seen by them.
NOT_OUTLETS = frozenset(
    "he she they it we i you officials diplomats journalists reporters lawmakers both some several many the "
    "this that these those a an".split()
)


def _hits(text: str, kind: Kind, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[Kind, int, int]]:
    """Kind, start and end of every name that the patterns find."""
    for pattern in patterns:
        for match in pattern.finditer(text):
            position = match.start("names")
            for part in SPLIT.split(match["names"]):
                start = text.index(part, position)
                position = start + len(part)
                yield kind, start, position
    if kind == "repeats" and (dateline := DATELINE.match(text)):
        yield "repeats", dateline.start("names"), dateline.end("names")


def fold(name: str) -> str:
    """The letters of a name, without "the": "The Harbour Ledger" and harbourledger.example meet in it."""
    letters = "".join(filter(str.isalnum, name.casefold()))
    return letters.removeprefix("the") or letters


def _known_outlets(readings: Sequence[Reading]) -> frozenset[str]:
    """The folded names of every outlet that the articles show to be one."""
    known = {fold(name) for reading in readings for name in _names_of(reading.article)}
    for reading in readings:
        known |= _linked_names(reading)
        text = reading.article.text
        known |= {fold(text[start:end]) for _, start, end in _hits(text, "saw", (*SAW[:1], FIRST))}
    return frozenset(known - NOT_OUTLETS - {""})


def _names_of(article: Article) -> Iterator[str]:
    """The names that an outlet goes by: as given, without brackets, what stands in them, its host's."""
    yield article.outlet
    yield re.sub(r"\s*\(.*", "", article.outlet)
    for inside in re.findall(r"\(([^)]*)\)", article.outlet):
        yield from re.split(r"\s*[,/]\s*", inside)
    yield host_label(article.url or "")


def _linked_names(reading: Reading) -> frozenset[str]:
    """The folded anchors and neighbours of links that are named as the host they lead to."""
    text, found = reading.article.text, set()
    for link in reading.links:
        label = host_label(link.href)
        around = text[max(0, link.start - 60) : link.end + 20]
        for name in re.findall(NAME, around):
            if label and fold(name) in (label, label.removeprefix("the")):
                found.add(fold(name))
    return frozenset(found)


def host_label(address: str) -> str:
    """The word of a host that names its owner: "harbourledger" of https://www.harbourledger.co.example/x."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    labels = [label for label in host.split(".") if label != "www"]
    while len(labels) > 1 and (len(labels[-1]) <= 3 or labels[-1] == "example"):
        labels.pop()
    return re.sub(r"[^a-z0-9]", "", labels[-1].lower()) if labels else ""
