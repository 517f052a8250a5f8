"""Drafts, statements, timeline, contested facts, sources, method and changes of the small dossier."""

import msgspec

from tests.publish.story import ANSWER_ARTICLE, ARTICLES, INFO, PLAN_ARTICLE, RECORDS, article
from variorum.publish.context import Selection
from variorum.publish.index import Index
from variorum.publish.views.changes import changes_view
from variorum.publish.views.compare import compare_view
from variorum.publish.views.contested import contested_view
from variorum.publish.views.descent import Seen, draw_descent
from variorum.publish.views.drafts import Fate, Lacuna, Point, draft_view, find_draft
from variorum.publish.views.frame import Stop, frame
from variorum.publish.views.method import method_view
from variorum.publish.views.sources import article_view, sources_view
from variorum.publish.views.statements import statements_view
from variorum.publish.views.stemma import drafts_view
from variorum.publish.views.timeline import timeline_view

INDEX = Index(RECORDS)
ANY = Selection()
SPANS = ("source", "cue", "content", "evidence")


def test_a_draft_shows_its_points_its_gap_and_what_became_of_them() -> None:
    draft = find_draft(INDEX, "fp2")
    assert draft is not None
    view = draft_view(INDEX, INFO, ANY, draft)
    shown = [
        (one.first, one.last) if isinstance(one, Lacuna) else (one.number, one.source, one.form)
        for one in view.text
    ]
    assert shown == [("1", "HP", "text"), ("2", "HP", "text"), ("3", "3")]
    first = view.text[0]
    assert isinstance(first, Point)
    assert first.slots == (("who", "Ostrava Lines"), ("force", "shall"), ("quantity", "at most 12 ferries"))
    assert first.fates == (Fate("IS", "is", "modified", "quantity", "ferries"),)
    assert (view.held, view.children) == ("2 of 3 points held", (("IS", "is", "counters"),))
    assert view.aliases == ("the first paper",)


def test_the_stemma_leads_from_parent_to_child() -> None:
    view = drafts_view(INDEX, INFO, ANY)
    assert [(node.siglum, node.held) for node in view.nodes] == [("FP2", True), ("IS", False)]
    assert [edge.relation for edge in view.edges] == ["counters"]
    assert view.description == "IS counters FP2."
    assert view.pairs == (("fp2", "FP2", "is", "IS"),)


def test_two_drafts_stand_side_by_side_and_issues_of_neither_are_counted() -> None:
    a, b = find_draft(INDEX, "fp2"), find_draft(INDEX, "is")
    assert a is not None
    assert b is not None
    view = compare_view(INDEX, INFO, ANY, a, b)
    assert [(pair.label, pair.change) for pair in view.pairs] == [
        ("Number of ferries", "modified"),
        ("Fares", "dropped"),
    ]
    assert (view.unheld, view.collated, view.relation) == (1, True, "counters")
    assert compare_view(INDEX, INFO, ANY, b, a).collated is False


def test_statements_stand_by_speaker_with_day_and_stance() -> None:
    view = statements_view(INDEX, INFO, ANY)
    listed = [
        (speaker.name, speaker.side, one.day, one.said_on_given, one.stands, one.named)
        for speaker in view.speakers
        for one in speaker.sayings
    ]
    assert listed == [
        ("Ada Quill", "the islands", "2041-03-05", True, "opposes", True),
        ("a boatman", "", "2041-03-08", False, "no stance", False),
        ("a spokesman", "", "2041-03-08", False, "no stance", False),
    ]
    assert view.counts == {"direct": 2, "indirect": 1, "mixed": 0, "relayed": 0, "unnamed": 2, "stance": 1}
    assert view.standfirst == (("FP2", "1 against it"),)


def test_the_reporter_s_words_stand_apart_from_the_speaker_s() -> None:
    view = statements_view(INDEX, INFO, ANY)
    assert view.speakers[1].sayings[0].parts == (
        ("insisted that", False),
        ("the mayor wrote it herself", True),
    )


def test_the_stance_grid_has_a_mark_on_its_day() -> None:
    grid = statements_view(INDEX, INFO, ANY).grid
    assert grid is not None
    (group,) = grid.groups
    (row,) = group.rows
    assert (row.name, row.role) == ("Ada Quill", "mayor of Norra")
    marks = [(siglum, [(mark.day, mark.stance) for mark in marks]) for siglum, marks in row.cells]
    assert marks == [("FP2", [("2041-03-05", "oppose")])]


def test_statements_can_be_selected() -> None:
    chosen = {
        "draft": Selection(draft="fp2"),
        "stance": Selection(stance="oppose"),
        "directness": Selection(directness="indirect"),
        "named": Selection(named=True),
        "issue": Selection(issue="ferries"),
        "speaker": Selection(speaker="quill"),
    }
    totals = {name: statements_view(INDEX, INFO, selection).total for name, selection in chosen.items()}
    assert totals == {"draft": 1, "stance": 1, "directness": 1, "named": 1, "issue": 1, "speaker": 1}


