"""What a name names: votes from the gazetteer, from form, and from grammar around each mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from spacy.tokens import Doc, Token

from variorum.annotate.names_gazetteer import Gazetteer, plain
from variorum.annotate.names_mentions import Mention
from variorum.annotate.pipeline import common_words
from variorum.annotate.roles import apposition_after, office_phrase_before
from variorum.given_names import given_names
from variorum.words import GROUPS, HONORIFICS, INSTITUTIONS, OFFICES, POLITY

Kind = Literal["person", "organisation", "state", "place", "group", "thing", "adjective"]
Votes = defaultdict[str, float]

WEAK: Final = 0.7  # below this a name follows a surer one that it is listed with
# Verbs whose subject is a person, an organisation or a state, and never a mere place.
SPEECH: Final = frozenset(
    "say tell add note argue claim deny insist announce warn ask reply respond write explain "
    "declare stress state confirm acknowledge admit suggest urge demand propose agree refuse "
    "reject accept report describe call believe think want vow pledge promise tweet recall joke "
    "concede counter assert maintain reiterate remark observe quip".split()
)
_REGIONS: Final = frozenset(
    "region regions city cities town towns village villages province provinces oblast oblasts "
    "district districts island islands valley coast county counties peninsula river port strait "
    "sea airport street square".split()
)
_ETHNIC: Final = ("an", "ese", "ish", "ic", "i", "ite", "er", "ch", "sh")
# How the names of places begin and end.
_PLACE_FIRST: Final = frozenset(
    "great little north south east west northern southern eastern western upper lower new old port "
    "mount fort saint st. cape lake bay isle gulf strait river san santa los las el".split()
)
_PLACE_LAST: Final = frozenset(
    "island islands hill hills bridge street square palace gate point harbour harbor bay river "
    "lake valley coast mountains mountain sea ocean road avenue park castle airport station "
    "peninsula desert forest strait".split()
)
# Prepositions before a place, and how much they say.
_WHERE: Final = {
    "in": 1.0, "at": 0.8, "near": 1.0, "across": 1.0, "into": 0.8, "outside": 1.0, "inside": 1.0, "off": 1.0,
    "on": 0.5, "to": 0.3, "from": 0.3, "over": 0.4, "around": 0.6, "along": 1.0, "through": 0.6, "of": 0.2,
    "between": 0.3,
}  # fmt: skip


def name_kinds(
    doc: Doc, spelled: Mapping[str, Sequence[Mention]], gazetteer: Gazetteer, outlet: str = ""
) -> dict[str, Kind]:
    """The kind of every name: its own evidence first; weak names follow the one they are coordinated with."""
    votes = {key: name_votes(doc, mentions, gazetteer) for key, mentions in spelled.items()}
    for key in votes.keys() & {plain(outlet), *plain(outlet).split()[-1:]}:
        votes[key]["organisation"] += 3.0
    _share_surnames(votes)
    _vote_adjectives(doc, spelled, votes)
    sure = {m.end - 1: _best(votes[key]) for key, mentions in spelled.items() for m in mentions}
    kinds: dict[str, Kind] = {}
    for key, mentions in spelled.items():
        kind, weight = _best(votes[key])
        like = _sibling_kind(doc, mentions, sure) if weight < WEAK else None
        kinds[key] = like or (kind if weight > 0 else "thing")
    return kinds


def _share_surnames(votes: dict[str, Votes]) -> None:
    """A full name hears what is known of its surname: "Castellane laughed" makes Ruy Castellane a person."""
    for key, own in votes.items():
        surname = key.split()[-1]
        if surname != key and surname in votes and 2 <= len(key.split()) <= 4 and surname not in INSTITUTIONS:
            own["person"] += max(0.0, votes[surname]["person"])
            votes[surname]["person"] = max(votes[surname]["person"], own["person"])


def _vote_adjectives(doc: Doc, spelled: Mapping[str, Sequence[Mention]], votes: dict[str, Votes]) -> None:
    """A name from which the text forms an adjective is a state: "Keldany" beside "the Keldan cabinet"."""
    qualifying = {
        token.lower_
        for token in doc
        if token.text[0].isupper()
        and token.dep_ in ("amod", "compound", "nmod")
        and token.head.text[0].islower()
        and token.lower_.endswith(_ETHNIC)
    }
    for key, own in votes.items():
        stem = key[: max(4, len(key) - 2)]
        forms = {
            word for word in qualifying if word != key and word.startswith(stem) and len(word) >= len(stem)
        }
        if key.removesuffix("s") in qualifying and key.endswith("s"):
            own["group"] += 5.0  # "Europeans" beside "European leaders"
        elif " " not in key and len(key) > 3 and key not in qualifying and forms:
            own["state"] += 3.0
            for form in forms & votes.keys():
                votes[form]["adjective"] += 6.0


def _best(votes: Votes) -> tuple[Kind, float]:
    kind, weight = max(sorted(votes.items()), key=lambda item: item[1]) if votes else ("thing", 0.0)
    return kind, weight  # type: ignore[return-value]


def _sibling_kind(
    doc: Doc, mentions: Sequence[Mention], sure: Mapping[int, tuple[Kind, float]]
) -> Kind | None:
    """The kind of a surer name that stands in one list with this one."""
    for mention in mentions:
        for i in range(mention.start, mention.end):
            token = doc[i]
            for other in token.conjuncts:
                kind, weight = sure.get(other.i, ("thing", 0.0))
                if weight >= WEAK and (kind == "person" or len(mention.words) == 1):
                    return kind
    return None


def name_votes(doc: Doc, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Votes:
    """What all the evidence over all mentions of one name speaks for, kind by kind."""
    votes: Votes = defaultdict(float)
    for mention in mentions:
        _vote_grammar(doc, mention, votes)
    for key in votes:
        votes[key] /= len(mentions)
    votes["person"] += max(_introduced(doc, mention) for mention in mentions)
    _vote_form(mentions, votes)
    _vote_gazetteer(max(mentions, key=lambda m: len(m.text)), votes, gazetteer)
    if votes["state"] > 0:  # a state is a place that acts
        votes["state"] += votes.pop("place", 0.0)
    return votes


def _vote_form(mentions: Sequence[Mention], votes: Votes) -> None:
    """The shape of the name: an institution's last word, capitals alone, "the" before it."""
    name = max((m.text for m in mentions), key=len)
    words = [word.lower() for word in name.split()]
    if len(words) == 1 and name[-1] == "s" and name[:-1].isupper() and len(name) > 2:
        votes["group"] += 4.0
    if words[-1] in INSTITUTIONS or (
        any(word in INSTITUTIONS for word in words[:-1]) and " of " in name.lower()
    ):
        votes["organisation"] += 2.5
    if len(words) == 1 and name.replace(".", "").isupper() and 2 <= len(name) <= 7:
        votes["organisation"] += 1.5
        votes["person"] -= 1.5
    if len(words) > 1 and (words[0] in _PLACE_FIRST or words[-1] in _PLACE_LAST):
        votes["place"] += 1.5
        votes["person"] -= 1.0
    if 2 <= len(words) <= 4 and all(word[0].isupper() for word in name.split()):
        _vote_full_name(words, votes)


