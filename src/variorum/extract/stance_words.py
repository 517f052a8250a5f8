"""Words that take a side toward a text on the table.

One pattern a word: "_" is a blank, "*" any ending. Collected from how news of wage, trade, climate and peace
talks words acceptance and refusal; whatever only moves the reader ("annoy", "deadly") is left out.
"""

from __future__ import annotations

import re
from typing import Final

_FOR: Final = """
support* back backs backed backing accept accepts accepted accepting acceptable acceptance welcome*
welcoming endorse* endorsing approve* approving approval agree agrees agreed agreement_with favour*
favor* praise* praising applaud* embrace* embracing hail* commend* constructive productive promising
encouraging encouraged positive* good great excellent strong stronger better best fair fairer balanced
sound sensible reasonable workable viable realis* credible important_step step_forward breakthrough
progress meaningful solid satisfactory satisfied pleased glad happy optimistic hopeful improvement
improve improved improves ready_to_sign ready_to_work ready_to_accept ready_to_talk ready_to_negotiate
open_to willing_to prepared_to_sign prepared_to_accept on_board would_sign will_sign could_sign can_sign
sign_it sign_up signed_up say_yes said_yes says_yes as_a_yes adds_up add_up good_basis sound_basis
a_basis the_basis basis_for a_foundation starting_point in_our_interest in_their_interest
in_the_national_interest right_thing right_direction right_elements right_path right_step thank thanks
thankful grateful appreciat* best_offer best_deal best_hope best_chance best_option fit_for deliver
delivers protect protects a_relief relieved work_with fine_with happy_with comfortable_with live_with vote_for
voted_for historic wise welcome
"""
_AGAINST: Final = """
reject* oppose opposes opposed opposing opposition refuse* refusing refusal condemn* criticis* criticiz*
denounc* dismiss* decry decries decried slam slams slammed blast blasts blasted disagree* object objects
objected objection* protest protests protested resist resists resisted veto vetoes vetoed unacceptable
unconstructive unfair unjust unrealistic unworkable unbalanced one-sided onesided unreasonable
inadequate insufficient incomplete flawed dangerous harmful disastrous disaster catastroph* terrible
awful bad worse worst wrong weak weaker vague vagueness unclear absurd insult insulting insulted
humiliat* shameful disgrac* betray* capitulat* surrender sell-out sellout giveaway appeas* wish_list
wishlist non-starter nonstarter dead red_line red_lines fail fails failed failing failure fall_short
falls_short fell_short lack lacks lacked lacking short_of problem problems problematic concern concerns
concerned worried worry worries worrying alarm* threat threatens threatening mistake mistakes mistaken
undermin* violat* unlawful illegal unconstitutional disappoint* angry anger outrag* furious no_deal
no_good no_use no_basis no_way step_back step_backward* poison* trap ultimatum blackmail worthless empty
arbitrary regret* sign_away signing_away signed_away give_away given_away giving_away gave_away tear_up
torn_up tearing_up rip_up ripped_up throw_out thrown_out say_no said_no says_no as_a_no vote_against
voted_against unsafe unenforceable toothless asks_us_to ask_us_to asking_us_to being_asked_to forces_us
forced_to cave caved caves folly reckless naive hopeless useless pointless nonsense travesty sham
illegitimate steep
"""
# Verbs of speaking that carry a side by themselves, and people named by their side.
_ANGRY: Final = """
fume* storm stormed rage raged thunder* scoff* sneer* mock* snap snapped seethe* complain* blast* rail*
lash*
"""
_GLAD: Final = "cheer* enthuse* gush* rejoice* praise* hail* applaud* welcom*"
_FOES: Final = """
critic critics opponent opponents hardliner hardliners hard-liners sceptic* skeptic* detractor* furious
angry outraged
"""
_FRIENDS: Final = "supporter supporters backer backers proponent proponents enthusiast* delighted"


def _pattern(words: str) -> str:
    parts = sorted(set(words.split()), key=len, reverse=True)
    return "|".join(re.escape(part).replace("_", r"\s").replace(r"\*", r"\w*") for part in parts)


_MORE_THAN: Final = r"more\sthan\s(?:[^\s.;]+\s){0,8}?(?:before|in\sthe\spast|ever|previously|until\snow)"
_SERVE: Final = (
    r"(?:serve|act|form|lay|provid|be|become|offer|use)\w*\s(?:as\s)?(?:an?\s|the\s|our\s)?"
    r"(?:\w+\s){0,2}?(?:basis|foundation|ground(?:work)?|starting\spoint)"
)
_TOO: Final = r"too\s(?!early|soon|many\sto)\w+"
_DOES_NOT: Final = r"do(?:es)?(?:n['’]t|\snot)\s(?:suit|work|help|go\sfar\senough|meet)"
_NO_SUCH: Final = (
    r"not\san?\s(?:\w+\s)?(?:guarantee|plan|deal|peace|agreement|solution|basis|compromise|offer|wage)"
)

WORDS: Final = re.compile(
    rf"\b(?:(?P<against>{_TOO}|{_DOES_NOT}|{_NO_SUCH}|{_pattern(_AGAINST)})"
    rf"|(?P<for>{_MORE_THAN}|{_SERVE}|{_pattern(_FOR)}))(?!\w)",
    re.I,
)
CUES: Final = re.compile(rf"\b(?:(?P<against>{_pattern(_ANGRY)})|(?P<for>{_pattern(_GLAD)}))(?!\w)", re.I)
SIDES: Final = re.compile(rf"\b(?:(?P<against>{_pattern(_FOES)})|(?P<for>{_pattern(_FRIENDS)}))(?!\w)", re.I)
# Words that carry their own negation, so that none before them counts twice.
# Nor does giving in turn into support when it is denied: "no government would sign away a lighthouse".
OWN_NEGATION: Final = re.compile(
    r"no\b|not\b|do(?:es)?(?:n|\s)|sign|g[ai]v|capitulat|surrender|cave|betray|appeas|humiliat|forc|ask|being",
    re.I,
)
# "I do not think they will accept": the negation of such a verb is that of the clause below it.
NEGATION: Final = re.compile(
    r"(?:\b(?:not|no|never|hardly|neither|nor|without|cannot|nothing|nobody|none)|n['’]t)\b"
    r"(?:\s(?:think|believe|expect|see|want)(?:\s[\w’'-]+){0,8}|(?:\s[\w’'-]+){0,3})\s?$",
    re.I,
)
# A side taken in part. The first group takes none by itself and needs a word that does.
PARTLY: Final = re.compile(
    r"(?P<weak>\bin\spart\b|\bpartly\b|\bpartially\b|\bsome\s(?:\w+\s){0,2}but\b|\bup\sto\sa\spoint\b"
    r"|\bon\s(?:the\s)?(?:one|other)\shand\b|\bwith\s(?:some\s)?(?:reservations?|caveats?|conditions)\b|\bif\snot\b"
    r"|\bbut\sas\b[^.;]{0,40}\bnot\sas\b|\bthough\snot\b|\bbut\snot\b)"
    r"|\bnot?\sall\b|n['’]t\sall\b|\bnot\sentirely\b|n['’]t\sentirely|\bnot\swholly\b|\bbut\snot\sall\b"
    r"|\bmany,?\sbut\b|\bnot\b[^.;]{1,50}\bbut\snot\b|\bmost\sof\s(?:it|them)\b[^.;]{0,10}\b(?:though|but|except)\b",
    re.I,
)
