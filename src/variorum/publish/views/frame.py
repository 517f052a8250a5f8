"""What stands around every view: title, evenings to go back to, and the counts of the foot."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from variorum.publish.context import Info, Selection
from variorum.publish.days import day_of, in_words, short
from variorum.publish.index import Index

STOPS = 12  # evenings on the slider: more than this and their labels touch at 1440 px


@dataclass(frozen=True, slots=True)
class Stop:
    """One evening to go back to: the articles published that day, all until then, and what was first seen."""

    day: str
    label: str
    articles: int
    until: int
    height: int
    current: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The page around a view; `as_of` is the evening that is shown, the last one unless the reader chose.

    `base` is the chosen base's name in addresses.
    """

    title: str
    built_on: str
    as_of: str
    chosen: bool
    base: str
    stops: tuple[Stop, ...]
    articles: int
    that_day: int
    origins: int
    pack: str
    version: str


def frame(whole: Index, info: Info, selection: Selection) -> Frame:
    """The page around a view; `whole` holds all records, whatever evening is shown."""
    days = sorted(day for article in whole.records.articles if (day := day_of(article.published)))
    built_on = last_day(whole, info)
    as_of = selection.as_of or built_on
    per_day = Counter(days)
    return Frame(
        title=info.title,
        built_on=built_on,
        as_of=as_of,
        chosen=bool(selection.as_of),
        base=whole.slugs.get(selection.base or "", ""),
        stops=_stops(whole, per_day, as_of),
        articles=sum(count for day, count in per_day.items() if day <= as_of),
        that_day=per_day.get(as_of, 0),
        origins=origins(whole, info, tuple(whole.articles)),
        pack=info.pack,
        version=info.version,
    )


def last_day(index: Index, info: Info) -> str:
    """The latest published day; never the machine's own clock."""
    return info.built_on or max((day_of(article.published) for article in index.records.articles), default="")


def origins(index: Index, info: Info, articles: tuple[str, ...]) -> int:
    """How many independent origins these articles go back to; one without a known origin is its own."""
    known = [article for article in articles if article in index.articles]
    return len({info.origins.get(article, article) for article in known})


def _stops(whole: Index, per_day: Counter[str], as_of: str) -> tuple[Stop, ...]:
    chosen = _chosen_days(whole, per_day, as_of)
    most = max((per_day[day] for day in chosen), default=1)
    current = max((day for day in chosen if day <= as_of), default="")
    return tuple(
        Stop(
            day=day,
            label=_label(whole, day),
            articles=per_day[day],
            until=sum(count for other, count in per_day.items() if other <= day),
            height=max(1, round(6 * per_day[day] / most)),
            current=day == current,
        )
        for day in chosen
    )


def _chosen_days(whole: Index, per_day: Counter[str], as_of: str) -> list[str]:
    """All days with articles where they fit; else the first, the last, those of drafts, the fullest."""
    if len(per_day) <= STOPS:
        return sorted(per_day)
    named = {whole.first_published(draft.evidence) for draft in whole.drafts}
    kept = {min(per_day), max(per_day), as_of} | set(sorted(named & set(per_day))[:6])
    for day, _ in sorted(per_day.items(), key=lambda item: (-item[1], item[0])):
        if len(kept) >= STOPS:
            break
        kept.add(day)
    return sorted(kept & set(per_day))


def _label(whole: Index, day: str) -> str:
    """What a day brought: the sigla of the drafts first reported that day."""
    seen = [whole.sigla[draft.id] for draft in whole.drafts if whole.first_published(draft.evidence) == day]
    return ", ".join(seen[:2]) + (" …" if len(seen) > 2 else "")


def kicker(index: Index, subject: str) -> str:
    """The line above the heading: the subject and the days that the articles cover."""
    days = sorted(day for article in index.records.articles if (day := day_of(article.published)))
    if not days:
        return subject
    if days[0] == days[-1]:
        return f"{subject} · {in_words(days[0])}"
    return f"{subject} · {short(days[0])} to {in_words(days[-1])}"
