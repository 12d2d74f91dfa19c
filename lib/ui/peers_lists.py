"""All lists of departments by function, once per published state; of them those comparable with one, nearest first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.measures.function_masks import FunctionMasks, Stack, function_masks, stacked
from lib.measures.matrix_type import MatrixType, matrix_type
from lib.measures.peers import nearest, packed, similarities
from lib.ui.loading import crosswalk, once_for_all
from lib.ui.peers_filters import Filters, distance, fits_period, fits_place, span
from lib.vocabulary.crosswalk import Crosswalk


@dataclass(frozen=True)
class Listed:
    """One list of departments: its document, its matrix by function, its type."""

    document: Document
    masks: FunctionMasks
    kind: MatrixType


@dataclass(frozen=True)
class Lists:
    """Every list of departments, with the place of each in the stack."""

    every: tuple[Listed, ...]
    stack: Stack

    def place(self, document_id: str) -> int:
        """Return the position of a document's list."""
        return next(at for at, one in enumerate(self.every) if one.document.document_id == document_id)


@dataclass(frozen=True)
class Peers:
    """What is comparable with one list.

    whole: complete lists, of each place the one nearest in time; those of the own type first, in either part the most
    alike first. similarity: of each of them, Jaccard on the cells known on both sides. partial: lists that are not
    complete. undated: complete lists left out since their year is not known well enough for the condition.
    passed_over: complete lists left out since their place has one that is nearer in time. unclassified: complete lists
    left out since many of their departments have no known function.
    """

    own: Listed
    whole: tuple[Listed, ...]
    similarity: tuple[float, ...]
    partial: tuple[Listed, ...]
    undated: int
    passed_over: int
    unclassified: int

    @property
    def alike(self) -> int:
        """Return how many of `whole`, the first ones, are of the own type."""
        return sum(of_one_type(self.own, one) for one in self.whole)


def of_one_type(one: Listed, other: Listed) -> bool:
    """Tell whether two lists are known to be of the same type."""
    return one.kind == other.kind != MatrixType.UNDETERMINED


# A publish changes one matrix; the thousands of others that are still held stay as they are.
_KNOWN: dict[str, tuple[pd.DataFrame, Crosswalk, Listed]] = {}


def lists(held: Holdings) -> Lists:
    """Return every list of departments that is held, by function."""
    every, words = [], crosswalk()
    for document in held.documents.values():
        matrix = held.matrices.get(document.document_id)
        if matrix is not None and document.counterpart_kind == "department":
            every.append(_listed(document, matrix, words))
    return Lists(tuple(every), stacked([one.masks for one in every]))


def peers_of(held: Holdings, document_id: str, filters: Filters) -> Peers:
    """Return what is comparable with a document of `held` that has a list of departments; the lists are made once."""
    return comparable(once_for_all(lists), document_id, filters)


def comparable(known: Lists, document_id: str, filters: Filters) -> Peers:
    """Return what is comparable with one of the lists."""
    own = known.every[known.place(document_id)]
    near = [at for at, one in enumerate(known.every) if fits_place(own.document, one.document, filters)]
    dated = {at: fits_period(own.document, known.every[at].document, filters.period) for at in near}
    whole = [at for at in near if known.every[at].document.complete and filters.kind in ("", known.every[at].kind)]
    unclassified = [at for at in whole if not known.every[at].masks.classified]
    whole = [at for at in whole if known.every[at].masks.classified]
    fitting = [at for at in whole if dated[at]]
    places = _one_a_place(known, own, fitting)
    ranked, similarity = _ranked(known, own, places)
    return Peers(
        own,
        tuple(known.every[at] for at in ranked),
        tuple(similarity),
        tuple(known.every[at] for at in near if dated[at] and not known.every[at].document.complete),
        sum(dated[at] is None for at in whole),
        len(fitting) - len(places),
        sum(dated[at] is not False for at in unclassified),
    )


def _one_a_place(known: Lists, own: Listed, positions: Sequence[int]) -> list[int]:
    """Return of each place the list nearest in time, the newer of two, so that no place counts more than once."""
    chosen: dict[str, int] = {}

    def rank(at: int) -> tuple[float, int]:
        document = known.every[at].document
        return distance(own.document, document), -max((year for year in span(document) if year), default=0)

    for at in positions:
        place = known.every[at].document.jurisdiction
        chosen[place] = min(chosen.get(place, at), at, key=rank)
    return list(chosen.values())


def _ranked(known: Lists, own: Listed, positions: Sequence[int]) -> tuple[list[int], list[float]]:
    """Return positions with their similarity: lists of the own type first, in either part the most alike first."""
    places = np.array(positions, dtype=np.intp)
    part = packed(Stack(known.stack.linked[places], known.stack.known[places]))
    order = nearest(part, own.masks.linked, own.masks.known, len(places))
    alike = similarities(part, own.masks.linked, own.masks.known)
    first = sorted(order.tolist(), key=lambda at: not of_one_type(own, known.every[places[at]]))
    return [int(places[at]) for at in first], [float(alike[at]) for at in first]


def _listed(document: Document, matrix: pd.DataFrame, words: Crosswalk) -> Listed:
    held = _KNOWN.get(document.document_id)
    if held and held[0] is matrix and held[1] == words and held[2].document == document:
        return held[2]
    masks = function_masks(matrix, document.complete, words.functions_of)
    listed = Listed(document, masks, matrix_type(matrix, document.complete))
    _KNOWN[document.document_id] = matrix, words, listed
    return listed
