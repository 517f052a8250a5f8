"""Who saw the document and who repeats: the chain of outlets behind each line.

Press style tells the two apart: "a draft obtained by X", "X has seen a copy" say that X held the text;
"X reported", "citing X" repeat what X published. A name is an outlet where a link on it leads to its host,
where the dossier has an article of it, where it is named as newspapers are, or where it saw a text. No outlet
is named here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal
from urllib.parse import urlsplit

from variorum.model import Article, Sourcing, identity
from variorum.reading import Reading
from variorum.words import PRESS

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
HELD = r"(?:seen|obtained|reviewed|viewed|verified|consulted|examined|read)"
HAS = r"(?:has\s+|had\s+|have\s+)?"
# "a draft seen by X" and "obtained by Y": the text is named shortly before, in the same sentence.
HELD_BY = re.compile(rf"\b{HELD}\s+(?:exclusively\s+)?by\s+{LIST}")
NEAR_TEXT = re.compile(rf"\b{TEXT}\b[^.;]*$")
NEAR = 90  # code points
SAW = (
    HELD_BY,
    re.compile(rf"\b{LIST}\s*,\s+which\s+{HAS}{HELD}\b"),
    re.compile(rf"\b(?:which|that)\s+{LIST}\s+(?:has|had|have)\s+{HELD}\b"),
    re.compile(rf"\b{LIST}\s+{HAS}{HELD}\s+(?:an?\s+|the\s+)?(?:full\s+)?{TEXT}\b"),
)
# These name officials as often as outlets: the name must be known for an outlet's.
GIVEN = (re.compile(rf"\b(?:shared|leaked|handed|shown)\b[^.;]{{0,40}}?\b(?:with|to)\s+{LIST}"),)
# How a newspaper speaks of itself.
SELF = re.compile(
    rf"\b{HELD}\s+by\s+(?P<names>this\s+(?:newspaper|paper|magazine|website|site|outlet|agency|reporter))\b"
    rf"|\b(?:let|allowed|showed)\s+(?P<names2>this\s+(?:newspaper|paper|magazine|website|site|outlet))\b"
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
OBTAINED = re.compile(rf"\b{TEXT}\b[^.;“”\"]{{0,60}}?\bobtained\s+(?:exclusively\s+)?by\s+{LIST}")
FIRST = re.compile(rf"\b(?:first|originally)\s+(?:reported|published|revealed|disclosed)\s+by\s+{LIST}")
PATTERNS: tuple[tuple[Kind, Sequence[re.Pattern[str]]], ...] = (
    ("saw", SAW),
    ("repeats", REPEATS),
    ("told", TOLD),
)
DATELINE = re.compile(r"^[A-Z][\w .,'’/-]{1,60}?\s*\((?P<names>[A-Z][\w .]{1,30})\)\s*[—–-]")
# Under a country: "co" of co.uk and its like.
SECOND_LEVEL = frozenset("co com org net gov gob ac edu or ne go".split())
SPLIT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+(?!\w+\s+(?:News|Report|Mail))")


def find_sourcing(readings: Iterable[Reading], others: Iterable[str] = ()) -> tuple[Sourcing, ...]:
    """Every mention of an outlet as the source of a line, in the order of the articles' dates and texts.

    `outlet` is the one that publishes the article, `source` the one it names; an outlet that says of itself
    that it saw a document has both. `others` are names known to be persons', states' or bodies'.
    """
    ordered = sorted(readings, key=lambda r: (r.article.published or "9999", r.article.id))
    known = _known_outlets(ordered)
    barred = frozenset(fold(name) for name in others) - known
    names = name_outlets(ordered)
    return tuple(each for r in ordered for each in _of_article(r, names, known, barred))


def outlets_that_saw(sourcing: Iterable[Sourcing]) -> tuple[str, ...]:
    """The outlets said to have seen a text themselves, each once however it is spelt, sorted.

    A short name ("the Courier") is the one longer name that ends in it, where there is one.
    """
    names: dict[str, str] = {}
    for each in sourcing:
        if each.relation == "saw":
            names.setdefault(fold(each.source), each.source)
    longer = {key: [other for other in names if other != key and other.endswith(key)] for key in names}
    return tuple(sorted(name for key, name in names.items() if len(longer[key]) != 1))


def name_outlets(readings: Iterable[Reading]) -> dict[str, str]:
    """The readable name of each host that the articles name: quay.example "Quay", thequay.example "The Quay".

    The name met most often wins; of equals the first in the alphabet.
    """
    ordered = list(readings)
    hosts = {host_label(link.href): urlsplit(link.href).hostname or "" for r in ordered for link in r.links}
    hosts |= {host_label(r.article.url or ""): urlsplit(r.article.url or "").hostname or "" for r in ordered}
    met: dict[str, Counter[str]] = {}
    for reading in ordered:
        for name in re.findall(NAME, reading.article.text):
            for label in {fold(name), "the" + fold(name)} & hosts.keys():
                bare = re.sub(r"^[Tt]he\s+", "", name)
                whole = f"The {bare}" if label.startswith("the") else bare
                met.setdefault(hosts[label].removeprefix("www."), Counter())[whole] += 1
    return {host: min(names, key=lambda name: (-names[name], name)) for host, names in sorted(met.items())}


def _of_article(
    reading: Reading, names: dict[str, str], known: frozenset[str], barred: frozenset[str]
) -> Iterator[Sourcing]:
    """The sourcing of one article, each name once at each place; the most telling relation first."""
    article, taken = reading.article, set()
    own = {fold(name) for name in _names_of(article)}
    known = known | _linked_names(reading)
    hits = [hit for kind, patterns in PATTERNS for hit in _hits(article.text, kind, patterns)]
    for kind, start, end in sorted(hits, key=lambda hit: hit[1]):
        name = article.text[start:end]
        folded = fold(name)
        seen = kind == "saw" and not _is_given(article.text, start) and folded not in barred
        if (
            not (seen or folded in known or PRESS.search(name) or name.endswith(" Agency"))
            or folded in NOT_OUTLETS
            or (start, end) in taken
        ):
            continue
        if kind == "repeats" and any(_is_same(folded, each) for each in own):
            continue
        taken.add((start, end))
        yield _sourcing(article, kind, (start, end), re.sub(r"^[Tt]he\s+", "", name))
    for match in SELF.finditer(article.text):
        place = match.span("names") if match["names"] else match.span("names2")
        yield _sourcing(article, "saw", place, names.get(article.outlet, article.outlet))


def _is_same(short: str, name: str) -> bool:
    """Whether a folded name is the other, or a part of it that stands for it ("Meridian", "Courier")."""
    return short == name or (len(short) > 3 and (name.startswith(short) or name.endswith(short)))


def _is_given(text: str, start: int) -> bool:
    """Whether the name at this place was only shown or handed the text."""
    return any(
        start == m.start("names") for pattern in GIVEN for m in pattern.finditer(text, max(0, start - 99))
    )


def _sourcing(article: Article, relation: Kind, place: tuple[int, int], source: str) -> Sourcing:
    return Sourcing(
        id=identity("sourcing", article.id, relation, place[0], article.text[slice(*place)]),
        method="press-style",
        article=article.id,
        outlet=article.outlet,
        source=source,
        relation=relation,
        evidence=(article.span(*place),),
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
            if pattern is HELD_BY and not NEAR_TEXT.search(
                text[max(0, match.start() - NEAR) : match.start()]
            ):
                continue
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
        known |= {fold(text[start:end]) for _, start, end in _hits(text, "repeats", (OBTAINED, FIRST))}
    return frozenset(known - NOT_OUTLETS - {""})


def _names_of(article: Article) -> Iterator[str]:
    """The names that an outlet goes by: as given, without brackets, what stands in them, its host's."""
    yield article.outlet
    yield re.sub(r"\s*\(.*", "", article.outlet)
    for inside in re.findall(r"\(([^)]*)\)", article.outlet):
        yield from re.split(r"\s*[,/]\s*", inside)
    yield host_label(article.url or "")


def _linked_names(reading: Reading) -> frozenset[str]:
    """The folded names in the article that are those of hosts it links to."""
    labels = {host_label(link.href) for link in reading.links} - {""}
    if not labels:
        return frozenset()
    labels |= {label.removeprefix("the") for label in labels}
    return frozenset(fold(name) for name in re.findall(NAME, reading.article.text)) & labels


def host_label(address: str) -> str:
    """The word of a host that names its owner: "harbourledger" of https://www.harbourledger.co.example/x."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    labels = [label for label in host.split(".") if label != "www"]
    labels = labels[:-1] or labels
    if len(labels) > 1 and labels[-1] in SECOND_LEVEL:
        labels.pop()
    return re.sub(r"[^a-z0-9]", "", labels[-1].lower()) if labels else ""
