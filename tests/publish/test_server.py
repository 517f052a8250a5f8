"""The served page: the same views, evenings and bases, search, data, and the headers that keep it safe."""

from collections.abc import Iterator

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.publish.story import INFO, RECORDS
from tests.publish.test_site import HOSTILE, LENSES, Page, hostile_records
from variorum.publish.context import Info, Selection
from variorum.publish.index import Index
from variorum.publish.pages import page_names
from variorum.publish.server import make_app
from variorum.publish.views.synopsis import synopsis


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(make_app(lambda: (RECORDS, INFO), LENSES)) as opened:
        yield opened


def test_every_page_is_served(client: TestClient) -> None:
    answers = {name: client.get(f"/{name}").status_code for name in page_names(Index(RECORDS))}
    assert set(answers.values()) == {200}


def test_every_link_of_every_page_is_answered(client: TestClient) -> None:
    seen: dict[str, int] = {}
    for name in page_names(Index(RECORDS)):
        for link, _ in Page(client.get(f"/{name}").text).links:
            if link.startswith("/"):
                seen.setdefault(link.partition("#")[0], client.get(link).status_code)
    assert {link: status for link, status in seen.items() if status != 200} == {}
    assert "/?as-of=2041-03-04" in seen


def test_a_page_and_its_json_show_the_same_object(client: TestClient) -> None:
    served = client.get("/index.json").json()
    view = synopsis(Index(RECORDS), INFO, Selection())
    assert served == msgspec.json.decode(msgspec.json.encode(view))
    compared = client.get("/compare/fp2..is.json").json()
    assert [pair["change"] for pair in compared["pairs"]] == ["modified", "dropped"]


def test_the_table_is_to_be_had_as_csv(client: TestClient) -> None:
    lines = client.get("/index.csv").text.splitlines()
    assert lines[0] == "issue,label,draft,state,point,changes,reading,form,outlets,origins"
    assert lines[4] == (
        "ferries,Number of ferries,IS,modified,,quantity: 12 ferries -> 18 ferries,"
        '"let Ostrava Lines run 18 ferries a day, according to [the Harbour Post]",paraphrase,1,0'
    )


def test_an_earlier_evening_shows_what_was_known(client: TestClient) -> None:
    page = client.get("/statements?as-of=2041-03-06").text
    assert "We will not sign" in page
    assert "We wrote no such thing" not in page
    assert "as it stood on the evening of" in page
    assert client.get("/drafts/is?as-of=2041-03-04").status_code == 404


def test_filters_are_part_of_the_address(client: TestClient) -> None:
    page = client.get("/statements?directness=indirect").text
    assert "the mayor wrote it herself" in page
    assert "We will not sign" not in page


def test_search_finds_by_beginnings_of_words_and_marks_them(client: TestClient) -> None:
    page = client.get("/search?q=ferr").text
    assert "Ostrava Lines run 18 <mark>ferries</mark>" in page
    assert "0 hits" in client.get("/search?q=submarine").text


@pytest.mark.parametrize("query", ['"', "a AND", "NEAR(", "*", "kind:x", "'; DROP TABLE line; --", "\x00"])
def test_no_query_breaks_the_search(client: TestClient, query: str) -> None:
    assert client.get("/search", params={"q": query}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/nope", "/drafts/nope", "/?as-of=yesterday", "/?base=nope", "/static/x.css"]
)
def test_what_is_not_there_gives_a_page_with_a_way_back(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "This page is not here" in answer.text
    assert 'href="/"' in answer.text


def test_answers_carry_a_strict_policy(client: TestClient) -> None:
    headers = client.get("/").headers
    assert headers["content-security-policy"].startswith(
        "default-src 'none'; style-src 'self'; script-src 'self'"
    )
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")
    assert "frame-ancestors *" in client.get("/embed").headers["content-security-policy"]


def test_only_the_names_of_this_machine_are_answered(client: TestClient) -> None:
    assert client.get("/", headers={"host": "attacker.example"}).status_code == 400


def test_pages_can_only_be_read(client: TestClient) -> None:
    assert client.post("/statements").status_code == 405


def test_an_unchanged_page_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/method").headers["etag"]
    assert client.get("/method", headers={"if-none-match": tag}).status_code == 304


def test_a_new_build_shows_at_once() -> None:
    state = {"records": RECORDS}
    client = TestClient(make_app(lambda: (state["records"], INFO)))
    assert "Number of ferries" in client.get("/").text
    state["records"] = msgspec.structs.replace(RECORDS, rows=())
    assert "There is no row yet" in client.get("/").text


def test_hostile_text_is_served_as_text() -> None:
    records = hostile_records()
    client = TestClient(make_app(lambda: (records, Info(title=HOSTILE))))
    for name in page_names(Index(records)):
        page = Page(client.get(f"/{name}").text)
        assert not [tag for tag, _ in page.tags if tag == "img"], name
        assert not [one for _, attributes in page.tags for one in attributes if one.startswith("on")], name
    assert "<script>alert" not in client.get("/search", params={"q": HOSTILE}).text
    assert "<script>alert" not in client.get("/changes.atom").text
