"""Mail: the text of a message, its sender and day, and what is no message."""

from email.message import EmailMessage

import pytest

from variorum.errors import InputError
from variorum.read import read_file


def save(folder, plain=None, html=None, **headers):
    message = EmailMessage()
    for name, value in {"From": "Harbour Office <press@harbour.example>", **headers}.items():
        message[name] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html")
    (folder / "a.eml").write_bytes(message.as_bytes())
    return read_file(folder / "a.eml")[0]


def test_a_plain_message(tmp_path):
    reading = save(
        tmp_path,
        "Fees fall.\n\n> You said they rise.\n\nThe café stays.\n",
        Subject="Fees – statement",
        Date="Sun, 09 Mar 2031 10:00:00 +0100",
    )
    blocks = [(b.kind, reading.article.text[b.start : b.end]) for b in reading.blocks]
    assert blocks == [
        ("paragraph", "Fees fall."),
        ("quote", "You said they rise."),
        ("paragraph", "The café stays."),
    ]
    assert (reading.article.title, reading.article.outlet) == ("Fees – statement", "Harbour Office")
    assert reading.article.published == "2031-03-09T10:00:00+01:00"


def test_a_message_in_html_keeps_its_links(tmp_path):
    reading = save(tmp_path, html='<p>Fees fall, says <a href="https://quay.example/1">the Quay</a>.</p>')
    assert reading.article.text == "Fees fall, says the Quay."
    assert [link.href for link in reading.links] == ["https://quay.example/1"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"no headers at all", "is not a message"), (b"From: a@b.example\n\n", "has no text in it")],
)
def test_what_is_no_message_is_named(tmp_path, data, reason):
    (tmp_path / "a.eml").write_bytes(data)
    with pytest.raises(InputError, match=reason):
        read_file(tmp_path / "a.eml")


def test_a_day_that_is_none_is_left_out(tmp_path):
    (tmp_path / "a.eml").write_bytes(b"From: a@b.example\nDate: Sun, 09 Mar 99999999999999 10:00:00\n\nFees.")
    assert read_file(tmp_path / "a.eml")[0].article.published is None
