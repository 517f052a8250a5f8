"""Pictures of every view for the harbour accord, at a desk's width and a phone's, light and dark.

Run with `make screenshots`: builds the example, writes its site, serves its review desk, and photographs all
with Debian's Chromium through Playwright into docs/screenshots/. Needs both; says so where they are missing.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from variorum import api
from variorum.publishing import export_dossier
from variorum.serving import app_of

HERE = Path(__file__).parent / "screenshots"
EXAMPLE = Path(api.__file__).parent / "examples" / "harbour-accord"
WIDE, NARROW = (1440, 1000), (390, 844)
VIEWS = ("index", "drafts", "statements", "timeline", "contested", "sources", "changes", "method")


def shots(site: Path) -> Iterator[tuple[str, str, tuple[int, int], str]]:
    """Name, address, size and scheme of each picture."""
    first = (site / "index.html").as_uri()
    for view in VIEWS:
        name = "synopsis" if view == "index" else view
        yield f"{name}-1440", (site / f"{view}.html").as_uri(), WIDE, "light"
        yield f"{name}-390", (site / f"{view}.html").as_uri(), NARROW, "light"
    yield "synopsis-dark-1440", first, WIDE, "dark"
    yield "synopsis-dark-390", first, NARROW, "dark"
    yield "table-1440", f"{first}#t", WIDE, "light"
    for name, folder in (("draft", "drafts"), ("compare", "compare")):
        fullest = max((site / folder).glob("*.html"), key=lambda path: (path.stat().st_size, path.name))
        yield f"{name}-1440", fullest.as_uri(), WIDE, "light"
        yield f"{name}-390", fullest.as_uri(), NARROW, "light"


def desk_shots(dossier: api.Dossier, address: str) -> Iterator[tuple[str, str, tuple[int, int], str]]:
    """The review desk with the riskiest record, with a draft that can be split, and the form for mistakes."""
    records = dossier.records()
    for width, size in (("1440", WIDE), ("390", NARROW)):
        yield f"review-{width}", f"{address}/review", size, "light"
        yield f"split-{width}", f"{address}/review?record={records.drafts[0].id}", size, "light"
        yield f"report-{width}", f"{address}/report?record={records.provisions[0].id}", size, "light"
    yield "review-dark-1440", f"{address}/review", WIDE, "dark"


@contextmanager
def served(dossier: api.Dossier) -> Iterator[str]:
    """The dossier on a free port of this machine, for as long as the block lasts."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app_of(dossier), port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def photograph(browser: Any, name: str, address: str, size: tuple[int, int], scheme: str) -> None:
    """One picture; the first cell's evidence, or the list of a split, is open where the name says so."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    if name.startswith("table"):
        page.locator("td.modified .rests a, td.cell .rests a").first.click()
    if name.startswith("split"):
        page.keyboard.press("x")
    page.screenshot(path=HERE / f"{name}.png")
    context.close()


def main() -> None:
    """Make all pictures anew."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.exit("screenshots need playwright: pip install playwright")
    if chromium is None:
        sys.exit("screenshots need chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        dossier = api.init(Path(folder) / "harbour", "The harbour accord")
        dossier.add(EXAMPLE)
        dossier.build()
        site = export_dossier(dossier, "site", Path(folder) / "site", None)
        HERE.mkdir(exist_ok=True)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with served(dossier) as address:
            for shot in (*shots(Path(str(site))), *desk_shots(dossier, address)):
                photograph(browser, *shot)
                print(HERE / f"{shot[0]}.png")
        browser.close()


if __name__ == "__main__":
    main()
