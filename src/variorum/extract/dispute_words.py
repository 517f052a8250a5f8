"""The English of contested facts: what is unclear, denied, answered, set against something else."""

from __future__ import annotations

import re

# What follows "clear" or "establish", up to the end of the sentence, over "U.S." and "2.5".
_REST = r"(?:[^.;)]|(?<=[A-Z])\.(?=\s[A-Za-z])|\.(?=\w))*"
_ASKING = r"(?:whether|if|who|what|how|why|when|which|where)\b"
_OPEN = rf"(?P<content>{_ASKING}{_REST})"
_IS = r"(?:is|are|was|were|remains?|remained)"
UNCLEAR = re.compile(
    r"\b(?:n(?:or|either)\s+(?:is|was)\s+it\s+(?:yet\s+)?(?:clear|known|certain)|"
    rf"(?:it(?:[’']s|\s+(?:is|was|remains?|remained))|{_IS}|question\s+remains)\s+"
    r"(?:\w+ly\s+|still\s+|also\s+|yet\s+|as\s+yet\s+)?"
    r"(?:not\s+(?:immediately\s+|yet\s+|entirely\s+|fully\s+)?(?:clear|known|certain)|"
    r"(?:far\s+from|less\s+than|anything\s+but)\s+clear|unclear|unknown|uncertain|"
    r"unsettled|disputed|to\s+be\s+seen|anyone[’']s\s+guess|an\s+open\s+question|a\s+matter\s+of\s+dispute))"
    rf"\s*,?\s+(?P<content>(?:{_ASKING}|that\b){_REST})",
    re.IGNORECASE,
)
UNSETTLED = re.compile(
    r"\b(?:unable|not\s+(?:been\s+)?able|failed|(?:could|did|can)\s+not|couldn[’']t|impossible|"
    r"yet\s+to\s+be)\s+(?:to\s+)?(?:be\s+)?(?:independently\s+)?"
    r"(?!\w+\s+(?:who\s+is\s+right|which\s+(?:account|version)))(?:establish(?:ed)?|determined?|confirm(?:ed)?|verif(?:y|ied)|say|tell|find\s+out|agreed?\s+on)\s+"
    + _OPEN,
    re.IGNORECASE,
)
# "Neither side would say whether …", "nobody knows who …", "there is no agreement on how …".
UNTOLD = re.compile(
    r"\b(?:(?:neither|no\s+one|nobody|no\s+side|both\s+sides|both)\b[^.;]{0,60}?\b"
    r"(?:(?:would|will|could|can)\s+say|(?:refus|declin)ed\s+to\s+say|agrees?\s+on)|"
    r"there\s+(?:is|was)\s+(?:still\s+|as\s+yet\s+)?(?:no|little)\s+(?:agreement|clarity|consensus|certainty)\s+"
    r"(?:on|about|over|as\s+to)|questions?\s+(?:remain|linger)\s+(?:about|over|as\s+to)|"
    r"(?:dispute|disagreement|argument)s?\s+(?:\w+\s+){0,3}?(?:about|over|as\s+to|on))\s+" + _OPEN,
    re.IGNORECASE,
)
# "Whether it holds is unclear", "The origin of the text is disputed".
IN_DOUBT = re.compile(
    rf"(?:^|(?<=[.;,—]\s)|(?<=[”\"]\s))(?:but\s+|and\s+|though\s+|even\s+)?(?P<content>(?:{_ASKING}[^.;”\"]{{8,160}}?|the\b[^.;,”\"]{{8,140}}?))\s+"
    rf"(?:could\s+not\s+(?:\w+ly\s+)?be\s+(?:established|determined|verified|confirmed)|{_IS}\s+(?:still\s+|also\s+|already\s+|now\s+|itself\s+|themselves\s+|\w+ly\s+)?"
    r"(?:up\s+for\s+grabs|unclear|unknown|not\s+(?:clear|known)|in\s+dispute|disputed|contested|"
    r"an\s+open\s+question|anyone[’']s\s+guess|uncertain|(?:a|the)\s+(?:matter|subject|point|source|object|bone)\s+of\s+"
    r"(?:\w+\s+){0,2}(?:dispute|argument|debate|contention|disagreement|controversy)))(?:\s+(?:as\s+well|too))?\s*(?=[.;,]|$)",
    re.IGNORECASE | re.MULTILINE,
)
# "It is unclear whether it is a proposal at all. One of them thought it could be a list of talking points."
ASKED_WHAT_IT_IS = re.compile(r"\bit\s+(?:is|was|would\s+be)\s+(?:an?|the)\b", re.IGNORECASE)
WHAT_IT_IS = re.compile(r"it\s+(?:is|was|(?:could|may|might|would|must)\s+(?:well\s+)?be)\b", re.IGNORECASE)
ACCUSING = re.compile(
    r"\b(?:(?:accus|blam)\w+\s+(?:each\s+other|the\s+other|one\s+another)|trad(?:ed|ing)\s+(?:blame|accusations))\b",
    re.IGNORECASE,
)
DIVIDED = re.compile(
    r"\b(?:disagreed?|differ(?:ed|s)?|(?:is|are|was|were|remain(?:ed)?)\s+(?:divided|split|at\s+odds)|"
    r"(?:could|do|does|did)\s+not\s+agree)\s+(?:about|over|on|as\s+to)\s+" + _OPEN,
    re.IGNORECASE,
)
ALTERNATIVE = re.compile(r",?\s+or\s+(?!not\b)")
# Accounts that are said to differ: the claims near are the sides.
_MUCH = (
    r"(?:very\s+|quite\s+|rather\s+|starkly\s+|sharply\s+|entirely\s+|wholly\s+|completely\s+|slightly\s+)?"
)
_ACCOUNT = (
    r"(?:accounts?|versions?|stor(?:y|ies)|figures?|numbers?|counts?|claims?|reports?|tales?|readings?|"
    r"explanations?)"
)
DIFFERING = re.compile(
    rf"\b(?:differing|conflicting|contradictory|competing|opposing)\s+{_ACCOUNT}\b|"
    rf"\b(?:gave|given|giving|offer(?:ed)?|told|heard|tell)\s+(?:\w+\s+)?(?:{_MUCH})?different\s+{_ACCOUNT}\b|"
    rf"\b(?:different|rival)\s+{_ACCOUNT}\s+of\s+(?:what|how|who|why|events|the\s+(?:meeting|talks|day|night|night’s))\b|"
    rf"\b{_ACCOUNT}\b[^.;]{{0,30}}\b(?:differ|differed|diverged?|conflict|conflicted|clash|clashed|contradict\w*|"
    r"do\s+not\s+(?:agree|match|tally)|did\s+not\s+(?:agree|match|tally))\b|"
    r"\bdepends\s+on\s+who(?:m|\s+is|\s+you)?\b|\b^(?:that|this|it)\s+is\s+(?:itself\s+|also\s+)?(?:disputed|contested|in\s+dispute)\b|"
    r"\b(?:contradict|disagree|differ)(?:ed|s)?\s+(?:about|over|on|each\s+other|one\s+another)\b|\bat\s+odds\b|"
    r"\b(?:read|reads|see|sees|understand|understands|interpret|interprets|remember|remembers)\b[^.;]{1,40}\b(?:differently|the\s+same\s+way)\b|"
    r"\b(?:two|both)\s+(?:sides|parties|governments|camps)\b[^.;]{0,40}\b(?:disagree|differ|tell\s+it)\w*\b",
    re.IGNORECASE,
)
# Claims that the reporter could not check: what was said just before it is contested.
UNVERIFIED = re.compile(
    r"\b(?:(?:neither|none|both|the|these|those|that|this|such|his|her|their|its|it|they)\b[^.;]{0,60}?\b"
    r"(?:could|can)(?:not|\s+not|\s+neither|n[’']t)?\s+(?:immediately\s+|independently\s+|be\s+)*"
    r"(?:verified|confirmed|corroborated)|"
    r"(?:(?:could|can)(?:not|\s+not|n[’']t)|not\s+(?:been\s+)?able\s+to|unable\s+to)\s+(?:immediately\s+|independently\s+)*"
    r"(?:(?:verify|confirm|corroborate)\s+(?:either|the|these|those|this|that|his|her|their|its|any)\b|"
    r"(?:establish|determine|say|tell|verify)\s+(?P<both>who(?:\s+is|[’']s|\s+was)\s+(?:right|lying|telling)|"
    r"which\s+(?:account|version|of\s+(?:the\s+(?:two|accounts|versions)|them)|side\s+is\s+right))))",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:neither|none|cannot|not|unable)\b|n[’']t\b", re.IGNORECASE)
# What a party does who holds the opposite of what was just said.
OTHERWISE = re.compile(
    r"\b(?:say|said|claim|insist|maintain|argue|hold|tell|told|believe|remember|recall)\w*\b[^.;]{0,40}\b(?<!proven\s)(?<!stated\s)"
    r"(?:otherwise|the\s+(?:opposite|contrary|reverse))\b|"
    r"\b(?:takes?|took|holds?|held)\s+(?:exactly\s+|precisely\s+)?the\s+(?:opposite|contrary|other)\s+view\b|"
    rf"\b(?:gives?|gave|given|tells?|told|offer(?:s|ed)?|has|had|have|presents?|presented|describ(?:es?|ed)|put\s+forward|"
    rf"painted|paints?)\s+(?:an?|the|another|their\s+own|a\s+somewhat)\s+{_MUCH}"
    r"(?:different|another|other|contrary|conflicting|contradictory|opposite|opposing|rival|sharply\s+different)\s*"
    r"(?:account|version|story|reading|explanation|recollection|figure)\b|"
    r"\b(?:sees?|saw|remembers?|remembered|recalls?|recalled|tells?|told|reads?|read|has|had|have|describ(?:es?|ed))\s+"
    r"(?:it|things|this|that|the\s+\w+)\s+(?:very\s+|quite\s+|rather\s+)?(?:differently|otherwise)\b|"
    r"\bbeg(?:s|ged)?\s+to\s+differ\b|\bha(?:s|ve|d)\s+(?:an?\s+)?(?:different|other|another)\s+(?:memory|recollection)\b|\b(?:near|clos)er\s+(?:to\s+)?the\s+(?:mark|truth)\b",
    re.IGNORECASE,
)
DISAGREES = re.compile(
    r"(?:(?<!\bto\s)\bdisagree(?:s|d)?|\bdisput(?:es|ed)\s+(?:it|this|that)|\bpush(?:es|ed)\s+back)\b(?!\s+(?:about|over|on\s+(?!that|this)))",
    re.IGNORECASE,
)
# Answers that say no to what was just said: "It isn't, according to …", "That is not what the text says".
_PRONOUN = r"(?:it|they|he|she|that|this|these|those|we|i|there|you)"
_NOT = (
    r"(?:(?:is|was|were|did|does|do|has|had|have|are|would|will|can|could|am)(?:n[’']t|\s+not)|cannot|"
    r"never\s+\w+)"
)
NO = re.compile(
    r"[“\"]?(?:rubbish|nonsense|false|lies|a\s+lie|wrong|untrue|absurd|hardly|no\s+way)[,.!]|"
    rf"(?:“|\")?(?:but\s+|yet\s+)?(?:(?-i:No)[,.!]\s|not\s+(?:so|true|at\s+all|according)\b|nothing\s+of\s+the\s+(?:kind|sort)\b|"
    rf"no\s+such\s+thing\b|{_PRONOUN}\s+{_NOT}(?:\s+(?:so|true|right|correct|accurate|the\s+case|happen))?"
    r"(?:[.;!]|,\s+according|,[”\"](?=[^“”\"]*$)|[”\"])|"
    rf"(?:that|this|it)(?:[’']s|\s+(?:is|was))\s+(?:simply\s+|just\s+)?(?:not|never)\s+"
    r"(?:what|how|who|why|true|so|correct|right|accurate|the\s+case)\b(?!\s+(?:we|I)\b)|"
    rf"(?:that|this|it)\s+(?:is|was)n[’']t\s+(?:what|how|who|why|true|so|correct|right|accurate|the\s+case)\b)",
    re.IGNORECASE,
)
# "A third does not."
DOES_NOT = re.compile(
    r"(?:[\w’'-]+\s+){1,6}(?:does|do|did|has|have|had|is|are|was|were|will|would)(?:\s+not|n[’']t)[.;]?$",
    re.IGNORECASE,
)
NOT_SO = re.compile(
    r"\b(?:nothing\s+of\s+the\s+(?:kind|sort)|no\s+such\s+(?:thing|promise|agreement|offer|request|commitment|order|"
    r"undertaking|pledge|assurance|concession|deal|understanding|conversation|meeting|call|instruction)|"
    r"(?:that|this|it)(?:[’']s|\s+(?:is|was))\s+(?:simply\s+|just\s+)?not\s+(?:true|so|the\s+case|what|how)|"
    r"(?:that|this|it)\s+(?:is|was)n[’']t\s+(?:true|so|the\s+case|what|how))\b",
    re.IGNORECASE,
)
# "Has she?": the reporter asks what was just said, and lets somebody else answer.
CHALLENGE = re.compile(
    r"(?:^|\d\s+)(?:has|have|had|is|are|was|were|did|does|do|can|could|will|would)\s+(?:he|she|it|they|that|this)(?:\s+really)?\?$",
    re.IGNORECASE,
)
NO_SUCH = re.compile(
    r"\b(?:no\s+such\s+(?P<noun>[a-z]+)|(?P<other>[a-z]+)\s+(?:does|did)(?:\s+not|n[’']t)\s+exist|"
    r"(?:is|are|was|were)(?:n[’']t|\s+not|\s+un)\s*aware\s+of\s+any\s+(?:such\s+)?(?P<unaware>[a-z]+)|"
    r"(?:knows?|knew)\s+(?:of\s+no|nothing\s+(?:of|about)\s+(?:any|an?|the|such\s+an?))\s+(?:such\s+)?(?P<unknown>[a-z]+))\b",
    re.IGNORECASE,
)
EXISTING = re.compile(
    r"\bthere\s+(?:is|are|was|were|exists?|(?:may|might|could)\s+be)\b(?:,[^,.]*,)?\s+(?:an?|another|some|even)\b",
    re.IGNORECASE,
)
# Acts of saying that are said not to have been done: "gave no figure", "made no promise".
NO_ACT = re.compile(
    r"\b(?:ga?ve|given|made|makes?|signed|offered|received|sent|seen|issued|took|taken|set|agreed(?:\s+to)?)\s+"
    r"no\b(?:\s+such)?\s+(?:figure|number|date|promise|pledge|assurance|commitment|"
    r"guarantee|undertaking|offer|order|request|instruction|concession|deadline|threat|invitation)s?\b",
    re.IGNORECASE,
)
NOBODY = frozenset("nobody none no-one neither few no".split())
DENYING = frozenset("deny dismiss reject refute rebut dispute contradict disavow repudiate contest".split())
# In small letters, as is FALSE: every sentence is asked for either.
DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|dismiss|reject|refut|rebut|disput|contradict|disavow|repudiat|contest)"
)
NAMING = frozenset("call describe label brand denounce dismiss".split())
SAYINGS = frozenset(
    "statement claim account report suggestion comment remark allegation accusation story assertion "
    "rumour rumor charge version speculation description admission characterization characterisation "
    "interpretation reading insinuation criticism assessment finding figure number estimate "
    "recollection memory testimony".split()
)
NOTIONS = frozenset("idea notion suggestion possibility theory".split())  # denied with "that …" only
# What is said of somebody may be rejected without being denied.
COMMENTS = frozenset("comment remark criticism speculation assessment".split())
POINTING = frozenset("this that it them him her these those so".split())
# Nouns that hold a deed: to deny one is to deny having done it.
DEEDS = frozenset(
    "involvement responsibility wrongdoing knowledge role link plan intention existence breach violation "
    "connection collusion complicity having any contact tie".split()
)
FALSE = re.compile(
    r"\b(?:false|untrue|a\s+lie|lies|lied|lying|invention|invented|fabricat\w+|fiction|nonsense|baseless|wrong|mistaken|"
    r"incorrect|inaccurate|unfounded|misleading|fake|rubbish|fantasy|hoax|fairy\s+tale|myth|not\s+true|made\s+up|absurd|"
    r"groundless|propaganda|disinformation|unsubstantiated|ridiculous)\b"
)
# ", which it denies", "a charge that he rejects", "something she disputes".
RELATIVE_DENIAL = re.compile(
    r",\s+(?:which|something|an?\s+(?:\w+\s+)?(?:claim|charge|allegation|accusation|assertion|account|suggestion|report|"
    r"reading|version|figure|number)s?(?:\s+(?:that|which))?|(?:claim|charge|allegation|accusation)s(?:\s+(?:that|which))?)"
    r"\s+(?P<denier>[^,.;]{1,70}?)\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+|always\s+|since\s+|also\s+)?"
    r"(?:den(?:y|ies|ied)|disput(?:es?|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|says?\s+(?:is|are|was)\s+"
    r"(?:false|untrue|wrong|not\s+true))\b",
    re.IGNORECASE,
)
# "The union calls the second figure “a number from a brochure”": a claim is put aside by a name for it.
DISMISSES = re.compile(
    r"\b(?:calls?|called|describes?|described|labell?ed|brands?|branded|dismiss(?:es|ed)?)\s+"
    r"(?:that|the|this|those|such|his|her|its|their)\s+(?:\w+\s+)?(?:claims?|accounts?|allegations?|accusations?|charges?|"
    r"figures?|numbers?|estimates?|reports?|versions?|stor(?:y|ies)|suggestions?|assertions?|recollections?|memor(?:y|ies))\s+(?:as\s+)?"
    r"(?:[“\"](?!(?:accurate|true|credible|fair|correct|a\s+good)\b)|(?:an?\s+)?(?:\w+ly\s+)?(?:false|untrue|lie|lies|nonsense|"
    r"baseless|fabricat\w+|invention|fiction|fantasy|wrong|misleading|absurd)\b)",
    re.IGNORECASE,
)
DOUBTS = re.compile(r"\b(?:doubts?|doubted|questions?|questioned)\s+(?:that|whether)\b", re.IGNORECASE)
CONTRASTING = frozenset("but however yet still nevertheless nonetheless".split())
COMPARING = re.compile(
    r"\b(?:is|are|was|were|remains?|looks?|seems?)\s+(?:\w+\s+)?(?:(?:far\s+)?(?:more|less)\s+\w+|ambiguous|complicated|mixed|nuanced|"
    r"otherwise|(?:very\s+|quite\s+)?[“\"‘']?(?:fundamentally\s+)?different)|\bnot\s+(?:where|what|the|as)\b",
    re.IGNORECASE,
)
COUNTING = re.compile(
    r"\b(?:count(?:s|ed)?|admit(?:s|ted)?|put(?:s)?|say(?:s)?|said|estimate(?:s|d)?|claim(?:s|ed)?|report(?:s|ed)?|holding|"
    r"tally|reckon(?:s|ed|ing)?|by\s+that\s+of|(?:list|tally|register|count)\s+has|real\s+number|number\s+is|figure|toll|"
    r"record(?:s|ed)?|measur(?:es|ed)|accus(?:es|ed|ing)|list(?:s|ed)?|calculat(?:es|ed)|warned|speaks?\s+of|spoke\s+of|according\s+to|heard)\b",
    re.IGNORECASE,
)
# "another put the beef figure at 72,000", "the ministry counts 40": a number told of what was just counted.
PUT_AT = re.compile(
    r"\b(?:put(?:s|ting)?|gave|gives?|giving)\s+(?:it|them|[^,.;]{0,60}?\b(?:figure|number|toll|total|count|cost|sum|stock|"
    r"share|price|value|bill|rise|gain|loss|losses|turnout|dead))\b[^,.;]{0,30}?\s(?:at|as)\s|"
    r"\b(?:count|tall|record|measur|logg?|register|document|verif|confirm|report|reckon|estimat)(?:s|es|ed|ied|ies)\s+"
    r"(?:only\s+|just\s+|at\s+least\s+|about\s+|it\s+at\s+)?[\d$£€]|"
    r"(?:\b(?:the|its|their|his|her)|[’']s)\s+(?:own\s+)?(?:true\s+|real\s+|actual\s+|right\s+|correct\s+|latest\s+)*"
    r"(?:figure|number|count|tally|estimate|total|toll)\b[^,.;]{0,40}?\s(?:is|was|came\s+to|stood\s+at)\b|"
    r"\bput(?:s|ting)?\s+(?:it|them)\s+at\b",
    re.IGNORECASE,
)
# The same with a number in words: "put the toll at nine".
PUT_AT_WORD = re.compile(
    r"\bput(?:s|ting)?\s+(?:it|them|[^,.;]{0,60}?\b(?:figure|number|toll|total|count|dead))\s+at\s+"
    r"(?P<number>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
# Two accounts of one text, each with its number: "60,000 tonnes in Sarn's and 50,000 in Orm's".
OWNED = re.compile(
    r"(?P<one>\d[\d,.]*\b[^.;]{0,30}?\s(?:in|by|on)\s+(?:the\s+)?(?P<a>[A-Z][\w-]+[’']s))"
    r"(?:,|\s+and|\s+but|,?\s+against)\s+(?P<other>\d[\d,.]*\b[^.;]{0,30}?\s(?:in|by|on)\s+(?:the\s+)?(?P<b>[A-Z][\w-]+[’']s))"
)
DEMANDING = re.compile(
    r"\b(?:wants?|wanted|asks?|asked|demand(?:s|ed|ing)?|offer(?:s|ed|ing)?|propos(?:es?|ed|ing)|seeks?|sought|would|should|"
    r"shall|will|must|calls?\s+for|called\s+for|insist(?:s|ed)?\s+on)\b",
    re.IGNORECASE,
)
PARTITIVE = re.compile(
    r"(?:one|another|two others|the (?:other|third|second|first)|a (?:second|third)|others|some)\b",
    re.IGNORECASE,
)
# "They remember the meeting in the same way": said of the claim before it, it is no claim of its own.
AGREEING = re.compile(
    r"\b(?:in\s+the\s+same\s+way|(?:says?|said|heard|remembers?|recall(?:s|ed)?)\s+the\s+same|"
    r"(?:confirm|corroborat|back)\w*\s+(?:it|that|this|(?:up\s+)?(?:his|her|their|its|the|that)\s+(?:account|version|claim|story)))\b",
    re.IGNORECASE,
)
ONE_OF_THEM = re.compile(r"(?:one|another|two|some) of (?:the|them|those)\b|another\b", re.IGNORECASE)
# A number that stands alone, told in place of one given before: "The ship owner had heard 22."
RETOLD = re.compile(
    r"\b(?:heard|count(?:s|ed)|say(?:s)?|said|saw|(?:report|describ|quot)ed\s+(?:it\s+)?as|spoke\s+of|"
    r"(?:put|puts|gave|gives|given)\s+(?:it\s+|the\s+(?:number|figure|total|limit)\s+)(?:at|as))\s+"
    r"(?P<number>\d+(?:[.,]\d+)*)(?=[.;,)](?!\d)|$)",
    re.IGNORECASE,
)
LEAST_DIFFERENCE = 0.01  # numbers closer than a hundredth are the same figure, rounded
# What somebody held before, and what the same holds now.
BEFORE = re.compile(
    r"\b(?:(?:had\s+)?(?:at\s+first|initially|originally|previously|earlier)\b|had\s+(?:said|told|insisted|denied|claimed|"
    r"promised|maintained|argued|called)\b|used\s+to\s+(?:say|insist|argue)\b)",
    re.IGNORECASE,
)
NOW = re.compile(
    r"\b(?:(?:now|later|then|since|subsequently|eventually)\s+(?:says?|said|insists?|insisted|acknowledged?s?|admits?|admitted|"
    r"concedes?|conceded|claims?|claimed|told|denies|denied|describ(?:es|ed))|chang(?:es|ed|ing)\s+(?:his|her|its|their|the)\s+"
    r"(?:account|story|position|version|mind|tune|line)|backtrack(?:s|ed|ing)|reversed\s+(?:himself|herself|itself|course)|"
    r"walk(?:s|ed|ing)\s+(?:it|that|this|those\s+\w+|the\s+\w+|his\s+\w+|her\s+\w+)\s+back|contradict(?:s|ed|ing)\s+"
    r"(?:his|her|its|their)\s+(?:own|earlier|previous))\b",
    re.IGNORECASE,
)
# A denied clause that only points at what was just said.
POINTS_BACK = re.compile(
    r"\b(?:any\s+such|such\s+an?|anything\s+of\s+the\s+(?:kind|sort)|(?:said|done|made|promised|agreed\s+to)\s+(?:so|that|it|this)|"
    r"(?:was|were|is|had\s+been)\s+(?:so|true|the\s+case))\b",
    re.IGNORECASE,
)
NOBODY_FIRST = re.compile(
    r"(?:nobody|no\s+one|none|neither|not\s+(?:all|everyone|everybody)|few)\b", re.IGNORECASE
)
COUNTERED = re.compile(r"\b(?:countered|retorted|shot\s+back)\b(?!\s+(?:with|by)\b)", re.IGNORECASE)
# What somebody would like is no fact that another can deny.
WISHING = re.compile(
    r"\b(?:(?:I|we)(?:[’']d|\s+would)\s+(?:rather|like|love|prefer)|(?:I|we)\s+(?:want|hope|wish|need|ask|urge)|hopes?|let\s+us|(?:could|should|might|would)\s+have)\b|\?",
    re.IGNORECASE,
)
FACING = re.compile(r";|,?\s*\b(?:while|whereas|but)\b|\b(?:by|in)\s+contrast\b", re.IGNORECASE)
FACING_OTHERS = re.compile(r",\s+and\b|\.\s", re.IGNORECASE)  # "one said …, and another said …"
ABOUT_IT = re.compile(
    r"(?:that\s+)?[“\"]?(?:it|that|this|those|these)\s+(?:\w+ly\s+)?(?:was|were|is|are|had|has|have|did|does|came|went|"
    r"began|ended|fell|hit|\w{2,}ed)\b",
    re.IGNORECASE,
)
TOLD_AS = re.compile(r"\bas\b.*\b(?:told|said|noted|argue|put it)", re.DOTALL)
# Published accounts of one text or meeting, each with its owner; rival drafts are no contested fact.
READING = re.compile(
    r"(?P<who>\b(?:(?:the|its|his|her|their|an?)\s+)?(?:[\w’'-]+\s+){0,4}?"
    r"(?P<noun>fact\s+sheet|translation|read-?out|transcript|minutes|communiqu[eé]|press\s+release|official\s+summary|"
    r"(?:\w+-language|english|french|spanish|arabic|hebrew|russian|ukrainian|chinese)\s+(?:version|text|copy)|(?-i:[A-Z])\w+\s+(?:version|translation|account))(?:\s+(?:issued|published|released|posted)\s+by\s+\S+)?"
    r"|\b[A-Z][\w-]+[’']s|\bthe\s+other(?:\s+\w+)?(?:[’']s)?)\s+"
    r"(?:\w+ly\s+|only\s+)?(?:says?|said|reads?|speaks?\s+of|spoke\s+of|refer(?:s|red)\s+to|mentions?|mentioned|omits?|omitted|"
    r"makes?\s+no\s+mention|made\s+no\s+mention|puts?|calls?|describes?|has\s+it|gives?|gave|promis(?:es|ed)|records?|recorded)\b",
    re.IGNORECASE,
)
# Words by which a sentence says that something is not so, did not happen or is not known to be.
DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|not\s+aware|unaware|no\s+(?:such|knowledge|plans?|intention)|never|knows?\s+nothing|reject(?:s|ed)|dismiss(?:es|ed))\b|"
    r"\b(?:is|was|were|did|has|had)(?:n[’']t|\s+not)\b",
    re.IGNORECASE,
)
CONTRADICTS_HIM = re.compile(
    r"(?:\w+\s+){0,3}?contradict(?:s|ed|ing)\s+(?:him|her|them)\b(?!\s+\w+\s+(?:account|claim|version|statement))",
    re.IGNORECASE,
)
PROMISED = re.compile(
    r"\b(?:promis|pledg|assur|guarante|commit|agree|offer|vow|undert|told|order|instruct|sign|accept)\w*\b",
    re.IGNORECASE,
)
IT = re.compile(r"\b(?:it|them|one|this|that|these|those|so|any|anything|anyone)\b", re.IGNORECASE)
SUBORDINATING = frozenset("although though but while which".split())
DENIES_THAT = re.compile(
    r"(?:\w+\s+){1,4}?(?:that|this|it)\s*(?:[,.;:”\"]|$|saying\b|and\b|as\b)", re.IGNORECASE
)
POINTING_FIRST = re.compile(r"(?:that\s+)?[“\"]?(?:it|they|this|these|those|we)\b", re.IGNORECASE)
# "had changed its account": the same speaker holds something else now.
CHANGED = re.compile(
    r"\b(?:chang(?:es|ed|ing)\s+(?:his|her|its|their)\s+(?:account|story|version|tune|line)|"
    r"backtrack(?:s|ed|ing)|revers(?:es|ed)\s+(?:himself|herself|itself|themselves)|"
    r"contradict(?:s|ed|ing)\s+(?:his|her|its|their)\s+(?:own|earlier|previous)|"
    r"walk(?:s|ed|ing)\s+(?:it|that|this|(?:the|his|her|its|their)\s+\w+)\s+back)\b",
    re.IGNORECASE,
)
# A forecast or a valuation, which is counted like a fact.
WORTH = re.compile(r"\b(?:cost|worth|bring|save|lose|yield|amount|kill|raise)\w*\b", re.IGNORECASE)

