"""Answer keys against their articles: every quote is there, every reference leads somewhere."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

FIXTURES = Path(__file__).parent / "fixtures"
HARBOUR = Path(__file__).parents[1] / "src" / "variorum" / "examples" / "harbour-accord"
PACKS = Path(__file__).parents[1] / "src" / "variorum" / "packs"
OTHERS = ("wage-round", "climate-text")
GOLD = FIXTURES / "harbour-accord" / "gold"
KEYS = {path.stem: path for path in sorted(GOLD.glob("*.json")) if path.stem not in ("story", "events")}
ARTICLES = {path.parent.name: path for path in HARBOUR.rglob("index.md")}
KEYS |= {name: FIXTURES / name / "key.json" for name in OTHERS}
ARTICLES |= {name: FIXTURES / name / "article.md" for name in OTHERS}

MODALITIES = {"shall", "shall-not", "may", "expected", None}
STATUSES = {"proposed", "dropped", "open"}
COMPARATORS = {"at-most", "at-least", "exactly", "within", "about"}
TIMEX = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d|-(SP|SU|FA|WI)|-Q\d)?$|PT?\d+[YMWDH]$")


def read(path: Path) -> tuple[dict[str, Any], str]:
    """Front matter and plain text of an archived article: marks and link targets gone, torn lines joined."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    body = re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", body)
    body = re.sub(r"\[([^\]]*)\]\(https?:[^)]*\)", r"\1", body)
    body = re.sub(r"^\s*(#+|\*|-|>)\s+", "", body, flags=re.M)
    return yaml.safe_load(front), plain(body)


def plain(text: str) -> str:
    """The text without emphasis marks, with single spaces and none before punctuation."""
    return re.sub(r" ([,.;:!?)])", r"\1", re.sub(r"\s+", " ", re.sub(r"[*_]", "", text))).strip()


def stands_in(quote: str, text: str) -> bool:
    """Whether the quote stands in the text word for word; ` … ` joins the parts of an interrupted one."""
    at = 0
    for part in plain(quote).split(" … "):
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


@pytest.fixture(params=KEYS)
def keyed(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any], str]:
    """The key of an article, and the front matter and plain text of the article."""
    return json.loads(KEYS[request.param].read_text("utf-8")), *read(ARTICLES[request.param])


def test_every_article_has_a_key():
    assert KEYS.keys() == ARTICLES.keys()


def test_source_is_the_article(keyed):
    key, front, _ = keyed
    url = front["source_url"]
    assert key["source"]["url_hash"] == front["url_hash"] == hashlib.sha1(url.encode()).hexdigest()
    dated_url = re.search(r"/(\d{4})/(\d\d)/(\d\d)/", url)
    assert key["source"]["published"] == ("-".join(dated_url.groups()) if dated_url else front["date"][:10])


def test_every_quote_stands_in_its_article(keyed):
    key, _, text = keyed
    quotes = [item["quote"] for item in key["provisions"] + key["statements"]]
    quotes += [words for dispute in key["disputes"] for _, words in dispute["sides"]]
    quotes += [date["text"] for date in key["dates"]] + list(key["roles"].values())
    quotes += [condition for item in key["provisions"] for condition in item.get("conditions", [])]
    slots = [item.get(slot) for item in key["provisions"] for slot in ("deadline", "term")]
    quotes += [slot["text"] for slot in slots if slot]
    assert [quote for quote in quotes if not stands_in(quote, text)] == []


def test_every_draft_is_named_in_the_article(keyed):
    key, front, text = keyed
    whole = plain(f"{front['title']} {front['structured_data']['description']} {text}").lower()
    names = [plain(name).lower() for draft in key["drafts"] for name in draft["names"]]
    assert [name for name in names if name not in whole] == []


def test_references_lead_to_drafts_of_the_key(keyed):
    key, _, _ = keyed
    drafts = {draft["key"] for draft in key["drafts"]}
    used = {item["draft"] for item in key["provisions"]}
    used |= {to for said in key["statements"] for to in said.get("toward", [])}
    used |= {draft["derived_from"][0] for draft in key["drafts"] if draft["derived_from"]}
    used |= {cell for row in key.get("collation", []) for cell in row} - {"issue", "change"}
    assert used <= drafts


