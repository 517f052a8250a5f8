"""The page under load: a generated dossier of 5,000 articles, 20 drafts and 60,000 statements.

Run with `python -m benchmarks.page`. Prints the server's time for every view (median and 95th percentile over
requests whose pages were not rendered before), search, the size of the first page, and the static export.
"""

from __future__ import annotations

import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from starlette.testclient import TestClient

from variorum.corrections import Conflict, Review
from variorum.model import (
    Actor,
    Article,
    Cell,
    Difference,
    Dispute,
    Draft,
    Event,
    Parent,
    Provision,
    Quantity,
    Row,
    Side,
    Statement,
    Witness,
    digest,
)
from variorum.publish.context import Info
from variorum.publish.pages import TABS
from variorum.publish.server import make_app
from variorum.publish.site import write_site
from variorum.records import Records

ARTICLES, DRAFTS, STATEMENTS, ISSUES, SPEAKERS, OUTLETS = 5000, 20, 60_000, 40, 400, 60
FIRST = date(2041, 1, 1)
STATES = ("same", "modified", "added", "dropped", "silent", "open", "unknown", "unknown", "unknown")
STANCES = ("support", "oppose", "mixed", "none", "none", "none", "none", "none")
WORDS = "the ferry plan would cap daily crossings between both harbours until the spring review ends".split()


def make_records(seed: int = 7) -> Records:
    """The generated dossier; the same seed gives the same records."""
    chance = random.Random(seed)
    articles = tuple(_article(chance, number) for number in range(ARTICLES))
    drafts = tuple(_draft(articles, number) for number in range(DRAFTS))
    statements = tuple(_statement(chance, articles, number) for number in range(STATEMENTS))
    provisions = tuple(_provision(chance, articles, number) for number in range(DRAFTS * ISSUES))
    return Records(
        articles=articles,
        actors=tuple(_actor(number) for number in range(SPEAKERS)),
        drafts=drafts,
        witnesses=tuple(_witness(articles, number) for number in range(DRAFTS * 10)),
        provisions=provisions,
        statements=statements,
        events=tuple(_event(articles, number) for number in range(2000)),
        disputes=tuple(_dispute(statements, number) for number in range(100)),
        rows=tuple(_row(chance, provisions, number) for number in range(ISSUES)),
    )