# "They had not", "he never mentioned it", "it has no agreed meaning": an answer to the last claim.
DENIES_IT = re.compile(
    r"(?:that\s+)?[“\"]?(?P<who>he|she|they|it|there|this|that|we|I)\s+(?:(?:has|had|have|did|does|do|was|were|is|are|am)"
    r"(?:\s+not|n[’']t|\s+never|\s+no)\b|never\b)(?!\s+(?:only|just|yet|big|secret|doubt|surprise|longer|more|less|been\s+(?:told|informed|asked)|know|aware|sure|comment|"
    r"want|going|plans?))",
    re.IGNORECASE,
)
THINGS = frozenset("it there this that".split())
# "It was the union that had rung her first": another doer than the one just named.
CLEFT = re.compile(
    r"(?:that\s+)?[“\"]?it(?:\s+(?:was|is|had\s+been)|[’']s)\s+(?:the\s+|his\s+|her\s+|its\s+|their\s+|an?\s+)?"
    r"(?!(?:not\s+)?(?:clear|true|likely|possible|important|vital|necessary|essential|crucial|said|believed|thought|hoped|unclear|time|up|too|better|because|in|on|at|only|"
    r"shame|pity|fact|matter)\b)(?:(?!(?:but|to)\b)[\w’'-]+\s+){1,4}?(?:that|who)\s",
    re.IGNORECASE,
)
PUBLISHED = re.compile(
    r"\b(?:fact\s+sheet|translation|read-?out|transcript|minutes|communiqu[eé]|press\s+release|official\s+summary|\w+-language)",
    re.IGNORECASE,
)
# "The Sarnish paper says 15; in the Ormian text it is 12": where two accounts of one text are said to differ.
VERSION = re.compile(
    r"(?P<who>\b(?:(?:in|on|by)\s+)?(?:the\s+)?(?-i:[A-Z][\w-]+)(?:[’']s)?\s+(?P<noun>paper|text|document|version|sheet|statement|"
    r"account|list)|\b(?-i:[A-Z][\w-]+)[’']s|\bthe\s+other(?:\s+\w+)?(?:[’']s)?)\s+(?=\w)",
    re.IGNORECASE,
)
SAYS_THERE = re.compile(
    r"(?:only\s+)?(?:says?|said|reads?|speaks?\s+of|refers?\s+to|mentions?|omits?|makes?\s+no|puts?|calls?|describes?|has\s|gives?|"
    r"promis\w+|the\s|it\s|there\s|nothing\b|no\b)",
    re.IGNORECASE,
)
RIVAL = re.compile(
    r"\b(?:accounts?|versions?|readings?|translations?|fact\s+sheets?|read-?outs?)\b[^.;]{0,60}?\b(?:differ|diverge|disagree|"
    r"conflict|contradict|do\s+not\s+(?:match|agree|tally))|\b(?:both|two|rival)\s+(?:fact\s+sheets|read-?outs|translations|accounts)\b",
    re.IGNORECASE,
)
