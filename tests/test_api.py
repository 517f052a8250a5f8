"""The Python interface: a dossier kept in a folder gives the same records as reading the files at once."""

import subprocess
import sys
from pathlib import Path

import pytest

import variorum
from variorum.errors import DossierError
from variorum.records import Records

FIRST = """---
title: A plan is leaked
source_url: https://news.example/a
date: '2031-03-04'
language: en
---

The mediators' 12-point plan would cap the fleet of Norland at 6 ships. "We reject it," said Ada Brandt.
"""
SECOND = """---
title: A counterproposal
source_url: https://other.example/b
date: '2031-03-06'
language: en
---

Sudland published a counterproposal to the 12-point plan on Thursday. It would cap the fleet at 8 ships.
"""


@pytest.fixture
def articles(tmp_path):
    for name, text in (("a.md", FIRST), ("b.md", SECOND)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def talks(articles):
    dossier = variorum.init(articles / "talks")
    dossier.add(articles / "a.md", articles / "b.md")
    dossier.build()
    return dossier


def test_a_dossier_says_what_reading_at_once_says(articles, talks):
    assert talks.records() == variorum.extract_records([articles / "a.md", articles / "b.md"])


def test_the_order_of_articles_does_not_matter(articles):
    straight = variorum.extract_records([articles / "a.md", articles / "b.md"])

    assert variorum.extract_records([articles / "b.md", articles / "a.md"]) == straight


def test_a_second_build_reads_nothing_again(talks):
    built = talks.build()

    assert (built.read, built.known) == (0, 2)


def test_a_killed_build_goes_on_where_it_stopped(articles):
    dossier = variorum.init(articles / "killed")
    dossier.add(articles / "a.md", articles / "b.md")

    def stop(line):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dossier.build(told=stop)
    built = variorum.open(articles / "killed").build()

    assert (built.read, built.known) == (1, 1)


def test_as_of_an_evening_only_what_was_published_is_known(talks):
    known = talks.records(as_of="2031-03-05")

    assert [a.title for a in known.articles] == ["A plan is leaked"]
    assert [a.title for a in talks.records(as_of="2031-03-06").articles] == [
        "A plan is leaked",
        "A counterproposal",
    ]


def test_every_span_is_verbatim(talks):
    records = talks.records()
    texts = {article.id: article for article in records.articles}
    spans = [span for record in records for span in getattr(record, "evidence", ())]

    for span in spans:
        texts[span.article].verify(span)
    assert len(spans) > 10


def test_every_id_stands_once(talks):
    ids = [record.id for record in talks.records()]

    assert len(ids) == len(set(ids))


def test_an_unbuilt_dossier_says_so(tmp_path):
    with pytest.raises(DossierError, match="was never built; run 'variorum build"):
        variorum.init(tmp_path / "new").records()


def test_a_full_disk_is_named_and_the_last_dossier_stands(talks, articles):
    with talks.store.engine.begin() as db:
        db.exec_driver_sql("pragma journal_mode = delete")
    before = talks.records()
    (articles / "c.md").write_text(SECOND.replace("/b", "/c") + "More.\n\n" * 100_000, encoding="utf-8")
    talks.store.engine.dispose()
    limit_pages(talks)

    with pytest.raises(DossierError, match="the disk is full; free some space"):
        talks.add(articles / "c.md")
    assert isinstance(before, Records)
    assert talks.records() == before


def limit_pages(dossier):
    """Let the database grow no further, as on a full disk."""
    import sqlalchemy as sa

    @sa.event.listens_for(dossier.store.engine, "connect")
    def _limit(connection, _):
        pages = connection.execute("pragma page_count").fetchone()[0]
        connection.execute(f"pragma max_page_count = {pages}")


def test_the_examples_are_shipped():
    assert list(Path(variorum.__file__).parent.glob("examples/harbour-accord/*/*/index.md"))


def test_asking_loads_no_model(tmp_path):
    """Views of a built dossier open without spaCy, networks and solvers: they are for looking things up."""
    talks = variorum.init(tmp_path / "talks")
    (tmp_path / "first.md").write_text(FIRST, encoding="utf-8")
    talks.add(tmp_path / "first.md")
    talks.build()
    asked = f"""import sys, variorum
from variorum.publishing import info_of
talks = variorum.open({str(tmp_path / "talks")!r})
info_of(talks, talks.records()), talks.changes("2031-03-05")
print([model for model in ("spacy", "scipy", "onnxruntime") if model in sys.modules])"""
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
