"""Words that take a side toward a text on the table: English evaluation, by what it needs to count.

Lemmas, "_" between the words of a phrase, "*" for up to three words between ("turn_*_down"). Collected by
hand from how people accept and refuse offers; whatever only moves the reader ("annoy", "deadly") is left out.
"""

from __future__ import annotations

from typing import Final, Literal

Side = Literal["for", "against"]
# What the words need: an "act" its agent, a "feeling" one who has it, the rest something that they judge.
Need = Literal["act", "refusal", "feeling", "quality", "thing", "effect", "verdict"]

_LISTS: Final[dict[tuple[Need, Side], str]] = {
    # Verbs of those who decide on a text: the subject must be the speaker or the speaker's side.
    ("act", "for"): """
        like love take_it swallow_it accept adopt applaud approve approve_of back bless celebrate
        champion cheer commend defend embrace endorse favor favour hail laud praise prefer ratify
        recommend sign sign_up sign_on sign_up_to support welcome agree_with go_along_with live_with
        work_with get_behind stand_behind stand_by stick_with stick_to say_yes vote_for vote_yes
        vote_aye vote_in_favour vote_in_favor vote_*_through come_on_board give_*_support give_*_backing
        give_*_blessing throw_*_behind put_*_name_to put_*_signature_to thank make_do_with settle_for
        buy_into seize_*_opportunity grasp_*_opportunity seize_*_chance take_the_deal take_the_offer
        take_this_deal work_on_*_basis
        """,
    ("act", "against"): """
        resign_*_if quit_*_if resign_rather quit_rather resign_*_over cancel annul revoke abandon ditch
        shelve abhor attack block boycott bury bin condemn criticise criticize decry delete denounce
        deplore deride detest discard disagree_with dismiss disown distrust fight fault hate kill lament
        loathe lambast lambaste mistrust mock object object_to oppose overturn protest quash rebuff
        regret reject repudiate resent resist ridicule rubbish scorn scrap scupper shun sink slam slate
        spurn strike_out strike_*_out torpedo veto deny_*_support blast savage pan turn_down turn_*_down
        throw_out throw_*_out vote_against vote_no vote_*_down vote_nay tear_*_up tear_up rip_*_up
        rip_up walk_away walk_out say_no send_*_back stand_in_*_way hold_out pull_out quibble balk_at
        baulk_at bridle_at bristle_at come_out_against rail_against campaign_against refuse_to_sign
        refuse_to_accept refuse_to_back refuse_to_support refuse_to_recommend decline_to_sign
        decline_to_accept decline_to_back sign_*_away give_*_away barter_away bargain_*_away sell_*_out
        sell_out sell_*_down cave cave_in capitulate surrender kowtow knuckle_under smell_a_rat
        take_*_apart get_*_wrong
        """,
    # What is only refused: "no council is going to pay", "we cannot stomach it".
    ("refusal", "against"): """
        give_up back_down pay agree swallow stomach tolerate countenance contemplate entertain bear
        stand abide wear budge touch consent submit yield bow
        """,
    ("feeling", "for"): """
        be_glad happy_with pleased_with delighted content_with satisfied comfortable_with relieved
        thankful grateful optimistic hopeful_about proud_of open_to on_board fine_with okay_with ok_with
        encouraged heartened keen_on in_favour in_favor supportive happy_to ready_to_sign
        willing_to_sign at_ease_with impressed enthusiastic sold_on be_for_it be_all_for
        """,
    ("feeling", "against"): """
        worried concerned unhappy be_against_it disappointed dismayed angry furious appalled sceptical
        skeptical
        alarmed uneasy wary unconvinced dissatisfied opposed_to against_it outraged horrified disgusted
        aghast insulted betrayed cheated uncomfortable unimpressed sick_of fed_up tired_of troubled
        afraid have_enough have_*_reservation have_*_doubt have_*_objection have_*_misgiving
        have_*_qualm have_*_problem_with have_trouble_with have_*_concern have_*_issue_with
        draw_the_line raise_*_objection raise_*_concern express_*_concern voice_*_concern
        express_*_reservation take_issue_with
        """,
    # What can be said of a text: it must be said of one, of what stands in it, or of "it".
    ("quality", "for"): """
        comprehensive generous thorough acceptable affordable agreeable ambitious_enough balanced
        beneficial brave bold brilliant clear-eyed commendable constructive creditable credible decent
        dignified doable durable encouraging equitable even-handed excellent exemplary fair fantastic
        fine fit_for good great helpful historic honest honorable honourable humane ideal impressive
        just laudable mature meaningful palatable positive practical pragmatic promising prudent
        realistic reasonable reassuring respectable responsible right robust satisfactory sensible
        serious signable sincere solid sound strong successful sustainable superb thoughtful tolerable
        useful valuable viable welcome well-balanced win-win wise wonderful workable worthwhile worthy
        perfect better best improved fairer stronger overdue long-awaited good_enough terrific superior
        coherent credible clear-sighted lawful orderly well-drafted well-judged well-crafted watertight
        admirable feasible achievable far-sighted forward-looking favourable_to_us favorable_to_us
        transparent effective smart innovative groundbreaking ground-breaking landmark transformative
        life-changing long-overdue
        """,
    ("quality", "against"): """
        unserious absurd abysmal alarming appalling arbitrary atrocious awful bad barbaric bizarre
        botched broken callous catastrophic clumsy confused confusing contradictory counter-productive
        counterproductive cowardly crazy cruel cynical damaging dangerous dead deceitful deceptive
        defective deficient degrading delusional deluded deplorable derisory destructive disappointing
        disastrous discriminatory disgraceful dishonest dishonorable dishonourable disproportionate
        dreadful dubious empty excessive extreme fake fanciful farcical feeble flawed flimsy foolish futile
        grotesque half-baked half-hearted harmful harsh hasty heartless hollow hopeless horrible
        horrific humiliating hypocritical idiotic ill-conceived ill-judged illegal illegitimate
        illogical immoral impossible impractical imprudent inadequate inadmissible incoherent
        incompetent incomplete inconsistent indefensible inept inequitable inexcusable inhumane insane
        insensitive insincere insufficient insulting intolerable irrational irresponsible laughable
        lopsided lousy ludicrous mad meaningless mean miserable miserly misguided misleading monstrous
        muddled naive naïve nonsensical objectionable obscene offensive one-sided one-way onerous
        outrageous overdone outside_*_mandate paltry pathetic patronising patronizing perverse
        pernicious pitiful pointless poisonous poor preposterous problematic provocative punitive
        questionable reckless regressive regrettable repugnant retrograde ridiculous risible risky
        rotten rushed scandalous shabby shambolic shameful shameless short-sighted shortsighted shoddy
        sinister sketchy skewed sloppy steep stingy stupid substandard terrible thin toothless toxic
        unacceptable unaffordable unattractive unbalanced unbearable unclear unconscionable
        unconstitutional unconstructive undemocratic undesirable undignified unenforceable unfair unfit
        unhelpful unjust unjustified unlawful unnecessary unpalatable unrealistic unreasonable unsafe
        unsatisfactory unsound unsustainable untenable unthinkable unviable unwelcome unwise unworkable
        useless vacuous vague vile weak worrying worse worst worthless wrong wrong-headed
        worse_than far_from_enough dead_on_arrival dead_in_the_water beyond_the_pale out_of_the_question
        no_good no_use short_on
        light_on out_of_touch full_of_hole not_enough tilted_toward tilted_towards weighted_toward
        weighted_towards
        weighted_against stacked_against loaded_against biased_toward biased_towards biased_against
        favourable_to_the favorable_to_the favourable_to_them favorable_to_them hard_to_swallow
        hard_to_accept maximalist doomed partisan brazen blatant spineless gutless craven tone-deaf
        extortionate cosmetic opaque ham-fisted heavy-handed ill-timed uncosted unfunded unsatisfying
        underwhelming disrespectful horrendous horrid ghastly nasty dire dismal bogus phony phoney spurious
        shallow simplistic superficial threadbare wishy-washy woolly nebulous murky convoluted outdated
        obsolete repressive draconian oppressive exploitative predatory treacherous treasonous suicidal
        ruinous disingenuous duplicitous insufferable premature lacking wanting unfinished unequal
        unpopular imbalanced self-defeating burdensome costly complicated cumbersome ineffective ineffectual
        inefficient intrusive invasive ill-advised troubling disturbing worrisome job-killing
        one-size-fits-all fiendish unprincipled unimaginative vindictive wasteful
        """,
    ("thing", "for"): """
        achievement advance bargain basis bridge blessing boon good_idea breakthrough foundation
        framework_for
        good_deal godsend good_news gain improvement landing_ground landing_zone lifeline milestone
        merit opportunity chance_for olive_branch platform_for progress realism a_relief right_direction
        right_track springboard a_starting_point stepping_stone step_forward step_in_*_right_direction
        success triumph victory virtue way_forward way_out win best_hope best_chance common_ground
        big_deal game-changer turning_point breath_of_fresh_air boost_for
        common_sense light_at_*_end compromise_we_can masterpiece sigh_of_relief peace_of_mind
        """,
    ("thing", "against"): """
        nothing mugging reward_for abdication abomination affront aggression appeasement attack betrayal
        blackmail blank_cheque blank_check blow blunder bluff body_blow bribe calamity capitulation
        catastrophe charade cheat climbdown con cop-out copout cruelty damp_squib dead_end dead_letter
        death_knell death_sentence debacle defeat diktat disaster disgrace disservice disappointment
        embarrassment extortion failure fantasy farce fiasco fig_leaf fiction folly fraud fudge gamble
        gimmick giveaway give-away giveback grave_mistake half-measure handout hostage_to_fortune
        humiliation hypocrisy illusion impertinence indignity injustice insanity insult invasion
        invitation_to joke kick_in_the lie lunacy madness mess mirage mistake mockery nightmare
        non-starter nonstarter nonsense outrage parody pie_in_the_sky pig_in_a_poke pipe_dream pittance
        poison_pill poison provocation punishment prize_for race_to_the_bottom recipe_for red_line
        retreat rip-off robbery rubbish ruse sabotage scam scandal sell-out sellout setback sham shame
        shambles slap slap_in_the_face smokescreen smoke_and_mirrors stitch-up step_back step_backward
        step_backwards step_in_*_wrong_direction stab_in_the_back straitjacket stunt surrender swindle
        theft threat trap travesty trick trojan_horse ultimatum unacceptability vagueness wish_list
        wishlist wishful_thinking waste waste_of_time white_flag window_dressing window-dressing
        worst_of_both wrong_direction licence_to license_to letter_to_santa humbug hot_air cold_comfort
        crumb sop sticking_plaster band-aid bitter_pill tall_order dog_’s_breakfast over_my
        over_*_dead_body list_of_demand flaw defect shortcoming loophole weakness step_too_far
        bridge_too_far
        gift_to burden_on overreach bailout boondoggle train_wreck drop_in_the_bucket drop_in_the_ocean
        slap_on_the_wrist nail_in_*_coffin missed_opportunity assault_on
        whitewash stain folly land_grab power_grab own_goal slur eyewash slippery_slope
        """,
    # What a text does, or would do: it must be a text, or something in it, that does so.
    ("effect", "for"): """
        add_up deliver protect safeguard help improve pave_the_way meet_*_demand meet_*_concern
        address_*_concern go_far_enough go_a_long_way hold_water make_sense reflect_convergence
        reflect_*_view work benefit strengthen bring_*_closer stand_up serve_as be_in_*_interest
        suit take_*_seriously deserve_*_support give_us_what move_us_*_direction end_*_war
        end_the_conflict end_the_strike
        end_the_dispute stop_the_war bring_*_peace give_*_hope strike_*_balance move_*_forward
        tick_*_box get_*_right simplify restore make_*_sense make_*_easier make_*_simpler make_*_safer
        make_*_fairer make_*_better make_*_stronger allow_me allow_us enable_us enable_me let_us let_me
        make_*_eligible make_a_difference give_us_a
        create_*_job save_*_job save_*_life save_*_money level_the_playing_field provide_*_relief
        provide_*_certainty bring_*_certainty keep_*_promise put_*_first close_*_loophole
        """,
    ("effect", "against"): """
        bankrupt betray break_*_promise breach cheat contravene cripple cost_*_job crush damage decimate
        destroy discriminate doom empty endanger erode fall_apart fall_short fail falter fly_in_the_face
        gut harm hand_*_victory hurt humiliate ignore insult jeopardise jeopardize leave_*_exposed
        leave_*_defenceless leave_*_vulnerable leave_*_behind legitimise legitimize miss_the_point
        mortgage penalise penalize pick_*_pocket punish raise_more reward rob ruin sacrifice set_*_back
        shortchange short-change sideline squeeze steal stink strip threaten tie_*_hand trample
        undermine undo violate weaken wipe_out wipe_*_out worsen wreck lack give_*_nothing
        give_everything_to give_*_everything leave_*_without make_no_mention amount_to_surrender
        amount_to_capitulation divide split fall_*_short
        do_nothing_for make_no_sense make_*_mockery make_*_worse put_*_at_risk cross_*_line kill close
        favor_*_at_*_expense favour_*_at_*_expense impinge_on demote
        turn_*_clock turn_its_back go_too_far need_*_work require_*_work need_*_improvement be_the_end_of
        mean_the_end spell_the_end hand_*_to drown bleed sell_out sell_*_out leave_*_at_*_mercy
        leave_*_unprotected leave_*_alone disregard force burden plunge make_*_harder make_*_poorer
        make_*_difficult drive_*_up drag_*_back heavily_favor heavily_favour raise_*_cost increase_*_cost
        add_*_cost let_*_off_the_hook hit_*_hardest kick_the_can open_the_floodgates do_more_harm
        do_little_to do_nothing_to do_too_little
        take_us_back pull_the_rug lead_to_*_loss cater_to open_the_door_to
        """,
    # Whole answers, which need nothing beside them.
    ("verdict", "for"): """
        take_*_home carry_*_home bring_*_home sell_*_to_*_member as_a_yes a_yes thank_heaven thank_god
        sign_*_tomorrow where_do_I_sign best_offer best_deal yes_to lot_to_like much_to_like
        give_it_a_chance about_time i_'ll_take_it
        """,
    ("verdict", "against"): """
        as_a_no no_thanks no_thank_you no_way no_deal over_*_dead_body over_*_corpse not_in_*_name
        not_on_*_watch no_chance forget_it never_again dead_on_arrival dead_before ask_us_to be_ask_to
        force_us_to be_force_to want_us_to expect_us_to tell_us_to be_tell_to not_a_word
        not_go_to_happen never_go_to_happen
        behind_our_back over_our_head at_our_expense not_worth_the not_be_worth
        back_to_the_drawing_board go_to_die not_for_sale nothing_in_it deserve_better down_the_river
        """,
}

