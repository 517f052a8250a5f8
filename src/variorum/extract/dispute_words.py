"""The English of contested facts: what is unclear, denied, set against something else."""

from __future__ import annotations

import re

# What follows "clear" or "establish", up to the end of the sentence, over "U.S." and "2.5".
_OPEN = (
    r"(?P<content>(?:whether|if|who|what|how|why|when|which|where)\b"
    r"(?:[^.;)]|(?<=[A-Z])\.(?=\s[A-Za-z])|\.(?=\w))*)"
)
UNCLEAR = re.compile(
    r"\b(?:n(?:or|either)\s+is\s+it\s+(?:yet\s+)?(?:clear|known|certain)|"
    r"(?:it(?:[’']s|\s+(?:is|was|remains?|remained))|(?:is|are|was|were|remains?)|question\s+remains)\s+"
    r"(?:\w+ly\s+|still\s+|yet\s+|as\s+yet\s+)?"
    r"(?:not\s+(?:immediately\s+|yet\s+|entirely\s+|fully\s+)?(?:clear|known|certain)|unclear|unknown|uncertain|"
    r"unsettled|disputed|to\s+be\s+seen|anyone[’']s\s+guess))\s*,?\s+" + _OPEN,
    re.IGNORECASE,
)
UNSETTLED = re.compile(
    r"\b(?:unable|not\s+(?:been\s+)?able|failed|(?:could|did|can)\s+not|couldn[’']t|impossible)\s+(?:to\s+)?"
    r"(?:establish|determine|confirm|verify|say|tell|find\s+out)\s+" + _OPEN,
    re.IGNORECASE,
)
# "It is unclear whether it is a proposal at all. One of them thought it could be a list of talking points."
ASKED_WHAT_IT_IS = re.compile(r"\bit\s+(?:is|was|would\s+be)\s+(?:an?|the)\b", re.IGNORECASE)
WHAT_IT_IS = re.compile(r"it\s+(?:is|was|(?:could|may|might|would|must)\s+(?:well\s+)?be)\b", re.IGNORECASE)
ACCUSING = re.compile(r"\b(?:accus|blam)\w+\s+(?:each\s+other|the\s+other|one\s+another)\b", re.IGNORECASE)
OTHERWISE = re.compile(
    r"\b(?:say|said|claim|insist|maintain|argue|hold)\w*\b[^.;]{0,40}\b(?:otherwise|the\s+(?:opposite|contrary|reverse))\b",
    re.IGNORECASE,
)
DIVIDED = re.compile(
    r"\b(?:disagreed?|differ(?:ed|s)?|(?:is|are|was|were)\s+(?:divided|split|at\s+odds)|"
    r"(?:could|do|does|did)\s+not\s+agree)\s+(?:about|over|on|as\s+to)\s+" + _OPEN,
    re.IGNORECASE,
)
NO_SUCH = re.compile(
    r"\b(?:no\s+such\s+(?P<noun>[a-z]+)|(?P<other>[a-z]+)\s+(?:does|did)\s+not\s+exist)\b", re.IGNORECASE
)
EXISTING = re.compile(
    r"\bthere\s+(?:is|are|was|were|exists?|(?:may|might|could)\s+be)\b(?:,[^,.]*,)?\s+(?:an?|another|some|even)\b",
    re.IGNORECASE,
)
NOBODY = frozenset("nobody none no-one neither".split())
ALTERNATIVE = re.compile(r",?\s+or\s+(?!not\b)")
DIFFERING = re.compile(
    r"\b(?:differing|conflicting|contradictory|different|rival)\s+(?:accounts?|versions?|figures?|numbers?|stories)\b|"
    r"\b(?:contradict|disagree|at\s+odds|differ)\w*\b",
    re.IGNORECASE,
)
DENYING = frozenset("deny dismiss reject refute rebut dispute contradict disavow repudiate".split())
NAMING = frozenset("call describe label brand denounce".split())
SAYINGS = frozenset(
    "statement claim account report suggestion comment remark allegation accusation story assertion "
    "rumour rumor charge version idea notion this that it them which speculation line word description "
    "admission".split()
)
FALSE = re.compile(
    r"\b(?:false|untrue|a\s+lie|lied|lying|invention|invented|fabricat\w+|fiction|nonsense|baseless|wrong|mistaken|"
    r"incorrect|inaccurate|unfounded|misleading|fake|rubbish|fantasy|hoax|fairy\s+tale|myth|not\s+true|made\s+up|absurd)\b",
    re.IGNORECASE,
)
CONTRASTING = frozenset("but however yet still nevertheless nonetheless".split())
COMPARING = re.compile(
    r"\b(?:more|less|far|not|no|never|n[’']t)\b[^.;]{0,40}\b\w+|\b(?:ambiguous|complicated|different|mixed|nuanced|otherwise)\b",
    re.IGNORECASE,
)
COUNTING = re.compile(
    r"\b(?:count(?:s|ed)?|admit(?:s|ted)?|put(?:s)?|say(?:s)?|said|estimate(?:s|d)?|claim(?:s|ed)?|report(?:s|ed)?|holding|"
    r"hold(?:s)?|count|tally|reckoning|by\s+that\s+of|list\s+has|has|real\s+number|number\s+is|figure)\b",
    re.IGNORECASE,
)
# A number that stands alone, told in place of one given before: "The ship owner had heard 22."
RETOLD = re.compile(
    r"\b(?:heard|count(?:s|ed)|say(?:s)?|said|saw|(?:report|describ|quot)ed\s+(?:it\s+)?as|spoke\s+of|"
    r"(?:put|puts|gave|gives|given)\s+(?:it\s+|the\s+(?:number|figure|total|limit)\s+)(?:at|as))\s+"
    r"(?P<number>\d+(?:[.,]\d+)*)(?=[.;,)](?!\d)|$)",
    re.IGNORECASE,
)
LEAST_DIFFERENCE = 0.01  # numbers closer than a hundredth are the same figure, rounded
