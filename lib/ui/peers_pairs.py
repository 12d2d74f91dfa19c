"""Pairs of functions and organisations that most comparable lists have, or hardly any: frames, picture, tables."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from lib.archive.holdings import Holdings
from lib.figures.gap_heatmap import gap_heatmap
from lib.figures.style import Ink
from lib.measures.commonness import RARE, commonness
from lib.measures.function_masks import KEYS, FunctionMasks
from lib.measures.peers import AT_LEAST, gaps, tellers
from lib.ui.compared import masks
from lib.ui.loading import once_for_all
from lib.ui.peers_filters import Filters
from lib.ui.peers_lists import Peers, Some
from lib.ui.peers_tables import chosen
from lib.vocabulary.functions import BY_KEY
from lib.vocabulary.parties import ORDER
from lib.vocabulary.party_bits import BITS

# How many lists a table names as the reason: on the screen, and in the file to take away.
_SHORT, _LONG = 6, 200
NO_DEPARTMENT = "0份（对方没有该部门）"


def gap_frame(held: Holdings, document_id: str, filters: Filters) -> pd.DataFrame:
    """Return the gaps of a complete list as lib.measures.peers gives them."""
    peers = chosen(document_id, filters)
    return gaps(masks(peers.own.document), [one.masks for one in peers.whole])


def gap_picture(held: Holdings, document_id: str, filters: Filters, ink: Ink) -> Any:
    """Return the gaps as a matrix."""
    peers = chosen(document_id, filters)
    told_by = tellers([one.masks for one in peers.whole])
    return gap_heatmap(once_for_all(gap_frame, document_id, filters), masks(peers.own.document), ink, told_by)


def gap_table(held: Holdings, document_id: str, filters: Filters, whole: bool = False) -> pd.DataFrame:
    """Return the gaps in words with the lists that are the reason; `whole` names many more of these."""
    peers = chosen(document_id, filters)
    found = once_for_all(gap_frame, document_id, filters)
    own = [masks(peers.own.document).holders.get(key, ()) for key in found["function"]]
    table = _pairs(found, peers, whole)
    table.insert(2, "本地部门", ["、".join(names) if names else "没有列出相应部门" for names in own])
    if peers.partial:
        places = [_having(peers.partial, *pair) for pair in zip(found["function"], found["party"], strict=True)]
        table["部分名单中也见于"] = _named(places, list(map(len, places)), peers.partial, _LONG if whole else _SHORT)
    return table


def common_frame(held: Holdings, document_id: str, filters: Filters) -> pd.DataFrame:
    """Return each pair of the own list with how many others have it, as lib.measures.commonness gives it."""
    peers = chosen(document_id, filters)
    return commonness(masks(peers.own.document), [one.masks for one in peers.whole])


def rare_frame(held: Holdings, document_id: str, filters: Filters) -> pd.DataFrame:
    """Return the pairs of common_frame that hardly any other list has."""
    found = once_for_all(common_frame, document_id, filters)
    return found[(found["known"] >= AT_LEAST) & (found["share"] <= RARE)].reset_index(drop=True)


def rare_table(held: Holdings, document_id: str, filters: Filters, whole: bool = False) -> pd.DataFrame:
    """Return the pairs that the own list has and hardly any other."""
    return _own_pairs(once_for_all(rare_frame, document_id, filters), chosen(document_id, filters), whole)


def common_table(held: Holdings, document_id: str, filters: Filters, whole: bool = False) -> pd.DataFrame:
    """Return all pairs that a partial own list is known to have, the most common first."""
    found = once_for_all(common_frame, document_id, filters)
    known = found[found["known"] > 0].iloc[::-1].reset_index(drop=True)
    return _own_pairs(known, chosen(document_id, filters), whole)


def linked_departments(masks: FunctionMasks, function: str, party: str) -> tuple[str, ...]:
    """Return the departments with a function that are linked to an organisation, as printed."""
    bit = BITS[ORDER.index(party)]
    return tuple(name for name in masks.holders.get(function, ()) if masks.row_linked[name] & bit)


def _own_pairs(found: pd.DataFrame, peers: Peers, whole: bool) -> pd.DataFrame:
    table = _pairs(found, peers, whole)
    pairs = zip(found["function"], found["party"], strict=True)
    table.insert(2, "本地部门", ["、".join(linked_departments(masks(peers.own.document), *pair)) for pair in pairs])
    # Nobody decides on a liaison for a department that does not exist.
    table.insert(
        4, "其中设有该部门的", [f"{number}份" if number else NO_DEPARTMENT for number in found["with_department"]]
    )
    return table


def _pairs(found: pd.DataFrame, peers: Peers, whole: bool) -> pd.DataFrame:
    most = _LONG if whole else _SHORT
    counted = [f"{one.known}份中{one.having}份" for one in found.itertuples(index=False)]
    return pd.DataFrame(
        {
            "职能": [BY_KEY[key].name for key in found["function"]],
            "组织": list(found["party"]),
            "有此联系的名单": counted,
            "占比（%）": np.round(100 * found["share"].to_numpy(dtype=float), 1),
            "哪些名单": _named(list(found["peers"]), list(found["having"]), peers.whole, most),
        }
    )


def _named(places: Sequence[Sequence[int]], counts: Sequence[int], lists: Some, most: int) -> list[str]:
    """Return for each row the names of the lists at some positions, at most `most` of them, and how many there are."""
    return [
        "、".join(lists[at].document.label for at in row[:most]) + (f"等{count}份" if count > most else "")
        for row, count in zip(places, counts, strict=True)
    ]


def _having(some: Some, function: str, party: str) -> list[int]:
    """Return the positions of the lists that have a pair."""
    linked = some.lists.stack.linked[some.positions, KEYS.index(function)]
    return [int(at) for at in np.flatnonzero(linked & BITS[ORDER.index(party)])]
