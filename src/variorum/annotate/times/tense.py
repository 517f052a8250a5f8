"""Whether a clause looks back or ahead, from its verbs: English has few enough signs to list them."""

from variorum.annotate.times.lexicon import MADE_THINGS
from variorum.annotate.times.tokens import CLASS_CHARS, OTHER, STOP, Tokens

PAST, FUTURE, UNKNOWN = -1, 1, 0
WINDOW = 14  # tokens on each side: a clause of news is rarely longer

# Words that put what they govern ahead, unless "had been" or "was" stands before them.
_PLANNED = frozenset(
    "scheduled expected due slated likely planned supposed plan plans planning intend intends expects expect "
    "hopes hope wants want vows pledges promises prepare prepares preparing".split()
)
# What stands before "to" and a verb where the deed is still to come.
_INTENDING = frozenset(
    "is are was were agreed agree agrees offered offers proposed proposes pledged vowed promised threatened "
    "ordered invited urged plan plans decided intention right bid refused asked wants forecast forecasts "
    "predicted projected".split()
)
_MODALS = frozenset("will shall ll wo would may might must should wouldn shouldn mustn".split())
# Events on a calendar are told ahead in the present tense: "the council meets Monday".
_CALENDAR_VERBS = frozenset(
    "meet meets begin begins starts opens arrive arrives resume resumes convene convenes expire "
    "expires takes end ends closes flies travels visits hosts returns rules lapse lapses votes "
    "reopens plays faces departs leaves debates considers discusses goes follows".split()
)
# The same of many: "polls close on Sunday", "the ministers sign on Friday".
_PLURAL_VERBS = frozenset("open close start end go return sign leave vote follow".split())
_NO_PLURAL = frozenset("is was has its this his as thus ’s 's always does us".split())
# Irregular past forms that news uses most; regular ones end in -ed.
_BACK = frozenset(
    "was were had did said told came went took made began gave got held won lost fell rose met left led sent "
    "spent kept saw found wrote spoke broke drove flew grew hit ran sat sold stood struck threw knew brought "
    "bought built caught dealt drew fought felt heard hid laid meant paid sought shot slid sank sprang "
    "swore telling saying adding announcing taught thought understood withdrew became been could "
    "seen given taken written drawn shown since wasn weren didn hadn".split()
)
# "Is flying in on Sunday" is a plan; "is saying" is not.
_MOTIONS = frozenset(
    "flying travelling traveling heading returning arriving leaving meeting visiting hosting holding coming "
    "sending resuming starting beginning".split()
)
_NOT_VERBS = frozenset(
    "united need indeed speed seed feed bed red hundred unprecedented embed fed wed".split()
)
_DETERMINERS = frozenset("the a an its his her their our any some this that more newly of and".split())
_ARTICLES = frozenset("the a an its his her their our".split())
_AUXILIARIES = frozenset("to be will would is are may must should shall being".split())
# Verbs after which "by Friday" and "to Friday" name a day still to come, though they are told as past.
_DEMANDING = frozenset(
    "demanded asked urged called ordered required requested sought set gave wanted proposed offered promised "
    "pledged vowed agreed told owed needed insisted warned suggested recommended".split()
)
_PUT_OFF = frozenset(
    "postponed moved delayed pushed adjourned extended deferred rescheduled shifted brought".split()
)
_OVER = frozenset("passed expired lapsed came went".split())
# Nouns that ask, after which "by Friday" is still to come; and what a text does in the present tense.
_DEMANDS = frozenset("demand demands order orders request requests call calls ultimatum deadline".split())
_PROVIDES = frozenset("requires proposes envisages foresees stipulates obliges sets".split())
_DEADLINES = frozenset("deadline cutoff ultimatum".split())
_QUOTES = frozenset('“”"')
# What is said of a day that is to be: "has suggested the first week of June".
_CHOSEN = frozenset(
    "suggested suggests proposed proposes floated wants booked reserved pencilled penciled".split()
)
_STOP_CHAR = CLASS_CHARS[STOP]
_MAY_CHAR = CLASS_CHARS["MAYMARCH"]
_WDAY_CHAR = CLASS_CHARS["WDAY"]
_OTHER_CHAR = CLASS_CHARS[OTHER]


def direction(tokens: Tokens, first: int, last: int, window: int = WINDOW) -> int:
    """Return PAST, FUTURE or UNKNOWN for the clause around tokens ``first`` to ``last`` (end exclusive).

    "Until" and "as soon as" in mid-sentence look ahead, and so do a deadline and what is asked for "by" a
    day. Else the nearest verb before the expression decides; where the clause has none there, "by", then the
    nearest verb after it.
    """
    back = range(first - 1, max(-1, first - 1 - window), -1)
    beside = _beside_noun(tokens.words, first, last)
    if beside != UNKNOWN:
        return beside
    if _is_agenda(tokens.words, last):
        return FUTURE
    if last < len(tokens.words) and tokens.words[last] in ("'s", "’s"):
        return _scan(tokens, range(last, min(len(tokens.words), last + 4)), ahead_of_it=True)
    if _is_held_until(tokens, first):
        return PAST
    within = first > 1 and tokens.classes[first - 2] != _STOP_CHAR
    if within and (_leads_ahead(tokens.words, first) or _is_wanted(tokens, first)):
        return FUTURE
    before = UNKNOWN if _opens_clause(tokens.words, first, last) else _scan(tokens, back)
    if before != UNKNOWN:
        return before
    after = _scan(tokens, range(last, min(len(tokens.words), last + window)), ahead_of_it=True)
    return FUTURE if after == UNKNOWN and first and tokens.words[first - 1] == "by" else after


