"""A small dossier for the pages: two drafts of a ferry agreement in three invented articles, as records."""

from __future__ import annotations

from variorum.model import (
    Actor,
    Article,
    Cell,
    Citation,
    Date,
    Deadline,
    Difference,
    Dispute,
    Draft,
    Event,
    Parent,
    Provision,
    Quantity,
    Refused,
    Role,
    Row,
    Side,
    Span,
    Statement,
    Witness,
    digest,
)
from variorum.publish.context import Info
from variorum.reading import Unread
from variorum.records import Records

PLAN = """The ferry plan was printed in full on Monday.

1. Ostrava Lines shall run at most 12 ferries a day.

2. Fares shall be frozen until 1 May 2041."""

ANSWER = """The islands answered the plan on Wednesday with a paper of their own.

It would let Ostrava Lines run 18 ferries a day, according to [the Harbour Post].

“We will not sign the first paper,” said Ada Quill, mayor of Norra. The freeze on fares is gone."""

RUMOUR = """Mayor Quill’s office denied on Friday that the islands wrote the second paper.

“We wrote no such thing,” a spokesman said. A boatman insisted that the mayor wrote it herself.

Nobody knows what a third meeting might bring."""


def article(name: str, text: str, outlet: str, published: str | None, **more: str | None) -> Article:
    url = more.pop("url", f"https://{outlet.lower().replace(' ', '')}.example/{name}")
    return Article(
        id=name,
        path=f"{name}.md",
        url=url,
        title=more.pop("title", None) or name.capitalize(),
        outlet=outlet,
        author=more.pop("author", None) or "",
        published=published,
        text=text,
        content_digest=digest(text),
    )


PLAN_ARTICLE = article("plan", PLAN, "Harbour Post", "2041-03-04", author="Ida Holm")
ANSWER_ARTICLE = article("answer", ANSWER, "Island Times", "2041-03-06")
RUMOUR_ARTICLE = article("rumour", RUMOUR, "Harbour Post", "2041-03-08")
ARTICLES = (PLAN_ARTICLE, ANSWER_ARTICLE, RUMOUR_ARTICLE)


def span(of: Article, words: str) -> Span:
    start = of.text.index(words)
    return of.span(start, start + len(words))


PROVISIONS = (
    Provision(
        id="provision-cap1",
        draft="draft-plan",
        number="1",
        issues=("ferries",),
        modality="shall",
        obligor=("Ostrava Lines",),
        obligor_evidence=(span(PLAN_ARTICLE, "Ostrava Lines"),),
        quantity=Quantity(
            value=12, unit="ferries", comparator="at-most", span=span(PLAN_ARTICLE, "12 ferries")
        ),
        evidence=(span(PLAN_ARTICLE, "Ostrava Lines shall run at most 12 ferries a day."),),
        confidence=0.9,
        method="numbered-point",
    ),
    Provision(
        id="provision-fares",
        draft="draft-plan",
        number="2",
        issues=("fares",),
        modality="shall",
        deadline=Deadline(
            text="until 1 May 2041", value="2041-05-01", span=span(PLAN_ARTICLE, "until 1 May 2041")
        ),
        evidence=(span(PLAN_ARTICLE, "Fares shall be frozen until 1 May 2041."),),
        confidence=0.8,
        method="numbered-point",
    ),
    Provision(
        id="provision-cap2",
        draft="draft-answer",
        issues=("ferries",),
        modality="may",
        obligor=("Ostrava Lines",),
        quantity=Quantity(
            value=18, unit="ferries", comparator="at-most", span=span(ANSWER_ARTICLE, "18 ferries")
        ),
        evidence=(
            span(ANSWER_ARTICLE, "let Ostrava Lines run 18 ferries a day, according to [the Harbour Post]"),
        ),
        confidence=0.7,
        method="reported-speech",
    ),
    Provision(
        id="provision-gone",
        draft="draft-answer",
        issues=("fares",),
        status="dropped",
        evidence=(span(ANSWER_ARTICLE, "The freeze on fares is gone."),),
        confidence=0.6,
        method="dropped",
    ),
)

STATEMENTS = (
    Statement(
        id="statement-refusal",
        source=(span(ANSWER_ARTICLE, "Ada Quill, mayor of Norra"),),
        cue=(span(ANSWER_ARTICLE, "said"),),
        content=(span(ANSWER_ARTICLE, "“We will not sign the first paper,”"),),
        evidence=(
            span(ANSWER_ARTICLE, "“We will not sign the first paper,” said Ada Quill, mayor of Norra."),
        ),
        speaker="Ada Quill",
        actor="actor-quill",
        directness="direct",
        said_on="2041-03-05",
        about=("draft-plan",),
        issues=("ferries",),
        stance="oppose",
        confidence=0.9,
        method="attribution",
    ),
    Statement(
        id="statement-denial",
        source=(span(RUMOUR_ARTICLE, "a spokesman"),),
        cue=(span(RUMOUR_ARTICLE, "said"),),
        content=(span(RUMOUR_ARTICLE, "“We wrote no such thing,”"),),
        evidence=(span(RUMOUR_ARTICLE, "“We wrote no such thing,” a spokesman said."),),
        speaker="a spokesman",
        actor="actor-spokesman",
        directness="direct",
        about=("draft-answer",),
        stance="none",
        confidence=0.8,
        method="attribution",
    ),
    Statement(
        id="statement-claim",
        source=(span(RUMOUR_ARTICLE, "A boatman"),),
        cue=(span(RUMOUR_ARTICLE, "insisted that"),),
        content=(span(RUMOUR_ARTICLE, "the mayor wrote it herself"),),
        evidence=(span(RUMOUR_ARTICLE, "A boatman insisted that the mayor wrote it herself."),),
        speaker="a boatman",
        directness="indirect",
        about=("draft-answer",),
        confidence=0.5,
        method="attribution",
    ),
)

