"""Markdown parsed into fragments: what each block says, and where its links and emphasis stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import lxml.html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from variorum.read.fragments import Fragment
from variorum.reading import BlockKind

MARK_TOKENS = {"em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close"}
ACTIVE = re.compile(r"\s*(?:javascript|vbscript|data|file):", re.IGNORECASE)
INLINE_PICTURE = re.compile(
    r"\(data:[^\s)]{64,}"
)  # a picture in the address itself: up to megabytes of letters
OPENER = re.compile(r"<(!--|\?|!\[CDATA\[|!(?=[A-Za-z]))")
CLOSERS = {"!--": "-->", "?": "?>", "![CDATA[": "]]>", "!": ">"}
# Wire copy opens a quotation by two grave accents (TeX does too); to Markdown they are marks of code.
# It is closed by two apostrophes, before any pair of accents that could close a code.
WIRE_MARK = re.compile(r"(?<![`\S])``(?=[^\s`](?:(?!\S``(?!\w))[^\n]|\n(?!\n)){1,600}?'')")
SILENT_TAGS = ("<script", "<style", "<template", "<noscript")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"])
    # Addresses are kept as written: escaping them is the page's work, and half of the parser's time.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def parse_markdown(source: str) -> list[Fragment]:
    """The blocks of a Markdown text in reading order; pictures leave only their description behind them."""
    source = INLINE_PICTURE.sub("(data:,", source)
    if "``" in source:
        source = WIRE_MARK.sub(r"\`\`", source)
    return _Walk(_parser().parse(_closed(source))).fragments()


def _closed(source: str) -> str:
    """The source with a backslash before a comment or declaration that nothing closes.

    It would run to the end of the text (CommonMark 0.31, HTML blocks 2 to 5) and take the article with it.
    """
    ends = {close: source.rfind(close) for close in CLOSERS.values()}

    def kept(opener: re.Match[str]) -> str:
        close = CLOSERS.get(opener.group(1), ">")
        return opener.group() if ends[close] >= opener.end() else "\\" + opener.group()

    return OPENER.sub(kept, source)


class _Walk:
    """One pass over the block tokens, remembering the lists, items and quotes that are open."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.lists: list[int] = []
        self.items: list[int] = []
        self.numbers: list[str] = []
        self.number = ""
        self.count = self.quotes = 0
        self.heading = False
        self.row: Fragment | None = None
        self.picture: str | None = None

    def fragments(self) -> list[Fragment]:
        return [fragment for token in self.tokens for fragment in self._take(token)]

    def _take(self, token: Token) -> Iterator[Fragment]:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.count += 1
                self.lists.append(self.count)
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.count += 1
                self.items.append(self.count)
                self.number = f"{token.info}{token.markup} " if token.info else ""
            case "list_item_close":
                self.items.pop()
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "heading_open" | "heading_close":
                self.heading = token.nesting == 1
            case "tr_open":
                self.row = Fragment("", "item", lists=(-1,))
            case "tr_close":
                if self.row and self.row.text.strip():
                    yield self.row
                self.row = None
            case "fence" | "code_block":
                yield Fragment(token.content.strip("\n"), "note", verbatim=True)
            case "html_block":
                yield from self._placed(Fragment(html_words(token.content)))
            case "inline":
                yield from self._inline(token)

    def _inline(self, token: Token) -> Iterator[Fragment]:
        fragment, picture = read_inline(token.children or [])
        if self.row is not None:
            between = "\t" if self.row.text and fragment.text else ""
            self.row = self.row.joined(fragment.edited(_line_edits(fragment.text)), between)
            return
        if picture is not None and not fragment.text.strip():
            self.picture = picture
            return
        yield from self._placed(fragment)

    def _placed(self, fragment: Fragment) -> Iterator[Fragment]:
        """The fragment with its kind, its printed number and the picture above it."""
        if not fragment.text.strip():
            return
        if self.number:
            fragment = fragment.edited([(0, 0, self.number)])
            self.number = ""
        fragment.kind = self._kind()
        fragment.lists = tuple(self.lists)
        fragment.item = self.items[-1] if self.items else 0
        fragment.picture, self.picture = self.picture, None
        yield fragment

    def _kind(self) -> BlockKind:
        if self.heading:
            return "heading"
        if self.quotes:
            return "quote"
        return "item" if self.items else "paragraph"


def _line_edits(text: str) -> list[tuple[int, int, str]]:
    return [(i, i + 1, " ") for i, char in enumerate(text) if char == "\n"]


def read_inline(children: Sequence[Token]) -> tuple[Fragment, str | None]:
    """The words of one inline run with its links and marks, and the description of its last picture."""
    words: list[str] = []
    found = Fragment("")
    opened: list[tuple[int, str]] = []
    strong: list[int] = []
    position, silent, picture = 0, False, None
    for token in children:
        word = ""
        if token.type in MARK_TOKENS or token.type in ("link_open", "link_close", "code_inline"):
            found.marks.add(position)
        if token.type == "link_open":
            opened.append((position, str(token.attrGet("href") or "")))
        elif token.type == "link_close" and opened:
            start, href = opened.pop()
            if position > start and not ACTIVE.match(href):
                found.links.append((start, position, href))
        elif token.type == "strong_open":
            strong.append(position)
        elif token.type == "strong_close" and strong:
            found.strong.append((strong.pop(), position))
        elif token.type in ("softbreak", "hardbreak"):
            word = "\n"
        elif token.type == "image":
            picture = token.content
        elif token.type == "html_inline":
            tag = token.content.lower()
            silent = tag.startswith(SILENT_TAGS) or (silent and not tag.startswith("</"))
            word = "\n" if tag.startswith("<br") else ""
        elif token.type in ("text", "code_inline") and not silent:
            word = token.content
        words.append(word)
        position += len(word)
        if token.type == "code_inline":
            found.marks.add(position)
    found.text = "".join(words)
    found.links.sort()
    return found, picture


def html_words(source: str) -> str:
    """The words of a piece of raw HTML that stands in Markdown, without scripts and styles."""
    try:
        tree = lxml.html.fragment_fromstring(source, create_parent="div")
    except (lxml.etree.ParserError, ValueError):
        return ""
    for silent in tree.xpath("//script|//style|//template|//noscript|//comment()"):
        silent.drop_tree()
    return str(tree.text_content()).strip()
