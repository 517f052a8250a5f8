"""Accounts of many articles become one dossier: local actors and drafts take the ids they have for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

import msgspec

from variorum.corrections import Known
from variorum.model import AnyRecord, Draft, Event, Provision, Statement, Witness
from variorum.records import Account, Records
from variorum.resolve.actors import merge_actors
from variorum.resolve.disputes import merge_disputes
from variorum.resolve.draft_splits import split_drafts
from variorum.resolve.drafts import merge_drafts
from variorum.resolve.events import merge_events

R = TypeVar("R", bound=AnyRecord)


def merge_accounts(accounts: Iterable[Account], known: Known) -> Records:
    """The records of all accounts with one actor for many spellings and one draft for many names.

    Rows are not made here: they belong to the collation. The order of the accounts does not matter.
    """
    ordered = split_drafts(sorted(accounts, key=lambda a: (a.article.published or "", a.article.id)))
    actors, actor_of = merge_actors(ordered, known.actors)
    drafts, draft_of = merge_drafts(ordered, actor_of, known.drafts)
    statements = tuple(_statement(s, actor_of, draft_of) for a in ordered for s in a.statements)
    return Records(
        articles=tuple(account.article for account in ordered),
        citations=_all(a.citations for a in ordered),
        actors=tuple(actors),
        drafts=tuple(drafts),
        witnesses=_witnesses((w for a in ordered for w in a.witnesses), draft_of, drafts),
        provisions=tuple(_provision(p, draft_of) for a in ordered for p in a.provisions),
        statements=statements,
        dates=_all(a.dates for a in ordered),
        events=merge_events(_event(e, actor_of) for a in ordered for e in a.events),
        disputes=tuple(merge_disputes([d for a in ordered for d in a.disputes], statements)),
        refused=_all(a.refused for a in ordered),
    )


def _all(kinds: Iterable[Sequence[R]]) -> tuple[R, ...]:
    """Records that need no other id, each once, in the order of the articles."""
    return tuple({record.id: record for record in chain.from_iterable(kinds)}.values())


def _statement(statement: Statement, actor_of: Mapping[str, str], draft_of: Mapping[str, str]) -> Statement:
    return msgspec.structs.replace(
        statement,
        actor=_to(actor_of, statement.actor),
        relayed_by=_to(actor_of, statement.relayed_by),
        about=tuple(dict.fromkeys(draft_of.get(d, d) for d in statement.about)),
    )


def _to(mapping: Mapping[str, str], id_: str | None) -> str | None:
    return None if id_ is None else mapping.get(id_, id_)


def _provision(provision: Provision, draft_of: Mapping[str, str]) -> Provision:
    return msgspec.structs.replace(provision, draft=draft_of.get(provision.draft, provision.draft))


def _event(event: Event, actor_of: Mapping[str, str]) -> Event:
    return msgspec.structs.replace(
        event, actors=tuple(dict.fromkeys(actor_of.get(a, a) for a in event.actors))
    )


def _witnesses(
    witnesses: Iterable[Witness], draft_of: Mapping[str, str], drafts: Sequence[Draft]
) -> tuple[Witness, ...]:
    """One witness for each article and draft: two local drafts may turn out to be one."""
    points = {draft.id: draft.points for draft in drafts}
    best: dict[tuple[str, str], Witness] = {}
    for witness in witnesses:
        draft = draft_of.get(witness.draft, witness.draft)
        whole = witness.form == "text" and points.get(draft) is not None
        moved = msgspec.structs.replace(
            witness, draft=draft, complete=whole and witness.points_found >= (points[draft] or 0)
        )
        key = (draft, witness.article)
        if key not in best or moved.points_found > best[key].points_found:
            best[key] = moved
    return tuple(best.values())
