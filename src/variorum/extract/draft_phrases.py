"""Noun phrases that may name a text on the table, with what they say of it: makers, points, order, kind."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.draft_edges import is_genitive, left_edge
from variorum.extract.draft_enacted import CHANGES, enacted_noun, named_after
from variorum.extract.draft_phrase import Determiner, DraftPhrase
from variorum.extract.draft_series import with_series
from variorum.extract.draft_tails import with_what_follows
from variorum.extract.kept import small_lemmas, small_words
from variorum.extract.makers import CALENDAR, day_label, names_within, other_labels
from variorum.extract.provision_words import CONTENT_VERBS, DROPPING
from variorum.extract.sentences import Sentence

OFFERS = frozenset("offer bid demand claim".split())  # of which the last comes after others of the same side
OPENING = frozenset('“"‘')
COUNTER_PREFIX = "counter-"
BACKED = re.compile(r"(?: administration)?[-‑–](?:" + "|".join(sorted(words.BACKING_PARTICIPLES)) + r")\b")
SIZE = re.compile(
    r"\b(\w+)[-‑– ]"
    r"(page|article|paragraph|chapter|section|clause|item|word|line|step|stage|phase|part|year)\b"
)
COUNTED_AS_POINTS = ("step", "article", "item", "clause")
INSERTION = 12  # tokens between two commas after a text, at most
MOST_TEXTS = 20  # "Framework 2038" is a year, "paper two" is the second of some
MONTHS = frozenset(calendar.month_name[1:])
HYPHENED = {("non", "paper"), ("mark", "up")}  # what names a text with a hyphen only
TEXT_NOUNS = words.STRONG_NOUNS | words.WEAK_NOUNS | words.ONLY_NAMED_IN_FULL
FEWEST_POINTS = 5  # "the three points" are rather three of them


def find_phrases(annotated: Annotated, sentences: tuple[Sentence, ...]) -> tuple[DraftPhrase, ...]:
    """All phrases whose head is a word for a text on the table, in the order of the text."""
    found, enacted, lemmas = list[DraftPhrase](), set[str](), small_lemmas(annotated.doc)
    for sentence in sentences:
        for token in sentence.tokens(annotated.doc):
            noun = _draft_noun(token)
            if noun and not _is_modifier(token, sentence):
                found.append(_phrase(annotated, sentence, token, noun))
            elif lemmas[token.i] in CHANGES and (law := enacted_noun(token, enacted)):
                phrase = _phrase(annotated, sentence, token, law)
                found.append(replace(phrase, strong=True, naming=phrase.naming | named_after(token)))
    found = with_series(annotated.doc, sentences, found)
    return _nested(annotated.doc, _named_in_full(annotated.doc, found))


def _named_in_full(doc: Doc, phrases: list[DraftPhrase]) -> list[DraftPhrase]:
    """The phrases, "the record" only after a "record of understanding", and then as surely a text as that."""
    known, kept = set[str](), list[DraftPhrase]()
    spoken = any(p.noun == "statement" and _speaks(doc, p) for p in phrases)
    for phrase in phrases:
        last = None if spoken and phrase.noun == "statement" else _full_name_end(doc, phrase)
        if last:
            known.add(phrase.noun)
            kept.append(_with_full_name(doc, phrase, last))
        elif phrase.noun in known and phrase.determiner == "definite" and _is_plainly(phrase):
            kept.append(replace(phrase, strong=True))
        elif phrase.noun not in words.ONLY_NAMED_IN_FULL:
            kept.append(phrase)
    return kept


HEARSAY = frozenset("report rumour rumor claim talk word suggestion".split())
# What follows "a statement" that is for the press: "… saying", "… describing the talks as productive".
TO_THE_PRESS = frozenset(
    "said says saying read reads that after describing calling announcing praising hailing welcoming urging "
    "condemning thanking".split()
)


def _speaks(doc: Doc, phrase: DraftPhrase) -> bool:
    """Whether a statement only carries words to the press: "in a joint statement", "a statement saying …"."""
    before = doc[phrase.first - 1].lower_ if phrase.first else ""
    after = doc[phrase.last].lower_ if phrase.last < len(doc) else ""
    return before in ("in", "to", "by") or after in TO_THE_PRESS


def _with_full_name(doc: Doc, phrase: DraftPhrase, last: int) -> DraftPhrase:
    """The phrase up to the end of the full name, which is what names the text."""
    before, _ = words.FULL_NAMES[phrase.noun]
    told = (phrase.said & before) | {t.lower_ for t in doc[phrase.last + 1 : last]}
    return replace(phrase, strong=True, last=last, naming=phrase.naming | told, said=phrase.said | told)


def _full_name_end(doc: Doc, phrase: DraftPhrase) -> int | None:
    """The token after "joint statement" or "record of understanding"; None for any other phrase."""
    before, purpose = words.FULL_NAMES.get(phrase.noun, (frozenset(), frozenset()))
    if phrase.said & before:
        return phrase.last
    of = phrase.last + 1 < len(doc) and doc[phrase.last].lower_ == "of"
    return phrase.last + 2 if of and doc[phrase.last + 1].lower_ in purpose else None


def _is_plainly(phrase: DraftPhrase) -> bool:
    """Whether a phrase is "the sheet", by nothing but the noun."""
    return not phrase.plural and len(phrase.said) == 1


def _draft_noun(token: Token) -> str | None:
    """The singular of a word for a text ("counterproposals" gives "counterproposal"), or None."""
    i: int = token.i
    said = small_words(token.doc)
    lower, before = said[i], said[i - 2] if i >= 2 and said[i - 1] == "-" else ""
    if before == "counter":
        return lower  # "counter-budget": whatever is set against another text is one
    if lower.startswith(COUNTER_PREFIX) and len(lower) > len(COUNTER_PREFIX) + 3:
        return lower
    if (before, lower) in HYPHENED:
        return f"{before}-{lower}"
    forms = (lower, small_lemmas(token.doc)[i], lower.removesuffix("s"))
    noun = next((form for form in forms if form in TEXT_NOUNS), None)
    if noun is None and lower != "points":
        return None
    if token.pos_ not in ("NOUN", "PROPN") and lower not in words.COUNTER_NOUNS and not _is_numbered(token):
        return None
    return "points" if lower == "points" and i >= 2 and _are_all_points(token) else noun


def _is_numbered(token: Token) -> bool:
    """Whether a number word makes "version three" a noun, whatever the tagger takes "version" for."""
    if token.lower_ not in words.VERSION_NOUNS or token.i + 1 >= len(token.doc):
        return False
    return token.doc[token.i + 1].lower_ in words.NUMBER_WORDS


def _are_all_points(token: Token) -> bool:
    """Whether "the fourteen points" or "the League's fourteen points" stands for the text."""
    number, before = token.doc[token.i - 1], token.doc[token.i - 2]
    count = words.read_number(number.text)
    return count is not None and count >= FEWEST_POINTS and (before.lower_ == "the" or before.tag_ == "POS")


def _is_modifier(token: Token, sentence: Sentence) -> bool:
    """Whether the word only modifies the next noun ("plan details"); of "draft plan" the last is the head."""
    i = token.i + 1
    if i >= sentence.last:
        return False
    after = token.doc[i]
    if after.text in ("-", "–") and not token.whitespace_:
        return True
    if after.pos_ not in ("NOUN", "PROPN") or tells_content(after) or _is_only_verb(after, sentence):
        return False
    return token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i


def _is_only_verb(token: Token, sentence: Sentence) -> bool:
    """Whether a word tagged as a plural noun must be the verb, for want of one ("The text lands at 421")."""
    verbal = token.tag_ == "NNS" and token.lower_.endswith("s")
    return verbal and not any(t.pos_ in ("VERB", "AUX") for t in sentence.tokens(token.doc))


def tells_content(token: Token) -> bool:
    """Whether a word tagged as a plural noun is the verb of the draft before it ("the draft scraps …")."""
    if token.tag_ not in ("NNS", "VBZ") or not token.lower_.endswith("s"):
        return False
    telling = token.lower_.removesuffix("s") in CONTENT_VERBS | DROPPING
    return telling and _draft_noun(_before_insertion(token)) is not None


def _before_insertion(token: Token) -> Token:
    """The token before, or before an insertion ("Their paper, presented on Monday, caps …")."""
    doc, i = token.doc, token.i - 1
    if i > 1 and doc[i].text == ",":
        opening = (k for k in range(i - 1, max(0, i - INSERTION), -1) if doc[k].text == ",")
        i = next(opening, i + 1) - 1
    return doc[max(i, 0)]


def _phrase(annotated: Annotated, sentence: Sentence, head: Token, noun: str) -> DraftPhrase:
    compound = head.i > sentence.first and head.nbor(-1).text == "-"  # "counter-draft", tagged as a verb
    first = left_edge(head, sentence) if head.pos_ != "VERB" or compound else head.i
    before = [t for t in annotated.doc[first : head.i] if not t.is_space]
    lowers = {t.lower_ for t in before if not _owns_owner(t, before)} | _hyphened(before)
    counter = _counters(noun, lowers)
    makers, others = _makers_before(annotated, first, head)
    phrase = DraftPhrase(
        first=first,
        head=head.i,
        last=head.i + 1,
        sentence=sentence.index,
        noun=noun,
        determiner=_determiner(before),
        strong=noun in words.STRONG_NOUNS or counter or noun == "points",
        plural=head.tag_ in ("NNS", "NNPS") and noun != "points",
        points=words.read_number(before[-1].text) if noun == "points" else _points(before),
        makers=makers,
        others=others,
        is_first=bool(lowers & words.FIRST_WORDS),
        is_former=bool(lowers & words.FORMER_WORDS),
        is_later=noun in words.REWRITES or bool(lowers & (words.LATER_WORDS - words.VAGUE_LATER_WORDS)),
        vaguely_later=bool(lowers & words.VAGUE_LATER_WORDS) or ("last" in lowers and noun in OFFERS),
        is_counter=counter,
        modifiers=frozenset(lowers & words.TALK_WORDS),
        ordinal=next((words.ORDINALS[t.lower_] for t in before if t.lower_ in words.ORDINALS), None),
        sizes=_sizes(before),
        naming=_naming(
            before, [(n.start, n.end) for n in names_within(annotated, annotated.doc[first].idx, head.idx)]
        ),
        said=frozenset(lowers),
        pointing=bool(before) and before[0].lower_ in words.POINTING,
        another="another" in lowers
        or (before[:1] != [] and _is_apart(before[0], lowers))
        or (noun in words.PAPERS | words.LAWS and _is_of_own(annotated.doc, head)),
    )
    return with_what_follows(annotated, sentence, _numbered(annotated.doc, sentence, phrase))


def _hyphened(before: list[Token]) -> set[str]:
    """The words that are cut at their hyphen, whole: "watered-down"."""
    hyphens = (i for i, t in enumerate(before[1:-1], 1) if t.text == "-")
    return {f"{before[i - 1].lower_}-{before[i + 1].lower_}" for i in hyphens}


def _owns_owner(token: Token, before: list[Token]) -> bool:
    """Whether "own" tells of the owner: "her own party's plan" is set against no other."""
    return token.lower_ == "own" and any(t.tag_ == "POS" and t.i > token.i for t in before)


def _counters(noun: str, lowers: set[str]) -> bool:
    """Whether a text answers another, by its noun or what is before it; "its own last offer" does not."""
    series = lowers & (words.FIRST_WORDS | words.VAGUE_LATER_WORDS | {"last"})
    answering = words.COUNTER_WORDS - ({"own"} if series else set())
    return noun in words.COUNTER_NOUNS or noun.startswith(COUNTER_PREFIX) or bool(lowers & answering)


def _is_of_own(doc: Doc, head: Token) -> bool:
    """Whether "a paper of their own" follows: one more text, unless it is one that is only said to exist."""
    after = [t.lower_ for t in doc[head.i + 1 : head.i + 4]]
    said = head.head.dep_ == "acl" and head.head.head.lemma_.lower() in HEARSAY
    return after[:1] == ["of"] and after[-1:] == ["own"] and not said


def _is_apart(determiner: Token, lowers: set[str]) -> bool:
    """Whether "a separate proposal" is told as one more text."""
    return determiner.lower_ in words.INDEFINITE and bool(lowers & words.APART)


def _sizes(before: list[Token]) -> frozenset[tuple[str, int]]:
    """The lengths in "a 19-page redline", "the four-article, two-page text", by unit."""
    text = "".join(t.text_with_ws for t in before).lower()
    counted = ((unit, words.read_number(number)) for number, unit in SIZE.findall(text))
    return frozenset((unit, number) for unit, number in counted if number is not None)


def _naming(before: list[Token], names: list[tuple[int, int]]) -> frozenset[str]:
    """The words before the head that name a text (nouns, quoted words): none of its makers, none general."""
    return frozenset(
        t.lower_
        for t in before
        if (t.tag_ in ("NN", "NNS", "NNP", "VBG") or t.ent_type_ or t.doc[t.i - 1].text in OPENING)
        and t.is_alpha
        and t.pos_ != "DET"
        and not any(start <= t.idx < end for start, end in names)
        and t.lower_ not in words.ANY_TEXT | words.PEOPLE | CALENDAR
        and not is_genitive(t.doc[t.i + 1], t.i)
        and not ({t.doc[t.i + 1].tag_, t.doc[t.i + 1].text, t.doc[t.i - 1].text} & {"POS", "-", "–"})
    )


def _numbered(doc: Doc, sentence: Sentence, phrase: DraftPhrase) -> DraftPhrase:
    """ "Paper two", "Option 3": a number straight after the noun is the text's name."""
    after = phrase.head + 1
    if phrase.plural or after >= sentence.last or doc[after].pos_ != "NUM" or doc[after].is_space:
        return phrase
    if after + 1 < sentence.last and doc[after + 1].pos_ in ("NOUN", "PROPN", "SYM"):
        return phrase
    number = words.read_number(doc[after].text)
    if number is None or number > MOST_TEXTS:
        return phrase
    if phrase.noun in words.VERSION_NOUNS:
        later = number > 1
        return replace(
            phrase, last=after + 1, determiner="definite", ordinal=number, is_later=later, is_first=not later
        )
    label = f"~day:no-{number}"
    return replace(phrase, last=after + 1, makers=phrase.makers | {label}, determiner="definite")