def _vote_full_name(words: Sequence[str], votes: Votes) -> None:
    """Two to four capitalised words: a person if the first is a first name or none is an English word."""
    common = [word for word in words if word in common_words() or word.removesuffix("s") in common_words()]
    if words[-1] in INSTITUTIONS or any(word in INSTITUTIONS for word in words):
        return
    if "&" in words:
        votes["organisation"] += 1.5
    elif len(words[0]) == 2 and words[0].endswith("."):
        votes["person"] += 1.4  # "J. Corrie"
    elif words[0] in given_names():
        votes["person"] += 1.4 if words[-1] not in common else 0.9
    elif not common:
        votes["person"] += 0.8
    elif words[-1] in common or words[-1].removesuffix("s") in common:
        votes["organisation"] += 0.6
        votes["person"] -= 0.4
    else:
        votes["person"] += 0.5


def _vote_grammar(doc: Doc, mention: Mention, votes: Votes) -> None:
    """Titles, apposition, "who", verbs of speech, possessed things and places' prepositions."""
    first, last = doc[mention.start], doc[mention.end - 1]
    before = doc[mention.title - 1].lower_ if mention.title else ""
    if before == "the":
        votes["person"] -= 1.5
        votes["organisation"] += 0.6
    if before in _WHERE:
        votes["place"] += _WHERE[before]
        votes["person"] -= 0.6 * _WHERE[before]
    if (before == "of" and doc[mention.title - 2].lower_ in _REGIONS) or _next_word(doc, mention) in _REGIONS:
        votes["place"] += 2.0
        votes["person"] -= 1.0
    _vote_after(doc, mention, votes)
    root = last if last.head.i < mention.start or last.head.i >= mention.end else first
    if len(mention.words) == 1 and any(t.pos_ == "PROPN" for t in first.conjuncts):
        votes["state"] += 0.6  # persons are listed by full name, states by one word
        votes["person"] -= 0.6
    if root.dep_ == "compound" and root.head.i > root.i and _bears_office(root.head):
        votes["organisation"] += 0.8  # "a Castle aide": who has aides is a body or a state
        votes["state"] += 0.3
    if root.dep_ == "nsubj" and root.head.lemma_ == "report":
        votes["organisation"] += 0.8  # outlets report; others say
    if root.dep_ == "nsubj" and root.head.lemma_ in SPEECH:
        votes["person"] += 0.5
        votes["organisation"] += 0.4
        votes["state"] += 0.3
        votes["place"] -= 0.8
    elif root.dep_ in ("nsubj", "agent") and root.head.pos_ == "VERB":
        votes["person"] += 0.2
        votes["state"] += 0.2


