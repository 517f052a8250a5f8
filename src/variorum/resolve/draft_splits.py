"""Two drafts that one article seems to take for one, told apart by what the other articles say of them.

"The envoy's first draft" is not the 14-point text where all others call the 14 points a revision: the
mentions that cannot be of the draft with that number of points become a draft of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from variorum.model import Draft, Parent, Provision, Span, Witness, identity
from variorum.records import Account
from variorum.resolve.draft_words import epithet, order_of

CONTRARY = {("first", "later"), ("later", "first"), ("counter", "first")}
POINTED = re.compile(r"[-‑– ]point\b")
LEAST_OTHERS = 2  # articles that must agree against the one


def split_drafts(accounts: Sequence[Account]) -> list[Account]:
    """The accounts, with local drafts split where a mention contradicts what all others say of its points."""
    orders = _orders(accounts)
    return [_split(account, orders) for account in accounts]


def _orders(accounts: Sequence[Account]) -> dict[int, Counter[str]]:
    """In how many articles the draft of so many points is called first, later or a counter-text."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for draft in (draft for account in accounts for draft in account.drafts if draft.points):
        if order := _mostly(draft):
            found[draft.points or 0][order] += 1
    return found


def _mostly(draft: Draft) -> str:
    """What most marked mentions call a draft."""
    own = Counter(order for span in draft.evidence if (order := order_of(span.exact)))
    return max(sorted(own), key=own.__getitem__, default="")


def _split(account: Account, orders: Mapping[int, Counter[str]]) -> Account:
    for draft in account.drafts:
        strange = _strange(draft, orders.get(draft.points or 0, Counter()))
        if strange:
            account = _parted(account, draft, strange)
    return account


def _strange(draft: Draft, told: Counter[str]) -> tuple[Span, ...]:
    """The mentions of a draft that others' word on its number of points speaks against."""
    own = _mostly(draft)
    pointed = [span for span in draft.evidence if POINTED.search(span.exact)]
    for order, other in CONTRARY:
        against = told[other] - (own == other)
        for_it = told[order] - (own == order)
        marked = tuple(s for s in draft.evidence if order_of(s.exact) == order and s not in pointed)
        named = any(epithet(span.exact) for span in marked) or len(marked) > 1
        if pointed and marked and named and against >= LEAST_OTHERS and against > 2 * for_it:
            return marked
    return ()


def _parted(account: Account, draft: Draft, strange: tuple[Span, ...]) -> Account:
    """The account with the strange mentions, and what goes with them, as a draft of its own."""
    taken = tuple(span for span in draft.evidence if _goes_with(span, draft, strange))
    left = tuple(span for span in draft.evidence if span not in taken)
    if not left:
        return account
    counter = order_of(strange[0].exact) == "counter"
    id_ = identity("draft", draft.id, *(span.start for span in taken))
    apart = msgspec.structs.replace(
        draft,
        id=id_,
        name=max((span.exact for span in strange), key=lambda name: (len(epithet(name)), -len(name))),
        aliases=tuple(dict.fromkeys(span.exact for span in taken)),
        points=None,
        made_by=draft.made_by if counter else (),
        parent=Parent(draft=draft.id, relation="counters") if counter else None,
        method=f"{draft.method}; split",
        evidence=taken,
    )
    rest = msgspec.structs.replace(
        draft,
        aliases=tuple(dict.fromkeys(span.exact for span in left)),
        made_by=() if counter else draft.made_by,
        parent=None if counter else draft.parent,
        name=next(span.exact for span in left if POINTED.search(span.exact)),
        evidence=left,
    )
    moved = [p.id for p in account.provisions if p.draft == draft.id and _nearest(p, draft.evidence) in taken]
    return msgspec.structs.replace(
        account,
        drafts=tuple(one for d in account.drafts for one in ((rest, apart) if d.id == draft.id else (d,))),
        provisions=tuple(
            msgspec.structs.replace(p, draft=id_) if p.id in moved else p for p in account.provisions
        ),
        witnesses=(*account.witnesses, *_witness(account, apart, len(moved))),
    )


def _goes_with(span: Span, draft: Draft, strange: tuple[Span, ...]) -> bool:
    """Whether a mention is one of the strange ones, or follows one without a mark of its own."""
    if span in strange:
        return True
    if POINTED.search(span.exact) or order_of(span.exact) or epithet(span.exact):
        return False
    before = [s for s in draft.evidence if s.start < span.start and (s in strange or epithet(s.exact))]
    return bool(before) and before[-1] in strange


def _nearest(provision: Provision, mentions: Sequence[Span]) -> Span:
    """The mention inside a provision's words, else the last one before it."""
    words = provision.evidence[0]
    inside = [m for m in mentions if words.start <= m.start and m.end <= words.end]
    before = [m for m in mentions if m.start <= words.start]
    return (inside or before or list(mentions))[-1]


def _witness(account: Account, draft: Draft, provisions: int) -> tuple[Witness, ...]:
    return (
        Witness(
            id=identity("witness", account.article.id, draft.id),
            method="resolve:split",
            draft=draft.id,
            article=account.article.id,
            form="paraphrase",
            points_found=provisions,
            evidence=draft.evidence,
        ),
    )
