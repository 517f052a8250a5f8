"""Whether a phrase goes on about the text of the thread that it fits best."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.extract import draft_words as words
from variorum.extract.discourse import DAY, IDENTIFIED, STRANGE_OWNER, Mentioned, Thread, sameness
from variorum.extract.draft_enacted import CHANGES
from variorum.extract.draft_heirs import TREATIES
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.makers import is_named
from variorum.extract.sentences import Sentence

# Nouns that may take up a text again ("the document") while it is still in mind.
TAKING_UP = frozenset(
    "document text deal agreement offer version package initiative memorandum paper outline sheet one "
    "formula recommendation measure legislation bill rule regulation amendment".split()
)
PARTS = frozenset("protocol annex outline".split())
IN_MIND = 3  # sentences
ANNOUNCED = 2  # sentences after "another version is going round" in which it is named
LEAD = 5  # sentences in which an article says what it is about
OFTEN = 3  # mentions after which a text is in mind wherever the article is
# What a party puts in of its own: "our claim" is not the package of the other side.
OWN_TEXTS = frozenset("claim offer bid reply response counteroffer counter-offer ultimatum".split())
FEW_TEXTS = 3  # with fewer texts told, a strange maker rather brings up another one
# Called so, a text is hardly the one that is called "the first draft" elsewhere.
DISTINCT = frozenset("framework accord blueprint roadmap paper package initiative outline".split())


BASES = DISTINCT - {"paper", "package", "initiative"}  # what answers a text is not called


def joins(mentioned: Mentioned, best: Thread, sentences: Sequence[Sentence]) -> bool:
    """Whether a phrase is about the text of a thread that fits it best."""
    phrase, same = mentioned.phrase, sameness(mentioned, best)
    if phrase.points and phrase.points == best.points:
        return True
    if phrase.noun == "version" and phrase.makers and phrase.made_here:
        return same >= IDENTIFIED
    if _is_specified(phrase, best) or _is_headlined(phrase, best, same):
        return True
    if _is_foreign(phrase, best, same) or _is_other_kind(mentioned, best):
        return False
    definite = phrase.determiner in ("definite", "none")
    if (
        definite
        and phrase.points
        and best.points is None
        and same >= 0
        and _just_opened(phrase, best, sentences)
    ):
        return True
    if definite and is_same_framework(phrase, best):
        return True
    if not (phrase.strong or names_maker(mentioned)):
        return not phrase.points and _takes_up(mentioned, best)
    if phrase.is_first and phrase.noun in OWN_TEXTS and _is_called_otherwise(phrase, best):
        return False
    if phrase.is_first and not best.is_bare:
        return same >= 0 and not (phrase.determiner == "indefinite" and phrase.points)
    if mentioned.named or phrase.points or phrase.is_later or phrase.is_counter:
        return _fits_by_name(mentioned, best, same)
    if phrase.determiner == "indefinite" and (not best.is_bare or len(best.phrases) > 1):
        contrast = best.is_later and bool(phrase.modifiers | phrase.others)
        anew = phrase.vaguely_later or mentioned.appears or contrast or _is_told_anew(phrase, best)
        return same > IDENTIFIED or not anew
    if phrase.determiner == "indefinite" and phrase.sentence - best.phrases[0].sentence > LEAD:
        return same > IDENTIFIED  # "a proposal" far from "a proposal" is one more
    told_apart = mentioned.appears or (phrase.noun not in PARTS and not best.is_called(phrase.noun))
    titled = told_apart and _brings_name(phrase, best)
    return same > STRANGE_OWNER and not (titled or is_another(phrase, best))


def _brings_name(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether the words that name a text ("the ballot measure") were never said of the thread."""
    return bool(phrase.naming) and not phrase.is_first and not phrase.naming & (best.naming | best.cues)


