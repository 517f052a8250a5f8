"""The English of what a text says: verbs that open its content, take things out of it, leave them open.

Chosen by reading news of peace, wage, trade, budget and climate talks; nothing here names a person or place.
"""

from __future__ import annotations

# "The plan says that …": the content is what follows, and the verb is no part of it.
SAYING = frozenset(
    "say state stipulate specify note declare affirm reaffirm read provide envisage envision".split()
)
# A text as subject of one of these is telling what it asks for, in any tense.
CONTENT_VERBS = SAYING | frozenset(
    "call demand require propose foresee include contain offer set cap limit oblige commit ask seek "
    "suggest recommend mandate impose establish create guarantee give grant place freeze fix raise "
    "lower cut double triple halve recognise recognize return restore lift send let force compel urge "
    "bind ensure promise pledge entail involve allocate earmark extend abolish allow permit enable "
    "entitle authorise authorize bar ban prohibit forbid rule exclude prevent order acquiesce concede "
    "cede retain keep preserve maintain provide settle introduce increase reduce expand shorten "
    "lengthen replace postpone leave envisage list outline spell lay hold split divide transfer hand "
    "assign refer entrust put protect release free reopen open close end halt suspend withdraw remove "
    "restrict tie link make pay fund compensate invite instruct direct encourage request express "
    "soften mirror".split()
)
# With "would", a text as subject of any verb tells its content, except where it is the text that fares so.
FATE_VERBS = frozenset(
    "cost benefit affect hit kill boost spur gut be become face need fail collapse anger annoy please "
    "help hurt remain survive pass work serve represent mean amount constitute mark form undermine "
    "satisfy alarm surprise disappoint emerge appear seem prove struggle die come go get deserve risk "
    "want reward change date differ resemble look sound face see".split()
)
# Past deeds of "it" are a party's, not a text's.
ACTS = frozenset(
    "free release open reopen close send withdraw cut raise lower pay fund end halt suspend return "
    "lift hold ask seek order split transfer hand invite".split()
)
DROPPING = frozenset(
    "drop scrap remove delete omit strike axe abandon ditch eliminate discard jettison strip shed "
    "excise discontinue erase".split()
)
# Adding "longer" or "not": "no longer includes", "does not mention".
INCLUDING = frozenset("include contain mention address feature cover specify have".split())
DEFERRING = frozenset("defer postpone sidestep skirt dodge avoid shelve delay".split())
OPEN_WORDS = frozenset(
    "open undecided unresolved later blank aside unsettled unaddressed undefined future subsequent".split()
)
# Where what is left open goes: "… to a later round".
LATER = frozenset(
    "talk negotiation round meeting session phase stage summit conference group commission committee track "
    "dialogue protocol annex".split()
)
ALLOWING = frozenset("allow permit let enable entitle authorise authorize".split())
BARRING = frozenset("bar ban prohibit forbid exclude prevent preclude block outlaw rule".split())
# As a participle after a comma, these go on telling what a text does.
TELLING_GERUNDS = frozenset(
    "raise lower cut cap limit require allow permit let ban bar force oblige grant reduce increase "
    "extend replace abolish demand double halve soften freeze restore".split()
)
LIMITING = frozenset("hold limit cap restrict leave cut reduce slash confine".split())
# What a text stirs up is not in it.
REACTIONS = frozenset(
    "trigger prompt spark draw cause fuel provoke sow stoke alarm infuriate say add call describe "
    "leave mark make bring give rise anger".split()
)
# A list of what it calls "many demands" is the content, not the demands themselves.
VAGUE_OBJECTS = frozenset(
    "demand concession term measure restriction provision point element request wish issue".split()
)
QUANTIFIERS = frozenset("some many several most key various numerous certain other few".split())
PLEDGING = frozenset("agree pledge commit undertake promise vow oblige require bind consent".split())
NEGATIONS = frozenset("not never no n't n’t neither nor without none".split())
MODALS = {
    "would": "shall",
    "will": "shall",
    "shall": "shall",
    "must": "shall",
    "'d": "shall",
    "’d": "shall",
    "may": "may",
    "can": "may",
    "could": "may",
    "might": "may",
    "should": "expected",
}
# Nouns that hold one commitment each: "the requirement that …", "the pledge not to …".
PROVISION_NOUNS = frozenset(
    "requirement demand pledge commitment obligation provision clause stipulation condition promise "
    "proposal undertaking ban prohibition guarantee call plan article paragraph point restriction".split()
)
SPEECH_VERBS = frozenset(
    "say tell add report note warn argue claim insist acknowledge confirm explain write announce "
    "predict estimate believe think admit stress suggest indicate describe remark comment observe "
    "reply respond assure inform signal complain deny expect hope reiterate declare state assert "
    "contend maintain repeat caution concede".split()
)
# Reporters of a text who have no side of their own in it.
INSIDERS = frozenset(
    "source people person official diplomat delegate aide negotiator report medium media outlet "
    "insider one another two three third second first others most some several document newspaper "
    "agency they broadcaster mediator paper both".split()
)
# Words that turn to something else within a clause: what stands after them is not asked for.
CONTRASTS = (
    ("rather", "than"),
    ("instead", "of"),
    ("as", "opposed", "to"),
    ("compared", "with"),
    ("compared", "to"),
    ("down", "from"),
    ("up", "from"),
    ("below", "the"),
    ("above", "the"),
    ("against",),
)
DEVERBAL = ("tion", "ment", "al", "ance", "ence", "fire", "ship", "ity", "cy", "ing", "sion")
# Subjects of sentences about the talks, not about the text.
TALK_SUBJECTS = frozenset(
    "talk meeting negotiation summit session vote visit analyst critic opposition "
    "poll delegation conference ballot deadline agreement deal accord settlement treaty".split()
)
EVALUATIONS = frozenset(
    "acceptable unacceptable good bad hard difficult easy possible impossible clear happy ready better "
    "worse best enough fair unfair wrong right welcome helpful useful useless important".split()
)
