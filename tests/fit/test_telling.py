"""What tells content from news can be fitted again on annotated articles."""

import json

import pytest
from click.testing import CliRunner

from variorum.cli import main
from variorum.errors import VariorumError
from variorum.fit.telling import fit_telling

ARTICLE = """---
title: A plan for the port
source_url: https://gull.example/plan
date: '2031-03-06'
---

Envoys of Sarnia have drafted a 12-point peace plan. It calls for a ceasefire of 90 days.

Prisoners would be freed within 30 days. The talks resumed on Monday.
"""
KEY = {
    "provisions": [{"quote": "a ceasefire of 90 days"}, {"quote": "Prisoners would be freed within 30 days"}]
}


def test_weights_are_fitted_on_articles_beside_their_keys(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "article.md").write_text(ARTICLE, encoding="utf-8")
        (tmp_path / name / "key.json").write_text(json.dumps(KEY), encoding="utf-8")
    said: list[str] = []
    fit_telling([tmp_path], tmp_path / "weights.json", said.append)

    fitted = json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))
    assert fitted["articles"] == 2
    assert fitted["weights"]["modal would"] > 0 > fitted["weights"]["weekday"]
    assert said[0].startswith("2 articles, 8 sentences")


def test_no_key_is_an_error_that_says_what_to_give(tmp_path):
    with pytest.raises(VariorumError, match="no article.md beside a key.json in .*; give annotated folders"):
        fit_telling([tmp_path], tmp_path / "weights.json", print)


def test_the_command_fits_what_the_function_fits(tmp_path):
    (tmp_path / "article.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "key.json").write_text(json.dumps(KEY), encoding="utf-8")
    ran = CliRunner().invoke(main, ["fit", "telling", str(tmp_path), "--to", str(tmp_path / "weights.json")])

    assert ran.exit_code == 0, ran.output
    assert json.loads((tmp_path / "weights.json").read_text(encoding="utf-8"))["articles"] == 1
