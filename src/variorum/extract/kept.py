"""What many readers of a document ask for word by word, read once and kept with the document."""

from __future__ import annotations

from spacy.tokens import Doc

WORDS, LEMMAS, STARTS, TEXT = "variorum.words", "variorum.lemmas", "variorum.starts", "variorum.text"


def small_words(doc: Doc) -> list[str]:
    """The words of the document in small letters."""
    kept: list[str] | None = doc.user_data.get(WORDS)
    if kept is None:
        kept = doc.user_data[WORDS] = [token.lower_ for token in doc]
    return kept


def small_lemmas(doc: Doc) -> list[str]:
    """The base forms of the words of the document in small letters."""
    kept: list[str] | None = doc.user_data.get(LEMMAS)
    if kept is None:
        kept = doc.user_data[LEMMAS] = [token.lemma_.lower() for token in doc]
    return kept


def token_starts(doc: Doc) -> dict[int, int]:
    """The number of the token that begins at each code point where one does."""
    kept: dict[int, int] | None = doc.user_data.get(STARTS)
    if kept is None:
        kept = doc.user_data[STARTS] = {token.idx: i for i, token in enumerate(doc)}
    return kept


def text_between(doc: Doc, first: int, last: int) -> str:
    """The text from token `first` to `last` (exclusive), as spaCy joins it out of words at every asking."""
    if first >= last:
        return ""
    kept: str | None = doc.user_data.get(TEXT)
    if kept is None:
        kept = doc.user_data[TEXT] = doc.text
    end = doc[last - 1]
    return kept[doc[first].idx : end.idx + len(end)]
