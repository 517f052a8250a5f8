"""General English word classes that more than one stage asks for; no word here names anybody."""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS: Final = _words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister sheikh imam rabbi "
    "judge justice sen rep gov gen lt col maj capt sgt adm cmdr amb pres hon mr. mrs. ms. dr. prof. rev. "
    "sen. rep. gov. gen. lt. col. maj. capt. sgt. adm. cmdr. amb. pres. hon. st."
)
# Nouns for a person by office or trade.
OFFICES: Final = _words(
    "president premier chancellor minister secretary senator representative congressman congresswoman "
    "deputy governor mayor ambassador envoy negotiator diplomat spokesman spokeswoman spokesperson "
    "spokespeople chief head director chair chairman chairwoman chairperson chairs commissioner "
    "coordinator counsel counselor counsellor adviser advisor aide official officer general colonel "
    "admiral commander captain major lieutenant marshal sergeant soldier king queen prince princess emir "
    "sultan pope bishop archbishop cardinal patriarch ayatollah monarch leader founder cofounder co- "
    "founder executive ceo cfo coo manager boss owner partner analyst expert scholar researcher fellow "
    "professor lecturer economist historian scientist lawyer attorney prosecutor judge justice magistrate "
    "journalist reporter correspondent columnist editor anchor author writer blogger broadcaster host "
    "activist campaigner organiser organizer lobbyist lawmaker legislator parliamentarian mp mep delegate "
    "member candidate speaker whip strategist consultant pollster doctor physician nurse teacher engineer "
    "farmer fisherman worker student pilot veteran resident survivor witness victim mother father son "
    "daughter wife husband brother sister inspector auditor ombudsman rapporteur mediator facilitator "
    "arbitrator moderator observer monitor treasurer trustee steward rector dean provost principal "
    "superintendent sheriff detective investigator agent insider source critic opponent supporter ally "
    "rival successor predecessor incumbent frontrunner statesman politician technocrat bureaucrat "
    "undersecretary vice-president attache consul nuncio legate master quartermaster trader broker clerk "
    "harbourmaster harbormaster skipper shipowner shopkeeper unionist comptroller controller vp svp evp "
    "negotiators tycoon businessman businesswoman entrepreneur billionaire magnate financier banker"
)
# What politicians are called by their side, before a name.
PARTIES: Final = _words(
    "republican democrat democratic conservative labour labor liberal socialist communist green nationalist "
    "independent centrist populist libertarian unionist"
)
# Nouns for several people that can speak together.
GROUPS: Final = _words(
    "officials leaders lawmakers senators negotiators diplomats aides advisers advisors sources people "
    "individuals critics experts analysts observers ministers ambassadors envoys delegates representatives "
    "members residents activists campaigners workers unions employers journalists reporters investigators "
    "prosecutors lawyers officers commanders soldiers troops forces allies opponents supporters voters "
    "citizens republicans democrats parties mediators delegation delegations team teams bloc camp "
    "administration government authorities ministry consortium coalition alliance group groups side sides "
    "countries states nations capitals governments insiders persons witnesses scholars economists "
    "scientists historians researchers families farmers fishermen everyone majority many some others "
    "several few two three four five both all none most public opposition crowd"
)
# Last or governing nouns of an organisation's name.
INSTITUTIONS: Final = _words(
    "ministry department office agency bureau council committee commission parliament congress senate "
    "assembly house court tribunal bank fund treasury reserve university college school institute "
    "institution center centre academy foundation association federation confederation union party front "
    "movement league alliance organisation organization society company corporation corp corp. inc inc. "
    "ltd ltd. plc llc gmbh ag group holdings partners authority board service services administration "
    "secretariat embassy consulate mission delegation chamber guild cooperative trust network press times "
    "post journal herald tribune gazette telegraph guardian observer news wire newswire radio television "
    "tv broadcasting media review magazine weekly daily courier chronicle dispatch army navy force forces "
    "guard corps police militia command brigade cabinet government regime republic kingdom states emirates "
    "nations conference coalition consortium initiative programme program project club syndicate "
    "brotherhood church laboratory laboratories lab labs studio studios hospital clinic museum library "
    "directorate inspectorate registry forum observatory watch monitor line lines shipping airlines "
    "systems industries technologies energy oil motors bundestag bundesrat duma knesset rada"
)
# What a state has: its possessor is a state, its premodifier the state's adjective.
POLITY: Final = _words(
    "government president premier chancellor minister ministry ministers parliament army forces troops "
    "military navy border borders capital constitution territory sovereignty economy delegation embassy "
    "ambassador envoy leaders leadership officials people population negotiators king queen foreign "
    "defence defense prime currency coast ports waters neighbours neighbors state authorities republic "
    "citizens lawmakers legislature"
)


# Endings of trades: before a name or beside it ("grain trader Ada Bell") such a word is an office.
_TRADE_ENDINGS: Final = ("er", "or", "ist", "ian", "eer", "man", "woman", "person", "wright", "smith")


def is_trade(word: str) -> bool:
    """Whether a word can be somebody's office or trade where a person's name stands beside it."""
    return word in OFFICES or (len(word) > 4 and word.endswith(_TRADE_ENDINGS))


# How the names of newspapers, agencies and stations end.
PRESS: Final = re.compile(
    r"\b(?:Times|Post|Journal|News|Herald|Tribune|Gazette|Chronicle|Press|Radio|TV|Television|"
    r"Broadcasting|Observer|Courier|Mail|Independent|Standard|Telegraph|Guardian|Mirror|Daily|Weekly|Review|"
    r"Magazine|Presse|Wire|Newswire|Bulletin|Dispatch|Examiner|Inquirer|Monitor|Register|Sentinel)$"
)


# A full stop that ends no sentence, where a capital letter follows: "St. Alban's", "Gen. Ruhl", "U. N.".
ABBREVIATED: Final = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|No|Art)\.$")


def is_abbreviated(text: str, end: int) -> bool:
    """Whether the full stop before text[end] belongs to an abbreviation and ends no sentence."""
    return bool(ABBREVIATED.search(text, max(0, end - 6), end))
