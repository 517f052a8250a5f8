"""One draft for many names: the drafts of many articles become those of the dossier."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

import msgspec

from variorum.corrections import KnownDraft
from variorum.model import Account, Draft, Parent, identity
from variorum.resolve.draft_likeness import JOIN, Comparison
from variorum.resolve.draft_makers import Makers
from variorum.resolve.draft_names import best_name, plain_name, sigla
from variorum.resolve.draft_profile import Profile, tell

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
        (tell(account, draft, makers) for account in accounts for draft in account.drafts),
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
    groups = _by_hand(profiles, drafts, known)
    comparison = Comparison(profiles)
    scores = {
        (n, m): comparison.likeness(groups[n].profile, groups[m].profile)
        for n, m in combinations(range(len(groups)), 2)
    }
    alive = dict(enumerate(groups))
    likely = {pair for pair, score in scores.items() if score >= JOIN}
    while (pair := _most_alike(likely, scores, alive)) is not None:
        n, m = pair
        scores.pop(pair)
        alive[n] = Group(alive[n].profile.joined(alive.pop(m).profile), alive[n].known)
        for k in alive.keys() - {n}:
            scores.pop((min(m, k), max(m, k)))
            scores[min(n, k), max(n, k)] = comparison.likeness(alive[n].profile, alive[k].profile)
        likely = {p for p in likely if m not in p and n not in p}
        ours = ((min(n, k), max(n, k)) for k in alive.keys() - {n})
        likely |= {p for p in ours if scores[p] >= JOIN}
    for n, group in alive.items():
        group.doubt = _doubt(n, scores, alive, drafts)
    return sorted(alive.values(), key=lambda group: group.profile.key)


def _most_alike(
    likely: Set[tuple[int, int]], scores: Mapping[tuple[int, int], float], alive: Mapping[int, Group]
) -> tuple[int, int] | None:
    """The two groups that are most alike and that no third one fits as well; None where no more may join."""
    ranked = sorted(
        (pair for pair in likely if not _both_known(pair, alive)),
        key=lambda pair: (-scores[pair], alive[pair[0]].profile.key, alive[pair[1]].profile.key),
    )
    return next((pair for pair in ranked if not _rivals(pair, scores, alive)), None)


def _both_known(pair: tuple[int, int], alive: Mapping[int, Group]) -> bool:
    return all(alive[n].known is not None for n in pair)


def _rivals(
    pair: tuple[int, int], scores: Mapping[tuple[int, int], float], alive: Mapping[int, Group]
) -> list[int]:
    """Groups that one of the two fits nearly as well, though they cannot be one with the other."""
    found = []
    pointed = alive[pair[0]].profile.points & alive[pair[1]].profile.points
    for one, home in (pair, pair[::-1]):
        for k in alive.keys() - set(pair):
            if pointed and not pointed & alive[k].profile.points:
                continue
            other = scores[min(one, k), max(one, k)]
            if other >= max(JOIN, scores[pair] - AMBIGUOUS) and scores[min(home, k), max(home, k)] < CONTRARY:
                found.append(k)
    return found


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


def _doubt(
    n: int,
    scores: Mapping[tuple[int, int], float],
    alive: Mapping[int, Group],
    drafts: Mapping[str, Draft],
) -> str:
    """The names of the drafts that one fits equally well."""
    fits = [(scores[min(n, k), max(n, k)], k) for k in alive.keys() - {n}]
    likely = sorted((-score, alive[k].profile.key, k) for score, k in fits if score >= JOIN)
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