def test_the_timeline_orders_by_the_day_spoken_of_and_keeps_the_day_published() -> None:
    view = timeline_view(INDEX, INFO, ANY)
    assert [(one.when, one.kind, one.published) for one in view.entries] == [
        ("2041-03-03", "draft", "2041-03-04"),
        ("2041-03-04", "event", "2041-03-04"),
        ("2041-03-05", "draft", "2041-03-06"),
        ("2041-03-05", "statement", "2041-03-06"),
        ("2041-05-01", "due", "2041-03-04"),
    ]
    assert [one.text for one in view.undated] == ["a third meeting"]
    assert (view.same_day, view.longest_lag, view.ahead) == (1, 1, 1)
    assert view.entries[1].as_written == "Monday"
    assert view.entries[4].beyond == "later"


def test_a_dispute_shows_both_sides_with_their_statements_and_origins() -> None:
    (dispute,) = contested_view(INDEX, INFO, ANY).disputes
    assert (dispute.about, dispute.type, dispute.drafts) == (
        "Who wrote the second paper",
        "denial",
        (("is", "IS"),),
    )
    assert [
        (side.position, side.origins, side.repeats, [(line.speaker, line.words) for line in side.lines])
        for side in dispute.sides
    ] == [
        ("not the islands", 1, 0, [("a spokesman", "“We wrote no such thing,”")]),
        ("the mayor", 1, 0, [("a boatman", "the mayor wrote it herself")]),
    ]


def test_sources_list_articles_with_what_they_cite_and_render() -> None:
    view = sources_view(INDEX, INFO, ANY)
    assert [(line.id, line.statements, line.provisions, line.forms) for line in view.articles] == [
        ("plan", 0, 2, (("FP2", "text", 4),)),
        ("answer", 1, 2, (("IS", "paraphrase", 2),)),
        ("rumour", 2, 0, ()),
    ]
    assert [(line.name, line.held, line.cited_by) for line in view.chain] == [
        ("Harbour Post", True, (("Island Times", 1),))
    ]
    assert [(line.outlet, line.total, line.days) for line in view.coverage] == [
        ("Harbour Post", 2, (1, 0, 1)),
        ("Island Times", 1, (0, 1, 0)),
    ]


def test_who_cites_whom_is_drawn_with_a_line_for_each_link() -> None:
    drawing = sources_view(INDEX, INFO, ANY).drawing
    assert drawing is not None
    assert [(place.name, place.held) for place in drawing.cited] == [("Harbour Post", True)]
    assert [place.name for place in drawing.citing] == ["Island Times"]
    assert [tie.title for tie in drawing.ties] == ["Harbour Post is cited by Island Times, 1 times"]


def test_an_article_lists_what_was_read_from_it_in_the_order_of_its_text() -> None:
    view = article_view(INDEX, INFO, PLAN_ARTICLE)
    assert [(read.kind, read.heading, read.note) for read in view.reads] == [
        ("draft", "FP2, the ferry plan", "named here"),
        ("event", "The ferry plan was printed in full", "4 Mar 2041"),
        ("provision", "FP2", "point 1"),
        ("provision", "FP2", "point 2"),
    ]
    assert [(one.words, one.value) for one in view.dates] == [("Monday", "2041-03-04")]


def test_the_method_page_tells_what_was_refused_and_unread() -> None:
    view = method_view(INDEX, INFO, ANY)
    assert [(group.looked_like, group.reason, group.count) for group in view.refused] == [
        ("provision", "no draft that the sentence speaks of", 1)
    ]
    assert [one.path for one in view.unread] == ["scan.pdf"]
    assert dict(view.counts)["provisions"] == 4
    assert [(one.name, one.count) for one in view.methods][:2] == [("attribution", 3), ("numbered-point", 2)]


def test_changes_tell_what_each_day_brought() -> None:
    view = changes_view(INDEX, INFO, ANY)
    assert [(day.day, day.articles, [one.kind for one in day.changes]) for day in view.days] == [
        ("2041-03-08", 1, ["dispute"]),
        ("2041-03-06", 1, ["draft", "provision", "provision", "statement"]),
        ("2041-03-04", 1, ["draft", "provision", "provision"]),
    ]


def test_the_frame_offers_every_evening_by_name() -> None:
    around = frame(INDEX, INFO, Selection(as_of="2041-03-06"))
    assert around.stops == (
        Stop("2041-03-04", "FP2", 1, 1, 6, False),
        Stop("2041-03-06", "IS", 1, 2, 6, True),
        Stop("2041-03-08", "", 1, 3, 6, False),
    )
    assert (around.as_of, around.built_on, around.articles, around.chosen) == (
        "2041-03-06",
        "2041-03-08",
        2,
        True,
    )
    assert len(ARTICLES) == 3


def test_changes_can_be_asked_for_since_an_evening() -> None:
    view = changes_view(INDEX, INFO, Selection(since="2041-03-05"))
    assert [day.day for day in view.days] == ["2041-03-08", "2041-03-06"]


