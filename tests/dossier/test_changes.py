"""What is new, changed or withdrawn between two states of a dossier, and how it is written out."""

import json
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.test_as_of import DAYS, LEAK, REPLY, a_story, dossiers
from tests.factory import a_provision, an_article
from variorum.dossier.as_of import as_of
from variorum.dossier.changes import changes
from variorum.dossier.feed import changes_atom, changes_json, changes_text
from variorum.model import Cell, Row
from variorum.records import Records


def told(before: Records, after: Records) -> list[tuple[str, str, str]]:
    """Return (status, kind, text) of each change."""
    return [(change.status, change.kind, change.text) for change in changes(before, after)]


def edited(records: Records, field: str, **values: object) -> Records:
    """Return the records with the first one of a kind edited."""
    first, *rest = getattr(records, field)
    return msgspec.structs.replace(records, **{field: (msgspec.structs.replace(first, **values), *rest)})


def test_the_second_day_brings_the_reply():
    story = a_story()

    assert told(as_of(story, "2031-03-04"), story) == [
        ("new", "article", "article.md"),
        ("new", "draft", "The reply"),
        ("changed", "cell", "The reply: toll"),
        ("new", "provision", "The reply: 35 marks"),
        ("new", "statement", "The minister calls it dead"),
        ("new", "dispute", "The envoys' plan: The minister backs it / The minister calls it dead"),
    ]


def test_nothing_changes_between_equal_states():
    assert changes(a_story(), a_story()) == ()


def test_an_edit_is_a_change_with_both_readings():
    """A person says that the minister opposes the plan after all."""
    (change,) = changes(a_story(), edited(a_story(), "statements", stance="oppose"))

    assert (change.status, change.kind, change.id) == ("changed", "statement", a_story().statements[0].id)
    assert [(f.field, f.from_, f.to) for f in change.fields] == [("stance", "none", "oppose")]


def test_what_is_gone_is_withdrawn():
    story = a_story()
    less = msgspec.structs.replace(story, statements=story.statements[1:])

    assert told(story, less) == [("withdrawn", "statement", "The minister backs it")]


def test_a_moved_id_is_known_by_its_words():
    """A record that was joined with another has a new id; its words are the same, so nothing is told."""
    story = a_story()
    moved = edited(msgspec.structs.replace(story, rows=()), "statements", id="statement-joined")

    assert told(msgspec.structs.replace(story, rows=()), moved) == []


def test_more_evidence_for_the_same_thing_is_no_change():
    story = a_story()
    more = edited(story, "drafts", evidence=(*story.drafts[0].evidence, REPLY.span(13, 30)))

    assert changes(story, more) == ()


def test_the_same_point_in_print_once_more_is_no_news():
    """A second outlet prints the toll of 40 marks; the article is new, the point is not."""
    story = a_story()
    copy = an_article("It asks for a toll of 40 marks.", "2031-03-07", path="copy.md")
    again = a_provision(copy, "a toll of 40 marks", story.drafts[0].id)
    cells = dict(story.rows[0].cells)
    cells[story.drafts[0].id] = Cell(state="added", provisions=(story.provisions[0].id, again.id))
    more = msgspec.structs.replace(
        story,
        articles=(*story.articles, copy),
        provisions=(*story.provisions, again),
        rows=(Row(id="row-2", issues=("toll",), cells=cells),),
    )

    assert told(story, more) == [("new", "article", "copy.md")]


def test_as_text():
    story = a_story()
    text = changes_text(
        changes(as_of(story, "2031-03-04"), edited(story, "statements", stance="oppose")), "2031-03-04"
    )

    assert text == (
        "5 new, 2 changed since 2031-03-04\n"
        "\n"
        "New articles\n"
        "  2031-03-06  article.md\n"
        "\n"
        "New drafts\n"
        "  2031-03-06  The reply\n"
        "\n"
        "New points\n"
        "  2031-03-06  The reply: 35 marks\n"
        "\n"
        "New statements\n"
        "  2031-03-06  The minister calls it dead\n"
        "\n"
        "New contested facts\n"
        "  2031-03-06  The envoys' plan: The minister backs it / The minister calls it dead\n"
        "\n"
        "Changed cells of the table\n"
        "  2031-03-06  The reply: toll (state unknown → modified)\n"
        "\n"
        "Changed statements\n"
        "  2031-03-04  The minister backs it (stance none → oppose)\n"
    )
    assert changes_text((), "2031-03-04") == "Nothing is new, changed or withdrawn since 2031-03-04.\n"


def test_as_json():
    story = a_story()
    body = json.loads(changes_json(changes(as_of(story, "2031-03-04"), story), "2031-03-04"))

    assert body["counts"] == {"new": 5, "changed": 1, "withdrawn": 0}
    assert body["changes"][1]["text"] == "The reply"
    assert body["changes"][1]["evidence"][0]["exact"] == "The reply"


def test_as_atom():
    """The feed has no clock of its own: the same changes give the same bytes."""
    story = a_story()
    found = changes(as_of(story, "2031-03-04"), story)
    feed = changes_atom(found, "The toll", "2031-03-04", "https://example.org/changes")
    ns = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(feed)

    assert root.findtext("a:title", None, ns) == "The toll: changes since 2031-03-04"
    assert root.findtext("a:updated", None, ns) == "2031-03-06T00:00:00Z"
    assert len(root.findall("a:entry", ns)) == 6
    assert len({entry.findtext("a:id", None, ns) for entry in root.findall("a:entry", ns)}) == 6
    assert feed == changes_atom(found, "The toll", "2031-03-04", "https://example.org/changes")


@given(dossiers(), DAYS, DAYS)
def test_between_two_days_of_a_dossier_nothing_is_withdrawn(records, one, two):
    earlier, later = as_of(records, min(one, two)), as_of(records, max(one, two))

    assert not [change for change in changes(earlier, later) if change.status == "withdrawn"]


@given(dossiers(), DAYS, DAYS)
def test_there_and_back_swaps_new_and_withdrawn(records, one, two):
    before, after = as_of(records, one), as_of(records, two)
    there, back = changes(before, after), changes(after, before)
    plain = {change.id for change in there if change.status == "new" and change.kind != "provision"}

    assert plain == {c.id for c in back if c.status == "withdrawn" and c.kind != "provision"}


@pytest.mark.parametrize("article", [LEAK, REPLY])
@given(words=st.text(min_size=1, max_size=40))
def test_any_words_make_a_feed(article, words):
    """Control characters have no place in XML, wherever the article got them from."""
    story = a_story()
    odd = edited(story, "articles", title=words)

    ElementTree.fromstring(changes_atom(changes(story, odd), words, "2031-03-04"))
