"""What kind of event a clause tells: a meeting, a vote, a text handed over or made public, people freed."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from variorum.model import EventType

# Verbs and deverbal nouns in their first form, by the kind of event they tell; the first kind that fits wins.
KINDS: dict[EventType, frozenset[str]] = {
    "vote": frozenset("vote ratify ballot referendum election elect re-election plebiscite poll".split()),
    "violence": frozenset(
        "shoot fire shell bomb attack strike kill wound injure explode blast raid ambush clash shooting "
        "gunfire explosion bombing shelling skirmish airstrike blaze".split()
    ),
    "seizure": frozenset("seize detain arrest capture abduct impound jail kidnap confiscate seizure".split()),
    "refusal": frozenset("reject refuse dismiss veto decline rebuff spurn rejection refusal walkout".split()),
    "agreement": frozenset(
        "agree accept approve endorse sign adopt initial conclude clinch agreement signing signature "
        "approval acceptance adoption".split()
    ),
    "handover": frozenset("present hand submit deliver table transmit circulate send give handover".split()),
    "drafting": frozenset("draft write draw propose prepare produce compose redraft revise type".split()),
    "publication": frozenset("publish release leak print post unveil publication".split()),
    "meeting": frozenset(
        "meet talk resume convene gather confer reconvene negotiate meeting summit session round talks "
        "conference negotiation plenary return".split()
    ),
    "release": frozenset("free release swap exchange repatriate".split()),
}
# "Release" is of a text or of people; "free" and "give" need no text.
TEXTS = frozenset(
    "text draft plan document paper framework proposal report list version letter transcript copy "
    "statement".split()
)
PEOPLE_OR_TEXT = frozenset({"release"})
HANDED = frozenset("give send present".split())  # of a text; a speech or a reward is given too
MEETINGS = frozenset("talk meeting session round delegation negotiator negotiation conference summit".split())
RETURNING = frozenset("resume return open go begin start continue".split())


def event_type(head: Token, tokens: Iterable[Token]) -> EventType:
    """The kind of event whose verb or noun this is, by the nouns beside it where the verb is of two kinds."""
    lemma = head.lemma_.lower()
    beside = {token.lemma_.lower() for token in tokens}
    if lemma in RETURNING:
        return "meeting" if beside & MEETINGS else "other"
    if lemma in PEOPLE_OR_TEXT:
        return "publication" if beside & TEXTS else "release"
    if lemma in HANDED and not beside & TEXTS:
        return "other"
    return next((kind for kind, words in KINDS.items() if lemma in words), "other")
