"""Which points are the same clause: moved, split, merged, lookalike, dropped, added."""

from tests.collate.drafts import FERRY, LIGHTS, NORTH, SOUTH, SURVEY, draft, table

SAME = "same"


def test_a_draft_beside_itself_is_the_same_point_by_point():
    base = (NORTH, SOUTH, LIGHTS, SURVEY, FERRY)

    rows = table(draft("A", *base), draft("B", *base))

    assert rows == [((str(n),), (str(n),), SAME) for n in range(1, 6)]


def test_points_that_moved_are_found_by_what_they_say():
    rows = table(draft("A", NORTH, LIGHTS, SURVEY, FERRY), draft("B", FERRY, SURVEY, LIGHTS, NORTH))

    assert [(a, b) for a, b, _ in rows] == [
        (("1",), ("4",)),
        (("2",), ("3",)),
        (("3",), ("2",)),
        (("4",), ("1",)),
    ]


def test_the_same_clause_for_another_port_is_another_clause():
    """The other draft puts Skerry's figure into Halm's clause and words Skerry's clause anew."""
    halm = SOUTH.replace("60 tonnes", "40 tonnes")
    skerry = (
        "Whoever fishes with a ship of over 30 metres brings at most 40 tonnes of herring a day to "
        "Skerry's quay."
    )

    rows = table(draft("A", NORTH, SOUTH, LIGHTS, SURVEY), draft("B", halm, skerry, LIGHTS, SURVEY))

    assert [(a, b) for a, b, _ in rows][:2] == [(("1",), ("2",)), (("2",), ("1",))]


def test_a_point_split_in_two_stands_in_one_row():
    whole = (
        "The lighthouse on Ness Point shall be lit from dusk to dawn, and its keeper shall be paid by "
        "both islands."
    )
    light, keeper = (
        "The lighthouse on Ness Point shall be lit from dusk to dawn.",
        "The keeper shall be paid by both islands.",
    )

    rows = table(draft("A", NORTH, whole, SURVEY, FERRY), draft("B", NORTH, light, keeper, SURVEY, FERRY))

    assert rows[1] == (("2",), ("2", "3"), SAME)


def test_two_points_joined_into_one_stand_in_one_row():
    light, keeper = (
        "The lighthouse on Ness Point shall be lit from dusk to dawn.",
        "The keeper shall be paid by both islands.",
    )
    whole = (
        "The lighthouse on Ness Point shall be lit from dusk to dawn, and its keeper shall be paid by "
        "both islands."
    )

    rows = table(draft("A", NORTH, light, keeper, SURVEY, FERRY), draft("B", NORTH, whole, SURVEY, FERRY))

    assert rows[1] == (("2", "3"), ("2",), SAME)


def test_what_only_one_side_has_is_dropped_or_added():
    rows = table(draft("A", NORTH, LIGHTS, SURVEY), draft("B", NORTH, FERRY, SURVEY))

    assert rows == [
        (("1",), ("1",), SAME),
        (("2",), (), "dropped"),
        (("3",), ("3",), SAME),
        ((), ("2",), "added"),
    ]


def test_every_point_stands_in_exactly_one_row():
    rows = table(draft("A", NORTH, SOUTH, LIGHTS, SURVEY), draft("B", SURVEY, FERRY, NORTH))

    assert sorted(n for a, _, _ in rows for n in a) == ["1", "2", "3", "4"]
    assert sorted(n for _, b, _ in rows for n in b) == ["1", "2", "3"]
