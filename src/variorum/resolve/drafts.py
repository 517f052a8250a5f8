"""One draft for many names: the drafts of many articles become those of the dossier."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations

import msgspec

from variorum.corrections import KnownDraft
from variorum.model import Draft, Parent, identity
from variorum.records import Account
from variorum.resolve.draft_likeness import JOIN, Comparison
from variorum.resolve.draft_makers import Makers
from variorum.resolve.draft_names import best_name, plain_name, sigla
from variorum.resolve.draft_profile import Profile, tell_drafts

AMBIGUOUS = 0.5  # two homes this close in likeness: the draft stays apart, and says so
CONTRARY = -4.0  # below this, two drafts are hardly one by any further report


@dataclass(slots=True)
class Group:
    """Local drafts that are one, with what they say together; `known` is the hand-made entry, if any."""

    profile: Profile
    known: KnownDraft | None = None
    doubt: str = ""


def merge_drafts(
    accounts: Sequence[Account], actor_of: Mapping[str, str], known: Sequence[KnownDraft] = ()
) -> tuple[tuple[Draft, ...], dict[str, str]]:
    """The drafts of all accounts, and for the id of every local draft the id of the merged one.

    The two groups that are most alike join first, until none are alike enough; what fits two drafts equally
    stays apart and says so in `method`. Hand-made entries win. The order of the accounts does not matter.
    """
    drafts = {draft.id: draft for account in accounts for draft in account.drafts}
    makers = Makers(accounts, actor_of)
    profiles = sorted(
        (profile for account in accounts for profile in tell_drafts(account, makers)),
        key=lambda profile: profile.key,
    )
    groups = _group(profiles, drafts, known)
    ids = {id(group): _group_id(group) for group in groups}
    mapping = {local: ids[id(group)] for group in groups for local in group.profile.locals_}
    told = {id(group): _members(group, drafts, profiles) for group in groups}
    names = {ids[id(group)]: best_name(told[id(group)], group.known) for group in groups}
    merged = [_merge(group, told[id(group)], mapping, names, makers) for group in groups]
    marked = sigla(_without_cycles(merged), _actor_names(accounts, actor_of))
    return tuple(sorted(marked, key=lambda d: (d.dated or "9", d.name, d.id))), mapping


def _members(group: Group, drafts: Mapping[str, Draft], profiles: Sequence[Profile]) -> list[Draft]:
    """The local drafts of a group, the earliest first."""
    return [drafts[local] for p in profiles for local in p.locals_ if local in group.profile.locals_]


def _actor_names(accounts: Sequence[Account], actor_of: Mapping[str, str]) -> dict[str, str]:
    named = sorted((actor_of.get(a.id, a.id), a.name) for account in accounts for a in account.actors)
    return dict(reversed(named))


def _group_id(group: Group) -> str:
    return identity("draft", "by-hand", group.known.name) if group.known else group.profile.key[1]


def _group(
    profiles: Sequence[Profile], drafts: Mapping[str, Draft], known: Sequence[KnownDraft]
) -> list[Group]:
    """Local drafts by hand-made entry, then the most alike first."""
    joining = Joining(_by_hand(profiles, drafts, known), Comparison(profiles))
    while (pair := joining.most_alike()) is not None:
        joining.join(*pair)
    _join_the_other(joining, drafts)
    for n, group in joining.alive.items():
        group.doubt = _doubt(n, joining, drafts)
    return sorted(joining.alive.values(), key=lambda group: group.profile.key)


def _join_the_other(joining: Joining, drafts: Mapping[str, Draft]) -> None:
    """ "There is talk of another text": the only draft of the dossier that this article tells by no name."""
    for n, group in sorted(joining.alive.items(), key=lambda item: item[1].profile.key):
        names = [name for local in group.profile.locals_ for name in drafts[local].aliases]
        if group.known is not None or not names or not all(name.startswith("another ") for name in names):
            continue
        articles = group.profile.articles
        free = [k for k, other in joining.alive.items() if k != n and not other.profile.articles & articles]
        if len(free) == 1:
            joining.join(free[0], n)


class Joining:
    """The groups still apart (`alive`, by number), and which of them are alike enough to be one.

    Only pairs from JOIN on are kept in order, in a heap whose outdated entries are skipped when met; whether
    two groups are contrary is looked up when it is asked.
    """

    def __init__(self, groups: Sequence[Group], comparison: Comparison) -> None:
        self.alive = dict(enumerate(groups))
        self.near: dict[int, dict[int, float]] = {n: {} for n in self.alive}
        self._comparison = comparison
        self._heap: list[tuple[float, tuple[str, str], tuple[str, str], int, int]] = []
        for n, m in combinations(self.alive, 2):
            self._compare(n, m)

    def join(self, n: int, m: int) -> None:
        """Make group m part of group n, and compare n with all others anew."""
        self.alive[n] = Group(self.alive[n].profile.joined(self.alive.pop(m).profile), self.alive[n].known)
        for gone in (n, m):
            for k in self.near[gone]:
                del self.near[k][gone]
            self.near[gone] = {}
        for k in self.alive.keys() - {n}:
            self._compare(min(n, k), max(n, k))

    def most_alike(self) -> tuple[int, int] | None:
        """The two groups most alike that no third one fits as well; None where no more may join."""
        passed, found = [], None
        while self._heap and found is None:
            entry = heappop(self._heap)
            n, m = entry[3:]
            if self.near.get(n, {}).get(m) != -entry[0] or self._keys(n, m) != entry[1:3]:
                continue  # one of the two has grown since
            passed.append(entry)
            if not self._has_rivals(n, m):
                found = n, m
        for entry in passed:
            heappush(self._heap, entry)
        return found

    def _compare(self, n: int, m: int) -> None:
        score = self._comparison.likeness(self.alive[n].profile, self.alive[m].profile)
        if score < JOIN:
            return
        self.near[n][m] = self.near[m][n] = score
        if self.alive[n].known is None or self.alive[m].known is None:
            heappush(self._heap, (-score, *self._keys(n, m), n, m))

    def _keys(self, n: int, m: int) -> tuple[tuple[str, str], tuple[str, str]]:
        return self.alive[n].profile.key, self.alive[m].profile.key

    def _has_rivals(self, n: int, m: int) -> bool:
        """Whether a third group fits one of the two nearly as well, though it cannot be the other."""
        least = self.near[n][m] - AMBIGUOUS
        pointed = self.alive[n].profile.points & self.alive[m].profile.points
        for one, home in ((n, m), (m, n)):
            for k, score in self.near[one].items():
                if k == home or score < least or (pointed and not pointed & self.alive[k].profile.points):
                    continue
                if self._likeness(home, k) < CONTRARY:
                    return True
        return False

    def _likeness(self, n: int, m: int) -> float:
        kept = self.near[n].get(m)
        first, second = self.alive[min(n, m)].profile, self.alive[max(n, m)].profile
        return self._comparison.likeness(first, second) if kept is None else kept


def _by_hand(
    profiles: Sequence[Profile], drafts: Mapping[str, Draft], known: Sequence[KnownDraft]
) -> list[Group]:
    """A group for each hand-made entry that is met, and one for each other local draft."""
    groups: dict[str, Group] = {}
    rest = []
    for profile in profiles:
        (local,) = profile.locals_
        entry = next((k for k in known if _is_meant(drafts[local], k)), None)
        if entry is None:
            rest.append(Group(profile))
        elif entry.name in groups:
            groups[entry.name].profile = groups[entry.name].profile.joined(profile)
        else:
            groups[entry.name] = Group(profile, entry)
    return sorted([*groups.values(), *rest], key=lambda group: (group.known is None, group.profile.key))


def _is_meant(draft: Draft, entry: KnownDraft) -> bool:
    """Whether a person's entry means this draft: one of its names or its number of points."""
    if entry.points and draft.points:
        return entry.points == draft.points
    names = {plain_name(name) for name in (entry.name, *entry.aliases)}
    return bool(names & {plain_name(name) for name in (draft.name, *draft.aliases)})


def _doubt(n: int, joining: Joining, drafts: Mapping[str, Draft]) -> str:
    """The names of the drafts that one fits equally well."""
    alive = joining.alive
    likely = sorted((-score, alive[k].profile.key, k) for k, score in joining.near[n].items())
    groups = [alive[k] for _, _, k in likely[:2]]
    return " or ".join(g.known.name if g.known else drafts[g.profile.key[1]].name for g in groups)


def _merge(
    group: Group,
    drafts: Sequence[Draft],
    mapping: Mapping[str, str],
    names: Mapping[str, str],
    makers: Makers,
) -> Draft:
    id_, entry = mapping[drafts[0].id], group.known
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
        made_by=makers.most_told(drafts),
        dated=(entry.dated if entry else None) or _day(drafts),
        points=(entry.points if entry else None) or next((d.points for d in drafts if d.points), None),
        parent=_parent(id_, drafts, mapping, names, entry),
        evidence=tuple(span for draft in drafts for span in draft.evidence),
    )


def _day(drafts: Sequence[Draft]) -> str | None:
    """The day that most articles give a draft, the earliest of several: one article may date another text."""
    days = Counter(draft.dated for draft in drafts if draft.dated)
    return min(days, key=lambda day: (-days[day], day), default=None)


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
