"""The static folder: every link leads somewhere, the same bytes each time, nothing runs that was read."""

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest

from tests.publish.story import INFO, RECORDS, article
from variorum.errors import DossierError
from variorum.publish.context import Info, Lenses
from variorum.publish.site import write_site
from variorum.records import Records


class Page(HTMLParser):
    """The links, ids and elements of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.append((tag, named))
        if "id" in named:
            self.ids.append(named["id"])
        for name in ("href", "src", "action"):
            if name in named:
                self.links.append((named[name], named))


def read(folder: Path) -> dict[str, Page]:
    return {
        path.relative_to(folder).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def known_by(day: str) -> Records:
    kept = {one.id for one in RECORDS.articles if (one.published or "") <= day}

    def rests(record: object) -> bool:
        return all(span.article in kept for span in record.evidence)  # type: ignore[attr-defined]

    return Records(
        articles=tuple(one for one in RECORDS.articles if one.id in kept),
        drafts=tuple(filter(rests, RECORDS.drafts)),
        provisions=tuple(filter(rests, RECORDS.provisions)),
        statements=tuple(filter(rests, RECORDS.statements)),
        rows=RECORDS.rows,
    )


LENSES = Lenses(known_by=known_by, against=lambda draft: RECORDS)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(RECORDS, INFO, folder / "ferry", LENSES)
    return folder / "ferry"


def broken(folder: Path) -> list[str]:
    """Every link of the folder that leads to a file or an element that is not there."""
    pages = read(folder)
    found = []
    for name, page in pages.items():
        for link, _ in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (folder / name).parent / unquote(parts.path) if parts.path else folder / name
            place = target.resolve().relative_to(folder.resolve()).as_posix()
            if not target.exists() or (parts.fragment and unquote(parts.fragment) not in pages[place].ids):
                found.append(f"{name}: {link}")
    return found


def test_every_link_leads_to_a_page_and_an_element(site: Path) -> None:
    assert broken(site) == []


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    twice = {name: [one for one in page.ids if page.ids.count(one) > 1] for name, page in read(site).items()}
    assert {name: ids for name, ids in twice.items() if ids} == {}


def test_all_views_are_written_as_pages_and_as_data(site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    views = ("index", "drafts", "statements", "timeline", "contested", "sources", "changes", "method")
    for view in (*views, "drafts/fp2", "drafts/is", "compare/fp2..is"):
        assert {f"{view}.html", f"{view}.json", f"{view}.csv"} <= names
    assert {
        "changes.atom",
        "search.html",
        "embed.html",
        "cells/ferries..is.html",
        "sources/plan.html",
    } <= names
    assert {
        "as-of/2041-03-04/index.html",
        "as-of/2041-03-06/statements.html",
        "against/is/index.html",
    } <= names


def test_every_cell_opens_its_sentence_without_a_script(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    assert '<a href="#ev-ferries-is">' in html
    drawer = html[html.index('id="ev-ferries-is"') : html.index('id="ev-fares-fp2"')]
    for words in (
        "let Ostrava Lines run",
        "Island Times",
        "6 Mar 2041",
        "paraphrase",
        "reported-speech",
        "0.70",
    ):
        assert words in drawer
    assert "<ruby>18 ferries<rt>quantity</rt></ruby>" in drawer


def test_the_same_input_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    written = write_site(RECORDS, INFO, again, LENSES)

    def digests(folder: Path) -> dict[str, str]:
        return {str(path): hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in written}

    assert digests(again) == digests(site)


def test_a_second_run_removes_what_is_no_longer_part_of_it(tmp_path: Path) -> None:
    write_site(RECORDS, INFO, tmp_path / "site")
    write_site(Records(articles=RECORDS.articles[:1]), INFO, tmp_path / "site")
    assert not (tmp_path / "site" / "drafts" / "fp2.html").exists()
    assert broken(tmp_path / "site") == []


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(DossierError, match="not a Variorum site; choose an empty or new folder"):
        write_site(RECORDS, INFO, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_empty_dossier_gives_pages_that_say_so(tmp_path: Path) -> None:
    write_site(Records(), Info(title="Nothing yet"), tmp_path / "site")
    assert broken(tmp_path / "site") == []
    assert "There is no row yet" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(site: Path) -> None:
    for name, page in read(site).items():
        for tag, attributes in page.tags:
            assert "style" not in attributes, name
            assert not [one for one in attributes if one.startswith("on")], name
            assert tag != "style", name
            if tag in ("script", "link", "img", "iframe"):
                source = attributes.get("src") or attributes.get("href") or ""
                assert source, name
                assert not urlsplit(source).scheme, name


def test_links_out_are_plain_and_give_no_opener(site: Path) -> None:
    for page in read(site).values():
        for link, attributes in page.links:
            if urlsplit(link).scheme:
                assert link.startswith(("https://", "http://"))
                assert "noopener" in attributes["rel"]


HOSTILE = '</q><script>alert(1)</script>" onmouseover="alert(2)" \'><img src=x onerror=alert(3)>'


def hostile_records() -> Records:
    """The small dossier with an attack in every text that an article or a reviewer can bring."""
    text = msgspec.json.encode(RECORDS).decode()
    bad = article(
        "evil", f"{HOSTILE} {HOSTILE}", HOSTILE, "2041-03-09", author=HOSTILE, url="javascript:alert(4)"
    )
    bad = msgspec.structs.replace(bad, title=HOSTILE)
    records = msgspec.json.decode(text, type=Records)
    provision = msgspec.structs.replace(
        records.provisions[0],
        id="provision-evil",
        number=HOSTILE,
        obligor=(HOSTILE,),
        evidence=(bad.span(0, 60),),
    )
    statement = msgspec.structs.replace(
        records.statements[0],
        speaker=HOSTILE,
        actor=None,
        source=(),
        cue=(),
        content=(bad.span(0, 40),),
        evidence=(bad.span(0, 60),),
        method=HOSTILE,
    )
    draft = msgspec.structs.replace(
        records.drafts[0], name=HOSTILE, siglum="<b>", aliases=(HOSTILE,), evidence=(bad.span(0, 20),)
    )
    citation = msgspec.structs.replace(
        records.citations[0], href="javascript:alert(5)", outlet=HOSTILE, evidence=(bad.span(2, 10),)
    )
    dispute = msgspec.structs.replace(records.disputes[0], about=HOSTILE)
    return msgspec.structs.replace(
        records,
        articles=(*records.articles, bad),
        provisions=(*records.provisions, provision),
        statements=(statement, *records.statements[1:]),
        drafts=(draft, records.drafts[1]),
        citations=(citation,),
        disputes=(dispute,),
    )


def test_hostile_text_never_becomes_markup(tmp_path: Path) -> None:
    write_site(hostile_records(), Info(title=HOSTILE, labels={"ferries": HOSTILE}), tmp_path / "site")
    for name, page in read(tmp_path / "site").items():
        scripts = [attributes.get("src", "") for tag, attributes in page.tags if tag == "script"]
        assert all(re.fullmatch(r"(\.\./)*static/\w+\.js", source) for source in scripts), name
        assert not [tag for tag, _ in page.tags if tag == "img"], name
        assert not [one for _, attributes in page.tags for one in attributes if one.startswith("on")], name
        assert not [link for link, _ in page.links if link.lower().startswith("javascript")], name


def test_hostile_addresses_stay_in_the_folder(tmp_path: Path) -> None:
    bad = article("../../escape", "A text.", "Out", "2041-03-09")
    write_site(Records(articles=(bad,)), INFO, tmp_path / "deep" / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["site"]
    assert broken(tmp_path / "deep" / "site") == []
