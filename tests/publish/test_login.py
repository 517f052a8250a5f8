"""The login of a dossier that others can reach."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.publish.story import INFO, RECORDS
from tests.publish.test_review import Kept
from variorum.errors import UsageError
from variorum.publish.accounts import Account, Accounts, add_account, may, read_accounts
from variorum.publish.guard import LASTS, WITHIN, Guard, local_path
from variorum.publish.server import make_app

pytest.importorskip("argon2", reason="logging in needs argon2-cffi (pip install variorum[serve])")

from argon2 import PasswordHasher

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def client(clock: Clock) -> Iterator[TestClient]:
    accounts = Accounts(
        (
            Account("ada", "editor", QUICK.hash("a long sentence")),
            Account("rea", "reader", QUICK.hash("another sentence")),
            Account("rev", "reviewer", QUICK.hash("a third sentence")),
        )
    )
    guard = Guard(accounts, clock=clock)
    with TestClient(make_app(lambda: (RECORDS, INFO), reviews=Kept(), guard=guard)) as opened:
        yield opened


def log_in(client: TestClient, name: str, password: str, to: str = "/") -> int:
    sent = {"name": name, "password": password, "next": to}
    return client.post("/login", data=sent, follow_redirects=False).status_code


@pytest.mark.parametrize("path", ["/", "/statements", "/index.json", "/review", "/search?q=x", "/nope"])
def test_nothing_is_shown_before_the_login(client: TestClient, path: str) -> None:
    answer = client.get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login")


def test_the_right_password_opens_the_dossier(client: TestClient) -> None:
    assert log_in(client, "ada", "a long sentence") == 303
    assert "Number of ferries" in client.get("/").text
    assert client.get("/review").status_code == 200


def test_the_session_cookie_cannot_be_read_by_script_or_sent_from_elsewhere(client: TestClient) -> None:
    sent = {"name": "ada", "password": "a long sentence"}
    cookie = client.post("/login", data=sent, follow_redirects=False).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_a_wrong_password_and_an_unknown_name_look_the_same(client: TestClient) -> None:
    wrong = client.post("/login", data={"name": "ada", "password": "no"})
    unknown = client.post("/login", data={"name": "nobody", "password": "no"})
    assert (wrong.status_code, unknown.status_code) == (403, 403)
    assert wrong.text == unknown.text


def test_after_five_tries_one_must_wait(client: TestClient, clock: Clock) -> None:
    assert [log_in(client, "ada", "guess") for _ in range(6)] == [403, 403, 403, 403, 403, 429]
    assert log_in(client, "ada", "a long sentence") == 429
    clock.now = WITHIN + 1
    assert log_in(client, "ada", "a long sentence") == 303


def test_a_session_ends_after_a_working_day(client: TestClient, clock: Clock) -> None:
    log_in(client, "ada", "a long sentence")
    clock.now = LASTS + 1
    assert client.get("/", follow_redirects=False).status_code == 303


def test_a_reader_reads_and_does_not_review(client: TestClient) -> None:
    log_in(client, "rea", "another sentence")
    assert client.get("/").status_code == 200
    assert client.get("/review").status_code == 403


@pytest.mark.parametrize(
    ("name", "password", "ways"), [("rea", "another sentence", 0), ("rev", "a third sentence", 2)]
)
def test_only_who_may_review_is_shown_the_way_to_the_desk(
    client: TestClient, name: str, password: str, ways: int
) -> None:
    log_in(client, name, password)
    page = client.get("/contested").text

    assert ("Correct this" in page) + ('href="/review"' in page) == ways


def test_roles_include_those_below_them() -> None:
    assert (may("editor", "reader"), may("reviewer", "reviewer"), may("reader", "reviewer")) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("given", ["//evil.example", "https://evil.example", "/\\evil.example", "x", "/a\nb"])
def test_the_login_leads_nowhere_else(given: str) -> None:
    assert local_path(given) == "/"
    assert local_path("/statements?page=2") == "/statements?page=2"


@pytest.mark.parametrize("text", ["", "not toml [", '[[account]]\nname = "x"\n'])
def test_without_accounts_nothing_is_served_to_others(tmp_path: Path, text: str) -> None:
    path = tmp_path / "accounts.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="add one with 'variorum account NAME'"):
        read_accounts(path)


def test_an_account_is_kept_as_a_hash_and_logs_in(tmp_path: Path) -> None:
    path = tmp_path / "accounts.toml"
    add_account(path, 'ada "the first"', "reviewer", "a long sentence")
    found = read_accounts(path).check('ada "the first"', "a long sentence")
    assert found is not None
    assert found.role == "reviewer"
    assert "a long sentence" not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(UsageError, match="has an account"):
        add_account(path, 'ada "the first"', "reader", "another")


def test_a_reader_may_report_a_mistake_and_decide_nothing(client: TestClient) -> None:
    log_in(client, "rea", "another sentence")
    page = client.get("/report?record=provision-cap1").text
    token = re.search(r'name="token" value="(\w+)"', page).group(1)  # type: ignore[union-attr]
    sent = {"token": token, "record": "provision-cap1"}
    assert client.post("/report", data=sent | {"note": "14"}, follow_redirects=False).status_code == 303
    assert client.post("/review", data=sent | {"verdict": "reject"}).status_code == 403


def test_a_split_is_for_editors(client: TestClient) -> None:
    log_in(client, "rev", "a third sentence")
    page = client.get("/review?record=draft-plan").text
    token = re.search(r'name="token" value="(\w+)"', page).group(1)  # type: ignore[union-attr]
    sent = {
        "token": token,
        "record": "draft-plan",
        "verdict": "split",
        "part": "x",
        "apart-1": "article:plan",
    }
    assert client.post("/review", data=sent).status_code == 403
