"""Figures of accuracy: the records of an article against its answer key, each figure from 0 to 1.

Texts are compared as bags of lower-case words, so that quotation marks and white space do not count; items
of the key and of the records are paired one to one so that the sum of likeness is greatest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

Key = dict[str, Any]
Figures = dict[str, float | None]
# Words that many speakers share: to have only these in common is not to be the same speaker.
COMMON = frozenset(
    "a an and by for from former his her in its of on one or senior some that the their they to top two was "
    "who with".split()
)


def bag(text: str) -> Counter[str]:
    """The words of a text, counted."""
    return Counter(re.findall(r"[a-z0-9]+", text.lower().replace("’", "'").replace(",", "")))


def dice(a: str, b: str) -> float:
    """How much two texts share: twice the common words over all words (Dice 1945)."""
    left, right = bag(a), bag(b)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def covered(part: str, whole: str) -> float:
    """The share of the words of one text that stand in another."""
    words, present = bag(part), set(bag(whole))
    return sum(n for word, n in words.items() if word in present) / words.total() if words else 0.0


def exact_of(record: Any) -> str:
    """The verbatim words that a record rests on: a statement's content, else its evidence."""
    return " ".join(span.exact for span in getattr(record, "content", ()) or record.evidence)


def paired(
    key: Sequence[Key], found: Sequence[Any], likeness: Callable[[Key, Any], float], least: float
) -> list[tuple[Key, Any]]:
    """The best one-to-one pairs of key items and records that are at least this alike."""
    if not key or not found:
        return []
    scores = np.array([[likeness(k, f) for f in found] for k in key])
    chosen = linear_sum_assignment(np.where(scores >= least, scores, 0.0), maximize=True)
    return [(key[n], found[m]) for n, m in zip(*chosen, strict=True) if scores[n, m] >= least]


def share(hits: Iterable[bool], of: int | None = None) -> float | None:
    """Hits over all that could be hit, to four places; None where there is nothing to measure."""
    marks = list(hits)
    total = len(marks) if of is None else of
    return round(sum(marks) / total, 4) if total else None


def score(key: Key, records: Any) -> Figures:
    """All figures of one article: drafts, provisions, statements, dates, disputes, verbatim evidence."""
    drafts = draft_pairs(key, records)
    key_of = {draft.id: item["key"] for item, draft in drafts}
    return {
        "verbatim": _verbatim(records),
        **_draft_figures(key, records, drafts, key_of),
        **_provision_figures(key, records, key_of),
        **_statement_figures(key, records),
        "date_value": share(date_found(item, records.dates) for item in key["dates"]),
        "dispute_recall": share(dispute_found(item, records.disputes) for item in key["disputes"]),
    }


def _verbatim(records: Any) -> float | None:
    texts = {article.id: article.text for article in records.articles}
    spans = [s for r in records for name in ("evidence", "content") for s in getattr(r, name, ()) or ()]
    return share(texts[s.article][s.start : s.end] == s.exact for s in spans)


def draft_pairs(key: Key, records: Any) -> list[tuple[Key, Any]]:
    """The drafts of the key, each with the record that is most like it in its names and points."""
    return paired(key["drafts"], records.drafts, _draft_likeness, 0.5)


def _draft_likeness(item: Key, draft: Any) -> float:
    names = (draft.name, *draft.aliases)
    best = max(dice(a, b) for a in item["names"] for b in names)
    if item["points"] and draft.points:
        return best + 1 if item["points"] == draft.points else 0.0
    return best


def _draft_figures(key: Key, records: Any, drafts: list[Any], key_of: dict[str, str]) -> Figures:
    parents = [(item, draft) for item, draft in drafts if item["derived_from"]]
    lineage = [
        draft.parent is not None and key_of.get(draft.parent.draft) == item["derived_from"][0]
        for item, draft in parents
    ]
    return {
        "draft_recall": share([True] * len(drafts), len(key["drafts"])),
        "draft_precision": share([True] * len(drafts), len(records.drafts)),
        "lineage": share(lineage, sum(bool(item["derived_from"]) for item in key["drafts"])),
    }


