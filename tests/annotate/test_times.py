"""Time expressions: what is found, its TIMEX3 type and value, and what is left alone."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotate.times import find_times

THURSDAY = datetime.date(2036, 3, 13)


def read(text: str, published: datetime.date | None = THURSDAY) -> list[tuple[str, str, str]]:
    """Return (words, type, value) of each expression found."""
    return [(text[t.start : t.end], t.type, t.value) for t in find_times(text, published)]


def values(text: str) -> list[str]:
    return [value for _, _, value in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the text of 9 March 2036 says", "2036-03-09"),
        ("the text of March 9, 2036, says", "2036-03-09"),
        ("signed on the 9th of March", "2036-03-09"),
        ("signed Mar. 9", "2036-03-09"),
        ("dated 2036-03-09.", "2036-03-09"),
        ("dated 09.03.2036", "2036-03-09"),
        ("dated 3/9/2036", "2036-03-09"),
        ("dated 23/11/2035", "2035-11-23"),
        ("in March 2036", "2036-03"),
        ("in late November", "2035-11"),
        ("last May", "2035-05"),
        ("since 1987", "1987"),
        ("in nineteen eighty-seven", "1987"),
        ("the 1990s", "199"),
        ("the '80s", "198"),
        ("in the 20th century", "19"),
        ("the winter of 2034", "2034-WI"),
        ("next summer", "2036-SU"),
        ("the third quarter of 2035", "2035-Q3"),
        ("in Q2 2036", "2036-Q2"),
        ("sales in 4Q 2035", "2035-Q4"),
        ("the first half of the year", "2036-H1"),
        ("the second half of 2035", "2035-H2"),
        ("fiscal 2037", "2037"),
        ("on Christmas Eve 2035", "2035-12-24"),
        ("Easter Monday", "2036-04-14"),
        ("the second Tuesday of February", "2036-02-12"),
    ],
)
def test_the_calendar(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy left yesterday.", "2036-03-12"),
        ("The envoy leaves the day after tomorrow.", "2036-03-15"),
        ("He spoke this morning.", "2036-03-13TMO"),
        ("Last night two ferries were hit.", "2036-03-12TNI"),
        ("They met on Tuesday.", "2036-03-11"),
        ("They met on Thursday.", "2036-03-13"),
        ("They will meet on Tuesday.", "2036-03-18"),
        ("The talks are scheduled for Saturday.", "2036-03-15"),
        ("The ports agreed on Saturday to talk.", "2036-03-08"),
        ("They must answer by Monday.", "2036-03-17"),
        ("On Friday, the ministers are to sign.", "2036-03-14"),
        ("The bridge, shut since Sunday, reopened.", "2036-03-09"),
        ("next Tuesday", "2036-03-18"),
        ("last Thursday", "2036-03-06"),
        ("Monday of last week", "2036-03-03"),
        ("last week", "2036-W10"),
        ("earlier this year", "2036"),
        ("over the weekend", "2036-W11-WE"),
        ("two weeks ago", "2036-W09"),
        ("ten days from now", "2036-03-23"),
        ("a year and a half ago", "2034-09"),
        ("by the end of the month", "2036-03"),
        ("later this decade", "203"),
        ("Two Sundays ago they met.", "2036-03-02"),
        ("the week before last", "2036-W09"),
        ("the Friday before last", "2036-02-29"),
        ("the weekend of 15 March", "2036-W11-WE"),
        ("the third week in April", "2036-W16"),
        ("by end-2037", "2037"),
        ("The hosts will sign in ten days' time.", "2036-03-23"),
        ("In the early hours of Wednesday, shells fell.", "2036-03-12TMO"),
        ("They met over the weekend.", "2036-W10-WE"),
        ("Both sides dug in ahead of the weekend.", "2036-W11-WE"),
        ("The port was shut last February.", "2035-02"),
        ("They walked through the night.", "2036-03-12TNI"),
        ("Crowds have stood there since early morning.", "2036-03-13TMO"),
        ("Schools will open a week from Monday.", "2036-03-24"),
    ],
)
def test_what_counts_from_publication(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The chair would scrap it under a plan that leaked on Monday.", "2036-03-10"),
        ("The envoy hopes to sign by Saturday night.", "2036-03-15TNI"),
        ("He asked for an answer by Friday.", "2036-03-14"),
        ("Thirty ferries were back by Monday.", "2036-03-10"),
        ("The hosts booked a venue for Saturday.", "2036-03-15"),
        ("The talks were moved to Friday.", "2036-03-14"),
        ("The deadline is Friday.", "2036-03-14"),
        ("The deadline passed on Sunday.", "2036-03-09"),
        ("The site had more visits in August.", "2035-08"),
        ("The chair visits Tern in August.", "2036-08"),
        ("Hanging over Sunday's session is a row about tolls.", "2036-03-16"),
        ("Ahead of the vote on Sunday, both sides met.", "2036-03-16"),
        ("The ports demanded a pullout by the end of September.", "2036-09"),
        ("The sides will argue in the autumn.", "2036-FA"),
        ("The chair is going to report in the spring.", "2036-SP"),
        ("They will talk again after New Year.", "2037-01-01"),
        ("The truce has held since the new year.", "2036"),
        ("The March draft said nothing of tolls.", "2036-03"),
        ("The November draft will be the base.", "2035-11"),
        ("Talks resume in the first week of April.", "2036-W14"),
        ("The draft leaked an hour ago.", "2036-03-13"),
        ("The hosts gave a Saturday deadline.", "2036-03-15"),
        ("She said Sunday's text would be replaced.", "2036-03-09"),
        ("The draft calls for elections in June.", "2036-06"),
        ("The ferries could sail in September.", "2036-09"),
        ("The text would end a toll imposed in May.", "2035-05"),
        ("The envoy is flying to the port on Sunday.", "2036-03-16"),
        ("The text could be signed, and on Monday, an aide said it was ready.", "2036-03-10"),
        ("Polls close on Sunday.", "2036-03-16"),
        ("The hosts have suggested the first week of April.", "2036-W14"),
        ("By Monday, when the ferries came back, forty had signed.", "2036-03-10"),
        ('They said: "We argue in the summer."', "2036-SU"),
        ("The plenary is still, in theory, on Saturday.", "2036-03-15"),
        ("He had promised an answer for Monday and kept quiet.", "2036-03-10"),
        ("They urged the port to sign before Saturday.", "2036-03-15"),
        ("The contract lapses in September.", "2036-09"),
        ("The release of 300 detained sailors by the end of September is in it.", "2036-09"),
        ("The Monday deadline set by the chair looks loose.", "2036-03-17"),
        ("Bread has been dear since Easter.", "2035-03-25"),
        ("late on Tuesday he left", "2036-03-11"),
        ("On Tuesday, when the chair set aside the text, they met.", "2036-03-11"),
        ("Prices are forecast to fall on Saturday.", "2036-03-15"),
        ("The ferries wouldn't sail before September.", "2036-09"),
        ("She led the council until August.", "2035-08"),
        ("A paper put out on Tuesday says the port “will close”.", "2036-03-11"),
        ("The port was to reopen on Saturday.", "2036-03-15"),
        ("The pact was signed on the 14th of May.", "2035-05-14"),
        ("The pay goes up by 14 May, a paid leave after it.", "2036-05-14"),
        (
            "They are to sign a text on the patrols in the outer waters of the strait on Saturday.",
            "2036-03-15",
        ),
        ("The envoy, who left by night, returns on Saturday.", "2036-03-15"),
        ("Ministers sign on Saturday.", "2036-03-15"),
        ("He told them to answer no later than Saturday.", "2036-03-15"),
        ("Sentences follow on Saturday.", "2036-03-15"),
        ("The vote is put off to a session in October.", "2036-10"),
        ("The chair is up for re-election in September.", "2036-09"),
        ("The crew sails again on Sunday.", "2036-03-16"),
        ("Wheat for April fell.", "2036-04"),
        ("The ban will last until at least the end of May.", "2036-05"),
    ],
)
def test_looking_back_or_ahead(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan leaked on March 3. The next day he denied it.", ["2036-03-03", "2036-03-04"]),
        ("He flew in on March 3. Two days later he left.", ["2036-03-03", "2036-03-05"]),
        ("They signed in May 2034. The following month it lapsed.", ["2034-05", "2034-06"]),
        ("She won in 2019. The previous year she had lost.", ["2019", "2018"]),
        ("The talks ran from February 27 to 29.", ["2036-02-27", "2036-02-29"]),
        ("between Oct. 3 and Nov. 5, 2034", ["2034-10-03", "2034-11-05"]),
        ("every Monday and Friday", ["XXXX-WXX-1", "XXXX-WXX-5"]),
        ("Tuesday (March 18): the vote", ["2036-03-18"]),
        ("on Monday and Tuesday nights", ["XXXX-WXX-1TNI", "XXXX-WXX-2TNI"]),
        ("She won in 2029 and lost four years later.", ["2029", "2033"]),
        ("From Monday to Friday the port was shut.", ["2036-03-10", "2036-03-14"]),
        ("between Tuesday and Thursday", ["2036-03-11", "2036-03-13"]),
        (
            "Shots fell on Monday night. At four in the morning it was over.",
            ["2036-03-10TNI", "2036-03-11T04:00"],
        ),
        (
            "He left on Monday. It rained. It was cold. The port shut. At 9 a.m. he rang.",
            ["2036-03-10", "2036-03-13T09:00"],
        ),
        ("He came in May 2034, on the ninth of that month.", ["2034-05", "2034-05-09"]),
        ("In May or June they will vote.", ["2036-05", "2036-06"]),
        ("in December and January", ["2035-12", "2036-01"]),
        ("He was paid in January and April.", ["2036-01", "2035-04"]),
        ("On 5 and 6 March they met.", ["2036-03-05", "2036-03-06"]),
        ("from 5 to 7 March 2035", ["2035-03-05", "2035-03-07"]),
        ("5 March – 9 March 2035", ["2035-03-05", "2035-03-09"]),
        ("He came on March 3. A week later he left.", ["2036-03-03", "2036-03-10"]),
        ("She won in 2019. The next year she lost.", ["2019", "2020"]),
        ("They met in May 2034; the following spring they split.", ["2034-05", "2035-SP"]),
        ("They will meet on Monday. The previous week they had walked out.", ["2036-03-17", "2036-W10"]),
        (
            "They met on Monday and will meet on Friday. The same day he left.",
            ["2036-03-10", "2036-03-14", "2036-03-10"],
        ),
        ("The pact runs to June 3. Until then nobody sails.", ["2036-06-03", "2036-06-03"]),
        ("He left on March 3, the day before the vote.", ["2036-03-03", "2036-03-03"]),
        ("It is the third day of the strike.", ["2036-03-13"]),
        ("There are as many ferries this year as last.", ["2036", "2035"]),
        ("He spoke on Monday. In the morning he had been ill.", ["2036-03-10", "2036-03-10TMO"]),
        ("The index fell on Monday. Overnight losses had been small.", ["2036-03-10", "2036-03-09TNI"]),
        ("It takes effect in 2037 rather than 2039.", ["2037", "2039"]),
        ("The plan ran for five years; during that time pay fell.", ["P5Y", "P5Y"]),
        ("It shuts on July 1, they said, a step announced two weeks earlier.", ["2036-07-01", "2036-W09"]),
        ("They will meet on Friday. Crowds had come at 6 a.m.", ["2036-03-14", "2036-03-13T06:00"]),
    ],
)
def test_a_reference_moves_with_the_story(text, expected):
    assert values(text) == expected


def test_a_day_beside_a_dated_event():
    """The ceasefire has a day, so two days after it is a day; the vote has none: a week stays a length."""
    text = "The ceasefire of March 3 held. Two days after the ceasefire he left, a week before the vote."

    assert read(text)[1:] == [
        ("Two days after the ceasefire", "DATE", "2036-03-05"),
        ("a week", "DURATION", "P1W"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 10:35 a.m. on Friday", ("10:35 a.m. on Friday", "TIME", "2036-03-07T10:35")),
        ("at noon Saturday", ("noon Saturday", "TIME", "2036-03-08T12:00")),
        ("on March 9 at 17:30 GMT", ("March 9 at 17:30 GMT", "TIME", "2036-03-09T17:30")),
        ("on Thursday evening", ("Thursday evening", "TIME", "2036-03-13TEV")),
        ("posted 2036-03-09T23:50", ("2036-03-09T23:50", "TIME", "2036-03-09T23:50")),
        ("within 100 days", ("100 days", "DURATION", "P100D")),
        (
            "at twenty past eleven on Monday night",
            ("twenty past eleven on Monday night", "TIME", "2036-03-10T23:20"),
        ),
        ("at ten to four in the morning", ("ten to four in the morning", "TIME", "2036-03-13T03:50")),
        ("shortly after midnight", ("midnight", "TIME", "2036-03-13T00:00")),
        ("handed over at lunchtime", ("lunchtime", "TIME", "2036-03-13TMI")),
        ("at 10:35 a.m. (0735 GMT) Friday", ("10:35 a.m. (0735 GMT) Friday", "TIME", "2036-03-07T10:35")),
        ("a hundred-and-four-day strike", ("a hundred-and-four-day", "DURATION", "P104D")),
        ("three whole weeks", ("three whole weeks", "DURATION", "P3W")),
        ("for two and a half years", ("two and a half years", "DURATION", "P2Y6M")),
        ("half an hour", ("half an hour", "DURATION", "PT30M")),
        ("at least 72 hours", ("at least 72 hours", "DURATION", "PT72H")),
        ("the past three months", ("the past three months", "DURATION", "P3M")),
        ("a couple of decades", ("a couple of decades", "DURATION", "P20Y")),
        ("for several weeks", ("several weeks", "DURATION", "PXW")),
        ("every two weeks", ("every two weeks", "SET", "P2W")),
        ("every other day", ("every other day", "SET", "P2D")),
        ("at present there is none", ("at present", "DATE", "PRESENT_REF")),
        ("it will soon be over", ("soon", "DATE", "FUTURE_REF")),
        ("at 2:15pm (GMT)", ("2:15pm (GMT)", "TIME", "2036-03-13T14:15")),
        ("(at 14:15 GMT)", ("14:15 GMT", "TIME", "2036-03-13T14:15")),
        ("each Thursday", ("each Thursday", "SET", "XXXX-WXX-4")),
        ("on Tuesday nights", ("Tuesday nights", "SET", "XXXX-WXX-2TNI")),
        ("three times a week", ("three times a week", "SET", "P1W")),
        ("it meets annually", ("annually", "SET", "P1Y")),
        ("there is currently no truce", ("currently", "DATE", "PRESENT_REF")),
        ("as in the past", ("the past", "DATE", "PAST_REF")),
        ("in the near future", ("the near future", "DATE", "FUTURE_REF")),
        ("at a later date", ("a later date", "DATE", "FUTURE_REF")),
        ("hard in the short term", ("the short term", "DATE", "FUTURE_REF")),
        ("in the coming weeks", ("the coming weeks", "DURATION", "PXW")),
        ("he had been in office one day.", ("one day", "DURATION", "P1D")),
        ("“Today, we sail,” he said.", ("Today", "DATE", "2036-03-13")),
        ("this coming Sunday, March 16", ("this coming Sunday, March 16", "DATE", "2036-03-16")),
    ],
)
def test_types(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the second bridge after the fall of the tower.",
        "May Lindqvist met Theresa May and a 44-year-old pilot.",
        "The Sunday Post named her Pilot of the Year.",
        "It costs 2036 dollars, and three-quarters of it is tax.",
        'She told "60 Minutes" that one day they will be free.',
        "Today's youth pays 8% annually and sends 300 ships daily in the evening of life.",
        "The truce was soon over.",
        "The council backed it by nine to three.",
        "Sales on Black Friday were poor.",
        "The leaders of tomorrow met at the evening session.",
        "Tolls will hold for the foreseeable future, and the port is open 24 hours a day.",
        "Now for the weather: it is high noon for the then current price.",
    ],
)
def test_what_is_no_time(text):
    assert read(text) == []


def test_without_a_day_of_publication_the_unknown_digits_are_x():
    text = "On Sunday he signed the text of November 23; yesterday, in March 2036, he left."

    assert values(text) != []
    assert [value for _, _, value in read(text, None)] == [
        "XXXX-WXX-7",
        "XXXX-11-23",
        "XXXX-XX-XX",
        "2036-03",
    ]


def test_the_lead_and_the_zone():
    """The preposition is no part of the expression, but a record may show it; the zone stands beside."""
    text = "They met on Sunday at 9 a.m. EST."
    (time,) = find_times(text, THURSDAY)

    assert text[time.lead : time.end] == "on Sunday at 9 a.m. EST"
    assert (time.value, time.zone) == ("2036-03-09T09:00", "-05")


@pytest.mark.parametrize(
    ("text", "whole"), [("on Sunday's ferry", "on Sunday's"), ("at noon local time.", "at noon local time")]
)
def test_the_tail_is_what_goes_with_it(text, whole):
    (time,) = find_times(text, THURSDAY)

    assert text[time.lead : time.tail] == whole


def test_what_is_published_by_night_was_written_the_day_before():
    """Midnight itself is a day without an hour; a weekday is told by the date line all the same."""
    text = "Shells fell last night. He left this morning. On Thursday it was quiet."
    night = datetime.datetime(2036, 3, 14, 0, 12, tzinfo=datetime.UTC)

    assert [t.value for t in find_times(text, night)] == ["2036-03-12TNI", "2036-03-13TMO", "2036-03-13"]
    assert find_times(text, night.replace(minute=0))[0].value == "2036-03-13TNI"


def test_this_weekend_is_the_last_one_where_it_is_told_as_past_early_in_the_week():
    text = "They met this weekend."
    tuesday = datetime.date(2036, 3, 11)

    assert [find_times(text, day)[0].value for day in (tuesday, THURSDAY)] == ["2036-W10-WE", "2036-W11-WE"]


WORDS = st.sampled_from(
    "on in the last next two 10 2036 31 March May Sunday week weeks ago later after before first half "
    "quarter of a year 's - , . 1990s '80s 9 a.m. noon every each twice morning ² ½ ٣ Feb. 29 5/0 0/0/0000 "
    "99:99".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=80), st.dates())
def test_any_text_gives_expressions_in_order_without_overlap(text, published):
    found = find_times(text, published)

    assert all(0 <= time.lead <= time.start < time.end <= len(text) for time in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert found == find_times(text, published)
