"""The words that time expressions are made of: each word's class and what it stands for."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs",
            "friday fri", "saturday sat", "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

# TIMEX3 letter of a unit, and how many of it one word stands for ("two decades" = P20Y).
UNITS: dict[str, tuple[str, int]] = {
    "second": ("S", 1), "minute": ("m", 1), "min": ("m", 1), "hour": ("h", 1), "day": ("D", 1),
    "week": ("W", 1), "fortnight": ("W", 2), "month": ("M", 1), "quarter": ("Q", 1), "year": ("Y", 1),
    "decade": ("Y", 10), "century": ("Y", 100), "millennium": ("Y", 1000), "weekend": ("WE", 1),
}  # fmt: skip
PLURALS = {
    "seconds": "second", "minutes": "minute", "mins": "minute", "hours": "hour", "hrs": "hour", "days": "day",
    "weeks": "week", "fortnights": "fortnight", "months": "month", "quarters": "quarter", "years": "year",
    "yrs": "year", "decades": "decade", "centuries": "century", "millennia": "millennium",
    "weekends": "weekend",
}  # fmt: skip

PARTS_OF_DAY = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "dawn": "TMO",
    "midmorning": "TMO", "midafternoon": "TAF", "lunchtime": "TMI", "dusk": "TEV",
}  # fmt: skip
CLOCK_WORDS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split()
    )
} | {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {"thirtieth": 30}
DECADE_WORDS = {
    word: 10 * number
    for number, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}

# Offsets from Greenwich as TIMEX3 writes them after a time of day.
ZONES = {
    "gmt": "Z", "utc": "Z", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07",
    "mdt": "-06", "pst": "-08",
    "pdt": "-07", "cet": "+01", "cest": "+02", "eet": "+02", "eest": "+03", "bst": "+01",
    "msk": "+03", "ist": "+0530", "jst": "+09", "et": "", "ct": "", "pt": "", "mt": "",
}  # fmt: skip

# Feasts on a fixed day, (month, day); the movable ones are reckoned in arithmetic.py.
FIXED_FEASTS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1), "new year": (1, 1),
    "halloween": (10, 31), "valentine's day": (2, 14), "bastille day": (7, 14), "may day": (5, 1),
    "independence day": (7, 4), "veterans day": (11, 11), "armistice day": (11, 11),
}  # fmt: skip
# What carries the month it was made in: "the November draft" looks back, whatever the verb.
MADE_THINGS = frozenset(
    "draft drafts plan plans text texts proposal proposals version paper deal agreement accord pact truce "
    "ceasefire letter memo resolution declaration communique offer leak edition attack raid".split()
)
# (month, weekday, which one; 0 = the last)
COUNTED_FEASTS = {
    "thanksgiving": (11, 4, 4), "thanksgiving day": (11, 4, 4), "labor day": (9, 1, 1),
    "memorial day": (5, 1, 0), "martin luther king day": (1, 1, 3),
    "presidents day": (2, 1, 3), "columbus day": (10, 1, 2),
    "mother's day": (5, 7, 2), "father's day": (6, 7, 3),
}  # fmt: skip
EASTER_FEASTS = {
    "easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7,
    "pentecost": 49, "ash wednesday": -46, "whit monday": 50,
}  # fmt: skip

# Word classes that the patterns name. One word has one class; where it is ambiguous, patterns join classes.
_CLASSES: dict[str, str] = {
    "MONTH": " ".join(set(MONTHS) - {"may", "march", "mar", "dec"}) + " dec",
    "MAYMARCH": "may march mar",
    "WDAY": "monday tuesday wednesday thursday friday saturday sunday",
    "WABBR": "mon tue tues wed thu thur thurs fri sat sun",
    "WDAYS": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "POD": " ".join(PARTS_OF_DAY),
    "PODS": "mornings afternoons evenings nights",
    "NOON": "noon midday midnight",
    "UNIT": "minute hour day week month year fortnight",
    "LONGUNIT": "decade century millennium",
    "UNITS": " ".join(set(PLURALS) - {"quarters", "weekends"}),
    "QTR": "quarter",
    "QTRS": "quarters",
    "WEEKEND": "weekend",
    "WEEKENDS": "weekends",
    "SECOND": "second",
    "SEASON": "summer autumn winter",
    "SPRINGFALL": "spring fall",
    "SEASONS": "summers autumns winters springs",
    "NUMW": " ".join(set(SMALL_NUMBERS) - {"one", "zero"}),
    "ONE": "one",
    "SCALE": " ".join(SCALES),
    "SCALES": "dozens hundreds thousands millions",
    "ORDW": " ".join(set(ORDINALS) - {"second"}),
    "DECW": " ".join(DECADE_WORDS),
    "TODAY": "today",
    "YESTERDAY": "yesterday",
    "TOMORROW": "tomorrow",
    "TONIGHT": "tonight",
    "OVERNIGHT": "overnight",
    "THIS": "this",
    "THESE": "these",
    "THAT": "that",
    "THOSE": "those",
    "LAST": "last",
    "NEXT": "next",
    "PAST": "past",
    "COMING": "coming upcoming",
    "PREVIOUS": "previous preceding prior",
    "FOLLOWING": "following ensuing subsequent",
    "RECENT": "recent",
    "CURRENT": "current",
    "LATEST": "latest",
    "SAME": "same",
    "LIKE": "corresponding comparable",
    "EARLY": "early",
    "LATE": "late",
    "MID": "mid middle",
    "EARLIER": "earlier",
    "LATER": "later",
    "SOMETIME": "sometime",
    "AGO": "ago",
    "AHEAD": "ahead hence",
    "BEFORE": "before",
    "AFTER": "after",
    "END": "end close",
    "START": "start beginning outset",
    "HALF": "half",
    "FISCAL": "fiscal financial",
    "PERIOD": "period",
    "EVERY": "every each",
    "SEVERAL": "several",
    "FEW": "few",
    "MANY": "many",
    "COUPLE": "couple",
    "ANOTHER": "another additional extra",
    "MORE": "more",
    "LESS": "less fewer",
    "THAN": "than",
    "LEAST": "least most",
    "AT": "at",
    "UP": "up",
    "NO": "no",
    "AS": "as",
    "ABOUT": "about around nearly almost roughly approximately some barely",
    "OVER": "over",
    "A": "a an",
    "THE": "the",
    "AND": "and",
    "OR": "or",
    "TO": "to",
    "OF": "of",
    "IN": "in",
    "FOR": "for",
    "FROM": "from",
    "ON": "on",
    "THEN": "then",
    "PREP": "during since until till by through throughout between within into",
    "NOW": "now",
    "ADVPRES": "currently nowadays presently",
    "ADVPAST": "recently lately",
    "SOON": "soon",
    "FUTURE": "future",
    "DAILY": "daily weekly monthly yearly annually hourly nightly biweekly fortnightly",
    "OLD": "old",
    "LONG": "long",
    "NEAR": "near",
    "TERM": "term",
    "DAYSADJ": "trading business working calendar consecutive straight additional short",
    "TIMES": "once twice",
    "TIME": "time times",
    "MOMENT": "moment",
    "PRESENT": "present",
    "BEING": "being",
    "AMPM": "am pm",
    "OCLOCK": "clock",
    "TZ": " ".join(ZONES),
    "LOCAL": "local",
    "FEAST": "christmas thanksgiving easter halloween pentecost",
    "FEASTADJ": "boxing bastille independence veterans armistice labor memorial columbus presidents "
    "good palm ash whit valentine mother father",
    "NEW": "new",
    "SO": "so",
    "FINAL": "final",
    "ITS": "its",
    "FULL": "full whole",
    "EVE": "eve",
    "ALL": "all entire",
    "PER": "per",
    "YEARS_LIKE": "yearlong daylong weeklong monthlong decadelong yearend",
}
WORD_CLASSES: dict[str, str] = {word: name for name, words in _CLASSES.items() for word in words.split()}

# Words that count only with a capital: elsewhere they are verbs, adjectives or parts of other words.
NEEDS_CAPITAL = frozenset(
    "may march mon tue tues wed thu thur thurs fri sat sun jan feb apr jun jul aug sep sept oct nov dec good "
    "palm ash whit boxing bastille independence labor memorial columbus veterans presidents armistice".split()
)
NEEDS_CAPITALS = frozenset(ZONES)  # EST and ET, never "est" and "et"

NUMBER_CLASSES = (
    "DAYNO", "INT", "YEAR", "BIGNUM", "DEC", "FRACT", "ORDNUM", "CLOCK", "CLOCKAM", "ISO", "NUMDATE",
    "DECNUM", "SHORTDEC", "QNUM",
)  # fmt: skip
MARK_CLASSES = {
    ",": "COMMA", ".": "DOT", "-": "HYPH", "–": "HYPH", "—": "DASH", "--": "DASH", "(": "PAREN",
    ")": "PAREN", "'s": "POSS",
    "’s": "POSS", "'": "QUOTE", "’": "QUOTE", "‘": "QUOTE", "`": "QUOTE", "/": "SLASH",
    "$": "MONEY", "£": "MONEY", "€": "MONEY", "%": "PERCENT", "½": "ONEHALF", "+": "PLUS",
}  # fmt: skip

# Words whose point does not end a sentence.
ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen gov sen rep lt col capt maj sgt adm cmdr st prof rev hon pres corp co ltd vs no "
    "jr sr mt ft jan feb mar apr jun jul aug sept sep oct nov dec etc dept assn bros al approx est".split()
)

# Prepositions and articles that may stand before a time expression and belong to its reading.
LEADS = frozenset(
    "on by since in at until till before after during from through to within for of over around about "
    "between throughout starting beginning following into toward towards the a an as shortly".split()
)
