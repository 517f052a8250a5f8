"""Which cue a content belongs to: in its paragraph, and within reach."""

import numpy as np

from variorum.extract.attribution.decoding import Span
from variorum.extract.attribution.linking import DISTANCES, LINK_SIZE, REACH, link_chances


def test_a_cue_that_looks_alike_far_down_a_long_paragraph_is_out_of_reach():
    content, near = Span("content", 0, 2, 1.0), Span("cue", 3, 4, 1.0)
    far = Span("cue", REACH + 2, REACH + 3, 1.0)
    alike = np.zeros((REACH + 3, LINK_SIZE), np.float32)
    paragraphs = np.zeros(REACH + 3, np.int64)
    weights = (np.zeros(2 * DISTANCES + 1, np.float32), np.float32(0))

    chances = link_chances([content], [near, far], (alike, alike), paragraphs, weights)

    assert chances.round(3).tolist() == [[0.5, 0.0, 0.5]]
