"""Accuracy: our own annotated stories may not fall below the floors that the README promises."""

import pytest

from tests.evaluate import FLOORS, figures, means


@pytest.mark.parametrize("figure", FLOORS)
def test_the_harbour_accord_reaches_the_floor(figure):
    assert means(figures()["harbour-accord"])[figure] >= FLOORS[figure]


@pytest.mark.parametrize("story", ["wage-round", "climate-text"])
def test_other_domains_keep_every_word_verbatim(story):
    assert means(figures()[story])["verbatim"] == 1


@pytest.mark.parametrize("figure", FLOORS)
def test_the_seed_reaches_the_floor(figure):
    if "seed" not in figures():
        pytest.skip("../shared is not beside the project")
    assert means(figures()["seed"])[figure] >= FLOORS[figure]
