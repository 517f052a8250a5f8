"""Links to other publications: what an article rests on."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from variorum.model import Citation, identity
from variorum.read.front_matter import host_of
from variorum.reading import Link, Reading

DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
COMPACT_DAY = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
NAMED_DAY = re.compile(
    r"(?<![a-z])([a-z]{3,9})-(\d{1,2})-(20\d\d)(?!\d)|(20\d\d)[/-]([a-z]{3,9})[/-](\d{1,2})(?!\d)"
)
FILE_KINDS = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp4|mp3|css|js)$", re.IGNORECASE)


def find_citations(reading: Reading) -> tuple[Citation, ...]:
    """The article's links to other publications, in reading order, one for each anchor.

    Links to the article's own host, to pictures and to anything but web pages are not citations.
    """
    return tuple(_citation(reading, link) for link in reading.links if _cites(reading, link))


def _cites(reading: Reading, link: Link) -> bool:
    try:
        parts = urlsplit(link.href)
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not parts.hostname or FILE_KINDS.search(parts.path):
        return False
    return host_of(link.href) != host_of(reading.article.url)


def _citation(reading: Reading, link: Link) -> Citation:
    article, href = reading.article, link.href
    anchor = article.span(link.start, link.end)
    return Citation(
        id=identity("citation", article.id, href, anchor.start, anchor.exact),
        method="link",
        text=anchor.exact,
        href=href,
        host=urlsplit(href).hostname or "",
        outlet=host_of(href),
        dated=day_in_address(href),
        evidence=(anchor,),
    )


def day_in_address(href: str) -> str | None:
    """The day in an address (/2031/03/09/, -2031-03-09, /20310309) as an ISO date; None without one."""
    path = urlsplit(href).path.lower()
    for pattern in (DAY, COMPACT_DAY):
        for year, month, day in pattern.findall(path):
            if found := _iso(int(year), int(month), int(day)):
                return found
    for month, day, year, year2, month2, day2 in NAMED_DAY.findall(path):
        name = (month or month2)[:3]
        if name in MONTHS and (found := _iso(int(year or year2), MONTHS.index(name) + 1, int(day or day2))):
            return found
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
