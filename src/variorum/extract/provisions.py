"""Find what each draft provides, as the article tells it: `find_provisions`."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from variorum.annotated import Annotated
from variorum.extract.drafts import DraftMention
from variorum.extract.provision_ellipses import find_ellipses, find_owners
from variorum.extract.provision_empty import is_empty
from variorum.extract.provision_forms import point_numbers
from variorum.extract.provision_modality import read_modality
from variorum.extract.provision_passages import read_passages
from variorum.extract.provision_quantities import read_quantity
from variorum.extract.provision_slots import read_conditions, read_counterpart, read_deadline, read_obligor
from variorum.extract.provision_story import Content, IssuesOf, Story, Turned
from variorum.extract.quoting import quoted_ranges
from variorum.extract.sentences import find_sentences
from variorum.model import Draft, Provision, Refused, Span, identity

# How sure each way of telling is: a draft as subject hardly errs, "would" in a passage about a draft may.
CONFIDENCE = {
    "draft-subject": 0.9,
    "frame": 0.9,
    "draft": 0.9,
    "maker": 0.85,
    "list": 0.85,
    "taken-out": 0.85,
    "figure": 0.8,
    "echo": 0.75,
    "insider": 0.75,
    "free-indirect": 0.75,
    "norm": 0.75,
    "noun": 0.7,
    "measure": 0.7,
    "told": 0.6,
    "in-focus": 0.55,
}

BULLETS = frozenset("-*•–—")
# "… to a later round" is how a thing is left open, not one more thing.
PROCESS = "talks"


def find_provisions(
    annotated: Annotated,
    drafts: Sequence[Draft],
    mentions: Sequence[DraftMention],
    issues_of: IssuesOf,
) -> tuple[tuple[Provision, ...], tuple[Refused, ...]]:
    """The provisions of the drafts in the order of the text, and the clauses that only looked like one.

    `issues_of` gives the issue ids of some words, best first, ("other",) for none.
    """
    if not drafts:
        return (), ()
    story = make_story(annotated, drafts, mentions, issues_of)
    read, turned = read_passages(story)
    empty = [content for content in read if is_empty(annotated.doc, content)]
    turned += [Turned(c.first, c.last, "of the text's parts, not of what it provides") for c in empty]
    found = [p for content in read if content not in empty for p in _provisions(story, content)]
    return tuple(found), tuple(_refused(annotated, t) for t in turned)


def make_story(
    annotated: Annotated,
    drafts: Sequence[Draft],
    mentions: Sequence[DraftMention],
    issues_of: IssuesOf,
) -> Story:
    """What is known of an article before its provisions are read."""
    phrases = _phrases(annotated, mentions)
    heads = {last: draft for last, (_, draft) in phrases.items()}
    owners = find_owners(annotated, drafts, phrases)
    return Story(
        annotated,
        find_sentences(annotated),
        {**heads, **find_ellipses(annotated, drafts, heads, owners)},
        {draft.id: _makers(annotated, draft) for draft in drafts},
        issues_of,
        quoted_ranges(annotated),
        _bases(drafts),
        owners,
    )


def _bases(drafts: Sequence[Draft]) -> dict[str, frozenset[str]]:
    """For each draft the texts that it comes from, over any number of parents."""
    parents = {d.id: d.parent.draft for d in drafts if d.parent}
    bases = {}
    for draft in drafts:
        found, at = set[str](), parents.get(draft.id)
        while at is not None and at not in found:
            found.add(at)
            at = parents.get(at)
        bases[draft.id] = frozenset(found)
    return bases


def _phrases(annotated: Annotated, mentions: Sequence[DraftMention]) -> dict[int, tuple[int, str]]:
    """The last token of each mention, with its first one and its draft."""
    phrases: dict[int, tuple[int, str]] = {}
    for mention in mentions:
        span = annotated.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is not None:
            phrases[span.end - 1] = (span.start, mention.draft_id)
    return phrases


def _makers(annotated: Annotated, draft: Draft) -> frozenset[str]:
    return frozenset(draft.made_by)


def _provisions(story: Story, content: Content) -> list[Provision]:
    """One provision; of what is left open, one for every thing named that is an issue of its own."""
    whole = _provision(story, content)
    if content.status == "proposed":
        return [whole]
    numbers = point_numbers(story.doc, content.first, content.last)
    parts = re.split(r",| and | or ", _span(story.annotated, content.first, content.last).exact)
    named = dict.fromkeys(issue for part in parts for issue in story.issues_of(part)[:1] if issue != "other")
    kept = [issue for issue in named if issue != PROCESS or len(named) == 1]
    if len(numbers) > 1:
        told = [(issue,) for issue in kept] if len(kept) == len(numbers) else [whole.issues] * len(numbers)
        return [_for_point(whole, *pair) for pair in zip(numbers, told, strict=True)]
    return [_for_issue(whole, issue) for issue in kept] if len(kept) > 1 else [whole]


def _provision(story: Story, content: Content) -> Provision:
    annotated = story.annotated
    span = _span(annotated, content.first, content.last)
    obligor, obligor_evidence = read_obligor(annotated, content)
    issues = story.issues_of(span.exact)
    return Provision(
        id=identity("provision", annotated.reading.article.id, span.start, span.end, content.draft),
        confidence=CONFIDENCE.get(content.rule.removesuffix("-carried"), 0.7),
        method=f"provisions:{content.rule}",
        draft=content.draft,
        number=content.number,
        issues=issues,
        status=content.status,
        modality=read_modality(annotated.doc, content),
        obligor=obligor,
        obligor_evidence=obligor_evidence,
        counterpart=read_counterpart(annotated, content, obligor),
        quantity=read_quantity(annotated, content),
        deadline=read_deadline(annotated, content),
        conditions=read_conditions(annotated, content),
        evidence=(span,),
    )


def _for_issue(whole: Provision, issue: str) -> Provision:
    return msgspec.structs.replace(whole, id=identity("provision", whole.id, issue), issues=(issue,))


def _for_point(whole: Provision, number: str, issues: tuple[str, ...]) -> Provision:
    return msgspec.structs.replace(
        whole, id=identity("provision", whole.id, number), number=number, issues=issues
    )


def _span(annotated: Annotated, first: int, last: int) -> Span:
    tokens = [t for t in annotated.doc[first:last] if not t.is_space]
    if len(tokens) > 1 and tokens[0].text in BULLETS:
        tokens = tokens[1:]
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    return annotated.reading.article.span(start, end)


def _refused(annotated: Annotated, turned: Turned) -> Refused:
    span = _span(annotated, turned.first, turned.last)
    return Refused(
        id=identity("refused", span.article, "provision", span.start, span.end),
        method="provisions",
        looked_like="provision",
        reason=turned.reason,
        evidence=(span,),
    )
