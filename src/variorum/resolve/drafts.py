"""One draft for many names: the drafts of many articles become those of the dossier."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from variorum.model import Account, Draft, KnownDraft, Parent, identity
from variorum.resolve.draft_likeness import APART, JOIN, Told, likeness, tell
from variorum.resolve.draft_names import best_name, plain_name, sigla

AMBIGUOUS = 0.5  # two homes this close in likeness: the draft stays apart, and says so


@dataclass(slots=True)
class Group:
    """Local drafts that are one, with what they say together; `known` is the hand-made entry, if any."""

    members: list[Told]
    known: KnownDraft | None = None
    doubt: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The earliest member: what the group is called by, whatever comes later."""
        return min((m.published, m.draft.id) for m in self.members)


def merge_drafts(
    accounts: Sequence[Account], actor_of: Mapping[str, str], known: Sequence[KnownDraft] = ()
) -> tuple[tuple[Draft, ...], dict[str, str]]:
    """The drafts of all accounts, and for the id of every local draft the id of the merged one.

    Drafts meet by number of points, then by makers, place among versions, names and day; what fits two
    drafts equally stays apart and says so in `method`. Hand-made entries win. The order of the accounts
    does not matter.
    """
    told = sorted(
        (tell(account, draft, actor_of) for account in accounts for draft in account.drafts),
        key=lambda t: (t.published, t.draft.id),
    )
    groups = _group(told, known)
    ids = {id(group): _group_id(group) for group in groups}
    mapping = {m.draft.id: ids[id(group)] for group in groups for m in group.members}
    names = {ids[id(group)]: best_name([m.draft for m in group.members], group.known) for group in groups}
    drafts = [_merge(group, ids[id(group)], names, mapping, actor_of, known) for group in groups]
    marked = sigla(_without_cycles(drafts), _actor_names(accounts, actor_of))
    return tuple(sorted(marked, key=lambda d: (d.dated or "9", d.name, d.id))), mapping


def _actor_names(accounts: Sequence[Account], actor_of: Mapping[str, str]) -> dict[str, str]:
    named = sorted((actor_of.get(a.id, a.id), a.name) for account in accounts for a in account.actors)
    return dict(reversed(named))


def _group_id(group: Group) -> str:
    return identity("draft", "by-hand", group.known.name) if group.known else group.key[1]


def _group(told: Sequence[Told], known: Sequence[KnownDraft]) -> list[Group]:
    """Local drafts by hand-made entry, then by points; the others go to the group that they fit best."""
    groups, rest = _by_hand(told, known)
    rest = _by_points(rest, groups)
    lone = [t for t in rest if not _take_in(t, groups)]
    for one in lone:
        if not _take_in(one, groups):
            groups.append(Group([one], doubt=_doubt(one, groups)))
    return sorted(groups, key=lambda group: group.key)


def _by_hand(told: Sequence[Told], known: Sequence[KnownDraft]) -> tuple[list[Group], list[Told]]:
    groups: dict[str, Group] = {}
    rest = []
    for one in told:
        entry = next((k for k in known if _is_meant(one, k)), None)
        if entry is None:
            rest.append(one)
        elif entry.name in groups:
            groups[entry.name].members.append(one)
        else:
            groups[entry.name] = Group([one], entry)
    return list(groups.values()), rest


def _is_meant(one: Told, entry: KnownDraft) -> bool:
    """Whether a person's entry means this draft: one of its names or its number of points."""
    if entry.points and one.draft.points:
        return entry.points == one.draft.points
    names = {plain_name(name) for name in (entry.name, *entry.aliases)}
    return bool(names & {plain_name(name) for name in (one.draft.name, *one.draft.aliases)})


def _by_points(told: Sequence[Told], groups: list[Group]) -> list[Told]:
    """Put drafts with equal numbers of points together, unless their makers tell them apart; return the others."""
    rest = []
    for one in told:
        if not one.draft.points:
            rest.append(one)
            continue
        home = next(
            (
                g
                for g in groups
                if any(m.draft.points == one.draft.points for m in g.members) and _fit(one, g) > APART
            ),
            None,
        )
        if home is None:
            groups.append(Group([one]))
        else:
            home.members.append(one)
    return rest


