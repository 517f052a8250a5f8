"""What many readers ask of a document word by word is read once and kept with it."""

from variorum.annotate.pipeline import load_language
from variorum.extract.kept import small_lemmas, small_words, text_between


def test_what_is_kept_is_what_the_document_says() -> None:
    doc = load_language()("Venn’s tolls fell.\n\nNobody CHEERED.")
    assert small_words(doc) == ["venn", "’s", "tolls", "fell", ".", "\n\n", "nobody", "cheered", "."]
    assert small_lemmas(doc)[2:4] == ["toll", "fall"]
    assert small_words(doc) is small_words(doc)
    assert [text_between(doc, 0, 3), text_between(doc, 3, 7)] == ["Venn’s tolls", "fell.\n\nNobody"]
    assert text_between(doc, 4, 4) == ""
