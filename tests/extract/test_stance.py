"""Stance: which side words take toward a text on the table, and when they take none."""

import pytest

from tests.extract.test_statements import read, said
from variorum.extract.statements import find_statements, link_statements


def stances_of(text, *attributions):
    """The linked statements of a text in which "the plan" names the one draft."""
    annotated = read(text)
    found, _ = find_statements(annotated, [said(annotated, *parts) for parts in attributions])
    at = text.index("plan")
    return link_statements(annotated, found, [(at, at + 4, "draft-1")])


def quoted(words):
    """What Ada Bellamy says in her own words of a plan."""
    text = f"Envoys handed over the plan. “{words}” Ada Bellamy said."
    (one,) = stances_of(text, ("Ada Bellamy", "said", f"“{words}”"))
    return one


def reported(words):
    """What the union's leader is reported to have said of a plan."""
    text = f"Envoys handed over the plan. The leader of the union said {words}."
    (one,) = stances_of(text, ("The leader of the union", "said", words))
    return one


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("We accept the framework.", "support"),
        ("I would sign it tomorrow.", "support"),
        ("Put me down as a yes.", "support"),
        ("We can live with most of it.", "support"),
        ("The text could be the basis for a settlement.", "support"),
        ("It is fair and balanced.", "support"),
        ("We have no objections.", "support"),
        ("It gives them more than they have been offered in the past.", "support"),
        ("This is a step in the right direction.", "support"),
        ("I’d rather have half a deal than none.", "support"),
        ("I’m optimistic about the plan.", "support"),
        ("The paper is unconstructive.", "oppose"),
        ("Its clauses are too vague.", "oppose"),
        ("We will not accept the plan.", "oppose"),
        ("It’s a wish list.", "oppose"),
        ("It is dead on arrival.", "oppose"),
        ("This text is an insult to our members.", "oppose"),
        ("No government would sign away a lighthouse.", "oppose"),
        ("No council is going to pay for that.", "oppose"),
        ("We have serious reservations.", "oppose"),
        ("We are being asked to sign the other side’s homework.", "oppose"),
        ("It does not go far enough.", "oppose"),
        ("That is not a guarantee.", "oppose"),
        ("They are picking our pockets.", "oppose"),
        ("It is a letter from people who don’t live here.", "oppose"),
        ("Over my dead body.", "oppose"),
        ("It is one-sided.", "oppose"),
        ("The offer is a non-starter.", "oppose"),
        ("This isn’t peace.", "oppose"),
        ("It’s not enough.", "oppose"),
        ("It does nothing for pensioners.", "oppose"),
        ("Nobody gives up a harbour for a promise.", "oppose"),
        ("One does not sell one’s own door.", "oppose"),
        ("A good day for a bad deal.", "oppose"),
        ("It is worse than none.", "oppose"),
        ("I don’t remember anything as outrageous as this text.", "oppose"),
        ("This isn’t tax reform.", "oppose"),
        ("A bill, not a treaty.", "oppose"),
        ("The plan favours the banks at the expense of farmers.", "oppose"),
        ("The measures are far from enough.", "oppose"),
        ("It unfairly hits the outer islands.", "oppose"),
        ("The legislation is misguided.", "oppose"),
        ("It does not offer enough money.", "oppose"),
        ("The plan does too little.", "oppose"),
        ("It is not our plan.", "oppose"),
        ("We must never give the board that power.", "oppose"),
        ("They must stop selling our lighthouses.", "oppose"),
        ("It would force me to sell the boats.", "oppose"),
        ("We are getting something that’s much worse.", "oppose"),
        ("It would make millions of sailors eligible.", "support"),
        ("It will allow me to keep the boats.", "support"),
        ("This is a big deal.", "support"),
        ("It is generous on paper.", "mixed"),
        ("I accept about two thirds of the paper.", "mixed"),
        ("The plan isn’t all bad news.", "mixed"),
        ("We are open to many, but not all, of its points.", "mixed"),
        ("The map is good, but the dates are unacceptable.", "mixed"),
        ("It is fair but incomplete.", "mixed"),
        ("It’s better than I expected.", "mixed"),
        ("The plan has merits and flaws.", "mixed"),
        ("We will sign it, provided that the tolls go.", "mixed"),
        ("We could accept it if the tolls were dropped.", "mixed"),
        ("The text has 19 points.", "none"),
        ("It will annoy the neighbours.", "none"),
        ("We will wait.", "none"),
        ("It is not dead.", "none"),
        ("It is not a done deal.", "none"),
        ("He calls it dead.", "none"),
        ("I don’t think the neighbours will accept this.", "none"),
        ("We have not accepted a document.", "none"),
        ("Nobody knows if they accept it.", "none"),
        ("Is it perfect?", "none"),
        ("You are welcome to bring chairs.", "none"),
        ("They asked us to come to the harbour.", "none"),
        ("The bad weather kept us in port.", "none"),
        ("It includes breaks for the working poor.", "none"),
        ("Shells killed four civilians.", "none"),
        ("Ministers spoke of the accord signed in May.", "none"),
        ("Fighting went on near the border.", "none"),
        ("Nobody knows who wrote it.", "none"),
        ("No one has shown us the text.", "none"),
        ("We are in a very bad position.", "none"),
        ("We must not overreact to a campaign.", "none"),
        ("We must not miss this chance.", "none"),
        ("Some of the ships escaped the invasion.", "none"),
        ("Great Skerrow lies to the north.", "none"),
    ],
)
def test_words_take_a_side(words, stance):
    assert quoted(words).stance == stance


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("the union would accept the lump sum", "support"),
        ("its members could live with the plan", "support"),
        ("the union would reject it", "oppose"),
        ("they would resign rather than vote for it", "oppose"),
        ("the union had voted to turn it down", "oppose"),
        ("its members would vote no", "oppose"),
        ("the text was a step forward", "support"),
        ("the plan needed more work", "oppose"),
        ("it would put 300 jobs at risk", "oppose"),
        ("Tolmara had accepted the plan last week", "none"),
        ("jobs would be safe if the plan were accepted", "none"),
        ("talks on the plan would begin on Monday", "none"),
    ],
)
def test_a_report_takes_the_side_of_its_source(words, stance):
    assert reported(words).stance == stance


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "stance"),
    [
        ("Envoys saw the plan. Osk welcomed its wording.", "Osk", "welcomed", "its wording", "support"),
        ("Osk rejected the plan.", "Osk", "rejected", "the plan", "oppose"),
        ("Osk saw the plan and dismissed the report as “false.”", "Osk", "dismissed", "“false.”", "none"),
        ("Osk urged all to accept the plan.", "Osk", "urged", "all to accept the plan", "support"),
        ("Osk denied that he would drop the plan.", "Osk", "denied", "he would drop the plan", "none"),
        ("Hardliners want the plan torn up.", "Hardliners", "want", "the plan torn up", "oppose"),
        ("Critics said the plan came late.", "Critics", "said", "the plan came late", "oppose"),
    ],
)
def test_cues_and_sources_take_sides(text, source, cue, content, stance):
    (one,) = stances_of(text, (source, cue, content))
    assert one.stance == stance


def test_a_lead_in_gives_its_side_to_the_quotation():
    text = "The plan is out. Shippers disagree. “Fifteen boats look lonely,” Osk Pell said."
    (one,) = stances_of(text, ("Osk Pell", "said", "“Fifteen boats look lonely,”"))
    assert (one.stance, [span.exact for span in one.stance_evidence]) == ("oppose", ["Shippers disagree."])


def test_a_stance_leads_to_its_words():
    one = quoted("The map is good, but the dates are unacceptable.")
    assert [span.exact for span in one.stance_evidence] == ["good", "unacceptable"]


@pytest.mark.parametrize(
    ("cue", "content", "stance"),
    [
        ("regards", "the plan as worse than none", "oppose"),
        ("finds", "the plan still flawed because it is slow", "oppose"),
        ("considers", "the plan fair", "support"),
    ],
)
def test_what_a_verb_calls_the_text_is_a_side(cue, content, stance):
    (one,) = stances_of(
        f"The analyst Ada Bellamy {cue} {content}.", ("The analyst Ada Bellamy", cue, content)
    )
    assert one.stance == stance
