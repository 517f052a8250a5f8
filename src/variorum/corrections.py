"""What people tell a dossier: drafts and actors they know by hand, and their reviews of what was read."""

from __future__ import annotations

from typing import Literal

import msgspec

from variorum.model import Span

Verdict = Literal["accept", "reject", "edit", "merge", "split", "note", "skip", "undo"]


class KnownDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft that a person has named by hand; its names win over what was read."""

    name: str
    aliases: tuple[str, ...] = ()
    siglum: str = ""
    points: int | None = None
    made_by: tuple[str, ...] = ()
    dated: str | None = None
    parent: str | None = None


class KnownActor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor that a person has named by hand, with the spellings that mean it."""

    name: str
    aliases: tuple[str, ...] = ()
    type: str = "person"


class Known(msgspec.Struct, frozen=True):
    """All that a person knows by hand of drafts and actors; it wins over what was read."""

    drafts: tuple[KnownDraft, ...] = ()
    actors: tuple[KnownActor, ...] = ()


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What a review is about: the kind of record and the words it rests on, as they stood that day."""

    kind: str
    evidence: tuple[Span, ...]
    digest: str


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of a person about one record; reviews are appended, never changed.

    `before` and `after` hold the fields that an edit sets, as JSON values; a merge names the record that the
    target becomes part of in `into`; a split names in `apart` the mentions and records of the target that
    belong to another one, whose `name` is in `after`; an undo names the review it takes back in `undoes`.
    """

    id: str
    reviewer: str
    made_at: str
    verdict: Verdict
    target: Target
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    into: Target | None = None
    apart: tuple[Target, ...] = ()
    undoes: str | None = None
    note: str = ""
    labels: tuple[str, ...] = ()


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A review that cannot be replayed, and why; it is shown, never re-anchored."""

    review: Review
    reason: str