def is_told_back(tokens: Tokens, first: int, window: int) -> bool:
    """Return whether the nearest verb before token ``first`` is past: a surer sign than one behind."""
    return not _leads_ahead(tokens.words, first) and (
        _scan(tokens, range(first - 1, max(-1, first - 1 - window), -1)) == PAST
    )


def _opens_clause(words: list[str], first: int, last: int) -> bool:
    """Return whether a clause begins with the expression, as in "…, and on Sunday, an aide said"."""
    joined = first > 1 and words[first - 2] in ("and", "but", "while") and words[first - 1] in ("on", "in")
    return joined and words[last : last + 1] == [","]


def _is_agenda(words: list[str], last: int) -> bool:
    """Return whether what a day holds is told of as present: "Friday's session is about tolls"."""
    after = words[last : last + 3]
    return len(after) == 3 and after[0] in ("'s", "’s") and after[1] in _HELD and after[2] in ("is", "are")


_HELD = frozenset(
    "session sessions vote ballot meeting talks summit hearing election round plenary conference".split()
)


def _leads_ahead(words: list[str], first: int) -> bool:
    if words[first - 2 : first] == ["at", "least"]:
        first -= 2
    before = words[max(0, first - 3) : first]
    if before == ["this", "year", "through"]:
        return False  # what the year has brought so far
    return before[-1:] in (["until"], ["till"], ["through"], ["starting"]) or before in (
        ["as", "soon", "as"],
        ["as", "early", "as"],
        ["as", "late", "as"],
        ["no", "later", "than"],
    )


def _is_held_until(tokens: Tokens, first: int) -> bool:
    """Return whether somebody had an office or a trade until then: "who led the council until August"."""
    until = tokens.words[first - 1] in ("until", "till") if first else False
    return until and not _HELD_OFFICE.isdisjoint(_clause_before(tokens, first - 1))


_HELD_OFFICE = frozenset("led served headed chaired taught ruled governed".split())


def _beside_noun(words: list[str], first: int, last: int) -> int:
    """Return what the words beside the expression say: "Sunday's draft", "a Friday deadline", "ahead of"."""
    if any(words[i : i + 2] == ["ahead", "of"] for i in range(max(0, first - 5), first - 1)):
        return FUTURE
    after = words[last : last + 4]
    if after[:1] in (["'s"], ["’s"]):
        after = after[1:]
    if after and after[0] in MADE_THINGS:
        return PAST
    kept = words[max(0, first - 2) : first] == ["by", "the"]  # "signed by the Friday deadline": the verb says
    if not kept and _DEADLINES & set(after[:1] if after[:1] != ["as"] else after):
        over = _OVER if words[first - 1 : first] != ["the"] else _OVER | {"was", "had"}
        return PAST if over & set(after) else FUTURE
    return UNKNOWN


def _is_wanted(tokens: Tokens, first: int) -> bool:
    """Return whether the preposition before the expression makes it a day that something is put on.

    "A venue for Thursday", "asked for an answer by Friday", "moved to Monday", "the deadline is Friday".
    """
    lead, before = tokens.words[first - 1], _clause_before(tokens, first - 1)
    if lead in _CHOSEN:
        return True
    if lead in ("is", "of", "on"):
        is_on = lead == "is" or (lead == "on" and _is_still(before))
        near = set(before[-2:])
        return bool(_DEADLINES & near and not _OVER & near) or (is_on and tokens.classes[first] == _WDAY_CHAR)
    if lead == "for":
        free = tokens.classes[first - 2] == _OTHER_CHAR and tokens.words[first - 2] not in _PLANNED
        return free and tokens.classes[first] == _WDAY_CHAR and "had" not in before[-5:]
    if lead == "to":
        return bool(_PUT_OFF & set(before[-6:]))
    return lead in ("by", "before") and "had" not in before and bool((_DEMANDING | _DEMANDS) & set(before))


def _is_still(before: list[str]) -> bool:
    """Return whether the words end in "is", or in "is still", "is, in theory,": the day is what it is on."""
    left = list(before)
    while left and left[-1] in _STILL:
        left.pop()
    return left[-1:] in (["is"], ["are"])


_STILL = frozenset("still also now again only just , in theory currently principle".split())


def _clause_before(tokens: Tokens, end: int) -> list[str]:
    """Return the words of the sentence that stand before token ``end``, as far as a clause reaches."""
    start = max(0, end - WINDOW)
    stop = tokens.classes.rfind(_STOP_CHAR, start, end)
    return tokens.words[max(start, stop + 1) : end]