# A text on the table, or a part of it, told by a noun: what can be judged in a draft's stead.
TEXT_NOUNS: Final = frozenset(
    """
    accord agreement approach article blueprint bill bracket cap ceiling chapter clause commitment
    compromise concession concept condition content contract counteroffer counterproposal counter-offer
    counter-proposal cut date deadline deal demand design document draft element exchange feature figure
    formula formulation framework goal guarantee idea instrument item language letter level limit line
    list map mechanism memorandum memo number offer option outline outcome package page paper paragraph
    part passage pay payment percentage period phase phrase plan point price principle proposal promise
    protocol provision quota raise rate ratio reading recognition reference requirement restriction rise
    rule schedule scheme section sentence settlement solution sum swap target tariff tax term text thing
    threshold timeline timetable toll trade treaty trigger truce version vote way withdrawal wording
    initiative pact roadmap charter communique communiqué convention amendment annex addendum resolution
    bid word work year rent fee fund levy increase freeze half whole rest lot ceasefire pause pullback
    pull-back board buffer corridor zone arrangement procedure substance spirit law legislation measure
    regulation reform budget
    """.split()
)
FIRST: Final = frozenset("i we me us my our".split())
PRONOUNS: Final = frozenset(
    "it this that these those they them which what something one both neither either".split()
)
# What a text may be called without being mocked.
NEUTRAL: Final = frozenset(
    "people matter question issue start beginning day week process decision case sign test need time "
    "place way bit lot couple kind sort fact person man woman member state country government party job "
    "task negotiation discussion priority choice reason result step chance opportunity moment move effort "
    "attempt part kind point source subject topic answer question reply response copy summary".split()
)
# What a text claims to bring, and is denied to be: "this isn’t peace".
IDEALS: Final = frozenset(
    "peace justice compromise diplomacy negotiation democracy reform progress fairness security equality "
    "partnership solidarity balance independence freedom".split()
)
# What nobody does is told as news of these, and as a refusal of all others ("nobody sells a harbour").
KNOWING: Final = frozenset(
    "know say tell think believe expect see hear understand want like doubt deny remember need read have get "
    "show wish hope mean question dispute call ask seem feel care".split()
)
# What one must not do with a chance; to be told not to is to be told to take it.
MISSING: Final = frozenset("miss lose waste delay wait squander underestimate forget hesitate be".split())
# Verbs whose object is said of their subject: "it poses a threat", "that would deal a blow".
CARRYING: Final = frozenset(
    "be represent constitute mean make pose present contain have hold bring offer give deal deliver spell "
    "create cause risk invite reward signal reflect include become show see call get provide mark achieve "
    "find promise need involve amount remain produce open build lay form set take prove do avoid legitimise "
    "legitimize".split()
)
# To be asked to do these is no demand to give in.
GOING: Final = frozenset(
    "come wait meet join attend go travel discuss look read study help talk listen stay send believe know "
    "speak say tell think return visit consider comment keep".split()
)
# Verbs of giving in: to deny them is to refuse all the same ("nobody would sign away a lighthouse").
GIVING_IN: Final = frozenset("sign give barter bargain sell cave capitulate surrender kowtow knuckle".split())
# Reports about reports: to dismiss or welcome these takes no side toward a text.
OTHER_MATTERS: Final = frozenset(
    """
    accusation account allegation announcement article assertion assessment attack call charge claim
    comment comparison concern criticism decision delay denial effort fear idea invitation mediation
    move negotiation news notion people person process question remark report result reporter rumor
    rumour release speculation statement story suggestion summit support talk talks theory visit warning
    welcome dialogue meeting peace president minister premier leader envoy mediator negotiator country
    delegation side team help role presence attention chance sovereignty independence right
    """.split()
)
# Verbs whose clause is a forecast or wish, and not the act of its subject.
FORECASTS: Final = frozenset(
    "think believe expect doubt hope guess suppose imagine predict bet suspect wonder assume want wish ask "
    "urge beg tell call need wait fear calculate reckon".split()
)
# Verbs that want others to act: whoever urges them to accept a text is for it.
URGES: Final = frozenset(
    "urge call ask press want tell beg implore exhort advise recommend encourage".split()
)
# Words under which nothing is yet accepted or refused.
OPEN_CLAUSES: Final = frozenset("if unless whether until before once when after".split())
BREAKS: Final = frozenset(", ; : . ! ? — – - ( ) but and because though although while".split())
NEGATORS: Final = frozenset(
    "not n't n’t no never hardly scarcely barely neither nor without cannot nothing nobody none far "
    "anything".split()
)
# Cues that carry a side by themselves, and people named by their side.
ANGRY: Final = frozenset(
    "fume storm rage thunder scoff sneer seethe complain rail lash bemoan grumble".split()
)
FEARING: Final = frozenset("fear worry lament complain object protest bemoan".split())
GLAD: Final = frozenset("cheer gush rejoice".split())
LABELLING: Final = frozenset(
    "call describe label brand dub term deem consider find think see regard characterise characterize "
    "dismiss denounce hail reject condemn praise welcome deride mock ridicule slam attack".split()
)
FOES: Final = frozenset(
    "critic opponent hardliner hard-liner sceptic skeptic detractor furious angry outraged foe".split()
)
FRIENDS: Final = frozenset("supporter backer proponent enthusiast delighted".split())


def phrases(need: Need, side: Side) -> list[tuple[str, ...]]:
    """The phrases of one list as tuples of lemmas, "*" for up to three words; a hyphen is a word."""
    return [tuple(phrase.lower().replace("-", "_-_").split("_")) for phrase in _LISTS[need, side].split()]


def lexicon() -> dict[str, list[tuple[tuple[str, ...], Need, Side]]]:
    """First lemma to the phrases that begin with it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Need, Side]]] = {}
    for need, side in _LISTS:
        for phrase in phrases(need, side):
            found.setdefault(phrase[0], []).append((phrase, need, side))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
