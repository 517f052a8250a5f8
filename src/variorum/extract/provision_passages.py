"""Where reporting tells what a draft says: clause by clause, with the draft that the clause speaks for.

Five ways: the draft is the subject ("it calls for …"), a frame names it ("under the plan, …"), its makers or
people who know it are reported, a list continues such a sentence, or free indirect text goes on after it ("… would
also be frozen"). What looks like one of them and is not taken is kept with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from variorum.annotated import Amount, Annotated
from variorum.extract import provision_words as words
from variorum.extract.clauses import Clause, split_clauses
from variorum.extract.draft_words import BACKING_VERBS, MAKING_VERBS
from variorum.extract.provision_figures import find_figures
from variorum.extract.predicates import Predicate, find_predicate, subject_tokens
from variorum.extract.quoting import is_quoted
from variorum.extract.reporters import Reporter, find_reporters, reporter_at
from variorum.extract.sentences import Sentence
from variorum.model import Status

IssuesOf = Callable[[str], tuple[str, ...]]
CORRECTING = re.compile(
    r"\b(?:earlier|previous) version of th(?:is|e) (?:article|story|report)|\bcorrect(?:ion|ed)\s*:", re.I
)
SHORT = 5  # tokens: what says so little takes its subject along
PERSISTENCE = 2  # sentences without a provision after which free indirect text is over
PRONOUNS = frozenset("it this that which".split())
LATER_PLACES = frozenset(
    "talks negotiations round group commission committee discussions rounds autumn spring".split()
)
PERSONAL = frozenset("he she i we you".split())
# Bodies that "it" may stand for.
BODIES = frozenset(
    "cabinet government parliament council union party committee ministry company board court league bloc "
    "coalition commission army navy opposition administration guild assembly delegation".split()
)
# "The text of the plan would …": a part stands for the whole.
PARTS = frozenset("term text detail provision point version copy clause page article section outline".split())


@dataclass(frozen=True, slots=True)
class Content:
    """One clause of a draft's content: tokens first to last are its evidence, `rule` how it was found.

    `figure` is the amount where that is all that is told; `foreign` are amounts of other drafts in the clause.
    """

    draft: str
    first: int
    last: int
    sentence: int
    rule: str
    clause: Clause
    predicate: Predicate | None
    status: Status = "proposed"
    carrier: str = ""
    subject: tuple[int, int] | None = None
    modal: str | None = None
    number: str | None = None
    figure: Amount | None = None
    foreign: tuple[Amount, ...] = ()


@dataclass(slots=True)
class Passage:
    """What the reader has in mind: the draft in focus, and whether the text goes on telling its content."""

    focus: str | None = None
    focus_sentence: int = -9
    mode: str | None = None
    misses: int = 0
    leads: dict[int, str | None] = field(default_factory=dict)
    party_it: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of the article before its provisions are read: mentions by head token, makers by draft."""

    annotated: Annotated
    sentences: tuple[Sentence, ...]
    heads: Mapping[int, str]
    makers: Mapping[str, frozenset[str]]
    issues_of: IssuesOf
    quotes: Sequence[tuple[int, int]]
    bases: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.annotated.doc


@dataclass(frozen=True, slots=True)
class Turned:
    """A clause that looked like a provision and is none, with the reason."""

    first: int
    last: int
    reason: str


def read_passages(story: Story) -> tuple[list[Content], list[Turned]]:
    """All content of drafts in the article, in the order of the text, and what was turned away."""
    passage, found, turned = Passage(), list[Content](), list[Turned]()
    for sentence in story.sentences:
        if sentence.kind in ("caption", "heading"):
            continue
        reader = SentenceReader(story, sentence, passage)
        contents = list(reader.read())
        found += contents
        turned += reader.turned
        _go_on(story, sentence, passage, contents, reader.topic)
    return found, turned


def _go_on(
    story: Story, sentence: Sentence, passage: Passage, contents: list[Content], topic: str | None
) -> None:
    """Move the focus to the draft that the sentence was about, and end free indirect text that ran dry.

    A glance at the text that the one in mind comes from ("the first draft would fix them at 40") moves nothing.
    """
    passage.misses = 0 if contents else passage.misses + 1
    passage.party_it = _means_party(story, sentence, passage)
    about = topic or draft_on_stage(story, sentence) or (contents[-1].draft if contents else None)
    glance = passage.mode is not None and about in story.bases.get(passage.mode, ())
    if contents and not glance:
        passage.mode = (
            contents[-1].draft if contents[-1].draft not in story.bases.get(about or "", ()) else about
        )
    elif passage.misses >= PERSISTENCE:
        passage.mode = None
    if about is not None and not glance:
        passage.focus, passage.focus_sentence = about, sentence.index
        if passage.mode is not None:
            passage.mode = about
    elif glance:
        passage.focus_sentence = sentence.index
    passage.leads[sentence.index] = passage.focus if passage.focus_sentence >= sentence.index - 2 else None