def _scan(tokens: Tokens, indices: range, ahead_of_it: bool = False) -> int:
    """Return the sign of the first verb on the way; a sentence ends it, and the quotation it is in."""
    inside = 0
    for index in indices:
        if tokens.classes[index] == _STOP_CHAR or tokens.words[index] == ";":
            return UNKNOWN
        if tokens.words[index] in _QUOTES:
            inside += 1 if _opens(tokens, index) == ahead_of_it else -1
            if inside < 0:
                return UNKNOWN
        if inside or tokens.classes[index] == _MAY_CHAR:
            continue  # what somebody else says, the month or a name: not the verb
        sign = _sign(tokens, index, ahead_of_it)
        if sign != UNKNOWN:
            return sign
    return UNKNOWN


def _opens(tokens: Tokens, index: int) -> bool:
    """Return whether a quotation mark opens: it says so itself, or a letter follows it."""
    mark = tokens.words[index]
    return mark == "“" or (mark == '"' and tokens.text[tokens.ends[index] :][:1].strip() != "")


def _sign(tokens: Tokens, index: int, ahead_of_it: bool) -> int:
    words = tokens.words
    word, previous = words[index], words[index - 1] if index else ""
    if index and tokens.classes[index - 1] == _MAY_CHAR:
        previous = ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if (
        word in _MODALS
        or (word == "won" and following in ("'", "’"))
        or (word == "going" and following == "to" and previous not in ("was", "were", "been"))
    ):
        return FUTURE
    if word == "set":
        return FUTURE if following in ("to", "for") else PAST if following in _AFTER_SET else UNKNOWN
    if previous in ("is", "are") and (word in _MOTIONS or (word == "up" and following == "for")):
        return FUTURE
    if word == "could" and following not in ("not", "n", "have"):
        return FUTURE
    if word in _PLANNED:
        over = previous in ("previously", "originally") or "had" in words[max(0, index - 2) : index]
        return PAST if over or (ahead_of_it and word.endswith("ed")) else FUTURE
    if word in _PROVIDES or (word in ("calls", "provides") and following == "for"):
        return UNKNOWN if previous in _DETERMINERS else FUTURE
    if (word == "to" and previous in _INTENDING) or (word == "off" and previous in ("put", "puts")):
        return FUTURE
    if word in _CALENDAR_VERBS and not (word in _NOUNS_TOO and _is_plural(tokens, index)):
        return UNKNOWN if previous in ("to", "the", "a", "not") else FUTURE
    if (
        following == "again"
        and word.endswith("s")
        and word not in _NO_PLURAL
        and previous not in _DETERMINERS
    ):
        return FUTURE  # "she runs again on Sunday"
    if word in _PLURAL_VERBS and previous.endswith("s") and previous not in _NO_PLURAL:
        return FUTURE  # "polls close on Sunday"
    return _past_form(tokens, index, previous)


# "Set in motion", "set aside", "set off": what is done, not what is put on a day.
_AFTER_SET = frozenset("on in by aside up off out down".split())


def _is_plural(tokens: Tokens, index: int) -> bool:
    """Return whether "visits", "votes" is a noun: counted, owned, qualified, or without an object."""
    before = tokens.words[index - 1] if index else ""
    if before == "," and not _AFTER_VERB.isdisjoint(tokens.words[index + 1 : index + 2]):
        return False  # "the envoy, who left by night, returns on Friday"
    if before in _DETERMINERS or not before.isalpha() or before.endswith(("ly", "ing", "ed")):
        return True
    following = tokens.written(index + 1) if index + 1 < len(tokens.words) else ""
    return tokens.words[index] == "visits" and not (following[:1].isupper() or following in _DETERMINERS)


_AFTER_VERB = frozenset("on to home from in the a its his her".split())
_NOUNS_TOO = frozenset(
    "visits votes returns rules ends starts travels closes takes plays faces leaves debates".split()
)


def _past_form(tokens: Tokens, index: int, previous: str) -> int:
    words, word = tokens.words, tokens.words[index]
    if word in _BACK and previous in _ARTICLES:
        return UNKNOWN  # "the paid leave"
    if word in _BACK:
        return (
            FUTURE
            if previous in _AUXILIARIES and word not in ("was", "were", "had", "did", "could")
            else PAST
        )
    if not word.endswith("ed") or word in _NOT_VERBS or word.startswith("un") or not word.isalpha():
        return UNKNOWN
    if previous in _DETERMINERS and not (previous == "that" and _ends_phrase(tokens, index + 1)):
        return UNKNOWN  # a participle before its noun: "the reduced dividend"; not "a plan that leaked on"
    if previous.isdecimal() and not _ends_phrase(tokens, index + 1):
        return UNKNOWN  # "the release of 300 detained sailors"
    if previous in _AUXILIARIES:
        return PAST if "could" in words[max(0, index - 3) : index] else FUTURE
    return PAST


def _ends_phrase(tokens: Tokens, at: int) -> bool:
    """Return whether no noun follows at ``at``: the text ends, or a preposition, mark or day stands there."""
    if at >= len(tokens.words) or tokens.classes[at] != _OTHER_CHAR:
        return True
    return tokens.words[at] in ("by", "to")