def _bears_office(token: Token) -> bool:
    return token.lower_ in OFFICES or token.lower_ in GROUPS


def _next_word(doc: Doc, mention: Mention) -> str:
    return doc[mention.end].lower_ if mention.end < len(doc) else ""


def _vote_after(doc: Doc, mention: Mention, votes: Votes) -> None:
    """What follows the name: "'s government", ", a professor", ", who"."""
    size, end = len(doc), mention.end
    after = _next_word(doc, mention)
    if after in ("'s", "’s", "'", "’") and any(
        doc[i].lower_ in POLITY for i in range(end + 1, min(end + 3, size))
    ):
        votes["state"] += 1.5
        votes["person"] -= 0.3


def _introduced(doc: Doc, mention: Mention) -> float:
    """How surely this one mention presents a person: by a title, an office beside the name, or "who"."""
    before = doc[mention.title - 1].lower_ if mention.title else ""
    after = _next_word(doc, mention)
    several = len(mention.words) > 1
    if mention.title < mention.start:
        return 4.0
    weight = 2.0 if before in OFFICES or before.rstrip(".") in HONORIFICS else 0.0
    if before in (",", "—", "–") and office_phrase_before(doc, mention.title - 1) is not None:
        weight += 1.5 if several else 0.3
    if after == "who":
        return weight + 1.5
    if after in (",", "—", "–", "(") and mention.end + 1 < len(doc):
        if doc[mention.end + 1].lower_ in ("who", "whose"):
            return weight + 1.5
        if apposition_after(doc, mention) is not None:
            return weight + (2.0 if several else 0.8)
    return weight


def _vote_gazetteer(mention: Mention, votes: Votes, gazetteer: Gazetteer) -> None:
    """What the library knows the name as."""
    key = plain(mention.text)
    if key in gazetteer.states:
        votes["state"] += 4.0
    elif key in gazetteer.capitals:
        votes["state"] += 1.5 if votes["person"] < 2 else 0
        votes["place"] += 2.0
    elif key in gazetteer.places:
        votes["place"] += 2.5
    elif key in gazetteer.adjectives or key.removesuffix("s") in gazetteer.adjectives:
        votes["group"] += 3.0
