"""`variorum reviews` and `variorum replay`: people's decisions as a file, and taken in elsewhere."""

import msgspec
from click.testing import CliRunner

from variorum import api
from variorum.cli import main
from variorum.corrections import Review, Target
from variorum.model import Span

TARGET = Target(kind="draft", evidence=(Span(article="a", exact="x", start=0, end=1),), digest="sha256:0")
REVIEW = Review(id="r1", reviewer="Ada", made_at="2031-03-05T10:00:00Z", verdict="accept", target=TARGET)


def run(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_reviews_go_from_one_machine_to_another(tmp_path):
    ours = api.init(tmp_path / "ours")
    api.init(tmp_path / "theirs")
    ours.review(REVIEW)
    printed = run("reviews", "--dossier", tmp_path / "ours").stdout
    (tmp_path / "r.jsonl").write_text(printed)

    taken = run("replay", tmp_path / "r.jsonl", "--dossier", tmp_path / "theirs")

    assert msgspec.json.decode(printed, type=Review) == REVIEW
    assert (taken.exit_code, "1 new review;" in taken.stderr) == (0, True)
    assert api.open(tmp_path / "theirs").reviews() == (REVIEW,)


def test_a_file_of_other_things_is_refused_with_what_to_do(tmp_path):
    api.init(tmp_path / "talks")
    (tmp_path / "r.jsonl").write_text("no reviews here")
    answer = run("replay", tmp_path / "r.jsonl", "--dossier", tmp_path / "talks")

    assert (answer.exit_code, "give a file that 'variorum reviews' printed" in answer.stderr) == (3, True)