def _means_party(story: Story, sentence: Sentence, passage: Passage) -> bool:
    """Whether "it" in the next sentence means a body that acts here ("the cabinet voted …"), not a draft."""
    subject = next((t for t in sentence.tokens(story.doc) if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ == "it":
        return passage.party_it
    return subject.i not in story.heads and subject.lemma_.lower() in BODIES and subject.tag_ == "NN"


def draft_on_stage(story: Story, sentence: Sentence) -> str | None:
    """The draft that a sentence is about: its subject, else what is made or treated there, else the last named."""
    here = [(i, draft) for i, draft in story.heads.items() if sentence.first <= i < sentence.last]
    for deps in (("nsubj", "nsubjpass"), ("dobj", "attr", "ROOT", "conj"), None):
        for i, draft in sorted(here):
            if deps is None or story.doc[i].dep_ in deps:
                return draft if deps is not None else sorted(here)[-1][1]
    return None


class SentenceReader:
    """Reads one sentence; `turned` holds what looked like a provision and was not taken."""

    def __init__(self, story: Story, sentence: Sentence, passage: Passage) -> None:
        self.story, self.sentence, self.passage = story, sentence, passage
        self.doc = story.doc
        self.turned: list[Turned] = []
        self.reporters = find_reporters(story.annotated, sentence, story.heads, story.makers)
        self.frame = _framing_draft(story, sentence, passage)
        self.subject_draft: str | None = None
        self.last: Content | None = None
        self.topic: str | None = None

    def read(self) -> Iterator[Content]:
        """The contents of the sentence, clause by clause."""
        found: list[Content] = []
        if CORRECTING.search(self.doc[self.sentence.first : self.sentence.last].text):
            self.turned.append(
                Turned(self.sentence.first, self.sentence.last, "an outlet takes back its own words")
            )
            return
        for clause in split_clauses(self.doc, self.sentence.first, self.sentence.last):
            for content in self._clause(clause, None):
                if found and self._elaborates(found[-1], content):
                    found[-1] = replace(found[-1], last=content.last)
                elif found and self._lists(found[-1], content):
                    found[-1] = content
                else:
                    found.append(content)
                self.last = content
        found = list(self._with_figures(found))
        if not found:
            found = list(self._nouns())
        yield from found

    def _with_figures(self, found: list[Content]) -> Iterator[Content]:
        """The contents, and the figures that the sentence sets beside them for other drafts."""
        figures = list(find_figures(self.story.annotated, self.sentence, self.story.heads))
        for content in found:
            foreign = tuple(
                a
                for draft, first, _, a in figures
                if draft != content.draft and content.first <= first < content.last
            )
            yield replace(content, foreign=foreign)
        for draft, first, last, amount in figures:
            if not any(c.draft == draft and c.first <= first < c.last for c in found):
                clause = Clause(first, last)
                yield replace(self._content(draft, first, clause, None, "figure"), last=last, figure=amount)

    def _elaborates(self, before: Content, content: Content) -> bool:
        """Whether a participle only says more of what a text includes ("a guarantee, committing …")."""
        gerund = content.predicate is not None and content.predicate.form == "gerund"
        return (
            gerund
            and before.carrier in ("include", "contain", "offer")
            and before.predicate is not None
            and not any(
                t.tag_ == "VBG" for t in self.doc[before.predicate.verb + 1 : before.predicate.verb + 3]
            )
        )

    def _lists(self, before: Content, content: Content) -> bool:
        """Whether the content is the list of what was only announced before ("some demands, including …")."""
        gerund = content.predicate is not None and content.predicate.form == "gerund"
        return gerund and self.doc[content.first - 1].lower_ == "including" and before.last <= content.first

    def _nouns(self) -> Iterator[Content]:
        """Commitments held in a noun: "the requirement that …", where a draft is in focus."""
        draft = draft_on_stage(self.story, self.sentence) or self.passage.mode
        if draft is None and self.passage.focus_sentence >= self.sentence.index - PERSISTENCE:
            draft = self.passage.focus
        if draft is None:
            return
        for token in self.sentence.tokens(self.doc):
            if token.i in self.story.heads:
                continue
            last = provision_noun_end(self.doc, token, self.sentence.last)
            if last is not None:
                clause = Clause(token.i + 1, last)
                first = token.i - 1 if self.doc[token.i - 1].pos_ == "DET" else token.i
                content = self._content(draft, first, clause, find_predicate(self.doc, clause), "noun")
                yield replace(content, carrier=token.lemma_.lower())

    def _clause(self, clause: Clause, told_by: Reporter | None) -> Iterator[Content]:
        nominal = clause.joint in ("ahead", "in", "followed")
        predicate = None if nominal else find_predicate(self.doc, clause)
        teller = told_by or reporter_at(self.reporters, clause.first)
        if is_quoted(self.story.quotes, self.doc, clause.first, clause.last) and not self._quotes_draft(
            teller
        ):
            return
        if predicate is not None and _is_unfinished(self.doc, predicate, clause):
            return
        if (
            predicate is not None
            and predicate.lemma in words.SPEECH_VERBS
            and predicate.start == clause.first
        ):
            if (
                not any(t.lower_ == "that" for t in self.doc[clause.first : clause.last])
                and self.subject_draft is None
            ):
                return
        if predicate is not None and self._tells(predicate):
            yield from self._told(clause, predicate)
            return
        if (
            predicate is not None
            and predicate.lemma in words.SPEECH_VERBS
            and predicate.form == "finite"
            and not predicate.modal
        ):
            counted = any(t.like_num for t in self.doc[predicate.verb : clause.last])
            if not counted or not any(i in self.story.heads for i in range(clause.first, predicate.start)):
                return
        listed = predicate is not None and predicate.form == "gerund" and self._goes_on_listing()
        if predicate is not None and predicate.form == "gerund" and (clause.joint == "," or listed):
            yield from self._participle(clause, predicate)
            return
        bare = predicate is not None and predicate.form == "base" and bool(clause.joint)
        if self._goes_on(clause, told_by) or (bare and self._just_told(clause)):
            yield from self._carried(clause, predicate)
            return
        subject = subject_tokens(self.doc, clause, predicate) if predicate else []
        draft = self._draft_subject(clause, predicate, subject)
        if predicate is not None and draft is not None:
            self.subject_draft = draft
            self.topic = self.topic or draft
            yield from self._of_draft(clause, predicate, draft)
        elif predicate is not None and subject:
            self.subject_draft = None
            yield from self._of_party(clause, predicate, subject, teller)
        else:
            yield from self._carried(clause, predicate)

    def _participle(self, clause: Clause, predicate: Predicate) -> Iterator[Content]:
        """What a text does, told by a participle after the clause that brings it up ("…, dropping its call for …")."""
        before = replace(self.sentence, last=clause.first)
        draft = (
            self.subject_draft
            or (self.last.draft if self.last else None)
            or draft_on_stage(self.story, before)
        )
        if draft is None:
            return
        self.subject_draft = draft
        if predicate.lemma in words.REACTIONS and self.doc[clause.first - 1].lower_ not in (
            "including",
            "and",
        ):
            return
        if self._goes_on_listing():
            yield from self._carried(clause, predicate)
        elif self.last is not None or self.frame is not None or self._is_made(before):
            yield from self._of_draft(clause, predicate, draft)

    def _goes_on_listing(self) -> bool:
        """Whether the content before was a member of a list of gerunds ("includes ceding …, reducing …")."""
        last = self.last
        if last is None or last.predicate is None or last.sentence != self.sentence.index:
            return False
        member = any(t.tag_ == "VBG" for t in self.doc[last.predicate.verb + 1 : last.predicate.verb + 2])
        return member or (last.predicate.form == "gerund" and last.rule.endswith(("-carried", "-listed")))

    def _is_made(self, before: Sentence) -> bool:
        """Whether the sentence so far has a draft as subject, or as what somebody makes."""
        for i in self.story.heads:
            if before.first <= i < before.last:
                token = self.doc[i]
                made = token.head.lemma_.lower() in MAKING_VERBS - BACKING_VERBS
                if token.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "dobj" and made):
                    return True
        return False

    def _just_told(self, clause: Clause) -> bool:
        return (
            self.last is not None
            and self.last.sentence == self.sentence.index
            and self.last.clause.last <= clause.first
        )

    def _goes_on(self, clause: Clause, told_by: Reporter | None) -> bool:
        """Whether the clause repeats the opener of the one before ("and for X to …", "and to limit …")."""
        if told_by is not None or self.last is None or self.last.sentence != self.sentence.index:
            return False
        return bool(clause.joint) and self.doc[clause.first].lower_ in ("for", "to", "that")

    def _tells(self, predicate: Predicate) -> bool:
        """Whether the clause is a report whose content follows its verb."""
        telling = words.SPEECH_VERBS | {"say", "state", "stipulate", "specify", "provide"}
        tells = predicate.lemma in telling and not (predicate.passive and predicate.lemma == "expect")
        after = self.doc[predicate.verb + 1 : self.sentence.last]
        return tells and predicate.form == "finite" and any(t.pos_ in ("VERB", "AUX") for t in after)

    def _told(self, clause: Clause, predicate: Predicate) -> Iterator[Content]:
        """What is said after a verb of saying, with the one who says it."""
        start = predicate.verb + 1
        before, after = self.doc[predicate.start - 1], self.doc[start]
        if (
            before.text in {",", "”", '"'}
            and after.pos_ in ("PROPN", "DET", "NUM", "PRON")
            and predicate.start > clause.first
        ):
            return
        head = [t for t in self.doc[start : min(clause.last, start + 8)]]
        that = next(
            (t.i for t in head if t.lower_ == "that" and not any(u.text == "," for u in head[: t.i - start])),
            None,
        )
        if that is not None:
            start = that + 1
        subject = subject_tokens(self.doc, clause, predicate)
        draft = self._draft_subject(clause, predicate, subject)
        teller = next((r for r in self.reporters if r.verb == predicate.verb), None)
        if draft is not None:
            self.subject_draft = draft
            teller = Reporter(predicate.verb, "draft", start, clause.last, draft)
        if self.doc[start].lower_ in ("nothing", "little"):
            return
        inner = Clause(start, clause.last, "that")
        if inner.last > inner.first:
            yield from self._clause(inner, teller)
        self.subject_draft = draft

    def _quotes_draft(self, teller: Reporter | None) -> bool:
        return teller is not None and teller.kind == "draft"

    def _draft_subject(self, clause: Clause, predicate: Predicate | None, subject: list[Token]) -> str | None:
        """The draft that is the subject of the clause, named, as a pronoun, or carried over from the one before."""
        if predicate is None:
            return None
        named = [t for t in subject if t.i in self.story.heads]
        for token in named:
            rest = [t for t in subject if t.i < token.i]
            if token.dep_ in ("nsubj", "nsubjpass") or not any(
                t.pos_ in ("NOUN", "VERB") and t.i not in self.story.heads for t in rest
            ):
                return self.story.heads[token.i]
            if rest and any(t.lemma_.lower() in PARTS for t in rest):
                return self.story.heads[token.i]
        first = next((i for i in range(clause.first, predicate.start) if i in self.story.heads), None)
        if first is not None and not any(
            t.pos_ in ("NOUN", "PROPN", "ADP", "PRON") and t.tag_ != "POS" and not is_before(t, first)
            for t in self.doc[clause.first : first]
        ):
            return self.story.heads[first]
        if len(subject) == 1 and subject[0].lower_ in PRONOUNS and not self._is_expletive(predicate):
            return self._meant(subject[0])
        if subject and point_number(self.doc, subject[0].i, predicate.start):
            return self.passage.mode or self.passage.focus
        starts = predicate.start <= clause.first + 2 and not subject
        if starts and predicate.form in ("finite", "base", "gerund") and clause.joint:
            return self.subject_draft
        return None

    def _is_expletive(self, predicate: Predicate) -> bool:
        """Whether "it" stands for a clause ("it would be expected that …", "it is unclear whether …")."""
        after = [t.lower_ for t in self.doc[predicate.verb + 1 : predicate.verb + 4]]
        return predicate.lemma in ("be", "expect", "seem", "appear", "remain") and bool(
            {"that", "whether", "how", "what", "if"} & set(after)
            or self.doc[predicate.verb + 1].pos_ == "ADJ"
        )

    def _meant(self, pronoun: Token) -> str | None:
        """The draft that a pronoun means: one named just before in the sentence, else the one in focus."""
        before = [i for i in self.story.heads if self.sentence.first <= i < pronoun.i]
        if pronoun.lower_ == "which" and before:
            return self.story.heads[max(before)] if max(before) >= pronoun.i - 12 else None
        if self.subject_draft is not None:
            return self.subject_draft
        if before:
            return draft_on_stage(self.story, replace(self.sentence, last=pronoun.i))
        near = self.passage.focus_sentence >= self.sentence.index - PERSISTENCE
        if self.passage.party_it and self.passage.mode is None and pronoun.lower_ == "it":
            return None
        return self.passage.mode or (self.passage.focus if near else None)

    def _of_draft(self, clause: Clause, predicate: Predicate, draft: str) -> Iterator[Content]:
        """The content of a clause whose subject is a draft."""
        status = _status(self.doc, clause, predicate)
        start = clause.first if status != "proposed" else predicate.start
        if clause.last - start < SHORT and subject_tokens(self.doc, clause, predicate):
            start = clause.first
        if status == "proposed":
            carries = predicate.lemma in words.CONTENT_VERBS | words.DROPPING
            if (
                predicate.modal
                and predicate.lemma in words.FATE_VERBS
                and not _is_measured(self.doc, predicate)
            ):
                self._turn(clause, "what becomes of the text, not what it says")
                return
            if not (carries or predicate.modal):
                return
            if predicate.passive or _is_empty(self.doc, predicate, clause):
                return
            if predicate.negated and not predicate.modal and predicate.lemma not in words.CONTENT_VERBS:
                return
            if self._treats_draft(predicate, clause):
                self._turn(clause, "about another text as a whole")
                return
        yield from self._listed(self._content(draft, start, clause, predicate, "draft-subject", status))

    def _of_party(
        self, clause: Clause, predicate: Predicate, subject: list[Token], teller: Reporter | None
    ) -> Iterator[Content]:
        """The content of a clause in which a party does something: reported of the draft, framed, or free indirect."""
        gone = self._taken_out(clause, predicate, subject)
        if gone is not None:
            yield gone
            return
        draft, rule = self._spoken_for(teller)
        if draft is None:
            return
        status = _status(self.doc, clause, predicate)
        told = rule in ("insider", "draft", "maker", "free-indirect") or (
            rule == "in-focus" and predicate.passive
        )
        if status == "open" and told:
            yield self._content(draft, clause.first, clause, predicate, rule, status, subject)
            return
        modal = predicate.modal is not None and self._is_binding(predicate, rule)
        if not modal and not (rule == "draft" and predicate.form in ("finite", "infinitive")):
            return
        reason = self._refusal(clause, predicate, subject, teller, rule)
        if reason:
            self._turn(clause, reason)
            return
        yield self._content(draft, clause.first, clause, predicate, rule, subject=subject)

    def _is_binding(self, predicate: Predicate, rule: str) -> bool:
        """Whether a modal tells content: "would" and "could" anywhere, others only where a draft is quoted."""
        free = ("would", "could", "must", "should", "'d", "’d")
        return predicate.modal in free or rule in ("draft", "frame", "maker", "list")

    def _spoken_for(self, teller: Reporter | None) -> tuple[str | None, str]:
        """The draft whose content the clause may be, and by which rule."""
        passage = self.passage
        if teller is not None and teller.kind in ("draft", "maker"):
            return teller.draft, teller.kind
        if self.frame is not None:
            return self.frame, "frame"
        near = passage.focus if passage.focus_sentence >= self.sentence.index - PERSISTENCE else None
        here = draft_on_stage(self.story, self.sentence)
        if self.sentence.lead is not None:
            return passage.leads.get(self.sentence.lead), "list"
        if teller is not None and teller.kind == "insider":
            return here or passage.mode or passage.focus, "insider"
        if teller is not None:
            return passage.mode or near, "speaker"
        if passage.mode is not None:
            return passage.mode, "free-indirect"
        if self.last is not None and self.last.sentence == self.sentence.index:
            return self.last.draft, "free-indirect"
        return near, "in-focus"

    def _refusal(
        self, clause: Clause, predicate: Predicate, subject: list[Token], teller: Reporter | None, rule: str
    ) -> str | None:
        """Why a clause with a modal is no provision, None where it is one."""
        if rule == "speaker":
            return "a speaker's own view"
        if rule == "list" and not predicate.modal:
            return "a summary line, not a commitment"
        if any(
            t.lower_ in ("whether", "if", "unless", "when", "until")
            for t in self.doc[max(clause.first - 1, 0) : subject[0].i]
        ):
            return "a question or a condition"
        if subject[0].lower_ in PERSONAL and rule not in ("draft", "list"):
            return "what a person would do"
        if predicate.lemma == "be" and any(
            t.lower_ in words.EVALUATIONS for t in self.doc[predicate.verb : predicate.verb + 3]
        ):
            return "a judgement, not a commitment"
        lemmas = {t.lemma_.lower() for t in subject}
        generic = subject[0].lower_ in ("any", "no", "every", "a", "an")
        if lemmas & words.TALK_SUBJECTS and (generic or rule not in ("draft", "maker")):
            return "about the talks, not about the text"
        person = any(
            n.type == "person" and clause.first <= t.i < clause.last
            for n in self.story.annotated.names
            for t in subject
            if n.start <= t.idx < n.end
        )
        if person and rule in ("in-focus", "free-indirect"):
            return "what a person would do"
        if predicate.perfect and rule in ("in-focus", "free-indirect", "insider"):
            return "what would have been"
        if rule != "frame" and self._treats_draft(predicate, clause):
            return "about a text as a whole, not about what it says"
        if rule == "in-focus" and self._is_unspecific(clause):
            return "no issue of the vocabulary, and nothing says that the text tells it"
        return None

    def _treats_draft(self, predicate: Predicate, clause: Clause) -> bool:
        """Whether a draft is the object of the verb ("would put the plan to parliament", "replaces the plan")."""
        for token in self.doc[predicate.verb + 1 : clause.last]:
            if token.i in self.story.heads:
                direct = token.dep_ == "dobj" and token.head.i == predicate.verb
                return direct or token.i <= predicate.verb + 3
        return False

    def _is_unspecific(self, clause: Clause) -> bool:
        text = self.doc[clause.first : clause.last].text
        return set(self.story.issues_of(text)) <= {"other"}

    def _carried(self, clause: Clause, predicate: Predicate | None) -> Iterator[Content]:
        """A clause without a subject of its own: it goes on with what the one before it said."""
        last = self.last
        if last is None or last.sentence != self.sentence.index or last.clause.last > clause.first:
            yield from self._in_list(clause, predicate)
            return
        absolute = self.doc[clause.first].lower_ == "with"
        if absolute and {t.lower_ for t in self.doc[clause.first : clause.last]} & (
            words.OPEN_WORDS | {"deferred", "postponed"}
        ):
            yield replace(
                last,
                first=clause.first,
                last=clause.last,
                clause=clause,
                predicate=None,
                status="open",
                carrier="",
            )
            return
        if last.carrier in words.DROPPING and predicate is not None and predicate.form != "infinitive":
            status = _status(self.doc, clause, predicate)
        else:
            status = last.status if predicate is None else _status(self.doc, clause, predicate)
        yield replace(
            last,
            first=clause.first,
            last=clause.last,
            clause=clause,
            predicate=predicate,
            status=status,
            rule=f"{last.rule}-carried",
            carrier="" if predicate is not None and predicate.form != "infinitive" else last.carrier,
        )

    def _in_list(self, clause: Clause, predicate: Predicate | None) -> Iterator[Content]:
        """A list item without a subject: content where its lead breaks off at "would:" or at what a draft asks for."""
        if self.sentence.lead is None or self.last is not None:
            return
        lead = self.story.sentences[self.sentence.lead]
        draft, tokens = self.passage.leads.get(lead.index), lead.tokens(self.doc)
        if draft is None:
            return
        content = self._content(draft, clause.first, clause, predicate, "list")
        open_modal = next((t for t in tokens[-5:] if t.tag_ == "MD"), None)
        if predicate is not None and open_modal is not None:
            who = subject_tokens(
                self.doc, Clause(lead.first, lead.last), Predicate(open_modal.i, open_modal.i, "", "finite")
            )
            yield replace(
                content, modal=open_modal.lower_, subject=(who[0].i, who[-1].i + 1) if who else None
            )
        elif any(t.lemma_.lower() in words.CONTENT_VERBS for t in tokens[-6:]):
            yield content
        elif predicate is not None and predicate.modal and tokens[-2].pos_ in ("NOUN", "PROPN"):
            # "If either side is attacked, the guarantors: would have to consult" hangs the verb on the lead's noun.
            yield replace(content, subject=(tokens[-2].left_edge.i, tokens[-2].i + 1))

    def _taken_out(self, clause: Clause, predicate: Predicate, subject: list[Token]) -> Content | None:
        """ "The requirement … was dropped", "X would be abandoned under the framework": what a draft takes out."""
        gone = predicate.lemma in ("go", "disappear", "vanish") and self.doc[predicate.verb].tag_ == "VBN"
        if gone and self.passage.focus is not None and not predicate.modal:
            held = any(t.lemma_.lower() in words.PROVISION_NOUNS | {"phrase", "word"} for t in subject)
            known = held or not set(self.story.issues_of(self.doc[clause.first : clause.last].text)) <= {
                "other"
            }
            draft = self.passage.mode or self.passage.focus
            return (
                self._content(draft, clause.first, clause, predicate, "taken-out", "dropped", subject)
                if known
                else None
            )
        if not predicate.passive:
            return None
        inside = predicate.lemma in words.INCLUDING and predicate.negated
        if not (predicate.lemma in words.DROPPING or inside):
            return None
        after = [t.i for t in self.doc[predicate.verb : clause.last] if t.i in self.story.heads]
        held = any(t.lemma_.lower() in words.PROVISION_NOUNS for t in subject)
        draft = self.story.heads[after[0]] if after else self.passage.mode or self.passage.focus
        if draft is None or not (after or held):
            return None
        return self._content(draft, clause.first, clause, predicate, "taken-out", "dropped", subject)

    def _content(
        self,
        draft: str,
        start: int,
        clause: Clause,
        predicate: Predicate | None,
        rule: str,
        status: Status = "proposed",
        subject: Sequence[Token] = (),
    ) -> Content:
        who = (subject[0].i, subject[-1].i + 1) if subject else None
        return Content(
            draft=draft,
            first=start,
            last=_content_end(self.doc, start, clause.last),
            sentence=self.sentence.index,
            rule=rule,
            clause=clause,
            predicate=predicate,
            status=status,
            carrier=predicate.lemma if predicate and rule == "draft-subject" else "",
            subject=who,
            modal=predicate.modal if predicate else None,
            number=point_number(self.doc, clause.first, clause.last),
        )

    def _listed(self, content: Content) -> Iterator[Content]:
        """The content, or the members of the list that it opens ("including raising … and dropping …")."""
        yield content

    def _turn(self, clause: Clause, reason: str) -> None:
        self.turned.append(Turned(clause.first, clause.last, reason))


def is_before(token: Token, head: int) -> bool:
    """Whether a token is part of the noun phrase that ends in token `head` ("the envoy's first draft")."""
    return token.i <= head and (token.head.i == head or token.head.head.i == head)


def point_number(doc: Doc, first: int, last: int) -> str | None:
    """The number of the point that the tokens name first ("Point 14 would …", "By point 16, …"), else None."""
    for token in doc[first : min(last, first + 3)]:
        if token.lower_ in ("point", "article", "clause", "section", "paragraph") and token.i + 1 < len(doc):
            number = doc[token.i + 1]
            if number.like_num and number.text[:1].isdigit():
                return number.text
    return None


def _framing_draft(story: Story, sentence: Sentence, passage: Passage) -> str | None:
    """The draft that the whole sentence speaks for: "Under the plan, …", "…, according to the draft"."""
    doc = story.doc
    for i in sorted(story.heads):
        if not sentence.first <= i < sentence.last:
            continue
        before = [t.lower_ for t in doc[max(sentence.first, i - 6) : i]]
        if "under" in before and not {"and", ","} & set(before[before.index("under") :]):
            return story.heads[i]
        if "according" in before:
            return story.heads[i]
        opening = doc[sentence.first].lower_ in ("in", "by") and i - sentence.first <= 5
        if opening:
            return story.heads[i]
    first = [t.lower_ for t in doc[sentence.first : sentence.first + 4]]
    if first[:1] in (["by"], ["under"], ["in"]) and point_number(doc, sentence.first, sentence.last):
        return passage.mode or passage.focus
    if first[:2] in (["under", "it"], ["under", "its"], ["under", "these"], ["under", "those"]):
        return passage.focus
    return None


def _status(doc: Doc, clause: Clause, predicate: Predicate) -> Status:
    """Whether the clause proposes, takes out by name, or leaves open."""
    lemma, after = predicate.lemma, [t.lower_ for t in doc[predicate.verb + 1 : clause.last]]
    if lemma in words.DROPPING:
        return "dropped"
    if lemma == "rule" and after[:1] == ["out"] and predicate.negated:
        return "open"
    if predicate.negated and lemma in words.INCLUDING:
        return "open" if lemma in ("address", "mention", "specify", "cover") else "dropped"
    if lemma in words.DEFERRING or (lemma in ("refrain", "stop", "shy") and "addressing" in after):
        return "open"
    if lemma in ("put", "set") and after[:1] in (["off"], ["aside"]):
        return "open"
    if lemma in ("leave", "keep") and set(after) & words.OPEN_WORDS:
        return "open"
    if (
        lemma == "leave"
        and "to" in after
        and {"decide", "negotiate", "settle"} & {t.lemma_ for t in doc[predicate.verb : clause.last]}
    ):
        return "open"
    if lemma == "leave" and after[:1] == ["out"]:
        return "dropped"
    return "proposed"


def provision_noun_end(doc: Doc, token: Token, last: int) -> int | None:
    """Where the commitment ends that a noun opens ("the demand for X to Y"), None where it opens none."""
    if token.lemma_.lower() not in words.PROVISION_NOUNS or token.pos_ != "NOUN" or token.i + 2 >= last:
        return None
    after, then = doc[token.i + 1], doc[token.i + 2]
    infinitive = (after.lower_ == "to" and then.tag_ == "VB") or (
        after.lower_ == "not" and then.lower_ == "to"
    )
    opens = infinitive or (after.lower_ == "that" and then.pos_ in ("DET", "PROPN", "NOUN", "ADJ", "PRON"))
    opens = opens or (
        after.tag_ == "VBG" and after.lemma_ in ("require", "oblige", "bind", "allow", "ban", "bar")
    )
    definite = any(t.i < token.i and t.lower_ in ("the", "this") for t in token.lefts)
    if not (opens and definite):
        return None
    for i in range(token.i + 2, last):
        if doc[i].text in {",", ";", "—", ".", "”"} or (doc[i].pos_ == "CCONJ" and doc[i + 1].pos_ == "DET"):
            return i
    return last


def _is_measured(doc: Doc, predicate: Predicate) -> bool:
    """Whether a number follows at once ("would be 40 marks a ton")."""
    return any(t.like_num for t in doc[predicate.verb + 1 : predicate.verb + 3])


def _is_unfinished(doc: Doc, predicate: Predicate, clause: Clause) -> bool:
    """Whether a clause stops at its auxiliary ("Under the plan, Sarn would:")."""
    return doc[predicate.verb].tag_ == "MD"


EMPTY_OBJECTS = frozenset(
    "point provision element item page word aspect language wording footnote copy part lot deal name share "
    "version change amendment progress".split()
)


def _is_empty(doc: Doc, predicate: Predicate, clause: Clause) -> bool:
    """Whether a draft-subject clause tells no content: "includes 19 points", "has many elements"."""
    objects = [t for t in doc[predicate.verb + 1 : clause.last] if t.dep_ in ("dobj", "attr", "pobj", "oprd")]
    for token in objects[:1]:
        lemma = token.lemma_.lower()
        quantified = any(t.lower_ in words.QUANTIFIERS for t in doc[predicate.verb + 1 : token.i])
        if lemma in EMPTY_OBJECTS or (quantified and lemma in words.VAGUE_OBJECTS | words.QUANTIFIERS):
            return True
        if lemma in words.QUANTIFIERS and any(
            t.lemma_.lower() in words.VAGUE_OBJECTS for t in doc[token.i : min(clause.last, token.i + 6)]
        ):
            return True
    return predicate.verb + 1 >= clause.last


def _content_end(doc: Doc, start: int, last: int) -> int:
    """Where the content ends: before a turn to something else ("—though …", ", as X told us")."""
    for i in range(start + 2, last):
        before, token = doc[i - 1], doc[i]
        if (
            before.text in ("—", "–", ",", ";")
            and token.lower_ in ("though", "although", "according", "as")
            and i > start + 2
        ):
            after = doc[i + 1 : i + 2].text.lower()
            if (token.lower_ == "as" and after in ("well", "long", "soon")) or after == ",":
                continue
            return i - 1
        if before.text == "," and _is_attribution(doc, i, last):
            return i - 1
    return last


def _is_attribution(doc: Doc, first: int, last: int) -> bool:
    """Whether the tokens from `first` on only say who says so (", the officials added", ", said another")."""
    tail = [t for t in doc[first:last] if not t.is_punct]
    if not 1 < len(tail) <= 7:
        return False
    speech = [t for t in tail if t.lemma_.lower() in words.SPEECH_VERBS and t.tag_ in ("VBD", "VBZ", "VBP")]
    return (
        bool(speech)
        and not any(t.tag_ == "MD" for t in tail)
        and (speech[0] is tail[0] or speech[0].i >= tail[-1].i - 2)
    )
