"""One reader for each format: its source made an article with a reading text, blocks and links."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from variorum.errors import InputError
from variorum.read.decode import MAX_DOCUMENT, decode, read_bytes
from variorum.read.front_matter import Fields, article_fields, host_of, load_front_matter, split_front_matter
from variorum.read.html import read_html
from variorum.read.language import detect_language
from variorum.read.markdown import INLINE_PICTURE, parse_markdown
from variorum.read.mending import mend
from variorum.read.pdf import read_pdf
from variorum.read.plain import find_blocks
from variorum.read.reading import assemble, make_reading, with_pages
from variorum.read.word import read_word
from variorum.reading import Reading

# The parser takes the square of a hostile paragraph's length: seconds here. The archive's longest has 41,551.
MAX_PARAGRAPH = 100_000


def read_markdown(path: str, source: str, published: str | None = None) -> Reading:
    """The article of a Markdown source; raises InputError for broken front matter or an empty body."""
    front, body = split_front_matter(source)
    fields: Fields = article_fields(load_front_matter(path, front)) if front is not None else {}
    longest = max(map(len, INLINE_PICTURE.sub("(data:,", body).split("\n\n")), default=0)
    if longest > MAX_PARAGRAPH:
        raise InputError(path, f"has a paragraph of {longest:,} characters", "break it up, or add it as .txt")
    fragments = mend(parse_markdown(body))
    if not fields.get("title"):
        fields["title"] = next((f.text for f in fragments[:1] if f.kind == "heading"), None)
    title = _folded(fields["title"] or "")
    for fragment in fragments:
        if title and _folded(fragment.text) == title:
            fragment.kind = "heading"
    text, blocks, links = assemble(fragments)
    return _finished(
        path, make_reading(path, text, blocks, _completed(fields, text, published, "markdown"), links)
    )


def _folded(words: str) -> str:
    """The letters and figures alone, in which a headline is the same however its quotes are set."""
    return "".join(filter(str.isalnum, words.casefold()))


def read_text(path: str, source: str, published: str | None = None) -> Reading:
    """The article of a plain text, which is kept to the character; raises InputError where it is empty."""
    fields = _completed({}, source, published, "text")
    return _finished(path, make_reading(path, source, find_blocks(source), fields))


def _completed(fields: Fields, text: str, published: str | None, method: str) -> Fields:
    return {
        **fields,
        "published": fields.get("published") or published,
        "language": fields.get("language") or detect_language(text),
        "method": f"read-{method}",
    }


def _finished(path: str, reading: Reading) -> Reading:
    if not reading.article.text.strip():
        raise InputError(path, "has no text to read", "give it a body, or leave it out")
    return reading


def markdown_file(path: Path, published: str | None) -> Iterator[Reading]:
    """The article of a Markdown file."""
    yield read_markdown(str(path), decode(str(path), read_bytes(path)), published)


def text_file(path: Path, published: str | None) -> Iterator[Reading]:
    """The article of a plain text file."""
    yield read_text(str(path), decode(str(path), read_bytes(path)), published)


def read_page(path: str, source: str, published: str | None = None) -> Reading:
    """The article of a web page; where `path` is the address it came from, links are made whole with it.

    Raises InputError for a page without an article.
    """
    fields, fragments = read_html(path, source)
    if path.startswith(("http://", "https://")):
        fields = {**fields, "url": path, "outlet": fields.get("outlet") or host_of(path)}
    text, blocks, links = assemble(fragments)
    return _finished(
        path, make_reading(path, text, blocks, _completed(fields, text, published, "html"), links)
    )


def page_file(path: Path, published: str | None) -> Iterator[Reading]:
    """The article of a saved web page."""
    yield read_page(str(path), decode(str(path), read_bytes(path), declared=True), published)


def pdf_file(path: Path, published: str | None) -> Iterator[Reading]:
    """The article of a PDF, with where its pages begin."""
    fields, fragments = read_pdf(str(path), read_bytes(path, MAX_DOCUMENT))
    text, blocks, links = assemble(mend(fragments))
    reading = make_reading(str(path), text, blocks, _completed(fields, text, published, "pdf"), links)
    yield _finished(str(path), with_pages(reading))


def word_file(path: Path, published: str | None) -> Iterator[Reading]:
    """The article of a DOCX, and of its text before tracked changes where it has any."""
    for number, (fields, fragments) in enumerate(read_word(str(path), read_bytes(path, MAX_DOCUMENT))):
        name = f"{path}#before" if number else str(path)
        text, blocks, links = assemble(mend(fragments))
        fields = _completed(fields, text, published, "word")
        yield _finished(name, make_reading(name, text, blocks, fields, links))
