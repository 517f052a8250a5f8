"""Disputes: contested facts with the words of every side."""

import pytest

from tests.extract.reported import an_annotated
from variorum.extract.disputes import find_disputes
from variorum.extract.drafts import find_drafts


def disputes_of(*paragraphs):
    annotated = an_annotated(*paragraphs)
    return find_disputes(annotated, (), find_drafts(annotated)[1])


def sides(*paragraphs):
    """(type, positions) of each dispute."""
    return [(d.type, [side.position for side in d.sides]) for d in disputes_of(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is unclear whether the plan came from Sarnia or was a forgery.",
            [("uncertainty", ["whether the plan came from Sarnia", "was a forgery"])],
        ),
        ("It was not clear who wrote the text.", [("uncertainty", ["who wrote the text"])]),
        (
            "The officials disagreed about whether the toll would end at once or in stages.",
            [("contradiction", ["whether the toll would end at once", "in stages"])],
        ),
        (
            "Dahl said that Sarnia did not write the plan. Orsic said that Sarnia had written the plan.",
            [("contradiction", ["Sarnia did not write the plan", "Sarnia had written the plan"])],
        ),
        (
            "Sarnia counts 214 of its sailors there, Ormia admits to 187.",
            [("contradiction", ["Sarnia counts 214 of its sailors there", "Ormia admits to 187"])],
        ),
        (
            "The two gave differing accounts. One said the port was open; another said it was shut.",
            [("contradiction", ["the port was open", "it was shut"])],
        ),
        (
            "Sarnia would keep 24 vessels, according to Dahl. The owner had heard 22.",
            [("contradiction", ["Sarnia would keep 24 vessels", "The owner had heard 22"])],
        ),
        (
            "The plan sets a limit of 12 vessels, which some newspapers have reported as 21.",
            [
                (
                    "contradiction",
                    ["The plan sets a limit of 12 vessels", "which some newspapers have reported as 21"],
                )
            ],
        ),
        (
            "Dahl said the plan was fair to sailors. Orsic said the plan was unfair.",
            [("contradiction", ["the plan was fair to sailors", "the plan was unfair"])],
        ),
        (
            "Dahl said the plan simplifies the tolls. Orsic said the plan adds complexity.",
            [("contradiction", ["the plan simplifies the tolls", "the plan adds complexity"])],
        ),
        (
            "Sarnia counts that 4,200 sailors will gain. Other estimates put the number much higher.",
            [
                (
                    "contradiction",
                    [
                        "Sarnia counts that 4,200 sailors will gain",
                        "Other estimates put the number much higher",
                    ],
                )
            ],
        ),
        ("Sarnia would keep 24 vessels, according to Dahl. The owner had heard 24.", []),
        ("Dahl said the port was open. Orsic said the toll was high.", []),
        ("Nobody disputes that the toll is high.", []),
    ],
)
def test_what_is_contested(text, expected):
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("text", "rule", "positions"),
    [
        (
            "Dahl said the union had signed the offer on Friday. The union says that it has signed nothing.",
            "opposite",
            ["the union had signed the offer on Friday", "it has signed nothing"],
        ),
        (
            "Dahl said her delegation walked out on Tuesday. Orsic said that it never left the room.",
            "denies-it",
            ["her delegation walked out on Tuesday", "it never left the room"],
        ),
        (
            "The mayor said the clause was agreed in May. The union says that it is still open.",
            "opposite",
            ["the clause was agreed in May", "it is still open"],
        ),
        (
            "Sarnia said the ship was empty. Ormia said it had been loaded with shells.",
            "opposite",
            ["the ship was empty", "it had been loaded with shells"],
        ),
        (
            "Dahl said that the two had reached a deal on pay. Orsic said they had not.",
            "denies-it",
            ["the two had reached a deal on pay", "they had not"],
        ),
        (
            "Dahl said that her office had rung the mediator. Orsic said it was the union that rang first.",
            "cleft",
            ["her office had rung the mediator", "it was the union that rang first"],
        ),
        (
            "Dahl said that her office wrote the text. Orsic said that the text came from Sarnia.",
            "agents",
            ["her office wrote the text", "the text came from Sarnia"],
        ),
        (
            "Sarnia said that a rocket fell short; Ormia said it was an air strike.",
            "facing",
            ["a rocket fell short", "it was an air strike"],
        ),
        (
            "According to Dahl, the envoy promised to drop it. His office said no such promise existed.",
            "existence",
            [
                "According to Dahl, the envoy promised to drop it",
                "His office said no such promise existed",
            ],
        ),
        (
            "Sarnia's fact sheet says 10 percent; Ormia's speaks of 12.",
            "readings",
            ["Sarnia's fact sheet says 10 percent", "Ormia's speaks of 12"],
        ),
        (
            "Organisers said 40,000 people had marched. The police counted 15,000.",
            "numbers",
            ["Organisers said 40,000 people had marched", "The police counted 15,000"],
        ),
        (
            "The mayor said 31 people were killed; the army put the toll at nine.",
            "numbers",
            ["The mayor said 31 people were killed", "the army put the toll at nine"],
        ),
        (
            "Sarnia said its drones had sunk a ferry. The claim could not be independently verified.",
            "unverified",
            ["its drones had sunk a ferry"],
        ),
        (
            "How many prisoners would be freed is disputed.",
            "in-doubt",
            ["How many prisoners would be freed"],
        ),
        (
            "Orsic accused Sarnia of breaking the truce, a charge that Dahl rejected.",
            "relative",
            ["Orsic accused Sarnia of breaking the truce", "Dahl rejected"],
        ),
        (
            "The company says that staff were consulted. The union gave a different account.",
            "otherwise",
            ["staff were consulted", "The union gave a different account"],
        ),
        (
            "Orsic said that the fund was full. That was news to the treasury.",
            "news",
            ["the fund was full", "That was news to the treasury"],
        ),
        (
            "Dahl said that no aide had read it. Rain fell. The denial is hard to square with her letter.",
            "at-odds",
            ["no aide had read it", "The denial is hard to square with her letter"],
        ),
        (
            "It would ground 600 flights, Orsic said, and cost 18 million marks. "
            "The union calls the second figure “a number from a brochure.”",
            "dismissed",
            ["cost 18 million marks", "The union calls the second figure “a number from a brochure.”"],
        ),
        (
            "Dahl said that nothing was promised. Orsic told reporters that it was.",
            "it-had",
            ["nothing was promised", "it was"],
        ),
        (
            "The sums are contested. The pact claims 8.2 million marks. An auditor found only 3.9 million.",
            "accounts",
            ["The pact claims 8.2 million marks", "An auditor found only 3.9 million"],
        ),
        (
            "Contrary to the minister’s claim that the deal costs nothing, the auditor found a bill.",
            "contrary",
            ["the deal costs nothing", "the auditor found a bill"],
        ),
        (
            "Orsic said that the fleet had sailed. Dahl said that her crews had slept. Both can’t be right.",
            "colliding",
            ["the fleet had sailed", "her crews had slept"],
        ),
        (
            "Sarnia gave Ormia until Friday to reply. Dahl later said the deadline was not firm.",
            "deadline",
            ["Sarnia gave Ormia until Friday to reply", "Dahl later said the deadline was not firm"],
        ),
        (
            "Sarnia accused Ormia of shelling the bridge. Ormia said that no gun had fired.",
            "accused",
            ["Sarnia accused Ormia of shelling the bridge", "no gun had fired"],
        ),
        (
            "Aides said that Orsic had sold the port. "
            "Orsic admitted that he was in the room but said that he only listened to it.",
            "granted",
            ["Orsic had sold the port", "he only listened to it"],
        ),
        (
            "Supporters say that the law will end hunger. Rain fell. Critics say it will close shops.",
            "camps",
            ["the law will end hunger", "it will close shops"],
        ),
        (
            "Dahl said that 40 boats had sailed. Other counts put the number much higher.",
            "numbers",
            ["Dahl said that 40 boats had sailed", "Other counts put the number much higher"],
        ),
        (
            "Dahl said the toll would apply to ferries. Orsic said that it would not.",
            "denies-it",
            ["the toll would apply to ferries", "it would not"],
        ),
        (
            "Orsic said that he would resign at once. His office denied that he had threatened to go.",
            "denial",
            ["he would resign at once", "denied that he had threatened to go", "he had threatened to go"],
        ),
    ],
)
def test_how_a_contested_fact_shows(text, rule, positions):
    (dispute,) = disputes_of(text)
    assert dispute.method == f"disputes:{rule}"
    assert [side.position for side in dispute.sides] == positions


