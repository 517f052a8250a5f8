"""People's corrections: appended to the dossier, found again by their evidence, replayed on every build.

A review is about words in a version of an article. Where those words are gone (the article changed, or the
record is no longer made from them) the review is a conflict for a person to settle, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from variorum.corrections import Conflict, Review, Target
from variorum.dossier.gathering import gather, kind_of, spans_of, with_ids
from variorum.dossier.splits import split
from variorum.errors import InputError, UsageError
from variorum.model import AnyRecord, Article, Refused, Span, identity
from variorum.records import Records

if TYPE_CHECKING:
    from variorum.dossier.store import Store

JOINABLE = frozenset({"actor", "draft"})  # the kinds that can be merged and split: things with names


def target_of(record: AnyRecord, articles: dict[str, Article]) -> Target:
    """The key that a review of this record keeps; UsageError for records without evidence of their own."""
    spans = spans_of(record)
    if not spans:
        raise UsageError(
            f"{record.id} has no evidence of its own; review the provisions or sides it is made of"
        )
    return Target(kind=kind_of(record), evidence=spans, digest=articles[spans[0].article].content_digest)


def keep_review(store: Store, review: Review) -> None:
    """Append a review to the dossier's list."""
    store.append_review(msgspec.json.encode(review))


def read_reviews(store: Store) -> tuple[Review, ...]:
    """All reviews of the dossier, oldest first, whichever machine they were made on."""
    kept = [msgspec.json.decode(body, type=Review) for body in store.reviews()]
    return tuple(sorted(kept, key=lambda review: review.made_at))


