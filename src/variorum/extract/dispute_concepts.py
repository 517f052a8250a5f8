"""Words that mean one thing in claims, and words that cannot both be true of one thing."""

from __future__ import annotations

from spacy.tokens import Token

# Chosen by reading news of peace, wage, trade, budget and climate talks; the first word names the class.
_CLASSES = (
    "agree accept approve endorse sign consent",
    "agreement deal accord pact settlement compromise understanding",
    "leave quit exit storm walk",
    "write author draft pen compose",
    "see receive show read give hand send deliver",
    "share transfer pass",
    "promise pledge commit guarantee assure vow commitment assurance undertaking promise",
    "fire shoot shot attack strike hit bomb shell",
    "kill die dead death killing",
    "meet meeting talk negotiate negotiation discuss discussion",
    "know aware inform consult brief tell",
    "propose suggest offer proposal suggestion",
    "drop scrap withdraw remove delete",
    "violate breach break violation",
    "document paper text memo memorandum file",
    "letter note correspondence",
    "begin start launch",
    "end stop finish",
    "change alter amend revise",
    "pay fund finance",
    "cut reduce lower shrink",
    "rise raise increase grow",
    "obtain get win secure",
    "request demand ask claim",
)
_CLASS_OF = {word: line.split()[0] for line in _CLASSES for word in line.split()}
_PAIRS = (
    "end continue", "fresh old", "freshly old", "recent old", "end last", "intact destroy", "intact ruin",
    "stand collapse", "empty load", "empty full",
    "empty carry", "unarmed armed", "arm unarmed", "hold collapse", "pass block", "know ignorant",
    "independent controlled", "genuine forge", "authentic forge", "authentic fake", "real fake",
    "agree impose",    "open close", "open shut",
    "agree refuse", "agree reject", "agree open", "agree unresolved", "agree disagree", "agree decline",
    "agreement rejection", "settle open", "settle unresolved", "final provisional", "final open",
    "leave stay", "leave remain", "leave sit", "win lose", "rise cut", "rise fall", "succeed fail",
    "success failure", "begin end", "allow bar", "allow ban", "allow forbid", "allow prohibit", "permit bar",
    "true false", "alive kill", "keep drop", "retain drop", "include exclude", "include omit",
    "support oppose", "back oppose", "binding voluntary", "mandatory voluntary", "permanent temporary",
    "civilian fighter", "civilian militant", "accident deliberate", "accidental deliberate",
    "respect violate", "observe violate", "honour violate", "honor violate", "safe dangerous",
    "legal illegal", "constructive unproductive", "complete incomplete", "public secret",
    "full partial", "ready unready", "early late", "block allow", "insist waive", "free hold",
    "confirm deny", "progress deadlock", "progress stalemate", "progress impasse", "breakthrough deadlock",
    "friendly hostile", "voluntary forced", "enough short", "sufficient insufficient", "delay hasten",
    "productive fruitless", "productive useless", "dead alive",
    "better worse", "superior flawed", "superior inferior", "superior worse", "simplify complicate",
    "simplify complexity", "simple complex", "simple complexity", "strengthen weaken", "harm benefit",
    "hurt benefit", "destroy create", "kill create", "cheap expensive", "cheap costly", "save cost",
    "protect endanger", "protect expose", "loss gain", "lose gain", "safeguard strip",
)  # fmt: skip
OPPOSITES: dict[str, set[str]] = {}
for _pair in _PAIRS:
    _one, _other = (_CLASS_OF.get(word, word) for word in _pair.split())
    OPPOSITES.setdefault(_one, set()).add(_other)
    OPPOSITES.setdefault(_other, set()).add(_one)
# Too general to tell that two claims are about one thing.
LIGHT = frozenset(
    "be have do say make get go take come want need let put thing people year day week month time way "
    "mr mrs ms part side official think believe other good much many more able such tell add call use "
    "look seem become number country government spokesman spokeswoman minister president first last same "
    "also only great little big long high low few own next right work try point lot man woman ask".split()
)
NEVER = frozenset("not n't n’t never no-longer neither nor hardly".split())
EMPTY = frozenset("nothing none nobody no-one".split())
ONLY = frozenset("only just merely simply necessarily yet".split())
FAILING = frozenset("refuse fail decline".split())
UNREAL = frozenset("would could should might may if must unless shall can will".split())
WANTING = frozenset("want hope ask demand urge wish expect need seek call plan try propose offer".split())

# Deeds of which it is asked who did them; "came from" says who wrote it.
AUTHORED = {"come": "write", "originate": "write", "translate": "write"}
_DEEDS = frozenset("write come originate translate leak violate".split())


def is_deed(token: Token) -> bool:
    """Whether a verb is one of which it is asked who did it: wrote, leaked, broke, "came from"."""
    concept = concept_of(token)
    if concept not in _DEEDS or token.pos_ != "VERB":
        return False
    return concept not in ("come", "translate") or any(c.lower_ == "from" for c in token.children)


def opposites_of(concept: str) -> set[str]:
    """What cannot be true of a thing together with this: a listed word, or the word with or without "un"."""
    bare = {concept[2:]} if concept.startswith("un") else set[str]()
    return OPPOSITES.get(concept, set()) | bare | {"un" + concept}


def concept_of(token: Token) -> str:
    """The class of a word, else its lemma in lower case; "better" and "worse" stand for themselves."""
    if token.lower_ in ("better", "worse"):
        return str(token.lower_)
    lemma = str(token.lemma_.lower())
    return _CLASS_OF.get(lemma, lemma)
