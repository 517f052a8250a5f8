"""The drawing of descent: whatever the family, no line runs through a draft that it does not join."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.publish.story import INFO
from variorum.model import Draft, Parent
from variorum.publish.context import Selection
from variorum.publish.index import Index
from variorum.publish.views.stemma import drafts_view
from variorum.records import Records


@st.composite
def families(draw: st.DrawFn) -> tuple[Draft, ...]:
    """Drafts of a few days; some are made from one before them."""
    days = draw(st.lists(st.integers(1, 6), min_size=1, max_size=9))
    drafts = []
    for number, day in enumerate(days):
        made_from = draw(st.none() | st.integers(0, number - 1)) if number else None
        parent = None if made_from is None else Parent(draft=f"d{made_from}", relation="revises")
        draft = Draft(
            id=f"d{number}", name=f"text {number}", dated=f"2031-03-0{day}", parent=parent, evidence=()
        )
        drafts.append(draft)
    return tuple(drafts)


@given(families())
def test_no_line_runs_through_a_draft_that_it_does_not_join(drafts: tuple[Draft, ...]) -> None:
    index = Index(Records(drafts=drafts))
    nodes = {node.slug: node for node in drafts_view(index, INFO, Selection()).nodes}
    assert len({(node.x, node.y) for node in nodes.values()}) == len(drafts)
    for heir, other in product(index.drafts, index.drafts):
        if heir.parent is None or other.id in (heir.id, heir.parent.draft):
            continue
        parent, child, node = (nodes[index.slugs[id_]] for id_ in (heir.parent.draft, heir.id, other.id))
        low, high = sorted((parent.y, child.y))
        assert node.x != child.x or not low < node.y < high, other.name