def _article(chance: random.Random, number: int) -> Article:
    sentences = [
        f"{' '.join(chance.choices(WORDS, k=14)).capitalize()} {chance.randint(2, 900)} times."
        for _ in range(24)
    ]
    text = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, 24, 3))
    outlet = f"Outlet {number % OUTLETS}"
    return Article(
        id=f"article-{number}",
        path=f"{number}.md",
        url=f"https://outlet{number % OUTLETS}.example/{number}",
        title=f"Report {number} on the ferry talks",
        outlet=outlet,
        published=(FIRST + timedelta(days=number // 50)).isoformat(),
        text=text,
        content_digest=digest(text),
    )


def _words(article: Article, number: int) -> tuple[int, int]:
    paragraph = article.text.split("\n\n")[number % 8]
    start = article.text.index(paragraph)
    return start, start + paragraph.index(".") + 1


def _actor(number: int) -> Actor:
    return Actor(
        id=f"actor-{number}", name=f"Speaker {number}", type="person", affiliation=f"Party {number % 8}"
    )


def _draft(articles: tuple[Article, ...], number: int) -> Draft:
    article = articles[number * 200]
    parent = Parent(draft=f"draft-{number // 2}", relation="revises") if number else None
    day = (FIRST + timedelta(days=number * 4)).isoformat()
    return Draft(
        id=f"draft-{number}",
        name=f"draft number {number}",
        siglum=f"D{number}",
        made_by=(f"actor-{number}",),
        dated=day,
        points=ISSUES,
        parent=parent,
        evidence=(article.span(*_words(article, 0)),),
    )


def _witness(articles: tuple[Article, ...], number: int) -> Witness:
    article = articles[number * 7]
    forms = ("text", "quotation", "paraphrase", "rumour")
    return Witness(
        id=f"witness-{number}",
        draft=f"draft-{number % DRAFTS}",
        article=article.id,
        form=forms[number % 4],
        evidence=(article.span(*_words(article, 1)),),
    )


def _provision(chance: random.Random, articles: tuple[Article, ...], number: int) -> Provision:
    article = articles[(number * 6) % ARTICLES]
    start, end = _words(article, 2)
    figure = article.text.rindex(" ", 0, end - 7) + 1
    span = article.span(figure, article.text.index(" ", figure))
    return Provision(
        id=f"provision-{number}",
        draft=f"draft-{number // ISSUES}",
        number=str(number % ISSUES + 1),
        issues=(f"issue-{number % ISSUES}",),
        modality="shall",
        obligor=(f"Party {chance.randint(0, 7)}",),
        quantity=Quantity(value=12, unit="ferries", span=span),
        evidence=(article.span(start, end),),
        confidence=chance.random(),
        method="generated",
    )


def _statement(chance: random.Random, articles: tuple[Article, ...], number: int) -> Statement:
    article = articles[number % ARTICLES]
    start, end = _words(article, number // ARTICLES % 8)
    speaker = int(SPEAKERS * chance.random() ** 2)
    return Statement(
        id=f"statement-{number}",
        content=(article.span(start, end),),
        evidence=(article.span(start, end),),
        speaker=f"Speaker {speaker}",
        actor=f"actor-{speaker}",
        directness=chance.choice(("direct", "indirect", "mixed")),
        said_on=article.published,
        about=(f"draft-{chance.randint(0, DRAFTS - 1)}",),
        issues=(f"issue-{chance.randint(0, ISSUES - 1)}",),
        stance=chance.choice(STANCES),  # type: ignore[arg-type]
        confidence=chance.random(),
        method="generated",
    )


def _event(articles: tuple[Article, ...], number: int) -> Event:
    article = articles[number * 2]
    start, end = _words(article, 5)
    return Event(
        id=f"event-{number}",
        when=article.published,
        text=article.text[start:end],
        evidence=(article.span(start, end),),
    )


def _dispute(statements: tuple[Statement, ...], number: int) -> Dispute:
    sides = tuple(
        Side(position=f"position {place}", statements=(one.id,), evidence=one.content)
        for place, one in enumerate(statements[number * 5 : number * 5 + 2])
    )
    return Dispute(id=f"dispute-{number}", about=f"fact {number}", type="contradiction", sides=sides)


def _row(chance: random.Random, provisions: tuple[Provision, ...], number: int) -> Row:
    cells = {}
    for draft in range(DRAFTS):
        state = chance.choice(STATES)
        held = state not in ("silent", "unknown")
        changed = (Difference(slot="quantity", from_="12", to="18"),) if state == "modified" else ()
        provision = provisions[draft * ISSUES + number].id
        cells[f"draft-{draft}"] = Cell(
            state=state,  # type: ignore[arg-type]
            provisions=(provision,) if held else (),
            differences=changed,
        )
    return Row(id=f"row-{number}", issues=(f"issue-{number}",), cells=cells)


class NoReviews:
    """An empty list of reviews: the desk is timed with its whole queue undecided."""

    def append(self, review: Review) -> None:
        """Nothing is kept."""

    def history(self) -> tuple[Review, ...]:
        """None yet."""
        return ()

    def conflicts(self) -> tuple[Conflict, ...]:
        """None."""
        return ()

    def rebuild(self) -> None:
        """Nothing to build."""

    def agreement(self) -> tuple[int, int, float | None]:
        """Nobody decided anything."""
        return 0, 0, None


INFO = Info(title="The generated talks", labels={f"issue-{n}": f"Issue {n}" for n in range(ISSUES)})


def views(chance: random.Random) -> dict[str, list[str]]:
    """Addresses of each view, each asked once so that no answer was kept."""
    some = [chance.randrange(ARTICLES) for _ in range(40)]
    return {
        "synopsis": [f"/?nothing={n}" for n in range(10)],
        "drafts": [f"/drafts?nothing={n}" for n in range(10)],
        "draft": [f"/drafts/d{n}" for n in range(DRAFTS)],
        "compare": [f"/compare/d{n}..d{n + 1}" for n in range(DRAFTS - 1)],
        "statements": [f"/statements?page={n}" for n in chance.sample(range(2, 600), 20)],
        "statements, chosen": [f"/statements?draft=d{n}&stance=oppose" for n in range(DRAFTS)],
        "timeline": [f"/timeline?page={n}" for n in range(1, 11)],
        "contested": [f"/contested?nothing={n}" for n in range(10)],
        "sources": [f"/sources?page={n}" for n in range(1, 20)],
        "article": [f"/sources/article-{n}" for n in some],
        "cell": [f"/cells/issue-{n}..d{m}" for n in range(8) for m in range(3)],
        "changes": [f"/changes?nothing={n}" for n in range(10)],
        "method": [f"/method?nothing={n}" for n in range(10)],
        "review": [f"/review?record=statement-{n}" for n in chance.sample(range(STATEMENTS), 20)],
        "search": [f"/search?q={a}+{b}" for a in WORDS[:8] for b in ("cap", "sprin")],
    }


@dataclass(frozen=True)
class Answer:
    """One answered request: milliseconds by the clock and of processor time, and bytes."""

    wall: float
    cpu: float
    size: int


def timed(client: TestClient, addresses: list[str]) -> Iterator[Answer]:
    """The answers that are pages."""
    for address in addresses:
        wall, cpu = time.perf_counter(), time.process_time()
        answer = client.get(address)
        if answer.status_code == 200:
            spent = time.perf_counter() - wall, time.process_time() - cpu
            yield Answer(spent[0] * 1000, spent[1] * 1000, len(answer.content))


def p95(values: list[float]) -> float:
    """The 95th percentile: the nearest rank."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def main() -> None:
    """Print the figures."""
    records = make_records()
    client = TestClient(make_app(lambda: (records, INFO), reviews=NoReviews()))
    start = time.perf_counter()
    for address in ("/", *(f"/{name}" for name, _ in TABS[1:]), "/review", "/search?q=ferry"):
        client.get(address)
    print(f"each view for the first time after a build, together: {time.perf_counter() - start:.1f} s")
    for name, addresses in views(random.Random(1)).items():
        found = list(timed(client, addresses))
        wall, cpu = [one.wall for one in found], [one.cpu for one in found]
        print(
            f"{name:20} median {statistics.median(wall):6.1f} ms   p95 {p95(wall):6.1f} ms"
            f"   p95 of processor time {p95(cpu):6.1f} ms   {max(one.size for one in found) / 1000:6.0f} kB"
        )
    if "--no-site" not in sys.argv:
        folder = Path(tempfile.mkdtemp())
        start, cpu = time.perf_counter(), time.process_time()
        written = write_site(records, INFO, folder / "site")
        spent = f"{time.perf_counter() - start:.1f} s, {time.process_time() - cpu:.1f} s of processor time"
        print(f"static export: {len(written)} files in {spent}")
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
