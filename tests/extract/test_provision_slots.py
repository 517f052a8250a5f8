"""The slots of a provision: its number, how strongly it binds, whether it is proposed, out or open."""

import pytest

from tests.extract.reported import provisions_of

OPENING = "Envoys of Sarnia have drafted a 12-point peace plan. It calls for a ceasefire."


def slots_of(sentence):
    """(value, modality, status) of each provision of a sentence that goes on with content."""
    found = [p for p in provisions_of(f"{OPENING} {sentence}") if "ceasefire" not in p.evidence[0].exact]
    return [(p.quantity and p.quantity.value, p.modality, p.status) for p in found]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Nine of the detainees would go home on the first day.", 9),
        ("The term of the vessel patrols would come down from 39 weeks to 38.", 38),
        ("The troops would keep their vessels 40km away from the port.", 40),
        ("At least a fifth of the toll must reach the island.", 0.2),
        ("The toll would rise to twenty-one and a half per cent.", 21.5),
        ("On the island council each side would have four of nine seats and one vote.", 4),
        ("It offers a port toll of eight marks, not 15.", 8),
        ("Ormia would scrap its 25 per cent toll in four annual steps.", 4),
        ("The $38 billion in tolls is split, with $20 billion for the port.", 20e9),
        ("No pilot could be made to stay in port more than 16 hours in any 24.", 16),
        ("It asks for one pilot to four vessels in port.", 4),
        ("Now some 9,000 islanders are to keep their vessels.", 9000),
        ("At least nine people held on the island would be freed.", 9),
        ("Tolls would go to a three-member panel in the port.", 3),
        ("It would keep all vessels from a belt 200 kilometres wide around the island.", 200),
        ("For the port there would be 900m, and a toll.", 900e6),
        ("It proposes a doubling of the toll.", 2),
        ("For vessels of more than 5 million marks it would impose a 4 percent toll.", 4),
        ("For owners with more than 5 million marks, Ormia would impose a 4 percent toll.", 4),
    ],
)
def test_the_number_of_a_provision(sentence, value):
    assert [found for found, _, _ in slots_of(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "modality", "status"),
    [
        ("Inspectors must be let into the port within a day.", "shall", "proposed"),
        ("The island would be eligible to join the alliance.", "may", "proposed"),
        ("It would keep Ormia out of the alliance.", "shall-not", "proposed"),
        ("The sanctions are to be lifted no later than 90 days after the signing.", "shall", "proposed"),
        ("The toll is left blank.", None, "open"),
        ("There is no vote on the island.", None, "dropped"),
        ("Gone is the vote on the island.", None, "dropped"),
        ("The vote on the island did not survive.", None, "dropped"),
        ("No more than 40 vessels would stay in port.", "shall", "proposed"),
        ("The tolls shall be free of tax.", "shall", "proposed"),
        ("It leaves Ormia free to invite vessels into the port.", "may", "proposed"),
        ("Ormia would be under no obligation to open the port.", "may", "proposed"),
        ("It gives the islanders a right to fish from their vessels.", "may", "proposed"),
        ("The islanders would give up their right to tolls.", "shall", "proposed"),
        ("It asks for an end to the ban on tolls.", "shall", "proposed"),
        ("The detainees are to be let in through the port.", "shall", "proposed"),
        ("It gives no figure for tolls.", None, "open"),
        ("It leaves the island to a separate protocol.", None, "open"),
        ("It would give the league the power to delay the vote.", "may", "proposed"),
        ("The vote is left for later.", None, "open"),
        ("It says that the vote is to be agreed later.", None, "open"),
        ("Still in brackets, with two wordings, is the vote.", None, "open"),
        ("The vote on the island has yet to be agreed.", None, "open"),
        ("The port is kept open as a base for vessels.", "shall", "proposed"),
        ("It contains no toll clause at all.", None, "dropped"),
        ("The toll is out.", None, "dropped"),
        ("It does away with the toll.", None, "dropped"),
    ],
)
def test_how_a_provision_binds(sentence, modality, status):
    assert [found[1:] for found in slots_of(sentence)] == [(modality, status)]


def test_a_fate_of_points_by_number_is_a_provision_each():
    sentence = "Points 7 and 8, on the alliance and on the detainees, are printed in square brackets."
    found = [p for p in provisions_of(f"{OPENING} {sentence}") if p.number]

    assert [(p.number, p.issues, p.status) for p in found] == [
        ("7", ("alliance",), "open"),
        ("8", ("prisoners",), "open"),
    ]


def test_a_row_of_things_is_a_provision_each():
    asked = "It asks for 12 vessels, a toll of 40 marks and the release of 30 detainees."
    found = provisions_of(f"{OPENING} {asked}")

    assert [p.evidence[0].exact for p in found][1:] == [
        "asks for 12 vessels",
        "a toll of 40 marks",
        "the release of 30 detainees",
    ]