def load_reviews(path: Path) -> tuple[Review, ...]:
    """The reviews of a file, one JSON object a line; InputError where it holds something else."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(msgspec.json.decode(line, type=Review) for line in lines if line.strip())
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check the path") from error
    except (UnicodeDecodeError, msgspec.DecodeError) as error:
        remedy = "give a file that 'variorum reviews' printed"
        raise InputError(str(path), f"holds no reviews ({error})", remedy) from error


def take_reviews(store: Store, reviews: Iterable[Review]) -> int:
    """Append the reviews that the dossier does not have yet; says how many these were."""
    known = {review.id for review in read_reviews(store)}
    new = [review for review in {review.id: review for review in reviews}.values() if review.id not in known]
    for review in new:
        keep_review(store, review)
    return len(new)


def standing(reviews: Iterable[Review]) -> list[Review]:
    """The reviews that were not taken back, oldest first."""
    all_ = list(reviews)
    undone = {review.undoes for review in all_ if review.verdict == "undo"}
    return [review for review in all_ if review.verdict != "undo" and review.id not in undone]


def replay(records: Records, reviews: Iterable[Review]) -> tuple[Records, tuple[Conflict, ...]]:
    """The records as people corrected them, and the reviews that no longer find their words."""
    state = _Replay(list(records), {a.id: a for a in records.articles})
    conflicts = []
    for review in standing(reviews):
        reason = state.apply(review)
        if reason:
            conflicts.append(Conflict(review=review, reason=reason))
    return gather(state.records), tuple(conflicts)


@dataclass
class _Replay:
    """The records while reviews are applied to them one after the other."""

    records: list[AnyRecord]
    articles: dict[str, Article]

    def apply(self, review: Review) -> str:
        """Apply one review; says why not, or nothing."""
        if review.verdict in ("note", "skip"):
            return ""
        place, reason = self._find(review.target)
        if place is None:
            return reason
        if review.verdict == "reject":
            self._reject(place, review)
        elif review.verdict == "merge":
            return self._merge(place, review)
        elif review.verdict == "split":
            return self._split(place, review)
        else:
            return self._edit(place, review)
        return ""

    def _find(self, target: Target) -> tuple[int | None, str]:
        span = target.evidence[0]
        gone = self._gone(span)
        if gone:
            return None, gone
        same = [n for n, r in enumerate(self.records) if kind_of(r) == target.kind and span in spans_of(r)]
        exact = [n for n in same if spans_of(self.records[n]) == target.evidence]
        # An actor's or draft's evidence grows with every article: any record that keeps the words is it.
        found = exact or (same if target.kind in JOINABLE else [])
        return (found[0], "") if found else (None, "no record rests on these words any more")

    def _gone(self, span: Span) -> str:
        """Why these words can't be found any more; empty where they stand where they stood."""
        article = self.articles.get(span.article)
        if article is None:
            return "its article is no longer in the dossier"
        if article.text[span.start : span.end] != span.exact:
            return "its article has changed and no longer says these words there"
        return ""

    def _edit(self, place: int, review: Review) -> str:
        record = self.records[place]
        fields = msgspec.to_builtins(record) | review.after
        fields |= {"confidence": 1.0, "method": f"review:{review.reviewer}"}
        try:
            self.records[place] = msgspec.convert(fields, AnyRecord)
        except msgspec.ValidationError as error:
            return f"its correction no longer fits the records ({error})"
        return ""

    def _reject(self, place: int, review: Review) -> None:
        record = self.records[place]
        self.records[place] = Refused(
            id=identity("refused", record.id, review.id),
            method=f"review:{review.reviewer}",
            looked_like=kind_of(record),
            reason=f"rejected by {review.reviewer}" + (f": {review.note}" if review.note else ""),
            evidence=spans_of(record),
        )
        if kind_of(record) == "draft":
            self.records = [r for r in self.records if getattr(r, "draft", None) != record.id]

    def _merge(self, place: int, review: Review) -> str:
        if review.into is None or review.target.kind not in JOINABLE:
            return "only actors and drafts can be merged"
        into, reason = self._find(review.into)
        if into is None or into == place:
            return reason
        gone, kept = self.records[place], self.records[into]
        self.records[into] = _joined(kept, gone, review)
        del self.records[place]
        self.records = [with_ids(record, gone.id, kept.id) for record in self.records]
        return ""

    def _split(self, place: int, review: Review) -> str:
        if review.target.kind not in JOINABLE:
            return "only actors and drafts can be split"
        gone = next((why for part in review.apart for s in part.evidence if (why := self._gone(s))), "")
        if gone:
            return gone
        parted = split(self.records, self.records[place], review)
        if parted is None:
            return "what it split off is no longer read as belonging to it, or is all there is of it"
        self.records = parted
        return ""


def _joined(kept: AnyRecord, gone: AnyRecord, review: Review) -> AnyRecord:
    """The kept actor or draft with the names and evidence of the other."""
    names = (*kept.aliases, gone.name, *gone.aliases)  # type: ignore[union-attr]
    return msgspec.structs.replace(
        kept,
        aliases=tuple(dict.fromkeys(names)),
        evidence=tuple(dict.fromkeys((*spans_of(kept), *spans_of(gone)))),
        method=f"review:{review.reviewer}",
        confidence=1.0,
    )


def agreement(reviews: Sequence[Review]) -> tuple[int, int, float | None]:
    """How often two reviewers decided alike: alike, both decided, and Cohen's kappa (Cohen 1960) or None."""
    verdicts: dict[Target, dict[str, str]] = {}
    for review in standing(reviews):
        if review.verdict in ("accept", "reject", "edit"):
            verdicts.setdefault(review.target, {})[review.reviewer] = review.verdict
    pairs = [tuple(v[name] for name in sorted(v)[:2]) for v in verdicts.values() if len(v) >= 2]
    alike = sum(a == b for a, b in pairs)
    return alike, len(pairs), _kappa(pairs)


def _kappa(pairs: Sequence[tuple[str, ...]]) -> float | None:
    if not pairs:
        return None
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    kinds = {verdict for pair in pairs for verdict in pair}
    chance = sum(sum(p[0] == k for p in pairs) * sum(p[1] == k for p in pairs) for k in kinds) / n**2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)
