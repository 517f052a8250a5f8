"""The synopsis: rows, cells, heads and figures."""

import msgspec

from tests.publish.story import INFO, PLAN_ARTICLE, RECORDS, span
from variorum.model import Cell, Difference, Row
from variorum.publish.context import Selection
from variorum.publish.evidence import Segment
from variorum.publish.index import Index
from variorum.publish.views.cells import SlotLine, find_cell
from variorum.publish.views.synopsis import Basis, synopsis

VIEW = synopsis(Index(RECORDS), INFO, Selection())


def test_rows_stand_in_the_order_of_the_pack_under_its_headings() -> None:
    assert [(group.label, [row.label for row in group.rows]) for group in VIEW.groups] == [
        ("Traffic", ["Safety at sea", "Number of ferries"]),
        ("Money", ["Fares"]),
    ]


def test_states_are_told_by_word_and_sign() -> None:
    cells = {(cell.siglum, row.slug): (cell.state, cell.sign) for row in VIEW.rows for cell in row.cells}
    assert cells == {
        ("FP2", "safety"): ("silent", "∅"),
        ("IS", "safety"): ("unknown", "?"),
        ("FP2", "ferries"): ("added", "+"),
        ("IS", "ferries"): ("modified", "≠"),
        ("FP2", "fares"): ("added", "+"),
        ("IS", "fares"): ("dropped", "−"),
    }


def test_a_modified_cell_shows_the_slot_the_words_and_what_they_rest_on() -> None:
    cell = VIEW.rows[1].cells[1]
    assert cell.differences == (Difference(slot="quantity", from_="12 ferries", to="18 ferries"),)
    assert cell.reading[:2] == (Segment("let Ostrava Lines run "), Segment("18 ferries", True, "quantity"))
    assert cell.basis == Basis(form="paraphrase", rank=2, outlets=1, origins=0)
    assert cell.basis.words == "one outlet"


def test_a_dropped_cell_strikes_what_the_base_reads_not_the_words_that_say_so() -> None:
    cell = VIEW.rows[2].cells[1]
    assert cell.struck == (Segment("Fares shall be frozen until 1 May 2041."),)
    assert cell.reading == (Segment("The freeze on fares is gone."),)


def test_the_draft_without_a_parent_is_the_base_and_shows_its_points() -> None:
    assert [(head.siglum, head.base, head.against) for head in VIEW.heads] == [
        ("FP2", True, ""),
        ("IS", False, "FP2"),
    ]
    assert VIEW.rows[1].cells[0].point == "point 1"


def test_the_reader_can_choose_another_base() -> None:
    view = synopsis(Index(RECORDS), INFO, Selection(base="draft-answer"))
    assert [(head.siglum, head.base, head.against) for head in view.heads] == [
        ("FP2", False, "IS"),
        ("IS", True, ""),
    ]


def test_figures_and_filters_count_the_same_rows() -> None:
    assert VIEW.counts == {"all": 3, "differ": 2, "open": 0, "disputed": 0, "number": 1, "new": 0}
    assert [(figure.value, figure.of, figure.show) for figure in VIEW.figures] == [
        ("2", "of 3", "differ"),
        ("0", "of 3", "open"),
        ("1", "of 6", ""),
        ("1", "of 3", "number"),
        ("1", "", "contested"),
        ("2", "in 3 articles", "sources"),
    ]


def test_a_dispute_over_a_provision_s_words_marks_its_row() -> None:
    words = span(PLAN_ARTICLE, "at most 12 ferries")
    dispute = RECORDS.disputes[0]
    side = msgspec.structs.replace(dispute.sides[0], evidence=(words,))
    contested = msgspec.structs.replace(dispute, sides=(side, dispute.sides[1]))
    view = synopsis(Index(msgspec.structs.replace(RECORDS, disputes=(contested,))), INFO, Selection())
    assert [row.disputes for row in view.rows] == [(), ("dispute-author",), ()]


def test_rows_of_one_issue_are_numbered() -> None:
    twin = Row(id="row-again", issues=("ferries",), cells={})
    view = synopsis(Index(msgspec.structs.replace(RECORDS, rows=(*RECORDS.rows, twin))), INFO, Selection())
    assert [(row.slug, row.part) for row in view.rows] == [
        ("safety", ""),
        ("ferries", "1 of 2"),
        ("ferries-2", "2 of 2"),
        ("fares", ""),
    ]


def test_a_cell_opens_its_slots_and_every_witness() -> None:
    cell = find_cell(Index(RECORDS), INFO, Selection(), "ferries..is")
    assert cell is not None
    assert (cell.label, cell.siglum, cell.against, cell.state) == (
        "Number of ferries",
        "IS",
        "FP2",
        "modified",
    )
    assert cell.lines == (
        SlotLine("quantity", "12 ferries", "18 ferries"),
        SlotLine("who", "Ostrava Lines", "Ostrava Lines"),
        SlotLine("force", "may", "may"),
    )
    assert [(proof.record, proof.outlet) for proof in cell.proofs] == [("provision-cap2", "Island Times")]


def test_no_records_give_an_empty_table() -> None:
    view = synopsis(Index(RECORDS.__class__()), INFO, Selection())
    assert (view.rows, view.heads, view.counts["all"]) == ((), (), 0)


def test_what_is_added_to_a_base_that_is_not_held_says_so() -> None:
    row = msgspec.structs.replace(
        RECORDS.rows[0], cells={"draft-answer": Cell(state="added", provisions=("provision-cap2",))}
    )
    view = synopsis(Index(msgspec.structs.replace(RECORDS, rows=(row,))), INFO, Selection())
    assert [cell.doubt for cell in view.rows[0].cells] == ["", "text of FP2 not held"]
