"""The annotate stage: readings in, texts with names, quantities and time expressions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from spacy.tokens import Doc

from variorum.annotate.amounts import find_amounts
from variorum.annotate.names import find_names
from variorum.annotate.pipeline import parse_readings
from variorum.annotate.times import find_times
from variorum.annotated import Annotated
from variorum.model import Article, Date, identity
from variorum.reading import Reading

__all__ = ["annotate"]


def annotate(readings: Iterable[Reading]) -> Iterator[Annotated]:
    """Yield each reading with its parse, actors, names, quantities and dates, in order and as it is read.

    Offsets count in `reading.article.text`. Raises ModelError where spaCy's English model is not installed.
    """
    for reading, doc in parse_readings(readings):
        yield annotate_parsed(reading, doc)


def annotate_parsed(reading: Reading, doc: Doc) -> Annotated:
    """One reading with what is found in its parse."""
    article = reading.article
    dates = find_dates(article)
    days = [(d.evidence[0].start, d.evidence[0].end) for d in dates if d.type in ("DATE", "TIME")]
    actors, names = find_names(reading, doc)
    return Annotated(reading, doc, actors, names, find_amounts(article.text, doc, days), dates)


def find_dates(article: Article) -> tuple[Date, ...]:
    """The time expressions of an article, resolved against the day it was published.

    The first span is the expression (TIMEX3 leaves the preposition out), a second one holds it as it stands
    in the sentence ("on Sunday", "Sunday's", "noon local time") where more words go with it.
    """
    found = []
    for time in find_times(article.text, _publication(article)):
        spans = [article.span(time.start, time.end)]
        if time.lead < time.start or time.tail > time.end:
            spans.append(article.span(time.lead, time.tail))
        found.append(
            Date(
                id=identity("date", article.id, time.start, time.end),
                type=time.type,  # type: ignore[arg-type]
                value=time.value,
                evidence=tuple(spans),
                method=f"times:{time.rule}",
            )
        )
    return tuple(found)


def _publication(article: Article) -> date | datetime | None:
    """The day or moment that "yesterday" is told from; None where the article carries no whole day."""
    published = article.published or ""
    try:
        return datetime.fromisoformat(published) if len(published) > 10 else date.fromisoformat(published)
    except ValueError:
        pass
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
