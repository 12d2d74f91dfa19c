"""How common the pairs of one list are among comparable lists."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.measures.function_masks import KEYS, ByFunction, FunctionMasks
from lib.measures.peers import NAMED
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import BITS

COLUMNS = ["function", "party", "having", "known", "share", "peers", "with_department"]
# A pair is rare when at most this part of the lists that could have it has it.
RARE = 0.25


def commonness(own: FunctionMasks, others: Sequence[ByFunction]) -> pd.DataFrame:
    """Return each pair (function × organisation) that `own` has, the rarest among the others first.

    Columns: function (key), party, having and known (lists that have the pair, lists that list the organisation and
    in which the cell is known), share (having / known, NaN where known is 0), peers (positions in `others` of the
    first NAMED that have it), with_department (how many of `known` list a department with the function). A count of
    this project (no paper).
    """
    bits = BITS[:, np.newaxis, np.newaxis]
    shape = (len(others), len(KEYS))
    linked = (np.array([one.linked for one in others], np.uint16).reshape(shape) & bits) > 0
    certain = np.array([one.known & one.organisations for one in others], np.uint16).reshape(shape)
    having, known = linked.sum(axis=1), ((certain & bits) > 0).sum(axis=1)
    listed = np.array([one.listed for one in others], bool).reshape(shape)
    housed = (((certain & bits) > 0) & listed).sum(axis=1)
    parties, functions = np.nonzero((own.linked & BITS[:, np.newaxis]) > 0)
    rows = [
        (
            KEYS[function],
            ORDER[party],
            int(having[party, function]),
            int(known[party, function]),
            having[party, function] / known[party, function] if known[party, function] else np.nan,
            tuple(np.flatnonzero(linked[party, :, function])[:NAMED].tolist()),
            int(housed[party, function]),
        )
        for party, function in zip(parties, functions, strict=True)
    ]
    # Where no list could have the pair, nothing is told of it: those stand last.
    rows.sort(key=lambda row: (not row[3], row[4] if row[3] else 0, -row[3], KEYS.index(row[0]), ORDER.index(row[1])))
    return pd.DataFrame(rows, columns=COLUMNS)
