"""What is wrong in each annotated article, for a person to read: `python -m tests.errors later-talks`.

Takes names of the stories in `tests/evaluate.py`, or folders that hold `article.md` beside `key.json`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import variorum
from tests.evaluate import stories
from tests.scoring import (
    Key,
    date_found,
    dispute_found,
    draft_pairs,
    exact_of,
    is_said_by,
    provision_pairs,
    statement_pairs,
)


def errors(key: Key, records: Any) -> Iterator[str]:
    """One line for everything missed, too much or wrong: drafts, provisions, statements, dates, disputes."""
    drafts = draft_pairs(key, records)
    key_of = {draft.id: item["key"] for item, draft in drafts}
    yield from _draft_errors(key, records, drafts)
    yield from _provision_errors(key, records, key_of)
    yield from _statement_errors(key, records)
    yield from (
        f"date missed      {d['text']!r} {d['iso']}" for d in key["dates"] if not date_found(d, records.dates)
    )
    for dispute in key["disputes"]:
        if not dispute_found(dispute, records.disputes):
            yield f"dispute missed   {dispute['about']}: {[s[1] for s in dispute['sides']]}"


def _draft_errors(key: Key, records: Any, drafts: list[tuple[Key, Any]]) -> Iterator[str]:
    key_of = {draft.id: item["key"] for item, draft in drafts}
    found = {id(item) for item, _ in drafts}
    yield from (f"draft missed     {d['key']} {d['names']}" for d in key["drafts"] if id(d) not in found)
    for draft in records.drafts:
        state = "draft found     " if draft.id in key_of else "draft too much  "
        yield f"{state} {key_of.get(draft.id)} = {draft.aliases}"
    for item, draft in drafts:
        parent = key_of.get(draft.parent.draft) if draft.parent else None
        if (item["derived_from"] or [None])[0] != parent:
            yield f"lineage          {item['key']}: {parent}, not {item['derived_from']}"


def _provision_errors(key: Key, records: Any, key_of: dict[str, str]) -> Iterator[str]:
    pairs = provision_pairs(key, records)
    met = {id(item) for item, _ in pairs} | {id(record) for _, record in pairs}
    for item in key["provisions"]:
        if id(item) not in met:
            yield f"provision missed {item['draft']} {item['issue']}: {item['quote']!r}"
    for record in records.provisions:
        if id(record) not in met:
            held = f"{key_of.get(record.draft)} {record.issues} [{record.method}]"
            yield f"provision extra  {held}: {exact_of(record)!r}"
    for item, record in pairs:
        wrong = dict(_slots_apart(item, record, key_of))
        if wrong:
            yield f"provision wrong  {wrong}: {item['quote']!r}"


def _slots_apart(item: Key, record: Any, key_of: dict[str, str]) -> Iterator[tuple[str, str]]:
    quantity, wanted = record.quantity, (item.get("quantity") or {}).get("value")
    if key_of.get(record.draft) != item["draft"]:
        yield "draft", f"{key_of.get(record.draft)}, not {item['draft']}"
    if item["issue"] not in record.issues:
        yield "issue", f"{record.issues}, not {item['issue']}"
    if wanted is not None and (quantity is None or quantity.value != wanted):
        yield "quantity", f"{quantity and quantity.value}, not {wanted}"
    for slot in ("modality", "status"):
        if item.get(slot) and getattr(record, slot) != item[slot]:
            yield slot, f"{getattr(record, slot)}, not {item[slot]}"


def _statement_errors(key: Key, records: Any) -> Iterator[str]:
    pairs = statement_pairs(key, records)
    met = {id(item) for item, _ in pairs} | {id(record) for _, record in pairs}
    for item in key["statements"]:
        if id(item) not in met:
            yield f"statement missed {item['speaker']}: {item['quote']!r}"
    for record in records.statements:
        if id(record) not in met:
            yield f"statement extra  {record.speaker} [{record.method}]: {exact_of(record)!r}"
    for item, record in pairs:
        if not is_said_by(item, record, records):
            yield f"speaker          {record.speaker}, not {item['speaker']}: {item['quote']!r}"
        if item.get("stance") and record.stance != item["stance"]:
            yield f"stance           {record.stance}, not {item['stance']}: {item['quote']!r}"


def articles(names: Sequence[str]) -> Iterator[tuple[Path, Key]]:
    """The annotated articles of these stories and folders."""
    known = dict(stories())
    for name in names:
        if name in known:
            yield from known[name]
            continue
        for path in sorted(Path(name).glob("**/key.json")):
            yield path.parent / "article.md", json.loads(path.read_text("utf-8"))


def main(names: Sequence[str]) -> None:
    """Print the errors of each article, one a line."""
    for path, key in articles(names):
        pack = key.get("pack") or key["source"].get("pack", "auto")
        print(f"\n== {path}")
        for line in errors(key, variorum.extract_records([path], pack=pack)):
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
