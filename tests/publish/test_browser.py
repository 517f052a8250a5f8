"""The pages in a real browser: headless Chromium by Playwright, with and without script, wide and narrow.

Skipped, with the reason, where Playwright, Chromium or (for axe-core) npm are missing.
"""

import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.publish.story import INFO, RECORDS
from tests.publish.test_review import Kept
from tests.publish.test_site import LENSES
from variorum.publish.server import make_app
from variorum.publish.site import write_site

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright (pip install playwright)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (apt-get install chromium)")

VIEWS = (
    "index",
    "drafts",
    "drafts/fp2",
    "compare/fp2..is",
    "statements",
    "timeline",
    "contested",
    "sources",
    "sources/answer",
    "changes",
    "method",
    "search",
    "cells/ferries..is",
    "embed",
)
SERVED = (
    "search?q=ferry",
    "review",
    "review?record=draft-plan",
    "review/history",
    "report?record=provision-cap1",
    "?#ev-ferries-is",
)
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("browser") / "site"
    write_site(RECORDS, INFO, folder, LENSES)
    return folder.as_uri()


@pytest.fixture
def desk() -> Iterator[tuple[str, Kept]]:
    """The served page on a free port of this machine, with an empty list of reviews."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = Kept()
    app = make_app(lambda: (RECORDS, INFO), LENSES, reviews=kept)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}", kept
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("axe")
    if shutil.which("npm") is None:
        pytest.skip("needs npm to fetch axe-core")
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "axe-core@4"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if done.returncode or not script.exists():
        pytest.skip("axe-core could not be fetched from the registry")
    return script


def open_page(browser: Any, address: str, **settings: Any) -> Any:
    context = browser.new_context(**({"viewport": {"width": 1440, "height": 900}} | settings))
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize("script", [True, False])
def test_no_view_is_wider_than_the_screen_or_complains(
    browser: Any, site: str, width: int, script: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    wide = []
    for view in VIEWS:
        page.goto(f"{site}/{view}.html")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(view)
    assert wide == []
    assert said == []
    assert [url for url in asked if not url.startswith(site)] == []


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("script", [True, False])
def test_a_cell_opens_its_sentence_with_and_without_script(
    browser: Any, site: str, width: int, script: bool
) -> None:
    page = open_page(
        browser, f"{site}/index.html", viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    drawer = page.locator("#ev-ferries-is")
    assert not drawer.is_visible()
    page.locator('a[href="#ev-ferries-is"]').click()
    assert drawer.is_visible()
    assert "let Ostrava Lines run" in drawer.inner_text()
    drawer.locator(".close").click()
    assert not drawer.is_visible()


def test_escape_closes_the_drawer_and_gives_the_focus_back(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/index.html")
    page.locator('a[href="#ev-ferries-is"]').focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#ev-ferries-is")
    page.keyboard.press("Escape")
    assert not page.locator("#ev-ferries-is").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#ev-ferries-is"


def test_an_address_with_evidence_opens_it(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/index.html#ev-fares-is")
    assert page.locator("#ev-fares-is").is_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_table_is_narrowed_to_what_differs(browser: Any, site: str, script: bool) -> None:
    page = open_page(browser, f"{site}/index.html", java_script_enabled=script)
    page.locator("#show-differ").check(force=True)
    shown = {name: page.locator(f"tr#{name}").is_visible() for name in ("ferries", "fares", "safety")}
    assert shown == {"ferries": True, "fares": True, "safety": False}


def test_a_figure_leads_to_its_rows(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/index.html")
    page.locator('a[data-show="number"]').click()
    assert page.locator("#shown").inner_text() == "1 of 3 issues shown"
    assert page.url.endswith("?show=number#t")
    page.reload()
    assert page.locator("#shown").inner_text() == "1 of 3 issues shown"


def test_the_slider_goes_back_to_an_evening(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/index.html")
    page.locator("#asof").focus()
    with page.expect_navigation():
        page.keyboard.press("Home")
    assert page.url.endswith("/as-of/2041-03-04/index.html")
    assert page.locator(".evening").is_visible()


def test_an_evening_is_reached_without_script(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/timeline.html", java_script_enabled=False)
    page.locator(".stops a", has_text="6 Mar").click()
    assert page.url.endswith("/as-of/2041-03-06/timeline.html")


def test_the_folder_can_be_searched(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/search.html?q=ferries%20ostrava")
    assert page.locator("#found").inner_text() == "2 hits"
    assert page.locator("#hits mark").first.inner_text().lower() in ("ferries", "ostrava")
    page.locator("#hits a").first.click()
    assert page.locator(".read:target").is_visible()


def test_statements_are_sifted_on_the_page(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/statements.html")
    page.locator("select[name=stance]").select_option("oppose")
    assert page.locator("#shown").inner_text() == "1 statements shown"
    assert page.locator(".saying:visible").count() == 1


def test_a_whole_review_by_keyboard(browser: Any, desk: tuple[str, Kept]) -> None:
    address, kept = desk
    page = open_page(browser, f"{address}/review")

    def press(key: str) -> None:
        with page.expect_navigation():
            page.keyboard.press(key)

    press("a")
    press("s")
    press("j")
    press("k")
    page.keyboard.press("f")
    page.locator("select[name=modality]").select_option("may")
    page.keyboard.press("Escape")
    press("e")
    press("r")
    press("u")
    assert [review.verdict for review in kept.reviews] == ["accept", "skip", "edit", "reject", "undo"]
    assert kept.reviews[2].after == {"modality": "may"}


def test_a_draft_is_split_by_keyboard(browser: Any, desk: tuple[str, Kept]) -> None:
    address, kept = desk
    page = open_page(browser, f"{address}/review?record=draft-answer")
    page.keyboard.press("x")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("x")
    page.keyboard.type("the islands' other paper")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("x")
    (review,) = kept.reviews
    assert (review.verdict, review.after) == ("split", {"name": "the islands' other paper"})
    assert [one.evidence for one in review.apart] == [RECORDS.provisions[2].evidence]
    with page.expect_navigation():
        page.keyboard.press("u")
    assert [one.verdict for one in kept.reviews] == ["split", "undo"]


def test_ticking_an_article_ticks_all_it_has_and_a_split_needs_a_name(
    browser: Any, desk: tuple[str, Kept]
) -> None:
    address, kept = desk
    page = open_page(browser, f"{address}/review?record=draft-answer")
    page.locator("#split summary").click()
    page.locator("#split legend input").first.check()
    assert page.locator("#split fieldset").first.locator("li input:checked").count() == 3
    page.locator('#split button[value="split"]').click()
    assert page.evaluate("document.activeElement.name") == "part"
    assert kept.reviews == []


def test_a_mistake_is_reported_in_place_from_a_folder(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/index.html#ev-ferries-is")
    page.locator("#ev-ferries-is a.report").click()
    assert page.locator("#ev-ferries-is textarea").input_value().splitlines() == [
        "Synopsis · The ferry talks · Variorum",
        "IS: Number of ferries (provision-cap2)",
        "The page has: “let Ostrava Lines run 18 ferries a day, according to [the Harbour Post]”",
        f"Where: {site}/cells/ferries..is.html",
        "What is wrong, and what it should say: ",
    ]


def test_a_mistake_is_reported_without_script(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/index.html#ev-ferries-is", java_script_enabled=False)
    page.locator("#ev-ferries-is a.report").click()
    page.locator("#report-provision-cap2 summary").click()
    assert "What is wrong:" in page.locator("#report-provision-cap2").inner_text()


def test_a_reader_of_the_served_page_reports_to_the_desk(browser: Any, desk: tuple[str, Kept]) -> None:
    address, kept = desk
    page = open_page(browser, f"{address}/#ev-ferries-is")
    page.locator("#ev-ferries-is a.report").click()
    page.locator("#f-note").fill("The paper says 16.")
    page.get_by_role("button", name="Send the report").click()
    assert "Thank you" in page.locator("main").inner_text()
    assert [(one.note, one.labels) for one in kept.reviews] == [("The paper says 16.", ("report",))]


def test_a_folder_remembers_what_was_seen(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/index.html")
    assert page.locator(".new").count() == 0
    page.evaluate(
        """() => {
          const place = Object.keys(localStorage).find((key) => key.startsWith("variorum:"));
          const kept = JSON.parse(localStorage.getItem(place));
          const cell = document.querySelector("td[data-mark].modified").dataset.mark;
          kept.marks = kept.marks.filter((mark) => mark !== cell);
          kept.began -= 86400000;
          localStorage.setItem(place, JSON.stringify(kept));
        }"""
    )
    page.reload()
    assert page.locator("td.modified .new").inner_text() == "new"
    assert "1 cell new since your last visit" in page.locator(".since").inner_text()
    page.locator("#since-visit a").click()
    assert page.locator(".issue-row:visible").count() == 1


def test_evidence_that_is_not_in_the_page_comes_into_the_drawer(
    browser: Any, desk: tuple[str, Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.publish.pages.FIRST_PAGE", 0)
    address, _ = desk
    page = open_page(browser, address)
    assert page.locator(".drawer").count() == 0
    page.locator('a[href="/cells/ferries..is"]').click()
    page.locator("#ev-ferries-is.is-open").wait_for()
    assert "let Ostrava Lines run" in page.locator("#ev-ferries-is").inner_text()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/cells/ferries..is"


def test_a_figure_of_the_opening_leads_to_its_cells(browser: Any, site: str) -> None:
    page = open_page(browser, f"{site}/index.html")
    page.locator('a[data-cells="IS dropped"]').click()
    assert page.locator(".issue-row:visible").evaluate_all("rows => rows.map((row) => row.id)") == ["fares"]
    assert "cells=IS+dropped" in page.url


def test_typing_in_a_field_decides_nothing(browser: Any, desk: tuple[str, Kept]) -> None:
    address, kept = desk
    page = open_page(browser, f"{address}/review")
    page.locator("#f-note").fill("")
    page.locator("#f-note").press_sequentially("rare error")
    assert kept.reviews == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1600), ("dark", 360)])
def test_axe_finds_no_violation(
    browser: Any, desk: tuple[str, Kept], axe: Path, scheme: str, width: int
) -> None:
    address, _ = desk
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found = []
    for view in (*VIEWS, *SERVED):
        page.goto(f"{address}/{'' if view == 'index' else view}")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        page.add_script_tag(path=axe)
        violations = page.evaluate(f"axe.run(document, {{runOnly: {AXE_RULES}}})")["violations"]
        found += [(view, one["id"], one["nodes"][0]["html"][:120]) for one in violations]
    assert found == []
