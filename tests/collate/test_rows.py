"""Rows: provisions of rival drafts that speak of the same thing share a line; states are told apart."""

import pytest

from variorum.collate.rows import collate_drafts
from variorum.model import Article, Draft, Parent, Provision, Quantity, Witness, digest, identity

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
