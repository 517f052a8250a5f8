"""How reporting tells a draft without "would": in the present, in lists, by changes, by what is gone."""

import pytest

from tests.extract.reported import drafts_of, provisions_of, refusals_of

OPENING = "Envoys of Sarnia have drafted a 12-point peace plan."
TOLD = "It calls for a ceasefire."


def told(*paragraphs):
    """The words of each provision after those of the opening and of TOLD."""
    found = [p.evidence[0].exact for p in provisions_of(OPENING, *paragraphs)]
    return [words for words in found if words != "calls for a ceasefire"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Under the plan, Ormia frees 40 detainees and the army leaves the island.",
         ["Under the plan, Ormia frees 40 detainees", "the army leaves the island"]),
        ("It stretches the vote from 40 days to 50, shrinks the number of vessels to 12 and drops the toll.",
         ["stretches the vote from 40 days to 50", "shrinks the number of vessels to 12", "drops the toll"]),
        ("The second phase foresees the opening of the port and a vote on the island.",
         ["foresees the opening of the port", "a vote on the island"]),
        ("In the second, Ormia frees 40 detainees.", ["In the second, Ormia frees 40 detainees"]),
    ],
)  # fmt: skip
def test_the_present_tense_of_a_draft(sentence, expected):
    assert told(f"{TOLD} {sentence}") == expected


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("No vessel may enter the port.", "shall-not"),
        ("Neither side may move troops.", "shall-not"),
        ("The league may extend the vote.", "may"),
        ("Ormia shall open the port.", "shall"),
        ("Its detainees are to be freed later.", "shall"),
        ("Tolls will be capped at 40 marks.", "shall"),
        ("The league will also hire 12 pilots.", "shall"),
        ("The toll rises by 3 marks.", "shall"),
    ],
)
def test_the_sentence_after_content_goes_on_with_it(sentence, modality):
    found = provisions_of(OPENING, f"{TOLD} {sentence}")
    assert [(p.evidence[0].exact, p.modality) for p in found][1:] == [(sentence.rstrip("."), modality)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministers will meet at the port on Monday.",
        "The islanders may be angry about the port.",
        "It may fall to the league to open the port.",
        "The toll was 3 marks last year, and it may reach 4 marks.",
        "Ada Bell fears that the plan would leave the island weak.",
        "The falling toll is bringing 40 vessels a day to the port.",
        "Ormia has forced 40 vessels out of the port.",
        "Ormia already owns 40 vessels and the port.",
        "Many pilots oppose the 40-mark toll in the port.",
        "Even if the toll is halved, 40 vessels stay away.",
        "Urging 40 pilots to keep the toll, Ada Bell left the port.",
    ],
)
def test_what_is_news_or_a_view(sentence):
    assert told(f"{TOLD} {sentence}") == []


def test_an_adverbial_between_would_and_its_verb():
    (provision,) = provisions_of(OPENING, "Under the plan, Ormia would in exchange release 40 detainees.")
    assert (provision.quantity.value, provision.modality) == (40, "shall")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("Under the plan, she says:", "* the ceasefire lasts 40 days;", "* 30 detainees are to be freed;"),
         ["the ceasefire lasts 40 days", "30 detainees are to be freed"]),
        (("Its main points:", "* a cap on tolls;", "* the army leaves the island;"),
         ["a cap on tolls", "the army leaves the island"]),
        (("It is simple: all troops out in a day, no tolls for boats.",),
         ["all troops out in a day", "no tolls for boats"]),
        (("What happens next:", "* the vote is on Monday;"), []),
    ],
)  # fmt: skip
def test_a_list_after_a_colon(paragraphs, expected):
    assert told(TOLD, *paragraphs) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Under the plan, Ormia would free 20 detainees for each vessel and 45 for each officer.",
         [20, 45]),
        ("It would raise pay by 3.5% this April and by a further 2% next year.", [3.5, 2]),
        ("It asks for 7% more pay, a 36-hour week and no more than nine vessels in port.", [7, 36, 9]),
        ("It would give each pilot a one-off 400 marks.", [400]),
        ("It would let Ormia keep two of the three billion in tolls.", [2e9]),
        ("The troops would leave the island within a week.", [1]),
        ("It would freeze tolls until 2040.", [None]),
    ],
)  # fmt: skip
def test_the_number_of_each_member(sentence, expected):
    found = provisions_of(OPENING, sentence)
    assert [p.quantity.value if p.quantity else None for p in found] == expected


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The toll goes.", "dropped"),
        ("A toll on vessels has disappeared.", "dropped"),
        ("The clause on the port was taken out.", "dropped"),
        ("The vote is struck out.", "dropped"),
        ("The status of the island is in square brackets.", "open"),
        ("The vote has been left for later talks.", "open"),
        ("Whether the vote is held in one year or two is left blank.", "open"),
    ],
)
def test_what_is_gone_or_open_without_the_draft_as_subject(sentence, status):
    found = provisions_of(OPENING, f"{TOLD} {sentence}")
    assert [(p.status, p.modality) for p in found[1:]] == [(status, None)]


def test_a_view_of_a_draft_is_kept_with_its_reason():
    reasons = [why for _, why in refusals_of(OPENING, "Ada Bell believes the plan would leave it weak.")]
    assert reasons == ["what somebody expects of it, not what it says"]


def test_what_a_text_is_made_of_is_not_what_it_provides():
    text = "The envoys’ plan covers nine areas. It would cap the fleet of trawlers at 30 vessels."
    reasons = [why for _, why in refusals_of(OPENING, text)]
    assert (told(text), reasons) == (
        ["would cap the fleet of trawlers at 30 vessels"],
        ["of the text's parts, not of what it provides"],
    )


def test_what_relates_to_a_version_of_a_draft_is_the_versions():
    text = "Ormia put forward a modified version of the Sarn plan that rejects any cap on vessels."
    names = {draft.id: draft.name for draft in drafts_of(text)}
    assert [(names[p.draft], p.evidence[0].exact) for p in provisions_of(text)] == [
        ("modified version", "rejects any cap on vessels")
    ]


def test_what_stands_in_brackets_divides_no_list():
    words = (
        "includes recognition of tolls over Vell, Orme, and Lund (the latter two are known as the Skerries)"
    )
    assert told(f"The plan {words}.") == [words]


def test_how_many_points_a_text_has_is_not_what_it_provides():
    assert told("The plan has been reduced from 28 to 19 points.") == []


def test_what_relates_to_a_draft_is_its_content():
    assert told("On Monday the League issued a counterproposal that would cap tolls at 40 marks.") == [
        "would cap tolls at 40 marks"
    ]
