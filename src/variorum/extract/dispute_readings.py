"""Rival readings: two published accounts of one text or one meeting that do not say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from variorum.extract import dispute_words as words
from variorum.extract.dispute_found import Extent, Found, Telling
from variorum.extract.sentences import Sentence


def readings(telling: Telling) -> Iterator[Found]:
    """Two published accounts of one text that differ: "the fact sheet says …; the other's says …"."""
    if not words.PUBLISHED.search(telling.text):
        return
    found = [
        (match, sentence)
        for sentence, extent in telling.each()
        for match in words.READING.finditer(telling.text, *extent)
    ]
    for (one, here), (other, there) in pairwise(found):
        differ = one["who"].lower() != other["who"].lower()
        published = words.PUBLISHED.search(one.group()) or words.PUBLISHED.search(other.group())
        if differ and there.index - here.index <= 1 and published:
            sides = (_to_joint(telling, one, here), _to_joint(telling, other, there))
            if sides[0][1] <= sides[1][0]:
                yield Found("contradiction", "readings", sides, sides[0], None, 0.7)


def versions(telling: Telling) -> Iterator[Found]:
    """ "The Sarnish paper says 15; in the Ormian text it is 12", in an article that says accounts differ."""
    if not any(words.RIVAL.search(telling.text, *extent) for extent in telling.extents):
        return
    found = [
        (match, sentence)
        for sentence, extent in telling.each()
        for match in words.VERSION.finditer(telling.text, *extent)
        if words.SAYS_THERE.match(telling.text, match.end())
    ]
    for (one, here), (other, there) in pairwise(found):
        if one["who"].lower() == other["who"].lower() or there.index - here.index > 1 or not one["noun"]:
            continue
        sides = (_to_joint(telling, one, here), _to_joint(telling, other, there))
        if sides[0][1] <= sides[1][0]:
            yield Found("contradiction", "readings", sides, sides[0], None, 0.6)


def _to_joint(telling: Telling, match: re.Match[str], sentence: Sentence) -> Extent:
    """From a match to the end of its clause."""
    end = telling.extents[sentence.index][1]
    joint = re.search(
        r";|,\s+(?:while|but|whereas|and)\s|\s(?:while|whereas)\s", telling.text[match.end() : end]
    )
    return match.start(), match.end() + joint.start() if joint else end