def _determiner(before: list[Token]) -> Determiner:
    for token in before:
        lower = token.lower_
        if lower in words.GENERIC_DETERMINERS:
            return "generic"
        if token.tag_ in ("POS", "PRP$", "WP$") or is_genitive(token, before[0].i):
            return "possessive"
    lowers = {token.lower_ for token in before[:1]}
    if lowers & words.DEFINITE:
        return "definite"
    return "indefinite" if lowers & words.INDEFINITE else "none"


def _points(before: list[Token]) -> int | None:
    """The N of "N-point plan"."""
    for i, token in enumerate(before):
        lower = token.lower_
        if lower.startswith("point") and i >= 1:
            number = before[i - 2] if before[i - 1].text in ("-", "–") and i >= 2 else before[i - 1]
            if (value := words.read_number(number.text)) is not None:
                return value
        if lower.endswith(("-point", "‑point", "–point")):
            return words.read_number(lower[: -len("-point")])
    return next((number for unit, number in _sizes(before) if unit in COUNTED_AS_POINTS), None)


def _makers_before(annotated: Annotated, first: int, head: Token) -> tuple[frozenset[str], frozenset[str]]:
    """Labels of those named before the head: who made the text, and who stands behind it or whom it is about.

    "the Sarn ceasefire plan" may be either: a name in noun form straight before what the text is for is
    taken as the topic where another maker is named.
    """
    doc, makers, others = head.doc, set[str](), set[str]()
    names = names_within(annotated, doc[first].idx, head.idx)
    for name in names:
        after = annotated.reading.article.text[name.end : head.idx]
        purpose = after.strip().split(" ")[0].lower() in ("peace", "ceasefire", "truce", "war", "conflict")
        if BACKED.match(after) or (purpose and makers and not _is_adjective(doc, name.start)):
            others.add(name.actor)
        else:
            makers.add(name.actor)
    if not names:
        makers |= other_labels(annotated, first, head.i)
    makers |= _dates_before(annotated, first, head)
    return frozenset(makers), frozenset(others)


