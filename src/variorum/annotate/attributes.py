"""Part of speech, lemma and morphology from tag and word, by the model's own patterns, looked up.

spaCy's attribute ruler runs a matcher with 179 patterns over every token. In the small English model nearly
all of them look at one token's tag, word and dependency, so that what they set can be remembered instead:
the same values in a fraction of the time (docs/decisions/spacy-components.md).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS as POS_IDS
from spacy.tokens import Doc, Token

NAME = "variorum_attributes"
_TESTS = frozenset(("IN", "NOT_IN", "REGEX"))
ANY_TAG = "*"
Pattern = dict[str, Any]
Rule = tuple[list[Pattern], dict[str, str], int]
Row = tuple[int, int, int, int, int]


def replace_attribute_ruler(nlp: Language) -> Language:
    """The pipeline with its attribute ruler replaced by a look-up, or as it was if its rules are others."""
    rules = _rules_of(nlp) if "attribute_ruler" in nlp.pipe_names else []
    if rules and all(len(pattern) <= 2 and all(map(_is_known, pattern)) for pattern, _, _ in rules):
        nlp.add_pipe(NAME, before="attribute_ruler")
        nlp.remove_pipe("attribute_ruler")
    return nlp


def _rules_of(nlp: Language) -> list[Rule]:
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return [
        (pattern, rule["attrs"], rule["index"]) for rule in ruler.patterns for pattern in rule["patterns"]
    ]


@Language.factory(NAME)  # type: ignore[untyped-decorator]
def _make_look_up(nlp: Language, name: str) -> LookUp:
    return LookUp(_rules_of(nlp))


_SEEN: dict[str, Callable[[Token], object]] = {
    "LOWER": lambda token: token.lower_,
    "TAG": lambda token: token.tag_,
    "DEP": lambda token: token.dep_,
    "IS_SPACE": lambda token: token.is_space,
}


def _is_known(pattern: Pattern) -> bool:
    tests = (set(v) for v in pattern.values() if isinstance(v, dict))
    return set(pattern) <= _SEEN.keys() and all(test <= _TESTS for test in tests)


class LookUp:
    """What the patterns set on a token, remembered by its tag, word and dependency."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.by_tag: dict[str, list[tuple[int, Pattern, dict[str, str]]]] = defaultdict(list)
        for number, (pattern, attributes, _) in enumerate(rules):
            if len(pattern) == 1:
                for tag in _tags(pattern[0]):
                    self.by_tag[tag].append((number, pattern[0], attributes))
        self.pairs = [rule for rule in rules if len(rule[0]) == 2]
        self.known: dict[tuple[int, int, int], Row] = {}
        self.ends_pair: dict[int, bool] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set part of speech, lemma and morphology of every token."""
        if not len(doc):
            return doc
        keys = [tuple(row) for row in doc.to_array([TAG, ORTH, DEP]).tolist()]
        rows = [self.known.get(key) or self._remember(key, doc[i]) for i, key in enumerate(keys)]
        doc.from_array([POS, LEMMA, MORPH, TAG, DEP], np.array(rows, dtype="uint64"))
        for i, (_, word, _) in enumerate(keys):
            ends_pair = self.ends_pair.get(word)
            if ends_pair is None:
                ends_pair = any(_fits(doc[i], rule[0][1]) for rule in self.pairs)
                self.ends_pair[word] = ends_pair
            if ends_pair and i:
                self._set_pairs(doc[i])
        return doc

    def _remember(self, key: tuple[int, int, int], token: Token) -> Row:
        """The last pattern that fits sets each attribute, as in the attribute ruler."""
        found: dict[str, str] = {}
        for _, pattern, attributes in sorted(
            (*self.by_tag[token.tag_], *self.by_tag[ANY_TAG]), key=lambda rule: rule[0]
        ):
            if _fits(token, pattern):
                found |= attributes
        vocab = token.vocab
        row = (
            POS_IDS[found.get("POS", "")],
            vocab.strings.add(found["LEMMA"]) if "LEMMA" in found else 0,
            vocab.morphology.add(found["MORPH"]) if "MORPH" in found else 0,
            vocab.strings.add(found["TAG"]) if "TAG" in found else token.tag,
            vocab.strings.add(found["DEP"]) if "DEP" in found else token.dep,
        )
        self.known[key] = row
        return row

    def _set_pairs(self, token: Token) -> None:
        """Patterns over two tokens: "gon na", "there 's"."""
        before = token.nbor(-1)
        for pattern, attributes, index in self.pairs:
            if _fits(before, pattern[0]) and _fits(token, pattern[1]):
                chosen = (before, token)[index]
                chosen.lemma_ = attributes.get("LEMMA", chosen.lemma_)
                chosen.pos_ = attributes.get("POS", chosen.pos_)


def _tags(pattern: Pattern) -> list[str]:
    """The tags that a pattern can fit: those it names, or any."""
    wanted = pattern.get("TAG")
    if isinstance(wanted, str):
        return [wanted]
    return list(wanted["IN"]) if isinstance(wanted, dict) and set(wanted) == {"IN"} else [ANY_TAG]


def _fits(token: Token, pattern: Pattern) -> bool:
    """Whether one token is what a pattern asks for."""
    return all(_holds(_SEEN[key](token), wanted) for key, wanted in pattern.items())


def _holds(value: Any, wanted: Any) -> bool:
    if not isinstance(wanted, dict):
        return bool(value == wanted)
    return (
        ("IN" not in wanted or value in wanted["IN"])
        and ("NOT_IN" not in wanted or value not in wanted["NOT_IN"])
        and ("REGEX" not in wanted or re.search(wanted["REGEX"], value) is not None)
    )
