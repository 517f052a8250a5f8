"""Articles put together from paragraphs, read up to their drafts and provisions, for the tests."""

from functools import cache

from tests.factory import an_article
from variorum.annotate import annotate
from variorum.annotated import Annotated
from variorum.extract.drafts import find_drafts
from variorum.extract.provisions import find_provisions, make_story
from variorum.reading import Block, Reading

ISSUES = {
    "fire": "ceasefire",
    "vessel": "force-cap",
    "troops": "force-cap",
    "toll": "trade-transit",
    "port": "trade-transit",
    "detainee": "prisoners",
    "island": "territory-status",
    "alliance": "alliance",
    "sanctions": "sanctions",
    "vote": "self-determination",
    "pay": "pay",
}


def issues_of(text: str) -> tuple[str, ...]:
    """A stand-in for a vocabulary pack: issues by one word each."""
    return tuple(dict.fromkeys(issue for word, issue in ISSUES.items() if word in text.lower())) or ("other",)


@cache
def an_annotated(*paragraphs: str, published: str = "2031-03-06") -> Annotated:
    """The paragraphs as one article, annotated; those that begin with "* " are items of a list."""
    blocks, text = [], ""
    for paragraph in paragraphs:
        item = paragraph.startswith("* ")
        text += "\n\n" if text else ""
        start, text = len(text), text + paragraph.removeprefix("* ")
        blocks.append(Block(start=start, end=len(text), kind="item" if item else "paragraph"))
    reading = Reading(article=an_article(text, published=published), blocks=tuple(blocks))
    (annotated,) = annotate([reading])
    return annotated


def drafts_of(*paragraphs: str):
    """The drafts of an article."""
    return find_drafts(an_annotated(*paragraphs))[0]


def provisions_of(*paragraphs: str):
    """The provisions of an article."""
    annotated = an_annotated(*paragraphs)
    drafts, mentions, _ = find_drafts(annotated)
    return find_provisions(annotated, drafts, mentions, issues_of)[0]


def refusals_of(*paragraphs: str):
    """(words, reason) of what looked like a provision and is none."""
    annotated = an_annotated(*paragraphs)
    drafts, mentions, _ = find_drafts(annotated)
    refused = find_provisions(annotated, drafts, mentions, issues_of)[1]
    return [(r.evidence[0].exact, r.reason) for r in refused]


def story_of(*paragraphs: str):
    """What is known of an article before its provisions are read."""
    annotated = an_annotated(*paragraphs)
    drafts, mentions, _ = find_drafts(annotated)
    return make_story(annotated, drafts, mentions, issues_of)
