"""The drafts: each with its text by point, its witnesses, its descent, and what became of every point."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.model import Draft, Provision, Row, Witness
from variorum.publish.context import Info, Selection
from variorum.publish.evidence import Proof, Segment, proofs, shorten
from variorum.publish.index import RANKS, Index
from variorum.publish.views.cells import slot_words
from variorum.publish.views.descent import Descent, Seen, draw_descent
from variorum.publish.views.points import anchor_of, best_form, number_of, places_of, point_key
from variorum.publish.views.signs import Stated
from variorum.publish.views.synopsis import held_words, slot_name

ARTICLE_WORD = re.compile(r"^(?:the|a|an|this|that)\s+", re.IGNORECASE)
POINTS_SHOWN = 60  # columns of the coverage chart: more no longer fit a page


@dataclass(frozen=True, slots=True)
class WitnessView:
    """One publication's rendering of the draft, with its siglum within this page.

    `held` are the points that it gives by number, `loose` those that it tells without.
    """

    id: str
    siglum: str
    article: str
    outlet: str
    title: str
    published: str
    form: str
    rank: int
    complete: bool
    points: int
    held: tuple[str, ...]
    loose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """What one witness reads at a place where the lemma stands."""

    text: str
    witnesses: tuple[str, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Fate(Stated):
    """What another draft does with the issues of a point."""

    siglum: str
    slug: str
    state: str
    slots: str
    row: str


@dataclass(frozen=True, slots=True)
class Point:
    """One place of the draft: the lemma (the best witness's words), its variants, issues and fates."""

    number: str
    anchor: str
    lemma: tuple[Segment, ...]
    source: str
    form: str
    rank: int
    status: str
    slots: tuple[tuple[str, str], ...]
    variants: tuple[Variant, ...]
    issues: tuple[tuple[str, str], ...]
    fates: tuple[Fate, ...]
    unknown: tuple[str, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Lacuna:
    """Points of the draft that no witness here holds, first to last."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """One draft's page; `totals` counts for each column of the chart the witnesses that have the point."""

    id: str
    slug: str
    siglum: str
    name: str
    aliases: tuple[str, ...]
    makers: tuple[str, ...]
    dated: str
    first_public: str
    points: int | None
    held: str
    parent: tuple[str, str, str] | None
    children: tuple[tuple[str, str, str], ...]
    witnesses: tuple[WitnessView, ...]
    columns: tuple[str, ...]
    totals: tuple[int, ...]
    text: tuple[Point | Lacuna, ...]
    others: tuple[tuple[str, str], ...]
    descent: Descent | None
    proofs: tuple[Proof, ...]


def draft_view(index: Index, info: Info, selection: Selection, draft: Draft) -> DraftView:
    """The page of one draft."""
    witnesses = _witnesses(index, draft)
    points = _points(index, info, draft, witnesses)
    columns = _columns(draft, points) if any(one.held for one in witnesses) else ()
    return DraftView(
        id=draft.id,
        slug=index.slugs[draft.id],
        siglum=index.sigla[draft.id],
        name=draft.name,
        aliases=_aliases(draft),
        makers=index.makers(draft),
        dated=draft.dated or "",
        first_public=index.first_published(draft.evidence),
        points=draft.points,
        held=held_words(index, draft),
        parent=_parent(index, draft),
        children=_children(index, draft),
        witnesses=witnesses,
        columns=columns,
        totals=tuple(sum(one in (*w.held, *w.loose) for w in witnesses) for one in columns),
        text=_with_lacunae(draft, points),
        others=tuple(
            (index.sigla[one.id], index.slugs[one.id]) for one in index.drafts if one.id != draft.id
        ),
        descent=draw_descent(
            index, draft, [Seen(w.siglum, w.article, w.outlet, w.published, w.rank) for w in witnesses]
        ),
        proofs=proofs(index, draft, draft.evidence),
    )


def find_draft(index: Index, name: str) -> Draft | None:
    """The draft with this name in addresses; None where there is none."""
    return next((draft for draft in index.drafts if index.slugs[draft.id] == name), None)


def _aliases(draft: Draft) -> tuple[str, ...]:
    """Other names of the draft, six at most, each once whatever its article and capitals."""
    bare = {ARTICLE_WORD.sub("", draft.name).casefold()}
    kept: list[str] = []
    for alias in draft.aliases:
        key = ARTICLE_WORD.sub("", alias).casefold()
        if key not in bare:
            bare.add(key)
            kept.append(alias)
    return tuple(kept[:6])


def _parent(index: Index, draft: Draft) -> tuple[str, str, str] | None:
    if not draft.parent or draft.parent.draft not in index.draft:
        return None
    parent = draft.parent.draft
    return index.sigla[parent], index.slugs[parent], draft.parent.relation.replace("-", " ")


def _children(index: Index, draft: Draft) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (index.sigla[one.id], index.slugs[one.id], one.parent.relation.replace("-", " "))
        for one in index.drafts
        if one.parent and one.parent.draft == draft.id
    )


def _witnesses(index: Index, draft: Draft) -> tuple[WitnessView, ...]:
    best: dict[str, Witness] = {}
    for witness in index.witnesses.get(draft.id, ()):
        best.setdefault(witness.article, witness)
    sigla: set[str] = set()
    return tuple(_witness(index, draft, witness, sigla) for witness in best.values())


def _witness(index: Index, draft: Draft, witness: Witness, taken: set[str]) -> WitnessView:
    article = index.articles.get(witness.article)
    held, loose = _points_of(index, draft, witness.article)
    return WitnessView(
        id=witness.id,
        siglum=_siglum(index.outlet(witness.article), taken),
        article=witness.article,
        outlet=index.outlet(witness.article),
        title=article.title if article else "",
        published=index.published(witness.article),
        form=witness.form,
        rank=RANKS[witness.form],
        complete=witness.complete,
        points=witness.points_found,
        held=held,
        loose=loose,
    )


def _points_of(index: Index, draft: Draft, article: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The points that an article gives by number, and those that it tells without one."""
    told: tuple[set[str], set[str]] = set(), set()
    for place in places_of(index, draft):
        for one in place:
            if number_of(place) and any(span.article == article for span in one.evidence):
                told[0 if one.number else 1].add(number_of(place))
    held, loose = told
    return tuple(sorted(held, key=point_key)), tuple(sorted(loose - held, key=point_key))


def _siglum(outlet: str, taken: set[str]) -> str:
    """Two capitals of the outlet's name (initials, or its first letters), numbered where two would be one."""
    words = [word for word in re.findall(r"\w+", outlet) if word.lower() not in ("the", "of", "and")]
    letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else (words or ["X"])[0][:2]
    wanted, number = letters.upper(), 2
    while wanted in taken:
        wanted, number = f"{letters.upper()}{number}", number + 1
    taken.add(wanted)
    return wanted


def _points(index: Index, info: Info, draft: Draft, witnesses: tuple[WitnessView, ...]) -> tuple[Point, ...]:
    """The places of the draft, by number, those without one last."""
    found = [_point(index, info, draft, several, witnesses) for several in places_of(index, draft)]
    return tuple(sorted(found, key=lambda point: (point_key(point.number), point.anchor)))


def _point(
    index: Index,
    info: Info,
    draft: Draft,
    ordered: list[Provision],
    witnesses: tuple[WitnessView, ...],
) -> Point:
    best = ordered[0]
    number = number_of(ordered)
    form = best_form(index, best)
    issues = tuple(dict.fromkeys(issue for one in ordered for issue in one.issues))
    rows = list({row.id: row for one in ordered for row in index.rows_of_provision.get(one.id, ())}.values())
    sigla = {witness.article: witness.siglum for witness in witnesses}
    fates, unknown = _fates(index, draft, rows)
    return Point(
        number=number,
        anchor=anchor_of(ordered),
        lemma=_lemma(index, best),
        source=_sigla_of(best, sigla),
        form=form,
        rank=RANKS.get(form, 0),
        status=best.status,
        slots=slot_words(best),
        variants=_variants(ordered, best, sigla),
        issues=tuple((issue, info.label(issue)) for issue in issues),
        fates=fates,
        unknown=unknown,
        proofs=tuple(proof for one in ordered for proof in proofs(index, one, one.evidence)),
    )


def _lemma(index: Index, provision: Provision) -> tuple[Segment, ...]:
    runs: list[Segment] = []
    for span in provision.evidence:
        runs += [Segment(" … ")] if runs else []
        runs.append(Segment(" ".join(span.exact.split())))
    return tuple(runs)


def _sigla_of(provision: Provision, sigla: dict[str, str]) -> str:
    return " ".join(dict.fromkeys(sigla.get(span.article, "") for span in provision.evidence)).strip()


def _variants(ordered: list[Provision], best: Provision, sigla: dict[str, str]) -> tuple[Variant, ...]:
    """The other readings of the place, each once with all the witnesses that have it."""
    read: dict[str, tuple[list[str], str]] = {}
    lemma = _words(best)
    for one in ordered[1:]:
        text = _words(one)
        if text.casefold() == lemma.casefold():
            continue
        read.setdefault(text, ([], one.id))[0].append(_sigla_of(one, sigla))
    return tuple(
        Variant(shorten(text, 140), tuple(dict.fromkeys(one for one in several if one)), anchor)
        for text, (several, anchor) in read.items()
    )


def _words(provision: Provision) -> str:
    return " … ".join(" ".join(span.exact.split()) for span in provision.evidence)


def _fates(index: Index, draft: Draft, rows: list[Row]) -> tuple[tuple[Fate, ...], tuple[str, ...]]:
    """What the drafts made from this one do with the rows of a point, and those of which it is not known."""
    heirs = [one for one in index.drafts if one.parent and one.parent.draft == draft.id]
    known: dict[tuple[str, str, str], Fate] = {}
    for heir in heirs:
        for row in rows:
            cell = row.cells.get(heir.id)
            if cell and cell.state != "unknown":
                slots = ", ".join(dict.fromkeys(slot_name(one.slot) for one in cell.differences))
                fate = Fate(
                    index.sigla[heir.id], index.slugs[heir.id], cell.state, slots, index.row_slugs[row.id]
                )
                known.setdefault((heir.id, cell.state, slots), fate)
    told = {key[0] for key in known}
    return tuple(known.values()), tuple(
        index.sigla[heir.id] for heir in heirs if heir.id not in told and rows
    )


def _columns(draft: Draft, points: tuple[Point, ...]) -> tuple[str, ...]:
    """The points of the coverage chart: 1 to the last, or those met where their number is not known."""
    whole = {point.number for point in points if point.number.isdigit()}
    last = max([draft.points or 0, *(int(number) for number in whole)])
    return tuple(str(number) for number in range(1, min(last, POINTS_SHOWN) + 1))


def _with_lacunae(draft: Draft, points: tuple[Point, ...]) -> tuple[Point | Lacuna, ...]:
    """The text with its gaps drawn: runs of whole numbers that nothing here holds."""
    shown: list[Point | Lacuna] = []
    at = 1
    for point in points:
        number = point_key(point.number)[0]
        if number < 10**6:
            if number > at:
                shown.append(Lacuna(str(at), str(number - 1)))
            at = max(at, number + 1)
        elif draft.points and at <= draft.points and at > 1:
            shown.append(Lacuna(str(at), str(draft.points)))
            at = draft.points + 1
        shown.append(point)
    if draft.points and 1 < at <= draft.points:
        shown.append(Lacuna(str(at), str(draft.points)))
    return tuple(shown)
