"""Masks of lists for tests: drawn at random, and as the sets of cells that they stand for."""

import numpy as np

from lib.measures.function_masks import KEYS, Stack
from lib.vocabulary.party_bits import EVERY

SHAPE = (6, len(KEYS))  # lists × functions


def any_stack(seed: int, whole: bool) -> Stack:
    """Return six lists at random; of `whole` ones every cell is known."""
    rng = np.random.default_rng(seed)
    known = np.full(SHAPE, EVERY) if whole else rng.integers(0, int(EVERY) + 1, SHAPE).astype(np.uint16)
    return Stack(rng.integers(0, int(EVERY) + 1, SHAPE).astype(np.uint16) & known, known)


def cells_of(mask):
    """Return the cells of one list's mask as (function, organisation)."""
    return {(row, bit) for row, word in enumerate(mask.tolist()) for bit in range(10) if word >> bit & 1}
