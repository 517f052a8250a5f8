"""The archive: written as it was, checked for what is wrong, new versions beside the old."""

from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from variorum.read import read_markdown
from variorum.read.archive import (
    Archived,
    Meta,
    dump_archived,
    load_archived,
    rewrite_archive,
    write_article,
)
from variorum.read.archive_check import check_archive
from variorum.read.write_markdown import write_markdown

FIXTURES = Path(__file__).parent.parent / "fixtures" / "read"
SAMPLE = Path(__file__).parents[3] / "shared" / "archive-sample"
META = Meta(
    url="https://quay.example/2031/fees",
    title="The harbour’s fees don’t fall",
    category="harbour",
    feed="https://quay.example/feed",
    fetched="2031-03-09T10:00:00+00:00",
    language="en",
)
YAML = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_a_rewritten_archive_is_the_same_bytes(tmp_path):
    done = rewrite_archive(FIXTURES, tmp_path / "out")
    assert (done.written, done.same, done.changed, done.unread) == (1, 1, (), ())
    assert (tmp_path / "out" / "torn.md").read_bytes() == (FIXTURES / "torn.md").read_bytes()


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="../shared is not here")
def test_the_archive_sample_is_written_byte_for_byte(tmp_path):
    done = rewrite_archive(SAMPLE, tmp_path)
    assert (done.written, done.same, done.unread) == (173, 173, ())


@given(st.dictionaries(st.text(min_size=1, max_size=8), YAML, max_size=4), st.text(max_size=40))
def test_what_is_written_reads_back(front, body):
    text = dump_archived(Archived(front=front, body=body))
    assert load_archived("a.md", text) == Archived(front=front, body=body)


def test_unknown_keys_are_kept_and_a_file_without_front_matter_too(tmp_path):
    (tmp_path / "a.md").write_text("---\nevent_code: 081\ngoldstein_scale: '5.0'\n---\n\nText.")
    (tmp_path / "b.md").write_text("Only text.")
    assert rewrite_archive(tmp_path, tmp_path / "out").same == 2


def test_a_broken_file_is_reported_and_the_rest_is_written(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: a: b\n---\nText.")
    (tmp_path / "b.md").write_text("Text.")
    done = rewrite_archive(tmp_path, tmp_path / "out")
    assert (done.written, [unread.path for unread in done.unread]) == (1, [str(tmp_path / "a.md")])


def test_a_new_article_is_filed_under_its_title(tmp_path):
    path, _ = write_article(tmp_path, META, "Fees stay.\n")
    assert path == tmp_path / "harbour" / "the-harbours-fees-dont-fall" / "index.md"
    assert path.read_text().startswith("---\nai_commentary: []\nai_commentary_meta:\n  content_digest: ''\n")
    assert check_archive(tmp_path) == ()


def test_a_changed_article_is_a_new_version_beside_the_old(tmp_path):
    path, _ = write_article(tmp_path, META, "Fees stay.\n")
    assert write_article(tmp_path, META, "Fees stay.\n") == (path, "known")
    assert write_article(tmp_path, META, "Fees fall.\n") == (path, "changed")
    files = sorted(str(each.relative_to(path.parent)) for each in path.parent.rglob("*.md"))
    assert files == ["index.md", "versions/20310309T1000000000.md"]
    assert path.read_text().endswith("---\n\nFees fall.\n")


def test_two_addresses_with_one_title_get_two_folders(tmp_path):
    one, _ = write_article(tmp_path, META, "Fees stay.\n")
    other, _ = write_article(
        tmp_path, Meta(**{**as_dict(META), "url": "https://ledger.example/1"}), "Fees stay.\n"
    )
    assert one != other
    assert check_archive(tmp_path) == ()


def as_dict(meta):
    return {name: getattr(meta, name) for name in meta.__struct_fields__}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title: The harbour’s fees don’t fall\n", "", "has no title"),
        ("url_hash: ", "url_hash: 0", "has a url_hash that is not the SHA-1 of its source_url"),
        ("category: harbour", "category: pier", "lies in harbour and says category pier"),
        (
            "date: '2031-03-09T10:00:00+00:00'",
            "date: on Sunday",
            "has a date that is not ISO 8601 (on Sunday)",
        ),
        (
            "ai_commentary: []",
            "ai_commentary: [x]",
            "has commentary without the digest of the text it was made from",
        ),
        (
            "content_digest: ''",
            "content_digest: 'sha256:0'",
            "has commentary on a text that has changed since",
        ),
        ("Fees stay", "Fees [stay]()", "has a link that points nowhere ('stay')"),
        (
            "title: The",
            "title: a: The",
            "has broken front matter (line 27: mapping values are not allowed in this context)",
        ),
    ],
)
def test_what_is_wrong_is_found(tmp_path, old, new, problem):
    path, _ = write_article(tmp_path, META, "Fees stay.\n")
    path.write_text(path.read_text().replace(old, new, 1))
    assert [finding.problem for finding in check_archive(tmp_path)] == [problem]


@pytest.mark.parametrize(
    "source", ["# Head\n\nA [b](http://c.example/(d)) *e*.\n\n1. f\n2. g\n\n> h", "(a) x\n\n- y\n- z"]
)
def test_a_reading_written_as_markdown_reads_back(source):
    reading = read_markdown("a.md", source)
    again = read_markdown("a.md", write_markdown(reading))
    assert (again.article.text, again.blocks, again.links) == (
        reading.article.text,
        reading.blocks,
        reading.links,
    )


@example("<!a")
@given(st.text(alphabet="ab .,*_[]()“”\"'\n>-#1&;é`~|!<\\+=", min_size=1, max_size=60))
def test_any_text_written_as_markdown_reads_back(source):
    reading = read_markdown("a.md", source + "\n\nend.")
    assume("*" not in reading.article.text)  # a lone star reads as a mark that was left behind
    assert read_markdown("a.md", write_markdown(reading)).article.text == reading.article.text