def _dates_before(annotated: Annotated, first: int, head: Token) -> set[str]:
    """Labels of the days that tell a text from its siblings: "Saturday's text", "the March draft"."""
    start, end = head.doc[first].idx, head.idx
    inside = [d for d in annotated.dates if d.type == "DATE" and start <= d.evidence[0].start < end]
    found = {day_label(d.value) for d in inside if d.value[:1].isdigit()}
    months = {t.lower_ for t in head.doc[first : head.i] if t.text in MONTHS}
    kinds = {
        t.lower_ for t in head.doc[first : head.i] if t.lower_ in words.KINDS and t.nbor(1).tag_ != "POS"
    }
    return ({f"~day:{month}" for month in months} or found) | {f"~day:{kind}" for kind in kinds}


def _is_adjective(doc: Doc, char: int) -> bool:
    span = doc.char_span(char, char + 1, alignment_mode="expand")
    return span is not None and span[0].pos_ == "ADJ"


def _nested(doc: Doc, phrases: list[DraftPhrase]) -> tuple[DraftPhrase, ...]:
    """The phrases, "the full text of the plan" joined to "the plan" by the latter's place, `whole_of`."""
    found = list(phrases)
    for i, outer in enumerate(phrases[:-1]):
        inner = phrases[i + 1]
        gap = small_words(doc)[outer.last : inner.first]
        if outer.noun in words.VERSION_NOUNS and gap in (["of"], ["of", "the"], ["of", "a"]):
            found[i] = replace(outer, whole_of=i + 1, told_makers=outer.told_makers | inner.told_makers)
            if outer.is_later or outer.vaguely_later:
                found[i + 1] = replace(inner, inside_later=True)
    return tuple(found)
