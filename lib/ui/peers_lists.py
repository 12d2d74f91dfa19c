"""All lists of departments by function, once per published state; of them those comparable with one, nearest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray

from lib.archive.document import Document
from lib.archive.holdings import Holdings
from lib.measures.collection_functions import FunctionStack, by_function
from lib.measures.collection_types import matrix_types
from lib.measures.function_masks import Stack
from lib.measures.matrix_type import MatrixType
from lib.measures.peers import nearest, packed, similarities
from lib.ui.loading import crosswalk, once_for_all
from lib.ui.peers_filters import Filters, distance, fits_period, span


@dataclass(frozen=True)
class Row:
    """One list by function, as far as counting needs it: a row of the stack; the words are those of FunctionMasks."""

    linked: NDArray[np.uint16]
    known: NDArray[np.uint16]
    listed: NDArray[np.bool_]
    organisations: np.uint16


@dataclass(frozen=True)
class Listed:
    """One list of departments: its document, its matrix by function, its type."""

    document: Document
    masks: Row
    kind: MatrixType


@dataclass(frozen=True)
class Lists:
    """Every list of departments, in the order of the stack, and as arrays what is asked when others are looked for.

    spans: of each range of years that occurs a document that has it; span: the position of each list's range in it.
    """

    documents: tuple[Document, ...]
    kinds: tuple[MatrixType, ...]
    stack: FunctionStack
    spans: tuple[Document, ...]
    span: NDArray[np.intp]
    columns: dict[str, NDArray[np.generic]]

    def __getitem__(self, at: int) -> Listed:
        """Return the list at a position."""
        held = self.stack
        masks = Row(held.linked[at], held.known[at], held.listed[at], held.organisations[at])
        return Listed(self.documents[at], masks, self.kinds[at])

    def equal(self, column: str, value: object) -> NDArray[np.bool_]:
        """Tell of each list whether it has a value in a column, which is named as the field of its document."""
        return np.asarray(self.columns[column] == value)


@dataclass(frozen=True, eq=False)
class Some(Sequence[Listed]):
    """Some of the lists, made when they are asked for: a country's thousands would fill the memory of each choice."""

    lists: Lists
    positions: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.positions)

    @overload
    def __getitem__(self, at: int) -> Listed: ...
    @overload
    def __getitem__(self, at: slice) -> "Some": ...
    def __getitem__(self, at: int | slice) -> "Listed | Some":
        if isinstance(at, slice):
            return Some(self.lists, self.positions[at])
        return self.lists[int(self.positions[at])]

    def column(self, name: str) -> NDArray[np.generic]:
        """Return a column of Lists for these lists alone."""
        return self.lists.columns[name][self.positions]

    @property
    def linked(self) -> NDArray[np.uint16]:
        """Return their linked masks, lists × functions."""
        return self.lists.stack.linked[self.positions]

    @property
    def organisations(self) -> NDArray[np.uint16]:
        """Return the organisations that each of them lists, as masks."""
        return self.lists.stack.organisations[self.positions]


@dataclass(frozen=True)
class Peers:
    """What is comparable with one list.

    whole: complete lists, of each place the one nearest in time; those of the own type first, in either part the most
    alike first. similarity: of each of them, Jaccard on the cells known on both sides. alike: how many of `whole`, the
    first ones, are of the own type. partial: lists that are not complete. undated: complete lists left out since their
    year is not known well enough for the condition. passed_over: complete lists left out since their place has one that
    is nearer in time. unclassified: complete lists left out since many of their departments have no known function.
    """

    own: Listed
    whole: Some
    similarity: tuple[float, ...]
    alike: int
    partial: Some
    undated: int
    passed_over: int
    unclassified: int


def of_one_type(one: Listed, other: Listed) -> bool:
    """Tell whether two lists are known to be of the same type."""
    return one.kind == other.kind != MatrixType.UNDETERMINED