def test_slots_have_values_of_the_records(keyed):
    key, _, text = keyed
    for item in key["provisions"]:
        assert item["modality"] in MODALITIES, item
        assert item["status"] in STATUSES, item
        if item["quantity"]:
            assert item["quantity"]["comparator"] in COMPARATORS, item
    assert [date for date in key["dates"] if not TIMEX.match(date["iso"])] == []
    assert [said["speaker"] for said in key["statements"] if not named(said["speaker"], text)] == []


def test_issues_are_those_of_the_pack(keyed):
    key, _, _ = keyed
    vocabulary = PACKS / key.get("pack", "peace") / "vocabulary.yaml"
    issues = {issue["id"] for issue in yaml.safe_load(vocabulary.read_text("utf-8"))["issues"]}
    assert {item["issue"] for item in key["provisions"] + key.get("collation", [])} <= issues


def named(speaker: str, text: str) -> bool:
    """Whether the last name, or any longer word of a nameless speaker, stands in the text."""
    words = re.findall(r"\w+", speaker)
    return words[-1].lower() in text.lower() or any(len(w) > 4 and w.lower() in text.lower() for w in words)


@pytest.mark.parametrize("name", KEYS)
def test_citations_are_counted(name):
    links = re.findall(r"(?<!!)\[[^\]!]*\]\(https?://([^/)]+)", ARTICLES[name].read_text("utf-8"))
    citations = json.loads(KEYS[name].read_text("utf-8"))["citations"]
    assert citations == {"count": len(links), "hosts": list(dict.fromkeys(links))}


STORY: dict[str, Any] = json.loads((GOLD / "story.json").read_text("utf-8"))
CELL_STATES = {"base", "same", "modified", "added", "dropped", "silent", "unknown", "open"}


def quotes_of(value: Any) -> list[tuple[str, str]]:
    """Every (article, quote) pair at any depth of the story's key."""
    if isinstance(value, list):
        return [pair for item in value for pair in quotes_of(item)]
    if not isinstance(value, dict):
        return []
    here = [(value["article"], value["quote"])] if {"article", "quote"} <= value.keys() else []
    return here + [pair for item in value.values() for pair in quotes_of(item)]


def test_every_quote_of_the_story_stands_in_its_article():
    assert [pair for pair in quotes_of(STORY) if not stands_in(pair[1], read(ARTICLES[pair[0]])[1])] == []


def test_every_row_has_a_cell_for_every_draft():
    drafts = {draft["key"] for draft in STORY["drafts"]}
    assert [row["row"] for row in STORY["collation"] if set(row["cells"]) != drafts] == []
    assert {cell["state"] for row in STORY["collation"] for cell in row["cells"].values()} == CELL_STATES


def test_the_alignment_places_every_point_held():
    held = {draft["key"]: draft.get("points_held") for draft in STORY["drafts"]}
    rows = STORY["alignment"]["rows"]
    assert sorted((n for row in rows for n in row["a"]), key=int) == held["envoy22"]
    assert sorted({n for row in rows for n in row["b"]}, key=int) == held["orrin14"]


def test_what_was_known_on_an_evening_is_what_was_published_by_then():
    keys = [json.loads(KEYS[article["slug"]].read_text("utf-8")) for article in STORY["articles"]]
    for evening in STORY["as_of"]:
        known = [key for key in keys if key["source"]["published"] <= evening["day"]]
        provisions = [item["draft"] for key in known for item in key["provisions"]]
        assert evening["articles"] == len(known)
        assert evening["provisions_by_draft"] == {key: provisions.count(key) for key in evening["drafts"]}
        assert evening["statements"] == sum(len(key["statements"]) for key in known)


def test_the_reprint_shares_most_of_its_words_with_the_wire_story():
    wire, reprint = (
        set(re.findall(r"[^.“”\"]{40,}", read(ARTICLES[slug])[1])) for slug in STORY["origins"][0]["articles"]
    )
    assert len(wire & reprint) >= 8