def _fit(one: Told, group: Group) -> float:
    """How well a draft fits a group: its best likeness to a member, impossible if any member forbids it."""
    scores = [likeness(one, member) for member in group.members]
    return APART if min(scores) <= APART else max(scores)


def _ranked(one: Told, groups: Sequence[Group]) -> list[tuple[float, Group]]:
    scored = [(_fit(one, group), group) for group in groups if one not in group.members]
    return sorted((s for s in scores_above(scored)), key=lambda item: (-item[0], item[1].key))


def scores_above(scored: Sequence[tuple[float, Group]]) -> list[tuple[float, Group]]:
    """Those that may be one."""
    return [item for item in scored if item[0] >= JOIN]


def _take_in(one: Told, groups: Sequence[Group]) -> bool:
    """Add a draft to the one group that it fits clearly best; False if there is none."""
    ranked = _ranked(one, groups)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < AMBIGUOUS):
        return False
    ranked[0][1].members.append(one)
    return True


def _doubt(one: Told, groups: Sequence[Group]) -> str:
    """The names of the drafts that one fits equally well."""
    ranked = _ranked(one, groups)
    return " or ".join(g.known.name if g.known else g.members[0].draft.name for _, g in ranked[:2])


def _merge(
    group: Group,
    id_: str,
    names: Mapping[str, str],
    mapping: Mapping[str, str],
    actor_of: Mapping[str, str],
    known: Sequence[KnownDraft],
) -> Draft:
    drafts, entry = [m.draft for m in group.members], group.known
    makers = Counter(actor_of.get(maker, maker) for draft in drafts for maker in draft.made_by)
    aliases = {plain_name(a): a for draft in reversed(drafts) for a in (draft.name, *draft.aliases)}
    best = max(drafts, key=lambda d: d.confidence)
    return msgspec.structs.replace(
        best,
        id=id_,
        method=best.method + (f"; could also be {group.doubt}" if group.doubt else ""),
        confidence=best.confidence / (2 if group.doubt else 1),
        name=names[id_],
        siglum=entry.siglum if entry else "",
        aliases=tuple(sorted({*aliases.values(), *(entry.aliases if entry else ())} - {names[id_]})),
        made_by=tuple(sorted(makers, key=lambda m: (-makers[m], m))),
        dated=(entry.dated if entry else None) or min((d.dated for d in drafts if d.dated), default=None),
        points=(entry.points if entry else None) or next((d.points for d in drafts if d.points), None),
        parent=_parent(id_, drafts, mapping, names, entry),
        evidence=tuple(span for draft in drafts for span in draft.evidence),
    )


def _parent(
    id_: str,
    drafts: Sequence[Draft],
    mapping: Mapping[str, str],
    names: Mapping[str, str],
    entry: KnownDraft | None,
) -> Parent | None:
    """The parent that most articles give, or the one a person gave."""
    if entry is not None and entry.parent:
        by_name = next((i for i, name in names.items() if plain_name(name) == plain_name(entry.parent)), None)
        if by_name and by_name != id_:
            return Parent(draft=by_name, relation="revises")
    votes: dict[tuple[str, str], list[Parent]] = defaultdict(list)
    for draft in drafts:
        if draft.parent and mapping.get(draft.parent.draft, id_) != id_:
            votes[mapping[draft.parent.draft], draft.parent.relation].append(draft.parent)
    if not votes:
        return None
    (parent, relation), given = max(votes.items(), key=lambda item: (len(item[1]), item[0]))
    return Parent(
        draft=parent,
        relation=relation,  # type: ignore[arg-type]
        evidence=tuple(span for vote in given for span in vote.evidence),
    )


def _without_cycles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, none its own ancestor: the later link of a circle is dropped."""
    parents = {d.id: d.parent.draft for d in drafts if d.parent}
    kept = []
    for draft in drafts:
        seen, at = {draft.id}, parents.get(draft.id)
        while at is not None and at not in seen:
            seen.add(at)
            at = parents.get(at)
        if at == draft.id:
            parents.pop(draft.id)
            draft = msgspec.structs.replace(draft, parent=None)
        kept.append(draft)
    return kept
