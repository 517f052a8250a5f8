"""The way of a dossier, read aloud: what its articles say is joined, amended by people and collated.

Nothing here reads a text: the views of a dossier need neither spaCy nor a network.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from variorum.collate.packs import Pack
from variorum.collate.rival_readings import find_rival_readings
from variorum.collate.rows import collate_drafts
from variorum.corrections import Known
from variorum.model import Article, Row
from variorum.records import Account, Records
from variorum.resolve.merge import merge_accounts
from variorum.resolve.origins import group_origins
from variorum.resolve.sourcing import find_sourcing, name_outlets

# Who is named so is no outlet that saw or told something.
NO_OUTLETS = frozenset({"person", "state"})


def build_records(
    accounts: Iterable[Account],
    pack: Pack,
    known: Known,
    amend: Callable[[Records], Records] = lambda records: records,
) -> Records:
    """The whole dossier: accounts joined, amended by people, then collated. Input order does not matter."""
    latest = {account.article.id: account for account in accounts}
    merged = amend(merge_accounts(latest.values(), known))
    readings = [account.reading for account in latest.values()]
    outlets = name_outlets(readings)
    others = {name for a in merged.actors if a.type in NO_OUTLETS for name in (a.name, *a.aliases)}
    rows = collate_rows(merged, pack)
    rivals = find_rival_readings(rows, merged.provisions, merged.drafts)
    return msgspec.structs.replace(
        merged,
        articles=tuple(_named(article, outlets) for article in merged.articles),
        rows=rows,
        disputes=(*merged.disputes, *rivals),
        origins=group_origins(readings),
        sourcing=find_sourcing(readings, others),
    )


def _named(article: Article, outlets: Mapping[str, str]) -> Article:
    """The article with its outlet's name where it carried only the host of its address."""
    name = outlets.get(article.outlet.removeprefix("www."), article.outlet)
    return article if name == article.outlet else msgspec.structs.replace(article, outlet=name)


def collate_rows(records: Records, pack: Pack, base: str | None = None) -> tuple[Row, ...]:
    """The rows of these records in the order of the vocabulary, against `base` where a draft id is given."""
    order = tuple(issue.id for issue in pack.issues)
    return collate_drafts(records.drafts, records.provisions, records.witnesses, order, base)
