"""Laws known only by what they would do: "to pass a delay of the toll", "pushing for an extension"."""

from __future__ import annotations

from spacy.tokens import Token

# What a law does to what is in force.
CHANGES = frozenset(
    "delay extension renewal reauthorization reauthorisation repeal ban tax levy cut increase moratorium "
    "freeze overhaul expansion".split()
)
# What a parliament does with a text, and nobody with anything else of that name.
ENACTING = frozenset("pass enact approve adopt".split())
PUSHING = frozenset("vote push press lobby".split())
TOWARDS = frozenset("for on against".split())
INDEFINITE = frozenset("a an".split())
DEFINITE = frozenset("the this that".split())


def enacted_noun(token: Token, known: set[str]) -> str | None:
    """The noun of a law (one of `CHANGES`) that is passed, or of one in `known` that is met again, else None.

    "The delay" names a law only after somebody would pass "a delay", which puts the word among the known.
    """
    noun = str(token.lemma_.lower())
    if token.pos_ != "NOUN" or token.tag_ == "NNS":
        return None
    articles = {c.lower_ for c in token.children if c.dep_ == "det"}
    if noun in known and articles & DEFINITE:
        return noun
    if not articles & INDEFINITE or not is_enacted(token):
        return None
    known.add(noun)
    return noun


def is_enacted(token: Token) -> bool:
    """Whether the word is the object of a verb of lawmaking ("pass a ban", "vote on a ban")."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ in TOWARDS:
        return verb.head.lemma_.lower() in PUSHING
    return token.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in ENACTING


def named_after(token: Token) -> frozenset[str]:
    """The words that tell which law it is: those of "of the Orme toll" after the noun.

    The parser may tie them to the verb.
    """
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    told = following if following.dep_ == "prep" else token
    return frozenset(t.lower_ for t in told.subtree if t.i > token.i and t.tag_.startswith("NN"))
