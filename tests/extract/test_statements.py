"""Statements: attributions in, speakers, days, venues and refusals out."""

import re

from tests.factory import a_reading, an_article
from variorum.annotate import annotate
from variorum.extract.attribution import Attribution
from variorum.extract.statements import find_statements, link_statements, speaking_actors
from variorum.reading import Block, Reading


def read(text, published="2031-03-06"):
    (annotated,) = annotate([a_reading(text, published=published)])
    return annotated


def said(annotated, *parts, score=0.9):
    """An attribution as the engine finds it, from the words of source, cue and contents."""
    text = annotated.reading.article.text
    source, cue, *contents = [
        ((at := text.index(words)), at + len(words)) if words else None for words in parts
    ]
    return Attribution((source,) if source else (), (cue,) if cue else (), tuple(contents), score)


def statements_of(text, *attributions, **fields):
    annotated = read(text, **fields)
    found, _ = find_statements(annotated, [said(annotated, *parts) for parts in attributions])
    return found


def test_spans_speaker_and_directness():
    text = "“The offer stands,” Ada Bellamy, the envoy, told reporters on Monday."
    (one,) = statements_of(text, ("Ada Bellamy, the envoy", "told", "“The offer stands,”"))
    assert (one.speaker, one.directness, one.said_on) == ("Ada Bellamy", "direct", "2031-03-03")
    assert [span.exact for span in one.evidence] == ["“The offer stands,”", "Ada Bellamy, the envoy", "told"]
    assert one.venue is not None
    assert one.venue.exact == "reporters"


def test_content_partly_in_quotation_marks_is_mixed():
    text = "Bellamy said the offer was “final and fair.”"
    (one,) = statements_of(text, ("Bellamy", "said", "the offer was “final and fair.”"))
    assert one.directness == "mixed"


def test_a_day_within_the_content_is_no_day_of_speaking():
    (one,) = statements_of(
        "Bellamy said talks would begin on Monday.", ("Bellamy", "said", "talks would begin on Monday")
    )
    assert one.said_on is None


def test_a_venue_is_where_it_was_said():
    text = "“He got it from them,” Osk wrote in a since-deleted post on Monday."
    (one,) = statements_of(text, ("Osk", "wrote", "“He got it from them,”"))
    assert one.venue is not None
    assert one.venue.exact == "in a since-deleted post"


def test_what_is_reportedly_said_is_hedged():
    text = "The envoy reportedly said the text was ready. An aide noted that the map was drawn."
    first, second = statements_of(
        text,
        ("The envoy", "reportedly said", "the text was ready"),
        ("An aide", "noted", "the map was drawn"),
    )
    assert (first.hedged, second.hedged) == (True, False)


def test_a_relayed_statement_is_its_speakers_and_names_the_relay():
    text = "Two senators told reporters that Bellamy had assured them that the plan was dead."
    outer = ("Two senators", "told reporters", "that Bellamy had assured them that the plan was dead")
    inner = ("Bellamy", "had assured", "that the plan was dead")
    relayers, relayed = statements_of(text, outer, inner)
    assert (relayed.speaker, relayed.relayed_by) == ("Bellamy", relayers.actor)
    assert relayers.speaker == "Two senators"


def test_what_somebody_calls_a_thing_within_a_report_is_a_statement_of_theirs():
    text = "Osk Pell has called the offer “a bill” and confirmed that he would not sign, the Lamp reported."
    outer = ("the Lamp", "reported", text.removesuffix(", the Lamp reported."))
    told = [(one.speaker, one.content[0].exact) for one in statements_of(text, outer)]
    assert ("Osk Pell", "the offer “a bill”") in told
    assert ("Osk Pell", "that he would not sign") in told


def test_grammar_finds_a_report_within_a_report():
    text = "Two senators told reporters that Bellamy had assured them that the plan was dead."
    outer = ("Two senators", "told reporters", "that Bellamy had assured them that the plan was dead")
    assert [one.speaker for one in statements_of(text, outer)] == ["Two senators", "Bellamy"]


def test_who_goes_on_speaking_need_not_be_named_again():
    text = "An aide said on Monday that the text was “thin,” while adding that the fleet would sail."
    first = ("An aide", "said", "that the text was “thin,”")
    second = ("", "adding", "that the fleet would sail")
    assert [one.speaker for one in statements_of(text, first, second)] == ["An aide", "An aide"]


def test_a_speaker_that_cannot_be_had_is_null():
    (one,) = statements_of("It was said that the port would open.", ("", "said", "that the port would open"))
    assert (one.speaker, one.actor) == (None, None)


def test_a_long_quotation_without_speaker_is_refused_and_counted():
    annotated = read("“We shall not give up one more boat to anybody.” The port was shut.")
    found, refused = find_statements(annotated, [])
    assert found == ()
    assert [(r.looked_like, r.reason) for r in refused] == [
        ("statement", "a quotation with neither speaker nor cue")
    ]


