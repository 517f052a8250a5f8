"""Figures of a whole story: many articles read as one dossier, against the key of the story."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from tests.scoring import Figures, Key, covered, dice, paired, share

BASE = "base"  # the key's word for the cell of the draft that others are read against


def score_story(key: Key, records: Any, slug_of: dict[str, str]) -> Figures:
    """Drafts joined over articles, cells of the collation, disputes, origins and events.

    `slug_of` maps the id of an article to its name in the key.
    """
    drafts = paired(key["drafts"], records.drafts, _draft_likeness, 0.5)
    draft_of = {item["key"]: draft.id for item, draft in drafts}
    return {
        "drafts_recall": share([True] * len(drafts), len(key["drafts"])),
        "drafts_precision": share([True] * len(drafts), len(records.drafts)),
        "witnesses": share(_witnesses(key, records, draft_of, slug_of)),
        "cells": share(_cells(key, records, draft_of)),
        "disputes": share(_dispute(item, records) for item in key["disputes"]),
        "origins": share(_origins(key, records, slug_of)),
        "events": share(_event(item, records) for item in key["events"]),
    }


def _draft_likeness(item: Key, draft: Any) -> float:
    names = (draft.name, *draft.aliases)
    best = max(dice(a, b) for a in item["names"] for b in names)
    if item["points"] and draft.points:
        return best + 1 if item["points"] == draft.points else 0.0
    return best


def _witnesses(key: Key, records: Any, draft_of: dict[str, str], slug_of: dict[str, str]) -> list[bool]:
    """For each article and draft of the key: whether the dossier has it as a witness of that draft."""
    found = {(slug_of.get(w.article), w.draft) for w in records.witnesses}
    return [
        (one["article"], draft_of.get(item["key"])) in found
        for item in key["drafts"]
        for one in item["witnesses"]
    ]


def _cells(key: Key, records: Any, draft_of: dict[str, str]) -> list[bool]:
    """For each cell of the key's collation: whether the row with its words has the same state there."""
    quotes = {p.id: " ".join(span.exact for span in p.evidence) for p in records.provisions}
    marks = []
    for line in key["collation"]:
        row = max(records.rows, key=lambda row: _row_likeness(line, row, quotes, draft_of), default=None)
        for name, cell in line["cells"].items():
            wanted = "same" if cell["state"] == BASE else cell["state"]
            found = row.cells.get(draft_of.get(name)) if row else None
            marks.append(found is not None and found.state == wanted)
    return marks


def _row_likeness(line: Key, row: Any, quotes: dict[str, str], draft_of: dict[str, str]) -> float:
    total = 0.5 * (line["issue"] in row.issues)
    for name, cell in line["cells"].items():
        found = row.cells.get(draft_of.get(name))
        if found is not None and cell.get("quote"):
            total += max((covered(cell["quote"], quotes[id_]) for id_ in found.provisions), default=0)
    return total


def _dispute(item: Key, records: Any, least: int | None = None) -> bool:
    """Whether one dispute of the dossier has all sides of the key's, or at least `least` of them.

    A side is met where one of its spans has the words of one of the key's quotations, as in the figure of a
    single article; every side of the key needs a side of the dispute of its own.
    """
    least = least or len(item["sides"])
    return any(len(paired(item["sides"], d.sides, _side_likeness, 0.7)) >= least for d in records.disputes)


def _side_likeness(item: Key, side: Any) -> float:
    return max(covered(e["quote"], span.exact) for e in item["evidence"] for span in side.evidence)


def _origins(key: Key, records: Any, slug_of: dict[str, str]) -> list[bool]:
    """For each pair of articles: whether both or neither of key and dossier have them as one report."""
    wanted = {pair for one in key["origins"] for pair in combinations(sorted(one["articles"]), 2)}
    found = {
        pair
        for one in records.origins
        for pair in combinations(sorted(slug_of[id_] for id_ in one.articles if id_ in slug_of), 2)
    }
    return [pair in found for pair in wanted] + [pair in wanted for pair in found - wanted]


def _event(item: Key, records: Any) -> bool:
    return any(
        (event.when or "").startswith(item["when"])
        and (covered(item["quote"], _words(event)) >= 0.6 or covered(_words(event), item["quote"]) >= 0.8)
        for event in records.events
    )


def _words(event: Any) -> str:
    return " ".join(span.exact for span in event.evidence) + " " + event.text


def joined_events(key: Key, records: Any, slug_of: dict[str, str]) -> Figures:
    """How reports of one event are joined: pairs of reports, and what is no event.

    `joined` is the share of the key's pairs of reports of one event that one record holds, `joined_right` the
    share of the pairs in one record that are of one event, `no_event` the share of what is none that no
    record tells.
    """
    reports = [(n, report) for n, event in enumerate(key["events"]) for report in event["reports"]]
    homes = [(n, _homes(report, records, slug_of)) for n, report in reports]
    pairs = [(a[0] == b[0], bool(a[1] & b[1])) for a, b in combinations(homes, 2)]
    return {
        "reports": share(bool(home) for _, home in homes),
        "joined": share(found for same, found in pairs if same),
        "joined_right": share(same for same, found in pairs if found),
        "no_event": share(not _homes(one, records, slug_of) for one in key["none"]),
    }


def _homes(report: Key, records: Any, slug_of: dict[str, str]) -> set[str]:
    """The events of the dossier with a span in this article that has most of the report's words."""
    return {
        event.id
        for event in records.events
        for span in event.evidence
        if slug_of.get(span.article) == report["article"] and covered(report["quote"], span.exact) >= 0.6
    }
