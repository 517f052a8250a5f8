"""Web pages as outlets make them, with a known body and known links, so that what is kept can be counted."""

import random
from html import escape

NAV = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(9))
RELATED = "".join(f'<li><a href="/story/{n}">Another story of ours, number {n}</a></li>' for n in range(6))
COMMENTS = "".join(
    f'<div class="comment"><p>Reader {n} thinks that this is quite wrong.</p></div>' for n in range(5)
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title} | The Quay</title><meta charset="utf-8">
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Quay">
<link rel="canonical" href="https://quay.example/{number}"></head><body>
<header><a href="/">The Quay</a><nav><ul>{nav}</ul></nav></header><div class="layout"><main><article>
<h1>{title}</h1><p class="byline">By <a href="/staff/lund">Ada Lund</a></p>{body}</article>
<section class="comments" id="comments">{comments}</section></main>
<aside class="related"><h2>Read next</h2><ul>{related}</ul></aside></div>
<footer><p>Copyright The Quay. <a href="/terms">Terms of use</a></p></footer></body></html>"""


def make_page(number, paragraphs):
    """A page of these paragraphs with links set on words of them: the page, its body's text and its links."""
    rng = random.Random(number)
    body, links = [], []
    for place, paragraph in enumerate(paragraphs):
        words = paragraph.split(" ")
        marked = [escape(word) for word in words]
        if len(words) > 8:
            start = rng.randrange(len(words) - 4)
            end = start + rng.randint(1, 3)
            href = f"https://source{place}.example/{number}"
            links.append((" ".join(words[start:end]), href))
            marked[start:end] = [f'<a href="{href}">{" ".join(marked[start:end])}</a>']
        tag = ("p", "p", "p", "li", "blockquote")[rng.randrange(5)]
        inner = " ".join(marked)
        body.append(
            {
                "li": f"<ul><li>{inner}</li></ul>",
                "blockquote": f"<blockquote><p>{inner}</p></blockquote>",
            }.get(tag, f"<p>{inner}</p>")
        )
    html = PAGE.format(
        title=f"Harbour talks, day {number}",
        number=number,
        body="\n".join(body),
        nav=NAV,
        related=RELATED,
        comments=COMMENTS,
    )
    return html, "\n".join(paragraphs), links


def token_f1(said, meant):
    """The F1 of two texts as bags of words."""
    one, other = said.split(), meant.split()
    shared = sum(min(one.count(word), other.count(word)) for word in set(one))
    return 2 * shared / (len(one) + len(other)) if one or other else 1.0