def provision_pairs(key: Key, records: Any) -> list[tuple[Key, Any]]:
    """The provisions of the key, each with the record whose words are most like its quotation."""

    def likeness(item: Key, provision: Any) -> float:
        words = exact_of(provision)
        # A record may hold more of the sentence than the key; it may not leave its words out.
        return min(covered(item["quote"], words), dice(item["quote"], words) + 0.4)

    return paired(key["provisions"], records.provisions, likeness, 0.6)


def _provision_figures(key: Key, records: Any, key_of: dict[str, str]) -> Figures:
    items, pairs = key["provisions"], provision_pairs(key, records)
    numbers = [(i, p) for i, p in pairs if i.get("quantity")]
    modal = [(i, p) for i, p in pairs if i.get("modality")]
    status = [(i, p) for i, p in pairs if _unusual(i)]
    return {
        "provision_recall": share([True] * len(pairs), len(items)),
        "provision_precision": share([True] * len(pairs), len(records.provisions)),
        "provision_in_right_draft": share((key_of.get(p.draft) == i["draft"] for i, p in pairs), len(items)),
        "provision_right_issue": share((i["issue"] in p.issues for i, p in pairs), len(items)),
        "quantity": share(
            (p.quantity is not None and p.quantity.value == i["quantity"]["value"] for i, p in numbers),
            _filled(items, "quantity"),
        ),
        "modality": share(
            (p.modality == i["modality"] for i, p in modal), sum(bool(i.get("modality")) for i in items)
        ),
        "status": share(
            (p.status == i["status"] for i, p in status),
            sum(i.get("status", "proposed") != "proposed" for i in items),
        ),
    }


def _filled(items: Sequence[Key], name: str) -> int:
    return sum(bool(item.get(name)) for item in items)


def _unusual(item: Key) -> bool:
    return item.get("status", "proposed") != "proposed"


def statement_pairs(key: Key, records: Any) -> list[tuple[Key, Any]]:
    """The statements of the key, each with the record whose content is most like its quotation."""
    return paired(key["statements"], records.statements, lambda i, s: dice(i["quote"], exact_of(s)), 0.6)


def is_said_by(item: Key, statement: Any, records: Any) -> bool:
    """Whether a statement has the speaker that the key names, under any of the names of its actor."""
    actor = next((a for a in records.actors if a.id == statement.actor), None)
    names = " ".join([statement.speaker or "", *((actor.name, *actor.aliases) if actor else ())])
    return bool((set(bag(item["speaker"])) & set(bag(names))) - COMMON)


def _statement_figures(key: Key, records: Any) -> Figures:
    items, pairs = key["statements"], statement_pairs(key, records)
    stances = [(i, s) for i, s in pairs if i.get("stance")]
    return {
        "statement_recall": share([True] * len(pairs), len(items)),
        "statement_precision": share([True] * len(pairs), len(records.statements)),
        "statement_right_speaker": share((is_said_by(i, s, records) for i, s in pairs), len(items)),
        "statement_direct": share((s.directness != "indirect" for i, s in pairs if i["direct"])),
        "stance": share(
            (s.stance == i["stance"] for i, s in stances), sum(bool(i.get("stance")) for i in items)
        ),
    }


def date_found(item: Key, dates: Sequence[Any]) -> bool:
    """Whether a day of the key is among the time expressions, with its value."""
    return any(d.value.startswith(item["iso"]) and covered(item["text"], exact_of(d)) == 1 for d in dates)


def dispute_found(item: Key, disputes: Sequence[Any]) -> bool:
    """Whether a contested fact of the key is found, with two of its sides."""
    wanted = [side[1] if isinstance(side, list) else side for side in item["sides"]]

    def sides_met(dispute: Any) -> int:
        texts = [" ".join(span.exact for span in side.evidence) for side in dispute.sides]
        return sum(any(covered(words, text) >= 0.7 for text in texts) for words in wanted)

    return any(sides_met(dispute) >= min(2, len(wanted)) for dispute in disputes)
