"""Speakers: names, pronouns and descriptions led back to one actor; unnamed sources under their own words."""

import pytest

from tests.extract.test_statements import statements_of

LEDE = "Prime Minister Joren Tavik met Ines Rook, the leader of the Harbour Party, on Monday. "


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        (LEDE + "Tavik said it was over.", "Tavik", "Joren Tavik"),
        (LEDE + "The prime minister said it was over.", "The prime minister", "Joren Tavik"),
        (LEDE + "The party leader said it was over.", "The party leader", "Ines Rook"),
        (LEDE + "Mr. Tavik smiled. He said it was over.", "He", "Joren Tavik"),
        (LEDE + "Ms. Rook smiled at Tavik. She said it was over.", "She", "Ines Rook"),
        (LEDE + "Rook, who said it was over, left.", "who", "Ines Rook"),
        (
            LEDE + "A League spokesman, Benet Orsal, said it was over.",
            "A League spokesman, Benet Orsal",
            "Benet Orsal",
        ),
        (
            "The Northern Maritime League met. The League said it was over.",
            "The League",
            "Northern Maritime League",
        ),
        ("The Northern Maritime League met. It said it was over.", "It", "Northern Maritime League"),
        (
            LEDE + "Lund Bank chief economist Ada Pell said it was over.",
            "Lund Bank chief economist Ada Pell",
            "Ada Pell",
        ),
        ("A deputy spokesman, Ada Pell, said it was over.", "A deputy spokesman", "Ada Pell"),
        ("A Velt envoy was blunter. The envoy said it was over.", "The envoy", "A Velt envoy"),
        ("One senior official said it was over.", "One senior official", "One senior official"),
        ("An aide to Joren Tavik said it was over.", "An aide to Joren Tavik", "An aide to Joren Tavik"),
        ("Envoys released a joint statement that said it was over.", "a joint statement", "Envoys"),
        (
            "Joren Tavik and Ines Rook said it was over.",
            "Joren Tavik and Ines Rook",
            "Joren Tavik and Ines Rook",
        ),
    ],
)
def test_the_speaker_is_who_the_source_means(text, source, speaker):
    (one,) = statements_of(text, (source, "said", "it was over"))
    assert one.speaker == speaker


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("“It is over,” Tavik was quoted as saying by the Lamp.", "was quoted as saying by", "“It is over,”"),
        ("The Lamp quoted Tavik as saying it was over.", "as saying", "it was over"),
    ],
)
def test_whom_a_paper_quotes_speaks_and_not_the_paper(text, cue, content):
    (one,) = statements_of(LEDE + text, ("he Lamp", cue, content))
    assert one.speaker == "Joren Tavik"


def test_a_description_means_the_last_speaker_so_called():
    text = "A harbour spokesperson said ships would wait. The spokesperson said fees would rise."
    first, second = statements_of(
        text,
        ("A harbour spokesperson", "said", "ships would wait"),
        ("The spokesperson", "said", "fees would rise"),
    )
    assert second.actor == first.actor
    assert second.speaker == "A harbour spokesperson"


def test_who_spoke_last_is_the_next_he():
    text = "Joren Tavik spoke. “We waited,” Mr. Pell said of Joren Tavik’s offer. “It is thin,” he said."
    _, second = statements_of(text, ("Mr. Pell", "said", "“We waited,”"), ("he", "said", "“It is thin,”"))
    assert second.speaker == "Pell"


def test_names_within_quotations_are_no_antecedents():
    text = "Osk Pell shrugged. “Joren Tavik wrote it,” he said."
    (one,) = statements_of(text, ("he", "said", "“Joren Tavik wrote it,”"))
    assert one.speaker == "Osk Pell"


def test_the_writer_is_nobody_we_can_name():
    (one,) = statements_of("I said it was over.", ("I", "said", "it was over"))
    assert one.speaker is None


def test_a_short_name_in_brackets_is_its_body_ever_after():
    text = "The Union of Dock Hands (UDH) met. It was long. “We strike,” the UDH said."
    (one,) = statements_of(text, ("the UDH", "said", "“We strike,”"))
    assert one.speaker == "Union of Dock Hands"


def test_another_kind_of_body_is_not_the_one_that_spoke_last():
    text = "The port ministry said ships would wait. The sailors’ union said fees would rise."
    _, second = statements_of(
        text,
        ("The port ministry", "said", "ships would wait"),
        ("The sailors’ union", "said", "fees would rise"),
    )
    assert second.speaker == "The sailors’ union"
