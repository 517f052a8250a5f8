"""Many renderings of one draft as one text with an apparatus."""

import pytest

from tests.collate.drafts import draft
from variorum.collate.apparatus import Variant, make_apparatus
from variorum.collate.render_apparatus import render_apparatus
from variorum.errors import UsageError
from variorum.extract.points import read_draft

FLEET = "The fleet will be limited to 60 boats."
PEACE = "Skerry will not attack its neighbours."


def test_witnesses_agree_word_otherwise_or_commit_to_something_else():
    herald = draft("Herald", FLEET, PEACE)
    courier = draft("Courier", FLEET, "Skerry is expected not to attack its neighbours.")

    apparatus = make_apparatus([herald, courier], "Herald")

    assert [(e.numbers, [(r.witness, r.agreement) for r in e.readings]) for e in apparatus.entries] == [
        (("1",), [("Courier", "agrees")]),
        (("2",), [("Courier", "differs")]),
    ]
    assert [(d.slot, d.from_, d.to) for d in apparatus.entries[1].readings[0].differences] == [
        ("modality", "will not attack", "is expected not to attack")
    ]


def test_witnesses_with_the_same_words_stand_together():
    lemma = draft("L", FLEET, PEACE)
    others = [draft(s, FLEET.replace("60", "80"), PEACE) for s in ("B", "C")]

    assert make_apparatus([lemma, *others], "L").entries[0].variants == (Variant("60", "80", ("B", "C")),)


def test_numbering_that_is_shifted_and_counts_are_kept():
    lemma = draft("L", FLEET, PEACE)
    shifted = read_draft(f"2. {FLEET}\n\n3. {PEACE}\n\n4. Ferries shall be free of charge.", "S")

    apparatus = make_apparatus([lemma, shifted], "L")

    assert apparatus.offsets == {"S": 1}
    assert apparatus.counts == {"L": 2, "S": 3}
    assert [(r.witness, r.numbers) for r in apparatus.extra] == [("S", ("4",))]


def test_a_witness_that_breaks_off_is_not_said_to_omit():
    lemma = draft("L", FLEET, PEACE, "Ferries shall be free of charge for islanders.")
    cut = read_draft(f"1. {FLEET}\n\n2. Skerry will not attack its nei", "C")

    assert make_apparatus([lemma, cut], "L").entries[2].readings[0].agreement == "unknown"


def test_the_fullest_witness_is_the_lemma_unless_one_is_chosen():
    short, full = draft("Short", FLEET), draft("Full", FLEET, PEACE)

    assert make_apparatus([short, full]).lemma == "Full"
    assert make_apparatus([short, full], "Short").lemma == "Short"
    with pytest.raises(UsageError, match="no witness 'X'; choose Short, Full"):
        make_apparatus([short, full], "X")


def test_the_apparatus_is_printed_under_each_point():
    shown = render_apparatus(make_apparatus([draft("L", FLEET), draft("B", FLEET.replace("60", "80"))], "L"))

    assert shown == (
        "Lemma: L. Points: L 1, B 1.\n\n1. The fleet will be limited to 60 boats.\n   60 ] 80 B\n"
        "   ! B commits to something else (quantity)\n"
    )
