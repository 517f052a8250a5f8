"""fit statements: from annotated text, from a dossier's own reviewed statements, or both."""

import pytest
from click.testing import CliRunner

from tests.factory import an_article, span_of
from variorum import api
from variorum.cli import main
from variorum.corrections import Review
from variorum.dossier.reviewed import reviewed_articles
from variorum.dossier.reviews import target_of
from variorum.fit.corpus import Annotated
from variorum.model import Refused, Statement
from variorum.records import Records

ARTICLE = """---
title: The ports
source_url: https://courier.example/ports
date: '2031-03-04'
language: en
---

"The ports will open," said Orla Venn. "The tolls will stay," said Per Aas.
"""


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def a_statement(article, words, method):
    evidence = (span_of(article, words),)
    return Statement(id=words, directness="direct", content=evidence, evidence=evidence, method=method)


@pytest.fixture
def talks(tmp_path):
    (tmp_path / "ports.md").write_text(ARTICLE, encoding="utf-8")
    dossier = api.init(tmp_path / "talks")
    dossier.add(tmp_path / "ports.md")
    dossier.build()
    return dossier


@pytest.fixture
def fitted(monkeypatch):
    """What fitting was asked to fit on, without fitting."""
    asked = []
    monkeypatch.setattr("variorum.fit.statements.find_spec", lambda name: True)
    monkeypatch.setattr("variorum.fit.statements._fit", lambda texts, *rest: asked.append(texts))
    return asked


def accept(dossier, statement, verdict="accept"):
    articles = {article.id: article for article in dossier.records().articles}
    made = {"id": f"review-{statement.id}", "reviewer": "eva", "made_at": "2031-03-10T09:00:00Z"}
    dossier.review(Review(**made, verdict=verdict, target=target_of(statement, articles)))


def test_only_articles_reviewed_whole_are_taken():
    whole, part, none = (an_article(f"{name} will open. {name} will close.") for name in ("A", "B", "C"))
    found = reviewed_articles(
        Records(
            articles=(whole, part, none),
            statements=(
                a_statement(whole, "A will open", "review:eva"),
                a_statement(part, "B will open", "review:eva"),
                a_statement(part, "B will close", "statements:quote"),
                a_statement(none, "C will open", "statements:quote"),
            ),
            refused=(
                Refused(
                    id="r",
                    method="review:eva",
                    looked_like="statement",
                    reason="rejected by eva",
                    evidence=(span_of(whole, "A will close"),),
                ),
            ),
        )
    )

    assert ([a.text for a in found.articles], [s.id for s in found.statements], found.partly) == (
        [whole.text],
        ["A will open"],
        1,
    )


def test_a_dossiers_reviewed_statements_are_fitted_on(talks, fitted, tmp_path):
    for statement in talks.records().statements:
        accept(talks, statement)
    talks.build()
    result = run("fit", "statements", "--reviewed", talks.folder, "--to", tmp_path / "weights")
    ((reading,),) = fitted[0]

    assert result.exit_code == 0
    assert "2 statements of 1 articles reviewed whole; 0 articles left out" in result.stderr
    assert isinstance(reading, Annotated)
    assert [reading.text[slice(*one["source"][0])] for one in reading.attributions] == [
        "Orla Venn",
        "Per Aas",
    ]


def test_an_article_in_part_reviewed_is_left_out_and_counted(talks, fitted):
    accept(talks, talks.records().statements[0])
    talks.build()
    result = run("fit", "statements", "--reviewed", talks.folder)

    assert "1 articles left out, as some of their statements wait for review" in result.stderr
    assert (result.exit_code, fitted) == (3, [])
    assert "annotate or review some articles first" in result.stderr


def test_without_the_extra_it_says_what_to_install(talks, monkeypatch):
    monkeypatch.setattr("variorum.fit.statements.find_spec", lambda name: None)
    result = run("fit", "statements", "--reviewed", talks.folder)

    assert (result.exit_code, "run: pip install 'variorum[fit]'" in result.stderr) == (3, True)


def test_nothing_to_fit_on_is_a_usage_error():
    assert run("fit", "statements").exit_code == 2