def test_speakers_under_their_own_words_become_actors():
    annotated = read(
        "Two officials briefed on the talks said the port would open. Critics insisted it would not."
    )
    found, _ = find_statements(
        annotated,
        [
            said(annotated, "Two officials briefed on the talks", "said", "the port would open"),
            said(annotated, "Critics", "insisted", "it would not"),
        ],
    )
    actors = speaking_actors(annotated, found)
    assert [(a.name, a.type) for a in actors] == [
        ("Two officials briefed on the talks", "anonymous"),
        ("Critics", "group"),
    ]
    assert [one.actor for one in found] == [a.id for a in actors]


def test_statements_are_tied_to_drafts_and_split_where_each_sentence_has_its_own_stance():
    text = (
        "The plan is out. The plan is short. The plan is in print. Talks on the plan go on. "
        "“We accept the plan,” Bellamy said. “The clause on tolls is too vague.”"
    )
    spans = ("Bellamy", "said", "“We accept the plan,”", "“The clause on tolls is too vague.”")
    whole = statements_of(text, spans)
    linked = link_statements(
        read(text), whole, [(*found.span(), "draft-1") for found in re.finditer("plan", text)]
    )
    assert len(whole) == 1
    assert [(one.content[0].exact, one.stance, one.about) for one in linked] == [
        ("“We accept the plan,”", "support", ("draft-1",)),
        ("“The clause on tolls is too vague.”", "oppose", ("draft-1",)),
    ]
    assert [span.exact for span in linked[1].stance_evidence] == ["too vague"]


def test_no_draft_no_stance():
    text = "“We reject it,” Bellamy said."
    (one,) = link_statements(read(text), statements_of(text, ("Bellamy", "said", "“We reject it,”")), [])
    assert one.stance == "none"


def test_a_label_in_a_listing_speaks_for_nobody():
    annotated = read("Set the key as follows. targetKey: the name of the harbour.")
    found, refused = find_statements(
        annotated, [said(annotated, "targetKey", ":", "the name of the harbour")]
    )
    assert found == ()
    assert [one.reason for one in refused] == ["a label of a listing, and nobody who speaks"]


def test_an_interview_is_its_subjects_without_quotation_marks():
    text = (
        "Ada Bellamy was harbour master. We spoke on Monday.\n\nIs it enough?\n\n"
        "No. I would have asked for more."
        "\n\nWhat of the tolls?\n\nThey were lower before.\n\nAnd the vote?\n\nThe vote is gone."
    )
    marks = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    article = an_article(text)
    reading = Reading(article=article, blocks=tuple(Block(start=a, end=b) for a, b in marks))
    found, _ = find_statements(next(annotate([reading])), [])
    assert [(one.speaker, one.content[0].exact) for one in found] == [
        ("Ada Bellamy", "No. I would have asked for more."),
        ("Ada Bellamy", "They were lower before."),
        ("Ada Bellamy", "The vote is gone."),
    ]


def test_a_quotation_left_over_goes_to_the_subject_of_its_verb():
    annotated = read("“This is what it looks like,” stormed Osk Pell. “They want us to sign for it!”")
    (one,), _ = find_statements(annotated, [])
    assert (one.speaker, len(one.content)) == ("Osk Pell", 2)


def test_a_quotation_in_a_paragraph_of_its_own_goes_on_from_the_last_speaker():
    text = "Ada Bellamy spoke. “We waited,” Bellamy said.\n\n“Nobody came to the harbour, and we left.”"
    marks = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    reading = Reading(article=an_article(text), blocks=tuple(Block(start=a, end=b) for a, b in marks))
    annotated = next(annotate([reading]))
    found, _ = find_statements(annotated, [said(annotated, "Bellamy", "said", "“We waited,”")])
    assert [(one.speaker, one.content[0].exact) for one in found] == [
        ("Ada Bellamy", "“We waited,”"),
        ("Ada Bellamy", "“Nobody came to the harbour, and we left.”"),
    ]


def test_figures_are_statements_of_who_gives_them():
    annotated = read("The navy put the dead at 19. Ada Bellamy counts 214 prisoners, Osk Pell 187.")
    found, _ = find_statements(annotated, [])
    assert [(one.speaker, one.content[0].exact) for one in found] == [
        ("The navy", "the dead at 19"),
        ("Ada Bellamy", "214 prisoners"),
        ("Osk Pell", "187"),
    ]


def test_a_quotation_that_runs_on_is_a_statement_for_each_paragraph():
    text = "Bellamy said: “The port stays open.\n\n“The tolls go.”"
    found = statements_of(text, ("Bellamy", "said:", "“The port stays open.", "“The tolls go.”"))
    assert [(one.speaker, one.content[0].exact) for one in found] == [
        ("Bellamy", "“The port stays open."),
        ("Bellamy", "“The tolls go.”"),
    ]
