"""Tiny makers of records, so that test cases read like a table."""

from variorum.model import Article, Draft, Parent, Provision, Span, digest, identity
from variorum.reading import Block, Reading


def an_article(text, published="2031-03-04", url=None, path="article.md", **fields):
    """An article with this reading text; its id comes from the address, or from the text."""
    return Article(
        id=identity("article", url or text),
        path=path,
        url=url,
        text=text,
        published=published,
        content_digest=digest(text),
        **fields,
    )


def a_reading(text, **fields):
    """A reading of one block."""
    article = an_article(text, **fields)
    return Reading(article=article, blocks=(Block(start=0, end=len(text)),))


def span_of(article: Article, words: str) -> Span:
    """The span of these words in the article."""
    at = article.text.index(words)
    return article.span(at, at + len(words))


def a_draft(article, words, parent=None, **fields):
    """A draft known by these words of the article."""
    step = Parent(draft=parent, relation="revises") if parent else None
    return Draft(
        id=identity("draft", article.id, words),
        name=words,
        parent=step,
        evidence=(span_of(article, words),),
        **fields,
    )


def a_provision(article, words, draft, issue="other", **fields):
    """A provision of this draft, worded so in the article."""
    return Provision(
        id=identity("provision", article.id, words, issue),
        draft=draft,
        issues=(issue,),
        evidence=(span_of(article, words),),
        **fields,
    )
