"""Where the noun phrase around a word for a text begins."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from variorum.extract.sentences import Sentence

INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "ADV", "PART", "X", "SYM"})
QUOTES = frozenset("“”\"‘’'")
MARKS = frozenset({"’s", "'s", "’", "'"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MISPARSED = ("poss", "nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "npadvmod")
PARTICIPLES = frozenset({"VBN", "VBG"})
# Words that a tagger takes for adjectives or participles, but that open a clause.
NEVER_INSIDE = frozenset("including according regarding concerning following given said called".split())


def left_edge(head: Token, sentence: Sentence) -> int:
    """The first token of the noun phrase that ends in `head`."""
    doc, edge, i = head.doc, head.i, head.i - 1
    while i >= sentence.first:
        token = doc[i]
        hyphened = _is_hyphened(doc, i, head.i)
        if not (hyphened or _is_inside(token, head) or _joins(token, sentence)):
            break
        if hyphened or not _joins(token, sentence):
            edge = i
        if is_genitive(token, sentence.first):
            edge, i = _owner_start(token, sentence), sentence.first
        owned = token.dep_ == "poss" and not _is_possessor(doc, i, sentence)
        if owned or (token.pos_ == "DET" and not hyphened):
            break  # the article of "$30-a-share" is not the first token
        i -= 1
    while doc[edge].text in QUOTES and edge < head.i:
        edge += 1
    return int(edge)


def is_genitive(token: Token, first: int) -> bool:
    """Whether the token is the mark after an owner that was not parsed as one ("The trusts’ first offer")."""
    if token.text not in MARKS or token.i - 1 < first:
        return False
    owner = token.nbor(-1)
    glued = not owner.whitespace_ and bool(token.whitespace_) and owner.tag_ in NOUNS
    return glued and (len(token) > 1 or owner.lower_.endswith("s")) and owner.dep_ in MISPARSED


def _owner_start(mark: Token, sentence: Sentence) -> int:
    """The first token of the owner before a genitive mark, with its article."""
    i = int(mark.i) - 1
    while i > sentence.first and mark.doc[i - 1].tag_ in NOUNS | {"JJ", "DT", "PRP$"}:
        i -= 1
        if mark.doc[i].tag_ in ("DT", "PRP$"):
            break
    return i


def _is_hyphened(doc: Doc, i: int, head: int) -> bool:
    """Whether token i is part of a hyphenated word inside the phrase ("US" and "-" of "US-backed plan")."""
    after = doc[i + 1]
    if i > 1 and doc[i - 1].text == "-" and not (doc[i - 1].whitespace_ or doc[i - 2].whitespace_):
        return True  # "down" of "a slimmed-down version"
    if doc[i].text == "-":
        return not doc[i].whitespace_ and i > 0 and not doc[i - 1].whitespace_
    return after.text == "-" and not doc[i].whitespace_ and not after.whitespace_ and i < head


def _is_possessor(doc: Doc, i: int, sentence: Sentence) -> bool:
    """Whether token i is a name with a genitive mark ("Sarn's plan"): its own modifiers go along."""
    return doc[i].pos_ in ("NOUN", "PROPN") and i + 1 < sentence.last and doc[i + 1].tag_ == "POS"


def _is_inside(token: Token, head: Token) -> bool:
    if token.lower_ in NEVER_INSIDE or token.is_space:
        return False
    if token.pos_ == "PRON":
        return token.dep_ == "poss" or token.tag_ in ("PRP$", "WP$")
    if token.tag_ in PARTICIPLES or token.pos_ == "VERB":
        return (
            token.tag_ in PARTICIPLES
            and token.i < head.i
            and token.dep_ in ("amod", "compound", "nmod", "conj", "advmod")
        )
    if token.pos_ == "ADV":
        return (
            token.dep_ in ("advmod", "npadvmod")
            and token.head.i > token.i
            and token.head.pos_ in ("ADJ", "VERB", "NOUN")
        )
    if token.pos_ == "DET" and token.head.i < token.i:
        return False
    return token.pos_ in INSIDE and token.dep_ not in (
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "npadvmod",
        "dative",
        "neg",
    )


def _joins(token: Token, sentence: Sentence) -> bool:
    """Hyphens, quotation marks, and "and" between two modifiers ("updated and refined plan")."""
    if token.text in QUOTES or token.text in ("-", "–"):
        return True
    doc, i = token.doc, token.i
    if token.text == "/" or (
        token.text == "," and doc[i + 1].pos_ in ("ADJ", "NUM") and doc[i - 1].pos_ == "ADJ"
    ):
        return True
    if token.pos_ != "CCONJ" or token.lower_ not in ("and", "or", "but") or i == sentence.first:
        return False
    left, right = doc[i - 1], doc[i + 1]
    kinds = {"ADJ": "modifier", "VERB": "modifier", "PROPN": "name"}
    return kinds.get(left.pos_, "") == kinds.get(right.pos_, "?") and left.dep_ in (
        "amod",
        "nmod",
        "compound",
        "poss",
    )
