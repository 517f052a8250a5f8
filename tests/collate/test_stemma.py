"""Which draft was made from which, and how far apart they are."""

from tests.collate.drafts import FERRY, LIGHTS, NORTH, SURVEY, draft
from variorum.collate.collation import collate_texts
from variorum.collate.disagreement import measure
from variorum.collate.stemma import make_stemma, render_stemma

BASE = draft("BASE", NORTH, LIGHTS, SURVEY)
CHILD = draft("CHILD", NORTH.replace("40", "55"), "[Point 2 deleted]", SURVEY)
OWN = draft("OWN", "Schools shall teach sailing.", "Bread shall be baked at home.", "Dogs may bathe.")


def test_a_text_that_keeps_wording_numbers_and_gaps_descends_from_the_other():
    _, descent = make_stemma([BASE, CHILD])

    assert (descent.draft, descent.parent) == ("CHILD", "BASE")
    assert [t.kind for t in descent.traces] == ["wording", "clauses", "numbers", "gaps"]
    assert descent.traces[3].words == "gone or skipped, and there in the other: 2"


def test_a_text_that_shares_only_the_subject_has_no_parent():
    assert [d.parent for d in make_stemma([BASE, OWN])] == [None, None]


def test_a_parent_is_never_younger_than_its_child():
    stemma = make_stemma([CHILD, BASE], dated={"BASE": "2031-03-04", "CHILD": "2031-03-09"})

    assert [(d.draft, d.parent) for d in stemma] == [("BASE", None), ("CHILD", "BASE")]


def test_what_is_reported_weighs_more_than_traces():
    stemma = make_stemma([BASE, CHILD, OWN], reported={("OWN", "BASE"): "OWN builds on BASE"})

    assert stemma[2].parent == "BASE"
    assert stemma[2].traces[-1].words == "OWN builds on BASE"


def test_the_tree_is_printed_with_its_reasons():
    first, second = render_stemma(make_stemma([BASE, CHILD])).splitlines()

    assert first == "BASE"
    assert second.startswith("  CHILD  (")


def test_disagreement_counts_states_slots_and_rows_apart_by_a_number_only():
    fewer = draft("B", NORTH.replace("40 tonnes", "55 tonnes"), SURVEY, FERRY)

    (distance,) = measure(collate_texts([BASE, fewer]))

    assert distance.states == {"added": 1, "modified": 1, "same": 1, "silent": 1}
    assert distance.slots_apart == {"quantity": 1}
    assert distance.open_rows == ("1", "2", "3")
    assert distance.by_number_only == ("1",)
