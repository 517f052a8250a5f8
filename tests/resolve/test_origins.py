"""Origins: reprints and wire edits are one, articles that only share a document or a quotation are not."""

import random

from hypothesis import given
from hypothesis import strategies as st

from variorum.read import read_text
from variorum.reading import Reading
from variorum.resolve.origins import group_origins

SYLLABLES = "ba ke li mo nu ra se ti vo za dor fen gul hil jat".split()
SMALL = "the of to and in that a for on with".split()


def story(seed: int, sentences: int = 24) -> str:
    """A story in words of its own: invented ones, with the small words of English between them."""
    rng = random.Random(seed)
    lines = []
    for _ in range(sentences):
        words = ["".join(rng.choices(SYLLABLES, k=2)) if i % 2 else rng.choice(SMALL) for i in range(14)]
        lines.append(" ".join(words).capitalize() + ".")
    return "\n\n".join(" ".join(lines[i : i + 3]) for i in range(0, sentences, 3))


def wire_edit(text: str, seed: int) -> str:
    """A fifth cut off, three words in a hundred changed, a new top and tail."""
    rng = random.Random(seed)
    words = text[: int(len(text) * 0.8)].split(" ")
    words = [f"changed{seed}" if rng.random() < 0.03 else word for word in words]
    top, tail = f"Our reporter {seed} has the news from the pier.", f"More in edition {seed} tomorrow."
    return f"{top}\n\n{' '.join(words)}\n\n{tail}"


def article(name: str, text: str, published: str = "2031-03-09") -> Reading:
    return read_text(name, text, published)


def groups_of(*readings: Reading) -> list[tuple[str, ...]]:
    names = {reading.article.id: reading.article.path for reading in readings}
    return [tuple(names[each] for each in origin.articles) for origin in group_origins(readings)]


def test_a_wire_story_and_its_edits_are_one_origin():
    text = story(1)
    found = groups_of(
        article("copy", wire_edit(text, 7), "2031-03-10"),
        article("wire", text),
        article("copy2", wire_edit(text, 8), "2031-03-11"),
        article("other", story(2)),
    )
    assert sorted(found) == [("other",), ("wire", "copy", "copy2")]


def test_every_wire_edit_is_found_and_nothing_else_is_joined():
    """Recall 1 and no false group, over forty stories and an edit of each."""
    stories = [article(f"{i}", story(i, 9 + i % 20)) for i in range(40)]
    edits = [
        article(f"{i} copy", wire_edit(each.article.text, i), "2031-04") for i, each in enumerate(stories)
    ]
    assert sorted(groups_of(*stories, *edits)) == sorted((f"{i}", f"{i} copy") for i in range(40))


def test_two_outlets_that_print_one_document_are_two():
    points = "\n".join(f"{n}. {line}" for n, line in enumerate(story(3).replace("\n\n", " ").split(". "), 1))
    found = groups_of(article("a", f"{story(4, 9)}\n\n{points}"), article("b", f"{story(5, 9)}\n\n{points}"))
    assert found == [("a",), ("b",)] or found == [("b",), ("a",)]


def test_a_shared_quotation_does_not_join_two_reports():
    quote = "“" + story(6, 3).replace("\n\n", " ") + "”"
    assert len(groups_of(article("a", f"{story(7)}\n\n{quote}"), article("b", f"{story(8)}\n\n{quote}"))) == 2


def test_articles_too_short_to_tell_stay_apart():
    assert len(groups_of(article("a", "The port opens."), article("b", "The port opens. Fees fall."))) == 2


@given(st.permutations(range(6)))
def test_the_order_of_the_articles_does_not_matter(order):
    readings = [article(f"{i}", story(i // 2) + f"\n\nEdition {i}.") for i in range(6)]
    assert group_origins([readings[i] for i in order]) == group_origins(readings)
