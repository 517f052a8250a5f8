"""`read_paths` and `read_file`: what goes in, what comes out, and what is refused with which words."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from variorum.errors import InputError
from variorum.read import read_file, read_paths
from variorum.reading import Reading, Unread

TORN = Path(__file__).parent.parent / "fixtures" / "read" / "torn.md"
SEED = Path(__file__).parents[3] / "shared" / "seed"


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_file(path)
    return str(caught.value).removeprefix(f"{path}: ")


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_the_record_of_an_archived_article():
    """The outlet is the host of the source: the publisher that the archive names is the archive itself."""
    article = read_file(TORN)[0].article
    assert (article.id, article.url) == (
        "a9b9dbd927da94c62351702556f11a136023cb57",
        "https://thequay.example/2031/03/11/what-the-harbour-draft-says",
    )
    assert (article.title, article.outlet) == ("What the Harbour Draft Says", "thequay.example")
    assert (article.published, article.language) == ("2031-03-11T12:00:33.723807+00:00", "en")
    assert (article.feed, article.category) == ("https://thequay.example/feed/", "harbour")


def test_other_front_matter_is_read_too(tmp_path):
    front = "title: Fees\nurl: http://a.example/1\noutlet: The Ledger\npublished: 2031-03-09\n"
    front += "author: [A. Lund, B. Ek]"
    article = read_file(write(tmp_path / "a.md", f"---\n{front}\nlang: en\n---\nFees fall."))[0].article
    assert (article.title, article.outlet, article.published) == ("Fees", "The Ledger", "2031-03-09")
    assert (article.author, article.language) == ("A. Lund, B. Ek", "en")
    assert article.id == hashlib.sha1(b"http://a.example/1").hexdigest()


def test_plain_text_is_kept_to_the_character(tmp_path):
    text = "  Ports open.\r\n\r\n“Fees fall,”\tshe said.  \r\n"
    reading = read_file(write(tmp_path / "a.txt", text), published="2031-03-09")[0]
    assert (reading.article.text, reading.article.published, reading.article.title) == (
        text,
        "2031-03-09",
        "",
    )
    assert [text[b.start : b.end] for b in reading.blocks] == ["Ports open.", "“Fees fall,”\tshe said."]


def test_article_records_are_read_as_they_stand(tmp_path):
    rows = [{"path": "x/1", "text": " One.\n", "published": "2031-01-02"}, {"text": "Two.", "id": "two"}]
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    one, two = (reading.article for reading in read_file(path, published="2031-03-09"))
    assert (one.path, one.text, one.published) == ("x/1", " One.\n", "2031-01-02")
    assert (two.path, two.id, two.published) == (f"{path}:2", "two", "2031-03-09")


def test_a_bad_line_does_not_stop_the_file(tmp_path):
    path = write(
        tmp_path / "a.jsonl",
        '{"text": "One."}\n{"title": "no text"}\n{"text": "\\ud800"}\nTwo\n{"text": "3"}',
    )
    found = list(read_paths([path]))
    assert [type(each) for each in found] == [Reading, Unread, Unread, Unread, Reading]
    assert found[1] == Unread(path=f"{path}:2", reason=f"{path}:2: has no 'text'; give each line a text")


def test_folders_and_globs_are_searched_sorted_and_read_once(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b/2.txt", "a.txt", "b/1.txt", ".hidden/x.txt", "b/2.ann"):
        write(tmp_path / name, f"Text {name[:3]}{'' if name == 'b/2.txt' else name}.")
    write(tmp_path / "b" / "copy.txt", "Text b/2.")
    found = [read.path if isinstance(read, Unread) else read.article.path for read in read_paths([tmp_path])]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b/1.txt", "b/2.txt")]
    assert len(list(read_paths([f"{tmp_path}/b/*.txt", tmp_path / "b"]))) == 2


def test_the_order_of_the_arguments_does_not_matter(tmp_path):
    paths = [write(tmp_path / f"{name}.txt", f"Text {name}.") for name in "cab"]
    assert list(read_paths(paths)) == list(read_paths(sorted(paths)))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"caf\xe9 \xcf\xf0\xe8\xe2\xe5\xf2", "is not UTF-8 (byte 0xe9 at 3); save it as UTF-8"),
        ("a.txt", b"ab\0c", "holds a NUL at character 2, so it is not text; save it as text"),
        ("a.txt", b"\xff\xfea", "is not the utf-16 it claims to be (byte 0x61 at 2); save it as UTF-8"),
        ("a.txt", b"", "has no text to read; give it a body, or leave it out"),
        ("a.md", b"---\ntitle: x\n---\n\n", "has no text to read; give it a body, or leave it out"),
        (
            "a.md",
            b"---\ntitle: a: b\n---\nText.",
            "has broken front matter (line 2: mapping values are not allowed in this context); "
            "mend the YAML between the two '---' lines",
        ),
        ("a.md", b"---\n- a\n---\nText.", "has front matter without keys; write it as 'key: value' lines"),
        (
            "a.md",
            b"---\na: &a [*a]\n---\nText.",
            "has front matter that refers to itself without end; take its aliases out",
        ),
        (
            "a.md",
            b"---\na: " + b"[" * 100_000 + b"\n---\nText.",
            "has front matter nested too deeply; write it as plain keys and values",
        ),
        ("a.html", b"<html></html>", "has no article in it; save the page of one article, or its text"),
    ],
)
def test_bad_input_is_named_with_what_to_do(tmp_path, name, content, reason):
    assert refusal(write(tmp_path / name, content)) == reason


def test_a_bomb_of_aliases_is_refused(tmp_path):
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    path = write(tmp_path / "a.md", "---\n" + "\n".join(lines) + "\n---\nText.")
    assert refusal(path) == "has front matter that refers to itself without end; take its aliases out"


def test_a_file_too_large_is_not_opened(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert refusal(path) == (
        "is 50,000,000 bytes, more than the 20,000,000 that one article may have; "
        "split it, or give the articles as .jsonl"
    )


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert refusal(tmp_path / "a.txt") == "is no file; give a file or a folder"


def test_a_paragraph_made_to_be_slow_is_refused(tmp_path):
    assert refusal(write(tmp_path / "a.md", "![ " * 40_000)) == (
        "has a paragraph of 120,000 characters; break it up, or add it as .txt"
    )


def test_missing_and_foreign_files_are_unread_and_the_rest_goes_on(tmp_path):
    good = write(tmp_path / "z.txt", "Text.")
    found = list(read_paths([tmp_path / "none.md", write(tmp_path / "a.xyz", "?"), good]))
    assert [type(each) for each in found] == [Unread, Unread, Reading]
    assert found[1].reason == f"{tmp_path}/none.md: does not exist; check the path"


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp1252", "a.txt"), ("utf-16", "a.md"), ("utf-8-sig", "a.txt")]
)
def test_obvious_encodings_are_decoded(tmp_path, encoding, name):
    path = write(tmp_path / name, "The café’s fees fall, the master of the harbour said.".encode(encoding))
    assert read_file(path)[0].article.text == "The café’s fees fall, the master of the harbour said."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The port is open and the fees have gone, said the master of the harbour on Monday.", "en"),
        (
            "Der Hafen ist offen und die Gebühren sind weg, sagte der Meister am Montag nach der Sitzung.",
            "de",
        ),
        ("Le port est ouvert et les taxes sont parties, a dit le maître du port dans une lettre.", "fr"),
        ("Порт открыт, и сборы отменены.", "ru"),
        ("Порт відкрито, і збори її скасовано.", "uk"),
        ("港が開いています。", "ja"),
        ("Ports.", ""),
    ],
)
def test_the_language_is_recognised(tmp_path, text, language):
    assert read_file(write(tmp_path / "a.txt", text))[0].article.language == language


@pytest.mark.skipif(not SEED.is_dir(), reason="../shared is not here")
def test_the_seed_has_no_mark_and_no_torn_sentence():
    reading = read_file(next(SEED.glob("*.md")))[0]
    blocks = [reading.article.text[b.start : b.end] for b in reading.blocks if b.kind == "paragraph"]
    assert [b for b in blocks if "*" in b or "](" in b or b[-1] not in ".:”"] == []
    assert len(reading.links) == 23
