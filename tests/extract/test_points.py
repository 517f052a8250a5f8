"""Points of a draft's text, in every numbering style."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.extract.points import find_points, is_complete, read_draft


def numbers(text):
    return [(p.number, p.kind) for p in find_points(text)]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("1. ", "2. ", "3. "), ("1", "2", "3")),
        (("1) ", "2) ", "3) "), ("1", "2", "3")),
        (("(1) ", "(2) ", "(3) "), ("1", "2", "3")),
        (("1 . ", "2 – ", "3- "), ("1", "2", "3")),
        (("Article 1. ", "Article 2. ", "Article 3. "), ("1", "2", "3")),
        (("§ 1 ", "§ 2 ", "§ 3 "), ("1", "2", "3")),
        (("1.1 ", "1.2 ", "1.3 "), ("1.1", "1.2", "1.3")),
        (("I. ", "II. ", "III. "), ("I", "II", "III")),
        (("(a) ", "(b) ", "(c) "), ("a", "b", "c")),
        (("**Clause 1.** ", "**Clause 2.** ", "**Clause 3.** "), ("1", "2", "3")),
        (("## Point 1: ", "## Point 2: ", "## Point 3: "), ("1", "2", "3")),
        (("- ", "- ", "- "), ("1", "2", "3")),
        (("• ", "• ", "• "), ("1", "2", "3")),
        (("", "", ""), ("1", "2", "3")),
    ],
)
def test_every_numbering_style_gives_its_numbers(marks, expected):
    text = "\n\n".join(
        f"{mark}The ferry shall sail on day {name}." for mark, name in zip(marks, "xyz", strict=True)
    )

    assert [p.number for p in find_points(text)] == list(expected)


def test_a_letter_stands_under_its_number():
    text = (
        "4. The harbour office shall:\n(a) weigh the fish;\n(b) print the list.\n\n5. The quay is "
        "closed at night."
    )

    assert numbers(text) == [("4", "point"), ("4a", "subpoint"), ("4b", "subpoint"), ("5", "point")]


def test_run_in_letters_are_sub_points():
    text = (
        "§ 1 The week has 36 hours. It may be longer: (a) by agreement; (b) in an emergency.\n\n§ 2 "
        "Breaks are paid."
    )

    assert numbers(text) == [("1", "point"), ("1a", "subpoint"), ("1b", "subpoint"), ("2", "point")]


def test_a_titled_number_above_others_is_a_heading():
    text = "1. Pay\n\n1.1 Wages rise by 3 per cent.\n\n2. Hours\n\n2.1 The week has 36 hours."

    assert numbers(text) == [("1", "heading"), ("1.1", "point"), ("2", "heading"), ("2.1", "point")]


def test_paragraph_numbers_that_start_anew_carry_their_article():
    text = (
        "## Article 1\n\n1. Fares rise.\n\n2. Children ride free.\n\n## Article 2\n\n1. The line shall "
        "reopen."
    )

    assert [p.number for p in find_points(text) if p.kind == "point"] == ["1.1", "1.2", "2.1"]


def test_a_point_goes_on_over_paragraphs_and_stops_at_a_heading():
    text = (
        "- Fares rise.\n\nThe rise is paid back in winter.\n\n## Lines\n\n- The line reopens.\n\n- It "
        "stays open."
    )

    first = find_points(text)[0]

    assert text[first.body : first.end] == "Fares rise.\n\nThe rise is paid back in winter."


@pytest.mark.parametrize(
    ("gone", "number", "refers"),
    [
        ("2. [Point 2 deleted]", "2", "2"),
        ("2. [Point VII of the chair's draft deleted]", "2", "VII"),
        ("2. Removal of the clause that let the ferries wait.", "2", None),
        ("2. [Deleted]", "2", None),
        ('(Point 2 of the island plan is excluded. It read: "No ferry waits.")', "2", "2"),
        ("Point 2 of the island plan, which let the ferries wait, is to be removed.", "2", "2"),
    ],
)
def test_a_point_that_says_it_is_gone_is_deleted(gone, number, refers):
    text = f"1. Ferries shall sail daily.\n{gone}\n3. The quay shall be lit."

    deleted = [p for p in find_points(text) if p.kind == "deleted"]

    assert [(p.number, p.refers) for p in deleted] == [(number, refers)]


def test_adverts_and_summaries_around_the_list_are_no_points():
    text = (
        "- The plan would close the quay, said the mayor.\n\nHere is the plan.\n\n1. The quay will close.\n\n"
        "Sign up for our newsletter\n\n2. The mole will stay.\n\nThe mayor said he was tired."
    )

    assert [text[p.body : p.end] for p in find_points(text)] == [
        "The quay will close.",
        "The mole will stay.",
    ]


def test_an_editors_remark_inside_a_point_is_a_note():
    text = "1. The fleet is capped at 40 boats. (The old plan had 30.)\n2. Boats shall carry lights."

    notes = [text[p.start : p.end] for p in find_points(text) if p.kind == "note"]

    assert notes == ["(The old plan had 30.)"]
    assert read_draft(text, "A").words(read_draft(text, "A").points[0]) == "The fleet is capped at 40 boats."


def test_a_year_or_a_day_opens_no_point():
    text = "1. The pact holds until\n2031. It may be renewed.\n2. It ends on\n12. March."

    assert [p.number for p in find_points(text)] == ["1", "2"]


@pytest.mark.parametrize(("end", "complete"), [("reopen in spring.", True), ("reopen in spr", False)])
def test_a_list_that_breaks_off_is_not_complete(end, complete):
    text = f"1. The quay shall close.\n2. The mole shall stay.\n3. The line shall {end}"

    assert is_complete(text, find_points(text)) is complete


@given(
    st.lists(st.sampled_from(["1. ", "2. ", "(a) ", "- ", "I. ", "Article 3 ", "", "## "]), max_size=12),
    st.data(),
)
def test_points_lie_inside_the_text_and_the_body_inside_the_point(marks, data):
    lines = [
        mark + data.draw(st.sampled_from(["Boats shall wait.", "[Deleted]", "Pay", ""])) for mark in marks
    ]
    text = "\n".join(lines)

    draft = read_draft(text, "A")

    assert all(0 <= p.start <= p.body <= p.end <= len(text) for p in draft.points)
    assert all(text[f.start : f.end].strip() for fills in draft.fills for f in fills)
