"""An apparatus as printed under an edition: "6 limited to 600 ] capped at 600 B C : om. D"."""

from __future__ import annotations

from variorum.collate.apparatus import Apparatus, Entry

_ABSENT = {"lacks": "om.", "unknown": "breaks off before"}


def render_apparatus(apparatus: Apparatus) -> str:
    """The lemma's text with its variants under each point, the witnesses' counts and what none but they
    have.
    """
    counts = ", ".join(f"{siglum} {count}" for siglum, count in apparatus.counts.items())
    lines = [f"Lemma: {apparatus.lemma}. Points: {counts}.", ""]
    for siglum, offset in apparatus.offsets.items():
        lines += [f"{siglum} numbers its points {offset:+d}.", ""] if offset else []
    for entry in apparatus.entries:
        lines += _entry(entry)
    for reading in apparatus.extra:
        lines.append(f"+ {' '.join(reading.numbers)} {_flat(reading.text)} {reading.witness}")
    return "\n".join(lines).rstrip() + "\n"


def _entry(entry: Entry) -> list[str]:
    number = " ".join(entry.numbers)
    lines = [f"{number}. {_flat(entry.lemma)}"]
    agreeing = [r.witness for r in entry.readings if r.agreement == "agrees"]
    lines += [f"   = {' '.join(agreeing)}"] if agreeing else []
    for variant in entry.variants:
        lemma, words = variant.lemma or "…", variant.reading or "om."
        lines.append(f"   {_flat(lemma)} ] {_flat(words)} {' '.join(variant.witnesses)}")
    for kind, shown in _ABSENT.items():
        absent = [r.witness for r in entry.readings if r.agreement == kind]
        lines += [f"   {shown} {' '.join(absent)}"] if absent else []
    for reading in entry.readings:
        if reading.agreement == "differs":
            slots = ", ".join(dict.fromkeys(d.slot for d in reading.differences))
            lines.append(f"   ! {reading.witness} commits to something else ({slots or 'wording'})")
        if len(reading.numbers) > 1:
            lines.append(f"   / {reading.witness} has it as {', '.join(reading.numbers)}")
    return [*lines, ""]


def _flat(text: str) -> str:
    return " ".join(text.split())
