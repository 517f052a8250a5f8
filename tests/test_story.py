"""The harbour accord as one dossier: figures of the whole story, evenings past, order of the files."""

import json
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluate import EXAMPLES, FIXTURES, whole_story
from tests.scoring import paired
from tests.story import _dispute, _draft_likeness
from variorum.api import read_articles
from variorum.collate.packs import load_pack
from variorum.corrections import Known
from variorum.dossier.as_of import known_by
from variorum.joining import build_records
from variorum.pipeline import make_engine, read_accounts
from variorum.reading import Reading

KEY = json.loads((FIXTURES / "harbour-accord/gold/story.json").read_text("utf-8"))
EVENINGS = {evening["day"]: evening for evening in KEY["as_of"]}
FLOORS = {
    "drafts_recall": 1.0,
    "drafts_precision": 0.8,
    "witnesses": 0.9,
    "cells": 0.88,
    "disputes": 1.0,
    "origins": 1.0,
    "events": 0.86,
    "reports": 0.95,
    "joined": 0.75,
    "joined_right": 0.9,
    "no_event": 0.7,
}
PACK = load_pack("peace")
ENGINE = make_engine(PACK)


@lru_cache(maxsize=1)
def accounts():
    """What each article says, read once."""
    found = read_articles([EXAMPLES / "harbour-accord"])
    return tuple(read_accounts([one for one in found if isinstance(one, Reading)], ENGINE))


@lru_cache(maxsize=4)
def records_of(day):
    """The dossier as it could be built on that evening."""
    known = [account for account in accounts() if known_by(account.article, day)]
    return build_records(known, PACK, Known())


def named(records):
    """The drafts of the dossier by their names in the key."""
    return {item["key"]: draft for item, draft in paired(KEY["drafts"], records.drafts, _draft_likeness, 0.5)}


@pytest.mark.parametrize("figure", FLOORS)
def test_the_whole_story_reaches_the_floor(figure):
    assert whole_story()[figure] >= FLOORS[figure]


@pytest.mark.parametrize("day", EVENINGS)
def test_an_evening_knows_the_drafts_that_were_told_of_by_then(day):
    records = records_of(day)

    assert (len(records.articles), len(records.origins)) == (
        EVENINGS[day]["articles"],
        EVENINGS[day]["origins"],
    )
    assert (len(records.drafts), sorted(named(records))) == (
        len(EVENINGS[day]["drafts"]),
        sorted(EVENINGS[day]["drafts"]),
    )


@pytest.mark.parametrize("day", EVENINGS)
def test_an_evening_holds_the_points_that_were_printed_by_then(day):
    records = records_of(day)
    printed = {w.draft: w.points_found for w in records.witnesses if w.form == "text"}

    held = {key: printed.get(draft.id, 0) for key, draft in named(records).items()}
    assert held == {key: len(points) for key, points in EVENINGS[day]["points_held"].items()}


@pytest.mark.parametrize("day", EVENINGS)
def test_an_evening_has_no_dispute_of_a_later_day(day):
    found = {item["about"] for item in KEY["disputes"] if _dispute(item, records_of(day), 2)}
    wanted = set(EVENINGS[day]["disputes"])

    assert found <= wanted
    assert len(found) >= 0.8 * len(wanted)


def test_the_limit_was_12_or_21_until_it_was_corrected():
    """The rival figure stands in one cell with the right one, and as a dispute with both sides."""
    records = records_of("2036-03-10")
    (dispute,) = [d for d in records.disputes if d.method == "disputes:rival-readings"]

    assert [side.position.split()[0] for side in dispute.sides] == ["12", "21"]


@settings(deadline=None, max_examples=5)
@given(st.permutations(range(15)))
def test_the_order_of_articles_does_not_matter(order):
    shuffled = [accounts()[n] for n in order]

    assert build_records(shuffled, PACK, Known()) == build_records(accounts(), PACK, Known())
