"""The English of texts on the table: what they are called, how they come about, how versions are told apart.

Chosen by reading news of peace, wage, trade, budget and climate talks; nothing here names a person or place.
"""

from __future__ import annotations

# A text that is put on the table, whatever stands around the word.
STRONG_NOUNS = frozenset(
    "plan proposal counterproposal counter-proposal draft framework blueprint roadmap counteroffer "
    "counter-offer offer compromise compilation mark-up markup counterplan counter-plan "
    "counterdraft counter-draft counter-text accord redraft non-paper nonpaper".split()
)
# Words that mean a text on the table only where the sentence or the story says so.
WEAK_NOUNS = frozenset(
    "iteration contract memo petition "
    "bill resolution motion legislation text document version package agreement deal memorandum "
    "initiative treaty pact settlement paper sheet scheme protocol formula response reply outline "
    "terms bid declaration truce communique claim recommendation alternative decision resolution bill "
    "ultimatum communiqué submission redline rewrite answer list suggestion measure rule regulation "
    "amendment contract directive ordinance".split()
)
COUNTER_NOUNS = frozenset(
    "counterproposal counter-proposal counteroffer counter-offer counterplan counter-plan counterdraft "
    "counter-draft counter-text response reply answer".split()
)
# A text about another one, or the words of one: "the full text of the plan" is the plan.
VERSION_NOUNS = frozenset(
    "text version iteration draft copy document redraft edition wording outline".split()
)
# What the text is for: before the noun, it makes a weak noun a text on the table.
TALK_WORDS = frozenset(
    "peace ceasefire truce draft wage pay trade climate budget labour labor contract settlement "
    "compromise negotiating bargaining armistice withdrawal partition accession pension coalition "
    "reform proposed leaked mediation bridging interim framework final written joint rival counter "
    "negotiated tentative provisional preliminary bridging formal".split()
)
FIRST_WORDS = frozenset(
    "first initial original opening earlier previous earliest older prior old preceding".split()
)
FORMER_WORDS = frozenset("earlier previous older prior old preceding".split())  # not always the first
LATER_WORDS = frozenset(
    "revised updated refined amended modified new newer latest second third fourth fifth rewritten "
    "redrafted reworked improved softened shortened slimmed slimmed-down trimmed pared-down "
    "watered-down later edited newest renegotiated reduced subsequent "
    "sweetened enhanced upgraded tightened toughened diluted expanded final".split()
)
# "final" and "new" open no version by themselves: "any final deal", "a new plan".
VAGUE_LATER_WORDS = frozenset("final new newer reduced".split())
# A smaller text beside the main one.
KINDS = frozenset("mini side interim partial".split())
COUNTER_WORDS = frozenset("counter rival competing alternative dueling duelling own opposing".split())
GENERIC_DETERMINERS = frozenset(
    "any no every each some such whatever many several few most all other either neither both anybody "
    "nobody anyone everybody somebody someone".split()
)
DEFINITE = frozenset("the this that these those".split())
INDEFINITE = frozenset("a an another one".split())
APART = frozenset("separate different further additional".split())
# End of what a plan is for: "a plan to end the war" is a plan, "a plan to move the port" is a provision.
ENDING_VERBS = frozenset("end stop halt resolve settle break finish avert bring reach restore save".split())

ANSWERING_VERBS = frozenset("answer counter respond reply retort riposte retaliate".split())
CALLING_VERBS = frozenset("call dub label term describe dismiss reject brand hail present consider".split())
# Other texts written over: each has one that it was made from.
REWRITES = frozenset("rewrite redraft redline mark-up markup".split())
# Words for a text in their full name ("record of understanding", "joint statement"); "the record" after it.
FULL_NAMES = {
    "record": (frozenset(), frozenset("understanding agreement discussion".split())),
    "minute": (frozenset("agreed".split()), frozenset("understanding agreement".split())),
    "letter": (frozenset(), frozenset("intent understanding agreement".split())),
    "note": (frozenset(), frozenset("understanding".split())),
    "memorandum": (frozenset(), frozenset("understanding agreement cooperation".split())),
    "heads": (frozenset(), frozenset("terms agreement".split())),
    "statement": (frozenset("joint agreed".split()), frozenset("principles intent understanding".split())),
    "declaration": (frozenset("joint agreed".split()), frozenset("principles intent".split())),
    "sheet": (frozenset("fact term".split()), frozenset("terms".split())),
    "understanding": (frozenset("framework joint written draft interim".split()), frozenset()),
    "paper": (frozenset("position options".split()), frozenset("principles".split())),
}
# Of these the bare noun is no word for a text before the full name is told.
ONLY_NAMED_IN_FULL = frozenset("record minute letter note heads statement understanding".split())
# Plans that are no texts on the table: "contributions to the health plan".
SCHEMES = frozenset(
    "pension health insurance savings retirement dental welfare medical benefit benefits".split()
)
# What makes even a plain "paper" a text on the table.
SETTLING = frozenset(
    "compromise draft peace ceasefire truce armistice negotiating bargaining bridging settlement "
    "rival".split()
)
# Weak nouns for something written: told as somebody's, or by its length, they are a text on the table.
PAPERS = frozenset(
    "document text offer version package initiative memorandum paper bid submission redline rewrite sheet "
    "non-paper nonpaper outline memo petition".split()
)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
POINTING = frozenset("this that these those".split())
# What stands before the noun and names no single text: purposes, and ways of being known.
ANY_TEXT = (
    TALK_WORDS - {"bridging", "interim"}
    | LATER_WORDS
    | FIRST_WORDS
    | STRONG_NOUNS
    | WEAK_NOUNS
    | frozenset("point points page version full half copy media press war conflict".split())
    | frozenset("landmark emerging pending existing resulting sweeping stopgap last-minute".split())
)

