"""What is new since the last visit, told by cookies and by marks that change with what a cell says."""

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.publish.story import INFO, RECORDS
from variorum.model import Cell
from variorum.publish.context import Selection
from variorum.publish.index import Index
from variorum.publish.server import make_app
from variorum.publish.views.synopsis import cell_marks, synopsis
from variorum.publish.visits import SEEN, VISIT, Forgetful
from variorum.records import Records


def changed(state: str = "open", **more: object) -> Records:
    """The story with another cell for the islands' paper on safety."""
    safety = msgspec.structs.replace(
        RECORDS.rows[2], cells={**RECORDS.rows[2].cells, "draft-answer": Cell(state=state, **more)}
    )
    return msgspec.structs.replace(RECORDS, rows=(*RECORDS.rows[:2], safety))


def marks(records: Records) -> frozenset[str]:
    return cell_marks(synopsis(Index(records), INFO, Selection()))


def come_back(client: TestClient) -> str:
    """The first page of another visit: the cookie of the visit before is over, what was seen is known."""
    client.cookies.delete(VISIT)
    return client.get("/").text


@pytest.fixture
def shown() -> list[Records]:
    return [RECORDS]


@pytest.fixture
def client(shown: list[Records]) -> TestClient:
    return TestClient(make_app(lambda: (shown[0], INFO)))


def test_a_mark_changes_with_the_state_and_not_with_more_evidence() -> None:
    more = msgspec.structs.replace(RECORDS.rows[0].cells["draft-answer"], provisions=("provision-cap2",) * 2)
    same = msgspec.structs.replace(RECORDS.rows[0], cells={**RECORDS.rows[0].cells, "draft-answer": more})
    assert marks(msgspec.structs.replace(RECORDS, rows=(same, *RECORDS.rows[1:]))) == marks(RECORDS)
    assert len(marks(changed()) - marks(RECORDS)) == 1


def test_the_first_visit_says_nothing(client: TestClient) -> None:
    assert "since your last visit" not in client.get("/").text


def test_a_cell_that_changed_is_new_on_the_next_visit_and_through_it(
    client: TestClient, shown: list[Records]
) -> None:
    client.get("/")
    shown[0] = changed()
    page = come_back(client)
    assert "1 cell new</a> since your last visit" in page
    assert page.count('<span class="new">new</span>') == 1
    assert "1 cell new</a> since your last visit" in client.get("/").text
    assert "nothing new since your last visit" in come_back(client)


def test_a_cell_that_became_unknown_is_no_news(client: TestClient, shown: list[Records]) -> None:
    shown[0] = changed("silent")
    client.get("/")
    shown[0] = RECORDS
    assert "nothing new since your last visit" in come_back(client)


def test_what_was_seen_outlives_the_server(shown: list[Records]) -> None:
    memory = Forgetful()
    first = TestClient(make_app(lambda: (shown[0], INFO), memory=memory))
    first.get("/")
    shown[0] = changed()
    again = TestClient(make_app(lambda: (shown[0], INFO), memory=memory))
    again.cookies.set(SEEN, first.cookies[SEEN])
    assert "1 cell new" in again.get("/").text


@pytest.mark.parametrize("cookie", ["", "x", "0123456789abcdef.2041-03-04", "../../etc/passwd"])
def test_a_cookie_of_no_known_state_says_nothing(client: TestClient, cookie: str) -> None:
    client.cookies.set(SEEN, cookie)
    answer = client.get("/")
    assert (answer.status_code, "cells new" in answer.text, "cell new" in answer.text) == (200, False, False)


def test_an_evening_of_the_past_shows_nothing_new(client: TestClient) -> None:
    client.get("/")
    assert "since your last visit" not in client.get("/?base=fp2").text
