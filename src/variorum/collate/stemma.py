"""Which draft was made from which: `make_stemma` gives every draft but the first its likeliest parent, with
the evidence.

A text that was worked from another keeps its wording, its numbers, and its gaps ("[Point 7 deleted]"); a
paraphrase keeps the clauses alone. A parent is never younger than its child. What is reported ("builds on
…") weighs most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.collate.align import Link, align
from variorum.collate.evidence import Comparison, compare
from variorum.collate.redline import redline
from variorum.collate.semantic import Encoder, load_encoder
from variorum.drafted import DraftText

# Out of 1: how much each kind of trace says. Chosen, not fitted: there is no corpus of known descents.
WORDING, CLAUSES, NUMBERS, GAPS = 0.45, 0.3, 0.15, 0.1
REPORTED = 1.0
LEAST = 0.25  # below this two texts share no more than a subject


@dataclass(frozen=True, slots=True)
class Trace:
    """One reason to think that a draft was made from another: what kind, how strong (0 to 1), and in
    words.
    """

    kind: str
    strength: float
    words: str


@dataclass(frozen=True, slots=True)
class Descent:
    """A draft, the draft it was made from (None for a text of its own), how sure, and why."""

    draft: str
    parent: str | None
    score: float = 0.0
    traces: tuple[Trace, ...] = field(default=())


def make_stemma(
    drafts: Sequence[DraftText],
    dated: Mapping[str, str] | None = None,
    reported: Mapping[tuple[str, str], str] | None = None,
    encoder: Encoder | None = None,
) -> tuple[Descent, ...]:
    """A descent for every draft, oldest first.

    `dated` gives ISO days by siglum (without them the order given is taken for that of time); `reported`
    gives, for (child, parent), the words that say so.
    """
    encoder = encoder or load_encoder()
    days = dated or {}
    order = {d.siglum: at for at, d in enumerate(drafts)}
    ordered = (
        sorted(drafts, key=lambda d: (days.get(d.siglum, "9999"), order[d.siglum])) if days else list(drafts)
    )
    found = [Descent(ordered[0].siglum, None)] if ordered else []
    for at, child in enumerate(ordered[1:], start=1):
        options = [_descent(parent, child, reported or {}, encoder) for parent in ordered[:at]]
        best = max(options, key=lambda d: d.score)
        found.append(best if best.score >= LEAST else Descent(child.siglum, None, best.score, best.traces))
    return tuple(found)


def _descent(
    parent: DraftText, child: DraftText, reported: Mapping[tuple[str, str], str], encoder: Encoder
) -> Descent:
    comparison = compare(parent, child, encoder)
    links = [link for link in align(comparison) if link.a and link.b]
    traces = [
        _wording(comparison, links),
        _clauses(comparison, links),
        _numbers(comparison, links),
        _gaps(parent, child),
    ]
    weights = (WORDING, CLAUSES, NUMBERS, GAPS)
    score = sum(weight * trace.strength for weight, trace in zip(weights, traces, strict=True))
    words = reported.get((child.siglum, parent.siglum))
    if words:
        traces.append(Trace("reported", 1.0, words))
        score += REPORTED
    return Descent(child.siglum, parent.siglum, round(score, 4), tuple(t for t in traces if t.strength))


def _wording(comparison: Comparison, links: Sequence[Link]) -> Trace:
    kept = total = 0
    for link in links:
        before = "\n\n".join(comparison.a[i].text for i in link.a)
        after = "\n\n".join(comparison.b[j].text for j in link.b)
        kept += sum(len(run.text) for run in redline(before, after) if run.kind == "kept")
        total += len(after)
    share = min(1.0, kept / total) if total else 0.0
    return Trace("wording", round(share, 4), f"{share:.0%} of the wording of linked points is kept")


def _clauses(comparison: Comparison, links: Sequence[Link]) -> Trace:
    held = sum(len(link.b) for link in links)
    share = held / max(1, len(comparison.b))
    return Trace("clauses", round(share, 4), f"{held} of {len(comparison.b)} points have a counterpart")


def _numbers(comparison: Comparison, links: Sequence[Link]) -> Trace:
    single = [link for link in links if len(link.a) == len(link.b) == 1]
    same = sum(comparison.a[x.a[0]].point.number == comparison.b[x.b[0]].point.number for x in single)
    share = same / len(single) if single else 0.0
    return Trace("numbers", round(share, 4), f"{same} of {len(single)} linked points keep their number")


def _gaps(parent: DraftText, child: DraftText) -> Trace:
    """Points that the child says are gone, and numbers it skips, which the parent has."""
    theirs = {p.number.lower() for p in parent.points if p.kind in ("point", "subpoint")}
    gone = {(p.refers or p.number).lower() for p in child.points if p.kind == "deleted"}
    own = {int(p.number) for p in child.points if p.number.isdigit()}
    skipped = {str(n) for n in range(1, max(own, default=0)) if n not in own}
    named = sorted((gone | skipped) & theirs)
    strength = min(1.0, 0.5 * len(named))
    return Trace("gaps", strength, f"gone or skipped, and there in the other: {', '.join(named)}")


def render_stemma(stemma: Sequence[Descent]) -> str:
    """The tree as indented lines with the traces behind each branch."""
    children: dict[str | None, list[Descent]] = {}
    for descent in stemma:
        children.setdefault(descent.parent, []).append(descent)
    lines: list[str] = []

    def grow(parent: str | None, depth: int) -> None:
        for descent in children.get(parent, []):
            why = "; ".join(t.words for t in descent.traces) if descent.parent else ""
            lines.append("  " * depth + descent.draft + (f"  ({descent.score:.2f}: {why})" if why else ""))
            grow(descent.draft, depth + 1)

    grow(None, 0)
    return "\n".join(lines) + "\n"
