"""One contested fact in many articles: what makes two disputes one, and how their sides meet."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factory import an_article, span_of
from variorum.model import Dispute, Side, Statement, identity
from variorum.resolve.disputes import merge_disputes


def dispute(article, about, *positions, method="disputes:denial", statements=()):
    """A dispute of this article: its sides are words of the text."""
    text = an_article(article)
    sides = tuple(
        Side(position=words, evidence=(span_of(text, words),), statements=statements[n : n + 1])
        for n, words in enumerate(positions)
    )
    return Dispute(
        id=identity("dispute", article, about), about=about, type="denial", sides=sides, method=method
    )


def sides(disputes):
    """For each dispute how many articles stand behind each side."""
    return [tuple(len({e.article for e in side.evidence}) for side in d.sides) for d in disputes]


ONE = dispute(
    "Rook says the draft came from Sarn. Avery calls it “an invention from first to last”.",
    "the draft came from Sarn",
    "the draft came from Sarn",
    "“an invention from first to last”",
)
TWO = dispute(
    "Who drew it up? “Sarn did”, Rook says. No: “an invention from first to last”, Avery says.",
    "Who drew it up",
    "“Sarn did”",
    "“an invention from first to last”",
)


def test_the_same_quotation_makes_two_disputes_one():
    assert sides(merge_disputes([ONE, TWO])) == [(1, 2, 1)]


def test_counts_meet_by_their_figures():
    one = dispute("Sarn holds 214 men, it is said; Merle says 187.", "the men", "Sarn holds 214 men", "187")
    two = dispute("The list has 214 names. Merle admits to 187.", "the list", "list has 214", "187")

    assert sides(merge_disputes([one, two])) == [(2, 2)]


def test_one_persons_denials_that_a_thing_exists_are_one():
    said = [
        Statement(id=f"s{n}", content=(), evidence=(), actor="orsola", directness="direct") for n in range(2)
    ]
    made = [
        dispute(
            text,
            about,
            about,
            denial,
            method="disputes:existence",
            statements=("", f"s{n}"),
        )
        for n, (text, about, denial) in enumerate(
            [
                ("It would lease the island. There is no such paper.", "lease the island", "no such paper"),
                ("It has nine points. Again: no such paper at all.", "nine points", "no such paper at all"),
            ]
        )
    ]

    assert sides(merge_disputes(made, said)) == [(1, 2, 1)]


def accounts_of_an_author(draft):
    """Two articles in which a spokesman denies what was said of a draft, each in its own words."""
    texts = [
        ("Rook said Sarn wrote it. Sarn rejected the account as “brazenly untrue”.", "Sarn wrote it"),
        (
            "This came from Sarn, Lind held. His story is brazenly untrue, Sarn replied.",
            "This came from Sarn",
        ),
    ]
    denials = ("rejected the account as “brazenly untrue”", "His story is brazenly untrue")
    made = [
        dispute(text, about, about, denial, statements=(f"s{n}", f"d{n}"))
        for n, ((text, about), denial) in enumerate(zip(texts, denials, strict=True))
    ]
    abouts = {"s0": ("draft-plan",), "s1": (draft,)}
    said = [
        Statement(id=id_, content=(), evidence=(), about=about, directness="direct")
        for id_, about in abouts.items()
    ]
    return made, said


def test_one_verdict_on_what_is_said_of_one_draft_makes_one_dispute():
    made, said = accounts_of_an_author("draft-plan")
    (found,) = merge_disputes(made, said)
    assert found.about == "Sarn wrote it"
    assert [side.position for side in found.sides] == [
        "Sarn wrote it",
        "rejected the account as “brazenly untrue”",
        "This came from Sarn",
    ]


def test_one_verdict_on_two_drafts_or_in_words_of_all_makes_two():
    assert len(merge_disputes(*accounts_of_an_author("draft-other"))) == 2
    made, said = accounts_of_an_author("draft-plan")
    article = an_article("That is brazenly untrue, Tove said of the weather.")
    other = Statement(
        id="o", content=(span_of(article, "brazenly untrue"),), evidence=(), directness="direct"
    )
    assert len(merge_disputes(made, [*said, other])) == 2


def test_words_that_all_news_shares_join_nothing():
    one = dispute("It is unclear who fired first.", "who fired first", "who fired first")
    two = dispute("The first page was enough, she said.", "the first page", "The first page was enough")

    assert sides(merge_disputes([one, two])) == [(1,), (1,)]


@settings(deadline=None, max_examples=20)
@given(st.permutations([ONE, TWO, dispute("The mine was laid by Sarn.", "the mine", "laid by Sarn")]))
def test_the_order_of_disputes_does_not_matter(disputes):
    assert merge_disputes(disputes) == merge_disputes(sorted(disputes, key=lambda d: d.id))
