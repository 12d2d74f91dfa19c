"""The tables of the page of peers, and the frames its figures are drawn from; each worked out once per choice."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.archive.document import LEVELS
from lib.archive.holdings import Holdings
from lib.figures.comparison_words import TYPES
from lib.figures.peer_bars import peer_bars
from lib.figures.peers_words import Overlap, Side, reason_sentence
from lib.figures.style import Ink
from lib.ui.loading import once_for_all
from lib.ui.peers_filters import Filters
from lib.ui.peers_lists import Listed, Peers, of_one_type, peers_of
from lib.ui.tables import MOST_ROWS

# Beyond this the bars are no longer read; the table takes more.
BARS, ROWS = 8, 50


def chosen(document_id: str, filters: Filters) -> Peers:
    """Return what is comparable with a document, worked out once."""
    return once_for_all(peers_of, document_id, filters)


def overlap(own: Listed, other: Listed) -> Overlap:
    """Return what two complete lists share."""
    mine, theirs = own.masks.linked, other.masks.linked
    shared = cells(mine & theirs)
    functions = int((own.masks.listed & other.masks.listed).sum())
    return Overlap(shared, cells(mine) - shared, cells(theirs) - shared, functions)


def side(one: Listed) -> Side:
    """Return what the words need to know of a list."""
    document = one.document
    return Side(document.label, LEVELS[document.level], document.province, one.kind)


def shown_lists(peers: Peers, most: int) -> list[Listed]:
    """Return the first lists of the own type and the first of other types, at most `most` of each."""
    return [*peers.whole[: peers.alike][:most], *peers.whole[peers.alike :][:most]]


def names_of(lists: Sequence[Listed]) -> list[str]:
    """Return a name for each list that tells it from the others: place and year, the province if need be."""
    labels = [one.document.label for one in lists]
    return [
        label if labels.count(label) == 1 else f"{label}（{one.document.province} {one.document.document_id}）"
        for label, one in zip(labels, lists, strict=True)
    ]


def bars(held: Holdings, document_id: str, filters: Filters, ink: Ink) -> Any:
    """Return the bars of the most similar lists."""
    peers = chosen(document_id, filters)
    lists = shown_lists(peers, BARS)
    rows = [overlap(peers.own, one) for one in lists]
    return peer_bars(
        pd.DataFrame(
            {
                "document_id": [one.document.document_id for one in lists],
                "name": names_of(lists),
                "kind": [TYPES[one.kind] for one in lists],
                "alike": [of_one_type(peers.own, one) for one in lists],
                "shared": [one.shared for one in rows],
                "only_own": [one.only_own for one in rows],
                "only_other": [one.only_other for one in rows],
                "share": [one.share for one in rows],
            }
        ),
        ink,
    )


def nearest_table(held: Holdings, document_id: str, filters: Filters) -> pd.DataFrame:
    """Return the most similar complete lists, those of the own type first."""
    peers = chosen(document_id, filters)
    lists = shown_lists(peers, ROWS)
    found = [overlap(peers.own, one) for one in lists]
    return pd.DataFrame(
        {
            "地区与年份": names_of(lists),
            "层级": [LEVELS[one.document.level] for one in lists],
            "省份": [one.document.province for one in lists],
            "类型": [TYPES[one.kind] for one in lists],
            "与本地": ["同类型" if of_one_type(peers.own, one) else "类型不同或未定，另排" for one in lists],
            "相似度（Jaccard）": [round(one.share, 3) for one in found],
            "相同联系（按职能计）": [one.shared for one in found],
            "只有本地有（按职能计）": [one.only_own for one in found],
            "只有对方有（按职能计）": [one.only_other for one in found],
            "相同职能": [one.functions for one in found],
            "理由": [reason_sentence(side(peers.own), side(one), got) for one, got in zip(lists, found, strict=True)],
            "文件": [" ".join(part for part in (one.document.title, one.document.number) if part) for one in lists],
        }
    )


def partial_table(held: Holdings, document_id: str, filters: Filters) -> pd.DataFrame:
    """Return the partial lists with how many of their known pairs the own list has too; those that know most first."""
    peers = chosen(document_id, filters)
    own, linked = peers.own.masks, peers.partial.linked
    listed = linked & own.organisations
    known, counted = pairs(linked), pairs(listed)
    order = np.argsort(-known, kind="stable")
    documents = [peers.partial[at].document for at in order[:MOST_ROWS].tolist()]
    return pd.DataFrame(
        {
            "地区与年份": [one.label for one in documents],
            "已知联系（按职能计）": counted[order][:MOST_ROWS],
            "其中本地也有（按职能计）": pairs(listed & own.linked)[order][:MOST_ROWS],
            "本地未列该组织、不比（按职能计）": (known - counted)[order][:MOST_ROWS],
            "已知范围": [one.complete_for for one in documents],
        }
    )


def known_pairs_table(held: Holdings, document_id: str, filters: Filters) -> pd.DataFrame:
    """Return for a partial own list how many of its known pairs each complete list has; most first, no ranking."""
    peers = chosen(document_id, filters)
    linked = peers.whole.linked
    listed = peers.own.masks.linked & peers.whole.organisations[:, np.newaxis]
    common = pairs(listed & linked)
    order = np.argsort(-common, kind="stable")
    lists = [peers.whole[at] for at in order.tolist()]
    return pd.DataFrame(
        {
            "地区与年份": [one.document.label for one in lists],
            "类型": [TYPES[one.kind] for one in lists],
            "本地已知且对方设有该组织的联系（按职能计）": pairs(listed)[order],
            "其中对方也有（按职能计）": common[order],
        }
    )


def pairs(masks: NDArray[np.uint16]) -> NDArray[np.int64]:
    """Return how many pairs are set in each of many masks, lists × functions."""
    return np.bitwise_count(masks).sum(axis=1, dtype=np.int64)


def cells(masks: NDArray[np.uint16] | np.uint16) -> int:
    """Return how many pairs are set in a mask."""
    return int(np.bitwise_count(masks).sum())