def _is_told_anew(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether "an agreement that would let ships in" says what it does, and the thread is no pact."""
    agreed = any(noun in TREATIES for p in best.phrases for noun in p.nouns)
    return phrase.noun in TREATIES and not agreed and (phrase.governs or _brings_name(phrase, best))


def _is_specified(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether "a treaty of 31 articles" says more of "a treaty" that the article has just begun with."""
    opening = best.phrases[0]
    alone = len(best.phrases) == 1 and best.is_bare and opening.noun == phrase.noun
    near = phrase.sentence - opening.sentence <= LEAD
    indefinite = {phrase.determiner, opening.determiner} == {"indefinite"}
    return indefinite and alone and near and bool(phrase.points) and best.number == 0


def _is_headlined(phrase: DraftPhrase, best: Thread, same: float) -> bool:
    """Whether the lead tells of "a bill" what the headline announced as "New bill fails"."""
    opening, alone = best.phrases[0], len(best.phrases) == 1
    first = best.number == 0 and opening.sentence == 0 < phrase.sentence <= LEAD
    return first and alone and phrase.determiner == "indefinite" and phrase.noun == opening.noun and same >= 0


def _is_called_otherwise(phrase: DraftPhrase, best: Thread) -> bool:
    return not best.is_called(phrase.noun)


def _is_foreign(phrase: DraftPhrase, best: Thread, same: float) -> bool:
    """Whether a phrase brings its own text: of another length, a party's own, or by another noun."""
    taken_up = any(p.determiner in ("definite", "possessive") for p in best.phrases)
    measured = phrase.determiner == "indefinite" and bool(phrase.sizes - best.sizes)
    if measured and (taken_up or len(best.phrases) > 1):
        return True  # after "the plan", "a one-stage plan" is another one
    if not _is_called_otherwise(phrase, best):
        return False
    dated = any(label.startswith(DAY) for label in phrase.makers)
    if phrase.noun in OWN_TEXTS and phrase.determiner == "possessive" and not dated:
        return True
    definite = phrase.determiner in ("definite", "none")
    made = definite and bool(phrase.makers) and phrase.made_here
    told_apart = (best.is_counter and phrase.noun in BASES) or made
    if phrase.noun in DISTINCT and told_apart and same < IDENTIFIED:
        return True
    return phrase.noun in OWN_TEXTS and phrase.determiner == "indefinite"


def _fits_by_name(mentioned: Mentioned, best: Thread, same: float) -> bool:
    """Whether a phrase that says more than "the plan" fits the thread by what it says."""
    phrase, definite = mentioned.phrase, mentioned.phrase.determiner in ("definite", "none")
    near = phrase.sentence - best.phrases[0].sentence <= IN_MIND
    if best.is_bare and near and same >= 0 and not (phrase.is_later or phrase.is_counter):
        return True
    if definite and not mentioned.on_stage and _goes_by_place(phrase, best):
        return True
    known = definite and not (best.is_later or best.is_counter or (phrase.points and best.points))
    unmade = phrase.strong and not best.makers
    return same >= (0 if known and (phrase.points or unmade) else IDENTIFIED)


def is_announced(mentioned: Mentioned, best: Thread) -> bool:
    """Whether a text was only announced before it is told: "there is a third version", "Paper three is …"."""
    phrase, same = mentioned.phrase, sameness(mentioned, best)
    if _is_named_after(phrase, best):
        return True
    if phrase.determiner != "indefinite" or not mentioned.appears:
        return False
    (opening, *more), near = best.phrases, phrase.sentence - best.phrases[0].sentence <= 1
    announced = opening.determiner == "indefinite" or any(m.startswith("~day:no-") for m in opening.makers)
    made = phrase.strong and any(is_named(maker) for maker in best.makers)
    later = phrase.is_later or phrase.vaguely_later or phrase.is_counter
    fits = same >= (0 if phrase.strong else STRANGE_OWNER)
    return fits and near and announced and not (more or made or later or opening.points)


def _is_named_after(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether the name of a text follows its announcement ("a paper of their own. The Quay proposal, …")."""
    opening = best.phrases[-1]
    titled = phrase.determiner == "definite" and bool(phrase.naming or phrase.makers)
    soon = opening is best.phrases[0] and 0 < phrase.sentence - opening.sentence <= ANNOUNCED
    announced = (
        opening.determiner == "indefinite" and (opening.another or best.is_counter) and not opening.naming
    )
    return titled and soon and announced and not (phrase.is_first or phrase.is_later or phrase.points)


def _goes_by_place(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether "the Port Sarn paper" goes on about the text of the sentence before, by where it was made."""
    near = phrase.sentence - best.phrases[-1].sentence == 1 and not any(map(is_named, phrase.makers))
    return (
        near and best.on_stage and not phrase.strong and phrase.noun in words.PAPERS and len(best.makers) > 0
    )


def is_same_framework(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether "the revised framework" or "the 14-point framework" only says more of "a peace framework"."""
    same_noun = phrase.noun in DISTINCT and all(p.noun == phrase.noun for p in best.phrases)
    told_apart = any(p.is_first for p in best.phrases) or phrase.is_first
    return (
        same_noun and best.points is None and not told_apart and not phrase.is_counter and not phrase.makers
    )


def only_one_left(mentioned: Mentioned, threads: Sequence[Thread]) -> Thread | None:
    """The one text nobody is named for yet, where all the others have other makers than this phrase names."""
    phrase = mentioned.phrase
    if phrase.determiner not in ("definite", "possessive") or not phrase.makers or len(threads) < FEW_TEXTS:
        return None
    if not (phrase.strong or names_maker(mentioned)):
        return None
    fitting = [t for t in threads if sameness(mentioned, t) >= 0]
    one = fitting[0] if len(fitting) == 1 and not fitting[0].ordinals else None
    return one if one is not None and not one.makers and one.points in (None, phrase.points) else None


def _just_opened(phrase: DraftPhrase, best: Thread, sentences: Sequence[Sentence]) -> bool:
    """Whether the text came up in this paragraph or the sentence before ("the 14-point document")."""
    first = best.phrases[0].sentence
    return first >= phrase.sentence - 1 or sentences[first].block == sentences[phrase.sentence].block


def is_another(phrase: DraftPhrase, best: Thread) -> bool:
    """Whether "the framework" can't be "the first draft" nor a counter-text, not called so before."""
    if best.is_called(phrase.noun):
        return False
    firsts = all(other.is_first for other in best.phrases)
    return (firsts and phrase.noun in DISTINCT) or (best.is_counter and phrase.noun in BASES)


def names_maker(mentioned: Mentioned) -> bool:
    """Whether a weak noun is told as somebody's text: "the union's paper", "the three-country document"."""
    phrase = mentioned.phrase
    told = bool(phrase.makers) or (bool(mentioned.owner) and phrase.determiner == "possessive")
    return told and phrase.noun in words.PAPERS and phrase.determiner != "indefinite"


def _is_other_kind(mentioned: Mentioned, best: Thread) -> bool:
    """Whether "the Orme deal" can't be "the Orme bill": one is agreed with others, the other a law.

    What is only known as "a delay of the toll" is met again as "the delay" or "that offer", not "a package".
    """
    phrase = mentioned.phrase
    if phrase.noun in CHANGES or best.phrases[0].noun in CHANGES:
        return not (best.is_called(phrase.noun) or (phrase.pointing and phrase.noun not in CHANGES))
    laws = all(p.noun in words.LAWS for p in best.phrases)
    return laws and phrase.noun in TREATIES and bool(mentioned.cues)


def _takes_up(mentioned: Mentioned, best: Thread) -> bool:
    """Whether a weak noun ("the document") goes on about a text, and is no text of another kind."""
    phrase = mentioned.phrase
    if phrase.vaguely_later and best.is_later and phrase.determiner == "definite":
        return True
    if sameness(mentioned, best) < 0:
        return False
    if phrase.determiner == "definite" and (mentioned.cues & best.cues or (phrase.is_first and best.is_base)):
        return True
    nouns = {noun for other in best.phrases for noun in other.nouns}
    treaty = phrase.determiner == "definite" and phrase.noun in TREATIES and bool(nouns & TREATIES)
    if phrase.noun in nouns or treaty:
        return phrase.determiner != "indefinite" or sameness(mentioned, best) >= IDENTIFIED
    if phrase.noun in ("term", "terms"):
        return bool(phrase.makers) and sameness(mentioned, best) >= IDENTIFIED
    if phrase.noun not in TAKING_UP or phrase.determiner in ("indefinite", "none"):
        return sameness(mentioned, best) > IDENTIFIED and bool(phrase.modifiers)
    if phrase.makers or phrase.is_later or phrase.is_counter:
        return sameness(mentioned, best) >= IDENTIFIED
    if _brings_name(phrase, best):
        return False  # "the rate formula" is one inside a text
    near = phrase.sentence - best.phrases[-1].sentence <= IN_MIND
    return near or (phrase.determiner == "definite" and len(best.phrases) >= OFTEN)