@pytest.mark.parametrize(
    "text",
    [
        "The union wants 7 percent. The company has offered 3.5 percent.",
        "The first draft limited the fleet to 20 ships. The second raises the limit to 30.",
        "Sarnia has 120 ships, while Ormia has 80.",
        "Sarnia rejected the proposal. Ormia accepted it on Friday.",
        "Orsic hopes that the truce will hold. Dahl does not expect the truce to be extended.",
        "Dahl said that the union would not sign. Orsic said that the union would sign.",
        "Dahl denied the union access to the site.",
        "The disputed territory lies north of the river.",
        "But Dahl said the talks were useful. Orsic called them frank.",
        "The fleet stays in port until May. On the toll, the three agreed to disagree.",
        "Dahl promised to fight the text; Orsic said it was better than the last.",
        "An offer made by Sarnia in May, which Ormia dismissed as a menu, is off the table.",
        "Dahl said that her party would back the plan. Orsic said it was necessary to show that it works.",
    ],
)
def test_what_is_wished_offered_or_counted_apart_is_not_contested(text):
    assert sides(text) == []


def test_a_side_is_told_in_its_whole_clause():
    (dispute,) = disputes_of("The mayor said 31 people were killed; the army put the toll at nine on Friday.")
    assert [side.evidence[0].exact for side in dispute.sides] == [
        "The mayor said 31 people were killed",
        "the army put the toll at nine on Friday",
    ]