TREATIES = frozenset("treaty pact accord agreement deal settlement".split())
# What one side puts to another: whose it is has made it.
OFFERS = frozenset("offer bid counteroffer counter-offer".split())
# Two sides come to a text.
SIGNING_VERBS = frozenset("sign initial seal conclude".split())
# What a text that is there is put to.
VOTES = frozenset("vote ballot referendum plebiscite poll".split())
# Somebody makes a text.
MAKING_VERBS = frozenset(
    "draft author write draw prepare devise craft propose present unveil submit table circulate "
    "announce release publish put pitch offer float issue produce compose develop hammer negotiate "
    "agree finalise finalize send hand deliver make share formulate outline reveal file advance back "
    "sponsor broker publicize publicise give lay table back bless approve endorse push promote support "
    "sponsor favour favor champion sketch".split()
)
# Of these the subject may only stand behind the text, not have written it.
BACKING_VERBS = frozenset(
    "back approve endorse push promote support sponsor favour favor champion bless advance".split()
)
# "The bill pushed by Orme" goes by who leads it, as a text goes by who wrote it.
LEADING_VERBS = frozenset("lead push sponsor champion spearhead".split())
BACKING_PARTICIPLES = frozenset(
    "backed blessed supported endorsed pushed approved sponsored mediated brokered led".split()
)
# The text becomes known.
APPEARING_VERBS = frozenset(
    "leak announce release publish unveil present break circulate surface emerge appear submit table "
    "reveal issue draft send deliver hand file".split()
)
REDUCING_VERBS = frozenset(
    "cut trim reduce scale whittle shorten narrow slim pare bring expand extend grow".split()
)
BUILDING_VERBS = {
    "build": "builds-on",
    "base": "builds-on",
    "draw": "builds-on",
    "model": "builds-on",
    "merge": "builds-on",
    "lift": "builds-on",
    "adapt": "builds-on",
    "copy": "builds-on",
    "borrow": "builds-on",
    "derive": "builds-on",
    "flesh": "builds-on",
    "combine": "builds-on",
    "blend": "builds-on",
    "revise": "revises",
    "amend": "revises",
    "modify": "revises",
    "update": "revises",
    "refine": "revises",
    "rewrite": "revises",
    "replace": "supersedes",
    "supersede": "supersedes",
    "supplant": "supersedes",
    "counter": "counters",
    "answer": "counters",
    "respond": "counters",
    "reject": "counters",
}
# What a text does with another one: "it departs from the outline".
MEASURING_VERBS = frozenset(BUILDING_VERBS) - {"reject"} | frozenset(
    "depart differ deviate go borrow echo".split()
)
NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50}


def read_number(word: str) -> int | None:
    """The whole number that a word or figure names, None if it names none."""
    if word.isdigit():
        return int(word)
    return NUMBER_WORDS.get(word.lower())


# People and bodies that make texts; "the envoy's plan" names its maker by one of these.
PEOPLE = frozenset(
    "leader official negotiator minister diplomat government ally partner power capital consortium "
    "union side delegation mediator envoy team party group coalition country nation state adviser aide "
    "bloc member representative council commission committee administration management employer "
    "company port chair co-chair president secretary spokesperson lawmaker senator opposition "
    "presidency board ministry cabinet parliament guild airline operator teacher nurse worker owner "
    "alliance federation association caucus movement faction "
    "rebel militia army kingdom republic neighbour neighbor panel office court chairman chairwoman "
    "premier chancellor king judge arbitrator facilitator".split()
)
# "The envoys presented both sides with a new proposal."
GIVING_WITH = frozenset("present provide supply confront".split())
# Texts before a parliament or a council: somebody brings them in, and that makes them texts on the table.
LAWS = frozenset("bill resolution motion legislation measure amendment rule regulation".split())
# "News of the plan broke" is news of the plan itself.
PARTS = frozenset(
    "news detail text version copy draft outline element part term point word existence content".split()
)
COUNTED_PEOPLE = frozenset("country nation party state power way union member government city".split())
