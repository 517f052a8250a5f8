"""Figures of reading pages, with floors: body words against trafilatura's own, and links kept."""

import random

import trafilatura

from tests.read.page_maker import make_page, token_f1
from variorum.read import read_page

SUBJECTS = ["The envoy of the islands", "A harbour master", "The ministry of tolls", "The union of pilots"]
VERBS = ["said on Monday that", "would not say whether", "told the court that", "wrote to both sides that"]
ENDS = [
    "the strait will open in June",
    "nobody pays for the lights",
    "forty ships a day may pass",
    "fees fall",
]
LINK_FLOOR = 0.95


def paragraphs(seed):
    rng = random.Random(seed)
    return [
        " ".join(
            f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(ENDS)}, line {place}." for _ in range(3)
        )
        for place in range(8)
    ]


def test_body_words_and_links_of_thirty_pages():
    ours = theirs = kept = links_set = 0.0
    for number in range(30):
        html, text, links = make_page(number, paragraphs(number))
        reading = read_page(f"https://quay.example/{number}", html)
        found = {(reading.article.text[x.start : x.end], x.href) for x in reading.links}
        kept += sum(link in found for link in links)
        links_set += len(links)
        ours += token_f1(reading.article.text, text) / 30
        plain = trafilatura.extract(html, favor_precision=True, include_comments=False) or ""
        theirs += token_f1(plain.replace("\n- ", "\n"), text) / 30
    assert ours >= theirs - 0.001
    assert kept / links_set >= LINK_FLOOR
