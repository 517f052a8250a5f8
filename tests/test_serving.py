"""A real dossier served: what a person decides at the desk is there after the next build."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from variorum import api
from variorum.errors import UsageError
from variorum.serving import app_of

EXAMPLE = Path(api.__file__).parent / "examples" / "harbour-accord" / "comp-journalism"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    made = api.init(tmp_path_factory.mktemp("served") / "talks", "Talks")
    made.add(EXAMPLE / "mediators-hand-rivals-22-point-plan-to-reopen-lowen-harbour")
    made.build()
    return made


def decide(client, record, verdict, **fields):
    page = client.get("/review", params={"record": record}).text
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    return client.post(
        "/review", data=form | {"verdict": verdict} | fields, follow_redirects=False
    ).status_code


def test_every_view_of_a_real_dossier_is_served(dossier):
    client = TestClient(app_of(dossier))
    views = ("", "drafts", "statements", "timeline", "contested", "sources", "changes", "method", "review")
    assert {view: client.get(f"/{view}").status_code for view in views} == dict.fromkeys(views, 200)


def test_a_correction_stands_after_the_next_build_and_shows_at_once(dossier):
    client = TestClient(app_of(dossier))
    statement = next(one for one in dossier.records().statements if one.actor)
    assert decide(client, statement.id, "edit", speaker="Somebody Else") == 303
    dossier.build()
    again = next(one for one in dossier.records().statements if one.id == statement.id)
    assert (again.speaker, again.confidence, again.method) == ("Somebody Else", 1.0, "review:local")
    assert "Somebody Else" in client.get("/statements").text
    assert "Somebody Else" in client.get("/review/history").text


def test_a_rejected_record_is_shown_as_refused(dossier):
    client = TestClient(app_of(dossier))
    provision = dossier.records().provisions[0]
    assert decide(client, provision.id, "reject", note="not in the draft") == 303
    dossier.build()
    assert provision.id not in {one.id for one in dossier.records().provisions}
    assert "rejected by local: not in the draft" in client.get("/method").text


def test_others_need_accounts(dossier):
    with pytest.raises(UsageError, match="add one with 'variorum account NAME'"):
        app_of(dossier, "0.0.0.0")


def test_evidence_shows_when_the_archive_fetched_the_article(dossier):
    client = TestClient(app_of(dossier))
    article = dossier.records().articles[0]
    assert dossier.store.provenance() == {article.id: ("2036-03-06T15:41:10.528959+00:00", ())}
    assert "<dt>Retrieved</dt><dd>6 Mar 2036</dd>" in client.get(f"/sources/{article.id}").text


def test_a_split_draft_stands_beside_the_other_after_the_next_build_until_it_is_undone(dossier):
    client = TestClient(app_of(dossier))
    draft = dossier.records().drafts[0]
    points = [one for one in dossier.records().provisions if one.draft == draft.id]
    ticked = {"apart-1": points[0].id, "part": "the paper of the islands"}
    assert decide(client, draft.id, "split", **ticked) == 303
    dossier.build()
    other = next(one for one in dossier.records().drafts if one.name == "the paper of the islands")
    moved = [one.id for one in dossier.records().provisions if one.draft == other.id]
    assert moved == [points[0].id]
    assert "The paper of the islands" in client.get("/").text
    decide(client, draft.id, "undo")
    dossier.build()
    assert other.id not in {one.id for one in dossier.records().drafts}


def test_a_visitor_is_told_what_a_build_changed(dossier):
    client = TestClient(app_of(dossier))
    client.get("/")
    held = [one for one in dossier.records().provisions if one.modality]
    decide(client, held[0].id, "edit", status="open")
    dossier.build()
    again = TestClient(app_of(dossier), cookies={"variorum-seen": client.cookies["variorum-seen"]})
    assert "new</a> since your last visit" in again.get("/").text
