"""The store: nothing kept is lost, and what was read is not read again."""

import msgspec
import pytest
import sqlalchemy as sa

from tests.factory import a_reading, an_article
from variorum.dossier.config import read_config, write_config
from variorum.dossier.store import META, Store
from variorum.errors import DossierError
from variorum.reading import Unread
from variorum.records import Account, Records

URL = "https://news.example/plan"


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "dossier.sqlite")
    made.prepare()
    return made


def test_the_same_article_twice_is_one(store):
    assert [store.keep_reading(a_reading("A plan.", url=URL)) for _ in range(2)] == ["new", "same"]


def test_an_article_that_changed_is_a_new_version_and_the_latest_counts(store):
    store.keep_reading(a_reading("A plan.", url=URL))

    assert store.keep_reading(a_reading("Another plan.", url=URL)) == "changed"
    assert [r.article.text for r in store.pending("engine")] == ["Another plan."]


def test_one_new_article_costs_one_articles_work(store):
    for text in ("One.", "Two."):
        store.keep_reading(a_reading(text))
    for reading in store.pending("engine"):
        store.keep_account(Account(reading=reading), "engine")
    store.keep_reading(a_reading("Three."))

    assert [r.article.text for r in store.pending("engine")] == ["Three."]
    assert len(store.pending("another engine")) == 3


def test_records_come_back_as_they_went_in(store):
    records = Records(articles=(an_article("One."), an_article("Two.")))
    store.replace_records(records, {"engine": "e"})

    assert (store.records(), store.fact("engine")) == (records, "e")


def test_a_build_that_fails_leaves_the_last_good_dossier(store, monkeypatch):
    good = Records(articles=(an_article("One."),))
    store.replace_records(good, {"engine": "e"})
    monkeypatch.setattr(store, "_transaction", _killed_at_the_end(store._transaction))

    with pytest.raises(KeyboardInterrupt):
        store.replace_records(Records(), {"engine": "e"})
    monkeypatch.undo()

    assert store.records() == good


def _killed_at_the_end(transaction):
    from contextlib import contextmanager

    @contextmanager
    def killed():
        with transaction() as db:
            yield db
            raise KeyboardInterrupt

    return killed


def test_a_file_that_could_be_read_in_the_end_is_no_longer_unread(store):
    store.keep_unread(Unread(path="article.md", reason="not UTF-8"))
    store.keep_reading(a_reading("A plan."))

    assert store.unread() == ()


def test_a_dossier_of_a_newer_schema_is_left_alone(store):
    with store.engine.begin() as db:
        db.execute(sa.update(META).where(META.c.key == "schema").values(value="99"))

    with pytest.raises(DossierError, match=r"newer Variorum \(schema 99.*pip install -U"):
        store.prepare()


def test_a_folder_without_settings_is_not_a_dossier(tmp_path):
    with pytest.raises(DossierError, match="is not a dossier.*variorum init"):
        read_config(tmp_path)


def test_a_wrong_setting_is_named(tmp_path):
    (tmp_path / "variorum.toml").write_text('[[draft]]\nname = "A"\npoints = "six"\n', encoding="utf-8")

    with pytest.raises(DossierError, match=r"points.*mend that line"):
        read_config(tmp_path)


def test_new_settings_hold_the_title(tmp_path):
    write_config(tmp_path, 'The "harbour" talks')

    assert read_config(tmp_path).title == 'The "harbour" talks'


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "dossier.sqlite").write_bytes(b"not a database at all" * 100)

    with pytest.raises(DossierError, match=r"dossier\.sqlite: this is no dossier's database; restore it"):
        Store(tmp_path / "dossier.sqlite").prepare()


def test_a_review_is_appended(store):
    store.append_review(b"{}")
    store.append_review(msgspec.json.encode({"n": 2}))

    assert store.reviews() == [b"{}", b'{"n":2}']