RECORDS = Records(
    articles=ARTICLES,
    citations=(
        Citation(
            id="citation-post",
            text="the Harbour Post",
            href="https://harbourpost.example/plan",
            host="harbourpost.example",
            outlet="Harbour Post",
            evidence=(span(ANSWER_ARTICLE, "the Harbour Post"),),
        ),
    ),
    actors=(
        Actor(
            id="actor-quill",
            name="Ada Quill",
            type="person",
            roles=(Role(text="mayor of Norra"),),
            affiliation="actor-islands",
        ),
        Actor(id="actor-islands", name="the islands", type="group"),
        Actor(id="actor-lines", name="Ostrava Lines", type="organisation"),
        Actor(id="actor-spokesman", name="a spokesman", type="anonymous"),
    ),
    drafts=(
        Draft(
            id="draft-plan",
            name="the ferry plan",
            siglum="FP2",
            aliases=("the ferry plan", "the first paper"),
            made_by=("actor-lines",),
            dated="2041-03-03",
            points=3,
            evidence=(span(PLAN_ARTICLE, "The ferry plan"),),
        ),
        Draft(
            id="draft-answer",
            name="a paper of their own",
            siglum="IS",
            made_by=("actor-islands",),
            dated="2041-03-05",
            parent=Parent(draft="draft-plan", relation="counters"),
            evidence=(span(ANSWER_ARTICLE, "a paper of their own"),),
        ),
    ),
    witnesses=(
        Witness(
            id="witness-plan",
            draft="draft-plan",
            article="plan",
            form="text",
            points_found=2,
            evidence=(span(PLAN_ARTICLE, "The ferry plan"),),
        ),
        Witness(
            id="witness-answer",
            draft="draft-answer",
            article="answer",
            form="paraphrase",
            evidence=(span(ANSWER_ARTICLE, "a paper of their own"),),
        ),
    ),
    provisions=PROVISIONS,
    statements=STATEMENTS,
    dates=(
        Date(id="date-monday", type="DATE", value="2041-03-04", evidence=(span(PLAN_ARTICLE, "Monday"),)),
        Date(id="date-wed", type="DATE", value="2041-03-06", evidence=(span(ANSWER_ARTICLE, "Wednesday"),)),
    ),
    events=(
        Event(
            id="event-printed",
            when="2041-03-04",
            text="The ferry plan was printed in full",
            evidence=(span(PLAN_ARTICLE, "The ferry plan was printed in full on Monday."),),
        ),
        Event(
            id="event-third",
            when=None,
            text="a third meeting",
            evidence=(span(RUMOUR_ARTICLE, "a third meeting"),),
        ),
    ),
    disputes=(
        Dispute(
            id="dispute-author",
            about="who wrote the second paper",
            type="denial",
            sides=(
                Side(
                    position="not the islands",
                    statements=("statement-denial",),
                    evidence=(span(RUMOUR_ARTICLE, "“We wrote no such thing,”"),),
                ),
                Side(
                    position="the mayor",
                    statements=("statement-claim",),
                    evidence=(span(RUMOUR_ARTICLE, "the mayor wrote it herself"),),
                ),
            ),
        ),
    ),
    rows=(
        Row(
            id="row-ferries",
            issues=("ferries",),
            cells={
                "draft-plan": Cell(state="added", provisions=("provision-cap1",)),
                "draft-answer": Cell(
                    state="modified",
                    provisions=("provision-cap2",),
                    differences=(Difference(slot="quantity", from_="12 ferries", to="18 ferries"),),
                ),
            },
        ),
        Row(
            id="row-fares",
            issues=("fares",),
            cells={
                "draft-plan": Cell(state="added", provisions=("provision-fares",)),
                "draft-answer": Cell(state="dropped", provisions=("provision-gone",)),
            },
        ),
        Row(
            id="row-safety",
            issues=("safety",),
            cells={"draft-plan": Cell(state="silent"), "draft-answer": Cell(state="unknown")},
        ),
    ),
    refused=(
        Refused(
            id="refused-third",
            looked_like="provision",
            reason="no draft that the sentence speaks of",
            evidence=(span(RUMOUR_ARTICLE, "Nobody knows what a third meeting might bring."),),
        ),
    ),
)

INFO = Info(
    title="The ferry talks",
    labels={"safety": "Safety at sea", "ferries": "Number of ferries", "fares": "Fares"},
    groups={"safety": "Traffic", "ferries": "Traffic", "fares": "Money"},
    pack="ferries 1",
    unread=(Unread(path="scan.pdf", reason="a PDF of pictures, without text"),),
)
