"""The figures of accuracy that are shipped, and their table on the page of method and limits."""

from dataclasses import replace

from tests.publish.story import INFO, RECORDS
from variorum.publish.accuracy import Figures, read_accuracy, written
from variorum.publish.context import Measure, Selection
from variorum.publish.index import Index
from variorum.publish.views.method import AccuracyLine, method_view


def test_the_shipped_figures_are_shares_of_named_texts() -> None:
    shipped = read_accuracy()
    assert shipped.command == "make eval"
    assert shipped.measures
    assert [one for one in shipped.measures if not (one.name and one.on and 0 <= one.value <= 1)] == []


def test_the_file_is_the_same_bytes_for_the_same_figures() -> None:
    shipped = read_accuracy()
    assert written(shipped) == written(
        Figures(**{name: getattr(shipped, name) for name in Figures.__struct_fields__})
    )


def test_each_figure_is_a_line_with_a_column_for_each_set_of_texts() -> None:
    measures = (
        Measure("Drafts found", "one story", 0.9, 1.0),
        Measure("Drafts found", "another", 1.0, 1.0),
        Measure("Stances read right", "another", 0.5),
    )
    view = method_view(Index(RECORDS), replace(INFO, accuracy=measures), Selection())
    assert view.texts == ("one story", "another")
    assert view.figures == (
        AccuracyLine("Drafts found", (0.9, 1.0), 1.0),
        AccuracyLine("Stances read right", (None, 0.5), None),
    )
