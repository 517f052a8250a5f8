"""Further English of contested facts: how a reporter frames two claims that cannot both hold."""

from __future__ import annotations

import re

# Every open question, difference of accounts and unchecked claim has one of the first stems, every answer one
# of the second, what a reporter frames one of the third: a cheap look in small letters before dear patterns.
# New words of theirs belong here too.
DOUBT_STEMS = re.compile(
    r"clear|known|certain|settled|disput|seen|guess|question|establish|determin|confirm|verif|corrobor|say\s|tell\s|"
    r"find\s|agree|differ|divided|split|odds|clarity|consensus|argument|grabs|contest|debate|contention|controvers|"
    r"conflict|contradict|compet|oppos|rival|diverge|clash|match|tally|depends|same\s|matter"
)
ANSWER_STEMS = re.compile(
    r"otherwise|opposite|contrary|reverse|view|account|version|story|reading|explanation|recollection|figure|differ|"
    r"memory|mark|truth|disagree|disput|push|news|square|reconcile|tally|chime|counter|uneasily|awkwardly|oddly|"
    r"contradict|belied|call|describ|label|brand|dismiss|doubt|question|retort|shot"
)
FRAME_STEMS = re.compile(
    r"right|true|correct|wrong|lying|mistaken|contrary|despite|contradict|belying|notwithstanding|accus|blam|"
    r"confirm|acknowledg|conced|admit|grant|deadline|cut|date|timetable|limit"
)
_NOT = r"(?:\s+not|n[’']t)"
# "This was news to his partners": they hold otherwise, and say so next.
NEWS = re.compile(r"\b(?:was|is|came\s+as|comes\s+as)\s+news\s+to\b", re.IGNORECASE)
# "The denial was hard to square with the account of two aides, who said …".
AT_ODDS = re.compile(
    r"\b(?:hard|difficult|impossible|not\s+easy)\s+to\s+(?:square|reconcile)\s+with\b|"
    rf"\b(?:do|does|did){_NOT}\s+(?:square|tally|chime)\s+with\b|\b(?:runs?|ran)\s+counter\s+to\b|"
    r"\b(?:sits?|sat)\s+(?:uneasily|awkwardly|oddly)\s+with\b|"
    r"\b(?:is|was|are|were)\s+(?:\w+ly\s+)?(?:contradicted|belied)\s+by\b",
    re.IGNORECASE,
)
DENIAL_ABOVE = re.compile(r"(?:the|that|this|his|her|their|its)\s+denials?\b", re.IGNORECASE)
NEGATIVE = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|den(?:y|ies|ied))\b|n[’']t\b", re.IGNORECASE
)
# "Both can't be right": said of the two claims before it.
COLLIDING = re.compile(
    r"\b(?:both|they|the\s+two)\s+(?:\w+\s+)?(?:can(?:not|\s+not|[’']t)|could(?:\s+not|n[’']t))\s+(?:both\s+)?be\s+(?:right|true|correct)\b|"
    r"\b(?:one|somebody|someone)\s+(?:of\s+(?:them|the\s+two)\s+)?(?:is|must\s+be)\s+(?:wrong|lying|mistaken)\b",
    re.IGNORECASE,
)
# "Contrary to the minister's claim that it costs nothing, …".
CONTRARY = re.compile(
    r"\b(?:contrary\s+to|despite|contradicting|belying|notwithstanding)\s+(?:[\w’'-]+\s+){0,6}?(?:claim|assertion|statement|"
    r"suggestion|insistence|denial|report|contention|assurance)s?\s+that\s+(?P<content>[^,;.]{12,160})(?=[,.;])",
    re.IGNORECASE,
)
# "The deadline was not firm": against what set one.
NO_DEADLINE = re.compile(
    r"\b(?:the|that|this|any|his|her|its|their)\s+(?:\w+\s+)?(?:deadline|cut-?off|date|timetable|time\s+limit)\s+"
    rf"(?:(?:is|was){_NOT}|(?:is|was|had\s+been)\s+(?:\w+ly\s+)?[“\"]?(?:not|never|flexible|negotiable|indicative|movable))\b",
    re.IGNORECASE,
)
TIMED = re.compile(
    r"\b(?:until|by|before|expires?|lapses?|ends?|deadline|ultimatum|runs?\s+out|within|no\s+later\s+than)\b",
    re.IGNORECASE,
)
ACCUSED = re.compile(
    r"\b(?:accus(?:e|es|ed|ing)\s+(?P<of>[^,;.]{2,80}?)\s+of\b|blam(?:e|es|ed|ing)\s+(?P<for>[^,;.]{2,80}?)(?=\s+for\b|[,;.]|$))",
    re.IGNORECASE,
)
# "confirmed that he met her but said they had talked only of prisoners".
GRANTING = re.compile(
    r"\b(?:confirm|acknowledg|conced|admit|grant)\w*\b[^.;]{3,160}\bbut\s+(?:\w+\s+)?(?:said|says|insist\w*|denie[sd]|told|"
    r"maintain\w*|add\w*)\b",
    re.IGNORECASE,
)
# "A third says that it had": what was denied is held after all.
IT_HAD = re.compile(
    r"(?:that\s+)?[“\"]?(?:he|she|they|it|there|we|I)\s+(?:had|has|have|did|do|does|was|were|is|are|would|will|could|can)[.,”\"]*$",
    re.IGNORECASE,
)
IT_WONT = re.compile(
    r"(?:that\s+)?[“\"]?(?:it|they|he|she|we)\s+(?:(?:would|will|could)\s+not|wouldn[’']t|won[’']t|couldn[’']t)[.,”\"]*$",
    re.IGNORECASE,
)
# Camps named by their side: what they say of one text is set against what the other camp says.
FOES = re.compile(r"\b(?:critics?|opponents?|detractors?|sceptics?|skeptics?)\b", re.IGNORECASE)
FRIENDS = re.compile(r"\b(?:supporters?|proponents?|backers?|advocates|defenders)\b", re.IGNORECASE)
# Short answers to "It is unclear whether …": "it won't", "promised just that".
SHORT_ANSWER = re.compile(
    r"(?:that\s+)?[“\"]?(?:he|she|they|it|there|that|this|we|I)\s+(?:had|has|have|did|do|does|was|were|is|are|would|will|wo|ca|"
    rf"could|can|should|must|may|might)(?:{_NOT})?[.,”\"]*$|\b(?:just|exactly|precisely)\s+(?:that|this|so)\b|"
    r"\bthe\s+(?:opposite|contrary|reverse)\b",
    re.IGNORECASE,
)
COUNTED_THING = re.compile(
    r"\b(?:how\s+(?:many|much|big|large|long|far)|value|worth|costs?|price|size|number|figures?|sums?|total|toll|bill|"
    r"savings?|amounts?|share|tally|arithmetic|numbers)\b",
    re.IGNORECASE,
)
# "The sums are contested too": the sentences after it are the sides.
CONTESTED_THING = re.compile(
    r"^(?:even\s+|but\s+|and\s+)?(?:the|that|this|its|their|these|those|his|her)\s+(?:[\w’'-]+\s+){0,3}?(?:is|are)\s+"
    r"(?:itself\s+|themselves\s+|also\s+|still\s+|now\s+|\w+ly\s+)?(?:contested|disputed|in\s+dispute|in\s+contention|"
    r"up\s+for\s+grabs|a\s+matter\s+of\s+\w+)\b",
    re.IGNORECASE,
)
# "put vacancies at 17 per cent", "closer to 20 per cent": another number for what was just counted.
PUT_THING = re.compile(
    r"(?<!\bhave\s)\bput(?:s|ting)?\s+(?:[\w’'-]+\s+){1,6}?at\s+(?:\w+\s+){0,2}?[\d$£€]|(?:is|was|were|are|been|be|at)\s+(?:\w+\s+)?(?P<closer>closer|nearer)\s+to\s+[\d$£€]",
    re.IGNORECASE,
)
# "Other estimates put the number substantially higher".
MORE_OR_LESS = re.compile(
    r"\bput(?:s|ting)?\s+(?:it|the|that|its|their|this)\b[^,.;]{0,60}?\s(?:higher|lower|larger|smaller)\b",
    re.IGNORECASE,
)
THAT_FIGURE = re.compile(
    r"\b(?:that|the|this|his|her|its|their)\s+(?:(?P<place>first|second|third|former|latter|last|final)\s+)?"
    r"(?:figure|number|estimate|sum|total)s?\b",
    re.IGNORECASE,
)
PLACES = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1, "last": -1, "final": -1}
