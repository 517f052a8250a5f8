"""A tiny factory: drafts from lists of points, and the rows of their collation as a table."""

from variorum.collate.collation import collate_texts
from variorum.extract.points import read_draft


def draft(siglum, *points, title=""):
    """A draft whose points are numbered from 1."""
    text = "\n\n".join(f"{n}. {words}" for n, words in enumerate(points, start=1))
    return read_draft(text, siglum, title=title)


def table(*drafts):
    """(numbers of the base, numbers of the second draft, change) of every row."""
    return [(r.cells[0].numbers, r.cells[1].numbers, r.change) for r in collate_texts(drafts).rows]


def differences(before, after):
    """(slot, from, to) of the one clause of two one-point drafts."""
    (row,) = collate_texts([draft("A", before), draft("B", after)]).rows
    return [(d.slot, d.from_, d.to) for d in row.cells[1].differences]


NORTH = (
    "In the port of Skerry trawlers longer than 30 metres shall not land more than 40 tonnes of "
    "herring a day."
)
SOUTH = (
    "In the port of Halm trawlers longer than 30 metres shall not land more than 60 tonnes of herring a day."
)
LIGHTS = "The lighthouse on Ness Point shall be lit from dusk to dawn, its keeper being paid by both islands."
SURVEY = "A joint survey of the herring stock shall be carried out every spring by two research vessels."
FERRY = "Ferries may carry lorries on Sundays, provided that islanders find a place on board first."
