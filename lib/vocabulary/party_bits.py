"""A bit for each organisation, in official order: how a row of a matrix is held in one small number."""

import numpy as np
from numpy.typing import NDArray

from lib.vocabulary.parties import ORDER

BITS: NDArray[np.uint16] = np.left_shift(1, np.arange(len(ORDER))).astype(np.uint16)
EVERY = np.uint16(BITS.sum())
BIT_OF = dict(zip(ORDER, BITS, strict=True))