def lists(held: Holdings) -> Lists:
    """Return every list of departments that is held, by function."""
    complete = np.array([held.documents[name].complete for name in held.ids], bool)
    stack = by_function(held.collection, complete, crosswalk().functions_of)
    kinds = matrix_types(held.collection, complete)
    rows = {name: at for at, name in enumerate(held.ids)}
    documents = tuple(
        one for one in held.documents.values() if one.document_id in rows and one.counterpart_kind == "department"
    )
    taken = np.array([rows[one.document_id] for one in documents], np.intp)
    spans = {span(one): one for one in documents}
    places = {years: at for at, years in enumerate(spans)}
    columns = ("jurisdiction", "synthetic", "level", "province", "complete")
    return Lists(
        documents,
        tuple(kinds[at] for at in taken.tolist()),
        FunctionStack(
            stack.linked[taken],
            stack.known[taken],
            stack.listed[taken],
            stack.classified[taken],
            stack.organisations[taken],
        ),
        tuple(spans.values()),
        np.array([places[span(one)] for one in documents], np.intp),
        {name: np.array([getattr(one, name) for one in documents]) for name in columns}
        | {"kind": np.array([kinds[at].value for at in taken.tolist()])},
    )


def peers_of(held: Holdings, document_id: str, filters: Filters) -> Peers:
    """Return what is comparable with a document of `held` that has a list of departments; the lists are made once."""
    return comparable(once_for_all(lists), document_id, filters)


def comparable(known: Lists, document_id: str, filters: Filters) -> Peers:
    """Return what is comparable with one of the lists."""
    own = known[next(at for at, one in enumerate(known.documents) if one.document_id == document_id)]
    near = ~known.equal("jurisdiction", own.document.jurisdiction)
    if not filters.demo:
        near &= known.equal("synthetic", own.document.synthetic)
    for column, wish in (("level", filters.level), ("province", filters.province)):
        if wish:
            near &= known.equal(column, wish)
    fits = [fits_period(own.document, one, filters.period) for one in known.spans]
    dated, unsure = (np.array([one is state for one in fits], bool)[known.span] for state in (True, None))
    whole = near & known.equal("complete", True)
    if filters.kind:
        whole &= known.equal("kind", filters.kind)
    classified = known.stack.classified
    fitting = np.flatnonzero(whole & classified & dated)
    places = _one_a_place(known, own, fitting)
    ranked, similarity, alike = _ranked(known, own, places)
    return Peers(
        own,
        Some(known, ranked),
        tuple(similarity.tolist()),
        alike,
        Some(known, np.flatnonzero(near & dated & known.equal("complete", False))),
        int((whole & classified & unsure).sum()),
        len(fitting) - len(places),
        int((whole & ~classified & (dated | unsure)).sum()),
    )


def _one_a_place(known: Lists, own: Listed, positions: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return of each place the list nearest in time, the newer of two, so that no place counts more than once.

    Places stand in the order of their first list.
    """
    away = np.array([distance(own.document, one) for one in known.spans])[known.span[positions]]
    newest = np.array([max((year for year in span(one) if year), default=0) for one in known.spans])
    place, first = np.unique(known.columns["jurisdiction"][positions], return_index=True, return_inverse=True)[1:][::-1]
    best = np.lexsort((np.arange(len(positions)), -newest[known.span[positions]], away, place))
    chosen = best[np.unique(place[best], return_index=True)[1]]
    return positions[chosen[np.argsort(first, kind="stable")]]


def _ranked(known: Lists, own: Listed, places: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.float32], int]:
    """Return positions and similarities, lists of the own type first, in either part the most alike first.

    The last number tells how many are of the own type.
    """
    part = packed(Stack(known.stack.linked[places], known.stack.known[places]))
    order = nearest(part, own.masks.linked, own.masks.known, len(places))
    alike = similarities(part, own.masks.linked, own.masks.known)
    other = known.columns["kind"][places[order]] != own.kind.value
    if own.kind == MatrixType.UNDETERMINED:
        other[:] = True
    order = order[np.argsort(other, kind="stable")]
    return places[order], alike[order], int((~other).sum())
