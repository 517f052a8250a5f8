"""Which text a new version or a counter-text starts from, where nothing but the order of telling says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.extract.discourse import DAY, Mentioned, Thread
from variorum.extract.draft_phrase import DraftPhrase
from variorum.model import Relation

# "The first offer" comes before other offers, not before every other text.
TREATIES = frozenset("treaty pact accord agreement deal".split())
OFFERS = frozenset("claim offer bid demand package".split())


def descend(thread: Thread, mentioned: Mentioned, threads: Sequence[Thread]) -> None:
    """Give a new version or counter-text its parent; a base that comes up later gets its heirs."""
    phrase, others = mentioned.phrase, [t for t in threads if t is not thread]
    if phrase.is_first:
        marked = [t for t in others if phrase.noun not in OFFERS or t.is_later or _share_noun(t, thread)]
        _father(thread, [t for t in marked if t.inferred], phrase)
        return
    versioned = phrase.noun == "version" and bool(mentioned.named)  # "the House version" is one of some text
    if phrase.is_later or phrase.is_counter or versioned or (phrase.vaguely_later and others):
        base = _base(thread, others, phrase)
        if base is not None:
            relation: Relation = "counters" if phrase.is_counter else "revises"
            thread.parent = (base, relation, phrase.head)
            ours, theirs = ({m for m in t.makers if not m.startswith(DAY)} for t in (thread, base))
            strange = bool(ours and theirs) and not ours & theirs
            thread.is_counter = thread.is_counter or (phrase.is_later and strange)
        return
    if phrase.noun == "outline":
        for full in others:
            if full.parent is None and any(p.noun in TREATIES for p in full.phrases):
                full.parent = (thread, "builds-on", phrase.head)
    orphans = [t for t in others if t.parent is None and (t.is_later or t.is_counter)]
    _father(thread, [t for t in orphans if not (t.ordinals and mentioned.named)], phrase)
    first = next((t for t in others if any(p.is_first for p in t.phrases)), None)
    if first is not None and phrase.strong and not mentioned.named and not any(t.is_later for t in others):
        thread.parent = (first, "revises", phrase.head)


def _father(thread: Thread, heirs: list[Thread], phrase: DraftPhrase) -> None:
    """Make a base that comes up late the parent of those told as new versions or counter-texts."""
    for other in heirs:
        if not (phrase.makers and set(phrase.makers) == set(other.makers)):
            relation: Relation = "counters" if other.is_counter else "revises"
            other.parent = (thread, relation, other.phrases[0].head)


def _base(thread: Thread, others: Sequence[Thread], phrase: DraftPhrase) -> Thread | None:
    """The text that a new version starts from.

    For the third text it is the second, for a counter-text the one of other makers last spoken of, else the
    text most spoken of that is no version of another itself.
    """
    before = _version_before(thread, others)
    if before is not None:
        return before
    others = [
        t for t in others if not (thread.ordinals and t.ordinals and max(t.ordinals) > max(thread.ordinals))
    ]
    if thread.is_counter:
        strange = [t for t in others if not set(t.makers) & set(thread.makers)]
        bases = [t for t in strange if not t.is_counter] or strange or others
        bases = [t for t in bases if not _is_outdated(t, bases, phrase)] or bases
        return max(bases, key=lambda t: _last_before(t, phrase), default=None)
    roots = [t for t in others if not t.is_later and not t.is_counter] or others
    return max(roots, key=lambda t: (_share_noun(t, thread), len(t.phrases), -t.number), default=None)


def _is_outdated(thread: Thread, others: Sequence[Thread], phrase: DraftPhrase) -> bool:
    """Whether a newer version of a text was told before a phrase, and the older one not just now."""
    if any(
        phrase.sentence - 1 <= p.sentence <= phrase.sentence for p in thread.phrases if p.first < phrase.first
    ):
        return False
    newer = (t for t in others if t.parent and t.parent[0] is thread and t.parent[1] != "counters")
    return any(t.phrases[0].first < phrase.first for t in newer)


def _share_noun(one: Thread, other: Thread) -> bool:
    """Whether both are called an "offer", or whatever they are called."""
    return bool({p.noun for p in one.phrases} & {p.noun for p in other.phrases})


def _version_before(thread: Thread, others: Sequence[Thread]) -> Thread | None:
    """For the third text the second, for the second the first, where it is told by its number."""
    wanted = {ordinal - 1 for ordinal in thread.ordinals}
    return next((t for t in others if t is not thread and wanted & t.ordinals), None)


def _last_before(thread: Thread, phrase: DraftPhrase) -> tuple[int, int]:
    """Where a thread was last spoken of before a phrase; one that comes up later counts least."""
    places = [p.first for p in thread.phrases if p.first < phrase.first]
    return max(places, default=-1), -thread.number


def settle_heirs(threads: Sequence[Thread]) -> None:
    """Give their parents to those that turned out to be counter-texts or new versions only later on."""
    for thread in threads:
        _turn_if_older(thread)
        before = _version_before(thread, threads)
        if before is not None and thread.inferred and not comes_from(before, thread):
            thread.parent = (before, "revises", thread.phrases[0].head)
        failed = next((t for t in threads if t.has_failed and t is not thread), None)
        if (
            thread.parent is None
            and thread.is_vague
            and failed is not None
            and not comes_from(failed, thread)
        ):
            thread.parent = (failed, "revises", thread.phrases[0].head)
        if thread.parent is None and thread.is_counter:
            others = [t for t in threads if t is not thread and not comes_from(t, thread)]
            base = _base(thread, others, thread.phrases[0])
            if base is not None:
                thread.parent = (base, "counters", thread.phrases[0].head)


def _turn_if_older(thread: Thread) -> None:
    """Make a version that goes by an earlier day the parent of the one that it was taken to revise."""
    if thread.parent is None or not thread.inferred or thread.is_later or thread.parent[1] != "revises":
        return
    newer, ours = thread.parent[0], _days(label for p in thread.phrases for label in p.makers)
    theirs = _days((*newer.makers, *newer.cues))
    if newer.parent is None and ours and theirs and max(ours) < min(theirs):
        newer.parent, thread.parent = (thread, "revises", newer.phrases[0].head), None


def _days(labels: Iterable[str]) -> set[str]:
    """The ISO dates among the labels of days."""
    days = {label.removeprefix(DAY) for label in labels if label.startswith(DAY)}
    return {day for day in days if day[:4].isdigit()}


def comes_from(thread: Thread, other: Thread) -> bool:
    """Whether a thread comes from another one, over any number of parents."""
    seen = thread
    while seen.parent is not None:
        seen = seen.parent[0]
        if seen is other:
            return True
    return False
