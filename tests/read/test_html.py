"""Web pages: the article's text with its links, numbers and captions, and what the page says of itself."""

import pytest

from variorum.errors import InputError
from variorum.read import read_file

PAGE = """<html lang="en-GB"><head><title>Fees fall | The Quay</title>
<meta property="og:title" content="Fees fall"><meta property="og:site_name" content="The Quay">
<link rel="canonical" href="https://quay.example/2031/03/09/fees">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Harbour fees fall",
"datePublished": "2031-03-09T10:00:00Z",
"author": [{"name": "Ada Lund"}], "publisher": {"name": "Quay Ltd"}}]}
</script></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article>
<h1>Harbour fees fall</h1>
<p>The ministers <a href="https://ledger.example/x">said on <b>Monday</b></a>
that the draft was <em>nearly</em>
done, <a href="/rel">as reported</a>, and that the harbour would open again before the summer.</p>
<ol start="4" type="1">
<li>The port <a href="https://z.example/1">shall reopen</a> within 30 days of the signing.</li>
<li>Fees are capped at 40 crowns a ship for a year.</li></ol>
<blockquote>
<p>We will not sign this, said the envoy of the islands in a letter to both sides.</p></blockquote>
<p>The talks go on, and nobody knows how they end, said an aide who asked not to be named.</p>
<p onclick="x()">Nobody was hurt.<script>alert(1)</script>
<a href="javascript:alert(1)"> More of the story.</a></p>
</article><footer>Copyright The Quay</footer></body></html>"""


def read_page(folder, source):
    path = folder / "a.html"
    path.write_text(source, encoding="utf-8")
    return read_file(path)[0]


def test_the_text_of_a_page(tmp_path):
    reading = read_page(tmp_path, PAGE)
    blocks = [(b.kind, reading.article.text[b.start : b.end]) for b in reading.blocks]
    assert blocks == [
        ("heading", "Harbour fees fall"),
        (
            "paragraph",
            "The ministers said on Monday that the draft was nearly done, as reported, and that the harbour "
            "would open again before the summer.",
        ),
        ("item", "4. The port shall reopen within 30 days of the signing."),
        ("item", "5. Fees are capped at 40 crowns a ship for a year."),
        ("quote", "We will not sign this, said the envoy of the islands in a letter to both sides."),
        (
            "paragraph",
            "The talks go on, and nobody knows how they end, said an aide who asked not to be named.",
        ),
        ("paragraph", "Nobody was hurt. More of the story."),
    ]


def test_every_link_of_the_article_is_kept(tmp_path):
    reading = read_page(tmp_path, PAGE)
    assert [(reading.article.text[x.start : x.end], x.href) for x in reading.links] == [
        ("said on Monday", "https://ledger.example/x"),
        ("as reported", "https://quay.example/rel"),
        ("shall reopen", "https://z.example/1"),
    ]


def test_what_a_page_says_of_itself(tmp_path):
    article = read_page(tmp_path, PAGE).article
    assert (article.title, article.outlet, article.author) == ("Harbour fees fall", "The Quay", "Ada Lund")
    assert (article.url, article.published) == (
        "https://quay.example/2031/03/09/fees",
        "2031-03-09T10:00:00Z",
    )
    assert article.language == "en"


def test_a_page_nested_a_hundred_thousand_deep_is_refused_in_a_moment(tmp_path):
    source = "<html><body>" + "<div>" * 100_000 + "<p>Text of the page.</p>" + "</div>" * 100_000
    with pytest.raises(InputError, match="has no article in it"):
        read_page(tmp_path, source)


def test_the_declared_encoding_of_a_page_is_used(tmp_path):
    path = tmp_path / "a.html"
    path.write_bytes('<meta charset="windows-1251"><p>Порт открыт, и сборы отменены.</p>'.encode("cp1251"))
    assert read_file(path)[0].article.text == "Порт открыт, и сборы отменены."
