"""Whether an article is about talks at all: an archive holds more "packages" and "frameworks" of software.

The share of words of negotiating tells. Of 66 articles on talks the poorest has 12 in a thousand
words; of 173 of a general archive 93 in a hundred have less than 10, most far less (docs/decisions/talks.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.model import Article, Dispute, Draft, Refused, identity

LEAST_SHARE = 7.0  # in a thousand words
LEAST_KINDS = 3  # different stems
LEAST_BINDING = 4  # of "shall", in a text that is printed without a word about the talks
SHORT = 120  # words: a note of fewer says too little to tell by
SIDED = frozenset({"disputes:numbers", "disputes:opposite", "disputes:existence"})
BRIEF = 250  # words: in fewer two stems are enough

STEMS = (
    "negotiat talks mediat ceasefire truce treaty accord counter-? counterpropos propos concession envoy "
    "delegat ratif signator clause ballot strike union tariff sanction summit coalition compromis sides "
    "bargain veto diplomat minister lawmaker parliament senat congress bloc withdraw reject accept demand "
    "pledge agree settle offer draft legislat takeover merger sharehold "
    r"bidd bids?\b bills?\b rule\b pact\b"
).split()
OF_TALKS = re.compile(r"\b(?:" + "|".join(STEMS) + ")")  # on small letters: ten times as fast as re.I
ENDINGS = "-s"  # of what one stem fits
BINDING = re.compile(r"\bshall\b", re.I)


def is_about_talks(text: str) -> bool:
    """Whether enough words of a text are of negotiating, or it binds somebody as a printed draft does."""
    found = OF_TALKS.findall(text.lower())
    kinds = {stem.rstrip(ENDINGS) for stem in found}
    words = len(text.split())
    told = 1000 * len(found) >= LEAST_SHARE * words and len(kinds) >= LEAST_KINDS - (words < BRIEF)
    return words < SHORT or told or len(BINDING.findall(text)) >= LEAST_BINDING


def contested_anywhere(disputes: Sequence[Dispute]) -> tuple[Dispute, ...]:
    """The disputes that hold in an article that is not about talks.

    Figures, opposites and "there is no" side by side are rival accounts only where there are sides: of twelve
    such in a general archive none was one (docs/decisions/talks.md).
    """
    return tuple(dispute for dispute in disputes if dispute.method not in SIDED)


def refuse_drafts(article: Article, drafts: Sequence[Draft]) -> tuple[Refused, ...]:
    """What looked like drafts in an article that is not about talks, each with that reason."""
    return tuple(
        Refused(
            id=identity("refused", article.id, "draft", span.start, span.end),
            method="talks",
            looked_like="draft",
            reason="the article is not about talks",
            evidence=(span,),
        )
        for draft in drafts
        for span in draft.evidence[:1]
    )
