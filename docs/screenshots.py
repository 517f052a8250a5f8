"""Pictures of every view for the harbour accord, at a desk's width and a phone's, light and dark.

Run with `make screenshots`: builds the example, writes its site, serves its review desk, and photographs all
with Debian's Chromium through Playwright into docs/screenshots/. Needs both; says so where they are missing.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from variorum import api
from variorum.publishing import export_dossier

HERE = Path(__file__).parent / "screenshots"
EXAMPLE = Path(api.__file__).parent / "examples" / "harbour-accord"
WIDE, NARROW = (1440, 1000), (390, 844)
VIEWS = ("index", "drafts", "statements", "timeline", "contested", "sources", "changes", "method")


def shots(site: Path) -> Iterator[tuple[str, str, tuple[int, int], str]]:
    """Name, address, size and scheme of each picture."""
    drafts = sorted(path.stem for path in (site / "drafts").glob("*.html"))
    first = (site / "index.html").as_uri()
    for view in VIEWS:
        name = "synopsis" if view == "index" else view
        yield f"{name}-1440", (site / f"{view}.html").as_uri(), WIDE, "light"
        yield f"{name}-390", (site / f"{view}.html").as_uri(), NARROW, "light"
    yield "synopsis-dark-1440", first, WIDE, "dark"
    yield "synopsis-dark-390", first, NARROW, "dark"
    yield "table-1440", f"{first}#t", WIDE, "light"
    for draft in drafts[:1]:
        yield "draft-1440", (site / "drafts" / f"{draft}.html").as_uri(), WIDE, "light"
    for pair in sorted((site / "compare").glob("*.html"))[:1]:
        yield "compare-1440", pair.as_uri(), WIDE, "light"


def photograph(browser: Any, name: str, address: str, size: tuple[int, int], scheme: str) -> None:
    """One picture; the first cell's evidence is open where the name says so."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    if name.startswith("table"):
        page.locator("td.modified .rests a, td.cell .rests a").first.click()
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
        for name, address, size, scheme in shots(Path(str(site))):
            photograph(browser, name, address, size, scheme)
            print(HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
