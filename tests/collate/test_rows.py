"""Rows: provisions of rival drafts that speak of the same thing share a line; states are told apart."""

import pytest

from variorum.collate.rival_readings import find_rival_readings
from variorum.collate.rows import collate_drafts
from variorum.model import (
    Article,
    Draft,
    Parent,
    Provision,
    Quantity,
    Witness,
    digest,
    identity,
)

ORDER = ("force-cap", "trade-transit", "elections", "prisoners")


def article(text):
    return Article(id=identity("article", text), path="x.md", text=text, content_digest=digest(text))


def draft(key, dated, parent=None):
    span = article(f"the {key} text").span(0, 3)
    step = Parent(draft=parent, relation="revises") if parent else None
    return Draft(id=key, name=key, dated=dated, parent=step, evidence=(span,))


def provision(of, issue, words, value=None, **slots):
    source = article(words)
    span = source.span(0, len(words))
    if value is not None:
        at = words.index(str(value))
        slots["quantity"] = Quantity(value=value, unit="ships", span=source.span(at, at + len(str(value))))
    return Provision(id=identity("p", of, words), draft=of, issues=(issue,), evidence=(span,), **slots)


def table(drafts, provisions, witnesses=()):
    rows = collate_drafts(drafts, provisions, witnesses, ORDER)
    return [(row.issues[0], *(row.cells[d.id].state for d in drafts)) for row in rows]


A, B = draft("A", "2031-03-01"), draft("B", "2031-03-05", parent="A")


def test_a_changed_number_is_a_slot_difference():
    rows = collate_drafts(
        [A, B],
        [
            provision("A", "force-cap", "at most 6 patrol ships", 6),
            provision("B", "force-cap", "a cap of 8 ships", 8),
        ],
        [],
        ORDER,
    )

    (difference,) = rows[0].cells["B"].differences
    assert (rows[0].cells["B"].state, difference.slot, difference.from_, difference.to) == (
        "modified",
        "quantity",
        "6",
        "8",
    )


def test_the_seven_states_are_told_apart():
    provisions = [
        provision("A", "force-cap", "at most 6 patrol ships", 6),
        provision("B", "force-cap", "no more than 6 patrol ships", 6),
        provision("A", "trade-transit", "tolls are halved", modality="shall"),
        provision("B", "trade-transit", "tolls may be halved", modality="may"),
        provision("A", "elections", "a vote in May"),
        provision("B", "elections", "scraps the vote", status="dropped"),
        provision("B", "prisoners", "all prisoners go free"),
        provision("A", "prisoners", "the bridge reopens"),
    ]
    provisions[-1] = provision("A", "timetable", "the bridge reopens on Monday")

    assert table([A, B], provisions) == [
        ("force-cap", "same", "same"),
        ("trade-transit", "same", "modified"),
        ("elections", "same", "dropped"),
        ("prisoners", "unknown", "added"),
        ("timetable", "same", "unknown"),
    ]


def test_only_a_text_held_whole_can_be_silent():
    span = article("the whole text").span(0, 3)
    whole = Witness(id="w", draft="B", article="x", form="text", complete=True, evidence=(span,))
    cut = Witness(id="w", draft="B", article="x", form="text", complete=False, evidence=(span,))
    provisions = [provision("A", "elections", "a vote in May")]

    assert table([A, B], provisions, [whole]) == [("elections", "same", "silent")]
    assert table([A, B], provisions, [cut]) == [("elections", "same", "unknown")]


def test_what_is_left_open_is_open():
    provisions = [
        provision("A", "elections", "a vote in May"),
        provision("B", "elections", "leaves the vote to later talks", status="open"),
    ]

    assert table([A, B], provisions) == [("elections", "same", "open")]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_input_does_not_matter(order):
    provisions = [
        provision("A", "force-cap", "at most 6 patrol ships", 6),
        provision("B", "force-cap", "a cap of 8 ships", 8),
        provision("B", "elections", "a vote in May"),
    ]
    straight = collate_drafts([A, B], provisions, [], ORDER)

    assert collate_drafts([B, A], [provisions[n] for n in order], [], ORDER) == straight


def test_two_outlets_words_for_one_point_make_one_row():
    provisions = [
        provision("A", "force-cap", "at most 6 patrol ships in the strait", 6),
        provision("A", "force-cap", "a limit of 6 patrol ships in the strait", 6),
    ]

    (row,) = collate_drafts([A], provisions, [], ORDER)
    assert len(row.cells["A"].provisions) == 2


def test_a_limit_for_each_side_stands_beside_the_limits_for_one():
    """ "Each side 8" answers both "A-land 6" and "B-land 9"."""
    provisions = [
        provision("A", "force-cap", "Arland may keep 6 patrol ships", 6, obligor=("Arland",)),
        provision("A", "force-cap", "Borland may keep 9 patrol ships", 9, obligor=("Borland",)),
        provision("B", "force-cap", "each side may keep 8 patrol ships", 8),
    ]
    rows = collate_drafts([A, B], provisions, [], ORDER)

    assert sorted(d.from_ for row in rows for d in row.cells["B"].differences) == ["6", "9"]
    assert [row.cells["B"].differences[0].to for row in rows] == ["8", "8"]


def test_a_wrong_figure_stays_in_the_cell_as_a_rival_reading():
    told = ["Arland may keep 12 patrol ships in the strait", "Arland slashes its ships in the strait to 21"]
    provisions = [
        provision("A", "force-cap", words, value, obligor=("Arland",))
        for words, value in zip(told, (12, 21), strict=True)
    ]
    rows = collate_drafts([A], provisions, [], ORDER)

    (dispute,) = find_rival_readings(rows, provisions, [A])
    assert (len(rows), [side.position for side in dispute.sides]) == (1, ["12", "21"])


def test_what_is_done_away_with_is_no_longer_the_same():
    provisions = [
        provision("A", "trade-transit", "tolls shall be fixed at 40 marks", 40),
        provision("B", "trade-transit", "the tolls would be abolished"),
    ]

    assert table([A, B], provisions) == [("trade-transit", "same", "modified")]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("tolls fixed for five years", "tolls fixed for three years", ("term", "five years", "three years")),
        ("paid in three instalments", "paid in two instalments", ("instalments", "three", "two")),
    ],
)
def test_terms_and_counts_in_the_words_are_slots_too(before, after, expected):
    provisions = [provision("A", "trade-transit", before), provision("B", "trade-transit", after)]
    rows = collate_drafts([A, B], provisions, [], ORDER)

    (difference,) = rows[0].cells["B"].differences
    assert (difference.slot, difference.from_, difference.to) == expected


def test_within_an_issue_numbers_go_first_then_what_most_drafts_have():
    provisions = [
        *(provision("A", "trade-transit", words) for words in ("bells ring at dusk", "moorings are free")),
        *(provision(of, "trade-transit", "pilots board every trawler") for of in ("A", "B")),
        provision("A", "trade-transit", "lighthouses burn all night", number="4"),
    ]
    words = {p.id: p.evidence[0].exact for p in provisions}
    rows = collate_drafts([A, B], provisions, [], ORDER)
    firsts = [words[row.cells["A"].provisions[0]] for row in rows]
    assert firsts[:2] == ["lighthouses burn all night", "pilots board every trawler"]
    assert sorted(firsts[2:]) == ["bells ring at dusk", "moorings are free"]