def test_the_same_words_in_two_articles_are_one_saying_with_both() -> None:
    again = article("reprint", ANSWER_ARTICLE.text, "Coast Daily", "2041-03-06")
    first = RECORDS.statements[0]
    words = {name: tuple(again.span(s.start, s.end) for s in getattr(first, name)) for name in SPANS}
    reprint = msgspec.structs.replace(first, id="statement-reprint", **words)
    records = msgspec.structs.replace(
        RECORDS, articles=(*ARTICLES, again), statements=(*RECORDS.statements, reprint)
    )
    view = statements_view(Index(records), INFO, ANY)
    (said,) = next(one for one in view.speakers if one.name == "Ada Quill").sayings
    assert (said.id, said.also) == ("statement-refusal", ("statement-reprint",))
    assert [proof.outlet for proof in said.evidence] == ["Island Times", "Coast Daily"]


def test_a_pronoun_alone_is_nobody_s_name_and_another_s_in_another_article() -> None:
    first, *_ = RECORDS.statements
    again = article("reprint", ANSWER_ARTICLE.text.replace("mayor", "major"), "Coast Daily", "2041-03-06")
    words = {name: tuple(again.span(s.start, s.end) for s in getattr(first, name)) for name in SPANS}
    he, other = (
        msgspec.structs.replace(first, id=f"statement-{n}", actor=None, speaker="He", **spans)
        for n, spans in enumerate(({}, words))
    )
    records = msgspec.structs.replace(RECORDS, articles=(*ARTICLES, again), statements=(he, other))
    view = statements_view(Index(records), INFO, ANY)
    assert [(one.name, one.named) for one in view.speakers] == [("somebody (“He”)", False)] * 2


def test_a_witness_that_tells_a_point_without_its_number_is_drawn_beside_those_that_give_it() -> None:
    told = msgspec.structs.replace(
        RECORDS.provisions[2], id="provision-told", draft="draft-plan", number=None
    )
    row = RECORDS.rows[0]
    cell = msgspec.structs.replace(row.cells["draft-plan"], provisions=("provision-cap1", "provision-told"))
    seen = msgspec.structs.replace(RECORDS.witnesses[1], id="witness-told", draft="draft-plan")
    records = msgspec.structs.replace(
        RECORDS,
        provisions=(*RECORDS.provisions, told),
        witnesses=(*RECORDS.witnesses, seen),
        rows=(msgspec.structs.replace(row, cells={**row.cells, "draft-plan": cell}), *RECORDS.rows[1:]),
    )
    index = Index(records)
    view = draft_view(index, INFO, ANY, index.drafts[0])
    assert [(one.siglum, one.held, one.loose) for one in view.witnesses] == [
        ("HP", ("1", "2"), ()),
        ("IT", (), ("1",)),
    ]
    assert (view.columns, view.totals) == (("1", "2", "3"), (2, 1, 0))


def test_a_link_is_named_as_the_outlet_whose_articles_are_held() -> None:
    citation = msgspec.structs.replace(RECORDS.citations[0], outlet="")
    index = Index(msgspec.structs.replace(RECORDS, citations=(citation,)))
    assert sources_view(index, INFO, ANY).chain[0].name == "Harbour Post"


def test_the_changes_between_two_drafts_are_listed() -> None:
    a, b = find_draft(INDEX, "fp2"), find_draft(INDEX, "is")
    assert a is not None
    assert b is not None
    assert compare_view(INDEX, INFO, ANY, a, b).changes == (
        ("modified", (("ferries", "Number of ferries"),)),
        ("dropped", (("fares", "Fares"),)),
    )


def test_a_draft_is_drawn_with_its_kin_and_the_outlets_it_reached_print_by() -> None:
    seen = [
        Seen("HP", "plan", "Harbour Post", "2041-03-04", 4),
        Seen("IT", "answer", "Island Times", "2041-03-06", 2),
    ]
    drawn = draw_descent(INDEX, INDEX.drafts[0], seen)
    assert drawn is not None
    assert [(one.label, one.kind) for one in drawn.drafts] == [("FP2", "here"), ("IS", "open")]
    assert [(one.label, one.kind) for one in drawn.witnesses] == [("HP", "text"), ("IT", "told")]
    # The Island Times cites the Harbour Post: its line starts there, not at the draft.
    start = f"M{drawn.witnesses[0].x} {drawn.witnesses[0].y + 7}"
    assert [(one.kind, one.relation) for one in drawn.branches] == [
        ("main", "counters"),
        ("edge", ""),
        ("cites", ""),
    ]
    assert drawn.branches[2].path.startswith(start)
    assert drawn.description == "IS counters FP2; 2 articles tell of FP2, 1 of them in its own words."


def test_a_draft_without_kin_and_with_one_witness_is_not_drawn() -> None:
    alone = msgspec.structs.replace(RECORDS, drafts=RECORDS.drafts[:1])
    index = Index(alone)
    assert draw_descent(index, index.drafts[0], [Seen("HP", "plan", "Harbour Post", "2041-03-04", 4)]) is None