def test_what_is_denied_is_a_side_too():
    text = "Rook said that the draft came from Sarnia. A spokesman called this “an invention.”"
    (dispute,) = disputes_of(text)
    assert (dispute.type, dispute.about) == ("denial", "the draft came from Sarnia")
    assert [side.position for side in dispute.sides] == [
        "the draft came from Sarnia",
        "called this “an invention.”",
    ]


def test_what_two_views_are_of_is_not_who_holds_one():
    text = (
        "Dahl said the toll plan that Sarnia proposed is the text on the table. "
        "But envoy Ada Orsic said the toll plan is fundamentally different from the text on the table."
    )
    assert [d.about for d in disputes_of(text)] == ["the toll plan"]


def test_a_denial_names_what_it_denies():
    assert sides("Dahl denied that Sarnia had written the plan.") == [
        ("denial", ["denied that Sarnia had written the plan", "Sarnia had written the plan"])
    ]


def test_the_quotation_after_a_denial_is_evidence_of_it():
    text = "An aide said the fleet would sail. A minister denied that. “Nobody will sail,” she said."
    (dispute,) = disputes_of(text)
    assert [span.exact for span in dispute.sides[1].evidence] == [
        "A minister denied that",
        "“Nobody will sail,” she said",
    ]


def test_what_follows_a_denial_from_the_same_mouth_is_evidence_of_it():
    (dispute,) = disputes_of(
        "Dahl said that the port was shut.", "Orsic denied the report. Orsic said that the pilots were late."
    )
    assert [words.exact for words in dispute.sides[1].evidence] == [
        "Orsic denied the report",
        "the pilots were late",
    ]


def test_what_is_said_not_to_exist_was_said_to():
    told, spoken = "There is, some say, another paper.", "Dahl said she would not swear to it."
    (dispute,) = disputes_of(told, spoken, "“There is no such paper,” said Orsic.")
    assert [side.position for side in dispute.sides] == [
        "There is, some say, another paper",
        "“There is no such paper,” said Orsic",
    ]


def test_the_quotation_after_a_view_is_evidence_of_it():
    text = (
        "It is not clear who asked for the toll. Dahl said that “the union asked for it.” “They always do.”"
    )
    (dispute,) = disputes_of(text)
    assert "“They always do.”" in [s.exact for side in dispute.sides for s in side.evidence]


def test_rejecting_a_plan_is_no_dispute():
    assert sides("Sarnia put forward a peace plan. Ormia rejected the proposal.") == []


def test_every_side_has_evidence():
    text = "It is unclear whether it rained. Dahl denied that it rained. Orsic said it had rained."
    assert all(side.evidence for dispute in disputes_of(text) for side in dispute.sides)


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            "Nor is it clear who proposed the toll. Dahl said that it came from the union.",
            ["who proposed the toll", "it came from the union"],
        ),
        (
            "It is unclear who fired first. Both sides accuse each other.",
            ["who fired first", "Both sides accuse each other"],
        ),
        (
            "The two do not agree on what it is worth. Sarnia said it would bring 2,150 marks. "
            "The union puts the gain at 1,400.",
            [
                "what it is worth",
                "Sarnia said it would bring 2,150 marks",
                "The union puts the gain at 1,400",
            ],
        ),
        (
            "It is unclear whether it is a proposal at all. A diplomat thought that it could be a list.",
            ["whether it is a proposal at all", "it could be a list"],
        ),
        (
            "It is unclear whether the annex will be published. Dahl says it won’t. Orsic was told so.",
            ["whether the annex will be published", "Dahl says it won’t"],
        ),
        (
            "Who struck the clause out is a matter of fierce argument. Two envoys blamed Sarnia.",
            ["Who struck the clause out", "Two envoys blamed Sarnia"],
        ),
        (
            "The value of the pact is up for grabs. Dahl says that it brings 900 marks. Orsic prefers 700.",
            ["The value of the pact", "it brings 900 marks", "Orsic prefers 700"],
        ),
        (
            "Dahl says she wrote it. Orsic says otherwise.",
            ["she wrote it", "Orsic says otherwise"],
        ),
    ],
)
def test_views_on_what_is_open_are_sides(text, positions):
    (dispute,) = disputes_of(text)
    assert [side.position for side in dispute.sides] == positions
