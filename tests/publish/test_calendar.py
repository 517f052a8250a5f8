"""The calendar of dated deadlines and events, line by line as RFC 5545 has it."""

import datetime

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.factory import a_draft, a_provision, an_article, span_of
from variorum.model import Deadline, Event
from variorum.publish.calendar import appointments, write_calendar
from variorum.records import Records

LEAK = an_article(
    "The envoys' plan reopens the harbour by 1 May, and the tolls within 30 days. The ministers met at 9:30.",
    "2031-03-04",
    url="https://courier.example/leak",
    outlet="Courier",
)
PLAN = a_draft(LEAK, "The envoys' plan", siglum="P12")


def a_deadline(words: str, value: str):
    """A provision that is due at the time these words give."""
    due = Deadline(text=words, value=value, span=span_of(LEAK, words))
    return a_provision(LEAK, f"reopens the harbour {words}", PLAN.id, deadline=due)


def an_event(when: str | None, id_: str = "event-1") -> Event:
    evidence = (span_of(LEAK, "The ministers met"),)
    return Event(id=id_, when=when, text="The ministers met at 9:30", evidence=evidence)


def a_dossier(*, provisions=(), events=()) -> Records:
    return Records(articles=(LEAK,), drafts=(PLAN,), provisions=provisions, events=events)


def test_a_deadline_stands_on_its_last_day():
    calendar = write_calendar(
        a_dossier(provisions=(a_deadline("by 1 May", "2031-05-01"),)), "The harbour, talks"
    )

    assert calendar.split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Variorum//Calendar of a dossier//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:The harbour\\, talks",
        "BEGIN:VEVENT",
        f"UID:{a_deadline('by 1 May', '2031-05-01').id}@variorum",
        "DTSTAMP:20310304T000000Z",
        "DTSTART;VALUE=DATE:20310501",
        "DTEND;VALUE=DATE:20310502",
        "SUMMARY:Due under P12: reopens the harbour by 1 May",
        "DESCRIPTION:“reopens the harbour by 1 May”\\nCourier\\, 2031-03-04",
        "URL:https://courier.example/leak",
        "CATEGORIES:DEADLINE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_an_event_with_a_time_of_day_floats():
    assert "DTSTART:20310304T093000\r\n" in write_calendar(
        a_dossier(events=(an_event("2031-03-04T09:30"),)), "x"
    )


def test_an_event_lasts_as_long_as_its_value():
    week, part = an_event("2031-W10", "a"), an_event("2031-03-04TNI", "b")
    days = [
        (one.first.isoformat(), one.last.isoformat()) for one in appointments(a_dossier(events=(week, part)))
    ]

    assert days == [("2031-03-03", "2031-03-09"), ("2031-03-04", "2031-03-04")]


def test_what_has_no_day_is_left_out():
    """A length counts from an event; a year says too little; a dropped commitment is due no more."""
    dropped = msgspec.structs.replace(a_deadline("by 1 May", "2031-05-01"), status="dropped")
    length = msgspec.structs.replace(a_deadline("by 1 May", "P30D"), id="length")
    events = tuple(
        an_event(when, str(n)) for n, when in enumerate(("2031", "FUTURE_REF", "2031-02-30", None))
    )

    assert appointments(a_dossier(provisions=(dropped, length), events=events)) == ()


def test_the_order_of_the_records_does_not_matter():
    events = tuple(an_event(f"2031-03-{day:02d}", str(day)) for day in (9, 4, 7))

    assert write_calendar(a_dossier(events=events), "x") == write_calendar(
        a_dossier(events=events[::-1]), "x"
    )


@given(st.text(max_size=200))
def test_lines_are_folded_and_unfold_to_the_text(words):
    """No line is longer than 75 octets, and a reader that unfolds and unescapes finds the words again."""
    event = Event(id="e", when="2031-03-04", text=words, evidence=(span_of(LEAK, "The ministers met"),))
    calendar = write_calendar(a_dossier(events=(event,)), "x")
    unfolded = calendar.replace("\r\n ", "").split("\r\n")
    (summary,) = [line.removeprefix("SUMMARY:") for line in unfolded if line.startswith("SUMMARY:")]

    assert all(len(line.encode("utf-8", "surrogatepass")) <= 75 for line in calendar.split("\r\n"))
    assert "\n" not in summary
    assert unfolded[-2] == "END:VCALENDAR"
    if words.isprintable():
        assert _unescaped(summary) == words


def _unescaped(value: str) -> str:
    text, chars = "", iter(value)
    for char in chars:
        text += {"n": "\n"}.get(after := next(chars), after) if char == "\\" else char
    return text


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 30)))
def test_every_day_makes_an_entry_of_one_day(day):
    (one,) = appointments(a_dossier(events=(an_event(day.isoformat()),)))

    assert (one.first, one.last) == (day, day)
