"""Find the texts on the table that an article speaks of, under all the names that it gives them."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from variorum.annotated import Annotated
from variorum.extract import draft_words as words
from variorum.extract.discourse import Thread
from variorum.extract.draft_commitments import find_commitments
from variorum.extract.draft_descriptions import title_of
from variorum.extract.draft_phrase import DraftPhrase
from variorum.extract.draft_phrases import find_phrases
from variorum.extract.draft_threads import Reading, follow_drafts
from variorum.extract.makers import is_named
from variorum.extract.sentences import Sentence, find_sentences
from variorum.model import Date, Draft, Parent, Refused, Span, identity

HYPHENS = frozenset("-‑–")
LONGEST_ORIGIN = 12  # tokens of "made by Sarnia in the first week of May"
LONGEST_BARE = 24  # where the noun alone names nothing: "an agreement that would let the fleet stay …"
CLAUSE_ENDS = frozenset(", ; : — – ( ” . '' \" ``".split())
TELLING = frozenset("acl relcl prep".split())  # what follows a noun and tells more of it
METHOD = "drafts from reporting"
# How sure a draft is that is known by its number of points, by makers or version, or only as "the plan".
BY_POINTS, BY_NAME, BY_NOUN = 0.95, 0.85, 0.5


@dataclass(frozen=True, slots=True)
class DraftMention:
    """One mention of a draft: text[start:end] is about the draft with this id (within the article)."""

    start: int
    end: int
    draft_id: str


def find_drafts(
    annotated: Annotated,
) -> tuple[tuple[Draft, ...], tuple[DraftMention, ...], tuple[Refused, ...]]:
    """The drafts of one article, every mention of them in the order of the text, and what was put aside.

    A draft is known by its makers, its number of points, its order among versions and the run of the
    story; "the plan" goes to the one that is in mind. Ids hold within the article.
    """
    sentences = find_sentences(annotated)
    phrases = find_commitments(annotated, sentences, find_phrases(annotated, sentences))
    reading = follow_drafts(annotated, sentences, phrases)
    kept = [t for t in reading.threads if _is_told(t, reading) or _is_titled(annotated, t)]
    ids = {thread.number: _draft_id(annotated, thread) for thread in kept}
    drafts = tuple(_draft(annotated, sentences, thread, ids) for thread in kept)
    mentions = tuple(
        DraftMention(*_extent(annotated, phrases[place]), ids[thread.number])
        for place, thread in sorted(reading.of_phrase.items())
        if thread.number in ids
    )
    return drafts, _with_pronouns(annotated, mentions, reading, ids), _refused(annotated, reading, kept)


def _with_pronouns(
    annotated: Annotated, mentions: tuple[DraftMention, ...], reading: Reading, ids: dict[int, str]
) -> tuple[DraftMention, ...]:
    """The mentions, and those by a pronoun that a sentence sets against another text, in order."""
    tokens = ((annotated.doc[i], thread) for i, thread in reading.pronouns.items())
    found = (DraftMention(t.idx, t.idx + len(t), ids[th.number]) for t, th in tokens if th.number in ids)
    return tuple(sorted((*mentions, *found), key=lambda mention: (mention.start, mention.end)))


def _is_told(thread: Thread, reading: Reading) -> bool:
    """Whether enough is said to take the thread for a text on the table."""
    if thread.points or thread.parent or thread.makers or thread.is_later or thread.has_failed:
        return True
    if any(phrase.governs or phrase.another or phrase.sizes for phrase in thread.phrases):
        return True
    heirs = any(other.parent and other.parent[0] is thread for other in reading.threads)
    return heirs or len(thread.phrases) > 1 or any(p.modifiers or _is_brought(p) for p in thread.phrases)


def _is_brought(phrase: DraftPhrase) -> bool:
    """Whether "a research accord" brings a text up by a name."""
    return phrase.strong and phrase.determiner == "indefinite" and bool(phrase.naming)


def _is_titled(annotated: Annotated, thread: Thread) -> bool:
    """Whether a text goes by a title in capitals, and no sentence begins there: "the Blue Draft"."""
    titled = (
        annotated.doc[p.first : p.head + 1] for p in thread.phrases if p.determiner in ("definite", "none")
    )
    return any(len(tokens) > 1 and all(t.is_title for t in tokens[-2:]) for tokens in titled)


def _draft_id(annotated: Annotated, thread: Thread) -> str:
    start, end = _extent(annotated, thread.phrases[0])
    text = annotated.reading.article.text[start:end]
    return identity("draft", annotated.reading.article.id, start, text, thread.points or "")


def _extent(annotated: Annotated, phrase: DraftPhrase) -> tuple[int, int]:
    """Code points of the phrase; an opening quotation mark inside takes its closing one along."""
    doc = annotated.doc
    last = doc[phrase.last - 1]
    start, end = doc[phrase.first].idx, last.idx + len(last)
    return start, end


def _draft(
    annotated: Annotated, sentences: tuple[Sentence, ...], thread: Thread, ids: dict[int, str]
) -> Draft:
    article = annotated.reading.article
    names = _names(annotated, thread)
    points = thread.points
    return Draft(
        id=ids[thread.number],
        confidence=BY_POINTS if points else BY_NAME if thread.makers or thread.parent else BY_NOUN,
        method=METHOD,
        name=names[0],
        aliases=names[1],
        made_by=_makers(thread),
        dated=_dated(annotated, sentences, thread),
        points=points,
        parent=_parent(annotated, sentences, thread, ids),
        evidence=tuple(article.span(*extent) for extent in _distinct_extents(annotated, thread)),
    )


def _makers(thread: Thread) -> tuple[str, ...]:
    """Actor ids of the makers, those most often named first."""
    named = [label for label in thread.makers if is_named(label)]
    return tuple(sorted(named, key=lambda maker: (-thread.makers[maker], maker)))


def _distinct_extents(annotated: Annotated, thread: Thread) -> list[tuple[int, int]]:
    return sorted({_extent(annotated, phrase) for phrase in thread.phrases})


def _names(annotated: Annotated, thread: Thread) -> tuple[str, tuple[str, ...]]:
    """The most telling name without its article, and all names as written, once each."""
    written: dict[str, str] = {}
    for phrase in thread.phrases:
        text = annotated.doc[phrase.first : phrase.last].text.replace("\n", " ").strip('“”"')
        text = text.replace("“", "").replace('"', "")
        written.setdefault(text.lower(), text)
    titled = (title_of(annotated.doc, phrase) for phrase in thread.phrases)
    titles = [annotated.doc[place[0] : place[1]].text for place in titled if place is not None]
    best = max(thread.phrases, key=lambda p: (_telling(p), -p.first))
    name = _without_article(annotated, best)
    aliases = [text if text[1:2].isupper() else text[0].lower() + text[1:] for text in written.values()]
    brought = [p for p in thread.phrases if p is thread.phrases[0] or p.determiner == "indefinite"]
    longer = [text for phrase in brought if (text := _with_origin(annotated, phrase))]
    return name, tuple(dict.fromkeys([*aliases, *titles, *longer]))


def _with_origin(annotated: Annotated, phrase: DraftPhrase) -> str | None:
    """The bare phrase of a text with how it came up: "an offer made by Sarnia in May"."""
    doc = annotated.doc
    told = [c for c in doc[phrase.head].children if c.i >= phrase.last and c.dep_ in TELLING]
    if not told or told[0].left_edge.i != phrase.last:
        return None
    bare = phrase.determiner == "indefinite" and len(phrase.said) == 1 and not phrase.plural
    longest = LONGEST_BARE if bare else LONGEST_ORIGIN
    tail = doc[phrase.last : (told[-1] if bare else told[0]).right_edge.i + 1]
    end = next((t.i for t in tail if t.text in CLAUSE_ENDS), tail.end)
    if any(t.lemma_.lower() in words.STRONG_NOUNS for t in tail):
        return None  # "a counterproposal to the plan" would name both
    broken = end <= told[0].i or doc[end - 1].pos_ in ("ADP", "DET", "SCONJ", "CCONJ")
    if broken or not 1 < end - phrase.last <= longest:
        return None
    return " ".join(doc[phrase.first : end].text.split())


def _telling(phrase: DraftPhrase) -> tuple[int, int]:
    marks = 3 * bool(phrase.points) + 2 * bool(phrase.makers) + 2 * phrase.is_counter + 2 * phrase.is_later
    return marks + len(phrase.modifiers), phrase.strong + (phrase.determiner != "possessive")


def _without_article(annotated: Annotated, phrase: DraftPhrase) -> str:
    tokens = [t for t in annotated.doc[phrase.first : phrase.last] if not t.is_space]
    while len(tokens) > 1 and _is_opening(tokens[0]) and tokens[1].text not in HYPHENS:
        tokens = tokens[1:]
    text = annotated.doc[tokens[0].i : phrase.last].text.replace("\n", " ")
    return str(text.replace("“", "").replace("”", "").replace('"', ""))


def _is_opening(token: Token) -> bool:
    lower = token.lower_
    return lower in words.DEFINITE | words.INDEFINITE | {
        "own",
        "reported",
        "“",
        '"',
        "widely",
        "so-called",
    } or token.tag_ in ("PRP$", "WP$", "POS")


def _parent(
    annotated: Annotated, sentences: tuple[Sentence, ...], thread: Thread, ids: dict[int, str]
) -> Parent | None:
    if thread.parent is None or thread.parent[0].number not in ids:
        return None
    base, relation, token = thread.parent
    sentence = next(s for s in sentences if s.first <= token < s.last)
    return Parent(draft=ids[base.number], relation=relation, evidence=(_sentence_span(annotated, sentence),))


def _sentence_span(annotated: Annotated, sentence: Sentence) -> Span:
    tokens = sentence.tokens(annotated.doc)
    return annotated.reading.article.span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def _dated(annotated: Annotated, sentences: tuple[Sentence, ...], thread: Thread) -> str | None:
    """The first day on which the article has the text come out ("leaked the next day"), to the day."""
    days = []
    for phrase in thread.phrases:
        sentence = sentences[phrase.sentence]
        tokens = sentence.tokens(annotated.doc)
        if not any(t.lemma_.lower() in words.APPEARING_VERBS and t.pos_ == "VERB" for t in tokens):
            continue
        verb = min(
            (t for t in tokens if t.lemma_.lower() in words.APPEARING_VERBS and t.pos_ == "VERB"),
            key=lambda t: abs(t.i - phrase.head),
        )
        if abs(verb.i - phrase.head) <= 12 and (date := _date_by(annotated, sentence, verb)):
            days.append(date)
    return min(days, default=None)


def _date_by(annotated: Annotated, sentence: Sentence, verb: Token) -> str | None:
    """The day that stands nearest to a verb in its sentence."""
    tokens = sentence.tokens(annotated.doc)
    near = [
        (abs(date.evidence[0].start - verb.idx), _day(date))
        for date in annotated.dates
        if tokens[0].idx <= date.evidence[0].start <= tokens[-1].idx and _day(date)
    ]
    return min(near)[1] if near else None


def _day(date: Date) -> str:
    value = date.value[:10]
    return (
        value
        if date.type in ("DATE", "TIME") and len(value) == 10 and value[4] == "-" and value[7] == "-"
        else ""
    )


def _refused(annotated: Annotated, reading: Reading, kept: list[Thread]) -> tuple[Refused, ...]:
    put_aside = list(reading.refused)
    numbers = {thread.number for thread in kept}
    for thread in reading.threads:
        if thread.number not in numbers:
            put_aside += [(phrase, "only once, and by nothing but its noun") for phrase in thread.phrases]
    article = annotated.reading.article
    return tuple(
        Refused(
            id=identity("refused", article.id, "draft", *_extent(annotated, phrase)),
            method=METHOD,
            looked_like="draft",
            reason=reason,
            evidence=(article.span(*_extent(annotated, phrase)),),
        )
        for phrase, reason in sorted(put_aside, key=lambda item: item[0].first)
    )
