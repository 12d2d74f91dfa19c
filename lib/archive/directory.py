"""The documents by place, in the order in which they are offered, and the names that tell them apart."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from itertools import islice

from lib.archive.clock import today
from lib.archive.document import Document

_TOLD = 80  # names
_NOT_WORD = re.compile(r"[\W_]+")


def ranked(documents: Iterable[Document], listed: Container[str]) -> tuple[Document, ...]:
    """Return the documents: real before invented, complete lists of departments first, those without a list last.

    Of one rank the places stand as in the register, the documents of a place newest first, but those of a year that
    has not begun last: what is offered first holds now. `listed` are the ids of the documents that have a matrix.
    """
    this_year = today().year

    def rank(one: Document) -> tuple[bool, int]:
        if one.document_id not in listed:
            return one.synthetic, 2
        return one.synthetic, 0 if one.complete and one.counterpart_kind == "department" else 1

    first = sorted(documents, key=rank)
    places = {place: at for at, place in enumerate(dict.fromkeys(one.place for one in first))}
    return tuple(sorted(first, key=lambda one: (rank(one), places[one.place], newest(one) > this_year, -newest(one))))


def newest(document: Document) -> int:
    """Return the year by which the documents of a place are put in order, 0 where nothing is known of it."""
    return document.year or document.year_to or document.year_from or 0


def by_place(documents: Iterable[Document]) -> dict[str, tuple[Document, ...]]:
    """Return the documents of each place by its name, places and documents in the order given."""
    return grouped(documents, lambda one: one.place)


def grouped(documents: Iterable[Document], key: Callable[[Document], str]) -> dict[str, tuple[Document, ...]]:
    """Return the documents under what `key` gives of each, in the order given."""
    found: dict[str, list[Document]] = {}
    for one in documents:
        found.setdefault(key(one), []).append(one)
    return {name: tuple(those) for name, those in found.items()}


def in_short(names: Collection[str]) -> str:
    """Return the first of many names in a phrase, and how many there are: of a country nobody reads them all."""
    told = "、".join(islice(names, _TOLD))
    return f"{told} 等 {len(names)} 份" if len(names) > _TOLD else told


def bare(text: str) -> str:
    """Return a number or a title without signs and blanks, by which the same one is known again."""
    return _NOT_WORD.sub(" ", text).strip()


def name_among(document: Document, others: Sequence[Document]) -> str:
    """Return the shortest name that tells a document from the others of its place."""
    same = [one for one in others if one.period == document.period]
    name = f"{document.period} {document.number or document.title}"
    if len(same) == 1:
        name = document.period
    elif sum(f"{one.period} {one.number or one.title}" == name for one in same) > 1:
        name = f"{name}（{document.document_id}）"
    return f"{name}（演示数据）" if document.synthetic else name


def named(documents: Iterable[Document]) -> dict[str, Document]:
    """Return documents of many places by the shortest name that tells each from the others."""
    every = list(documents)
    labels = [one.label for one in every]
    longer = [f"{one.label} {one.number or one.title}" for one in every]
    bearers, bearers_of_longer = Counter(labels), Counter(longer)
    return {
        label if bearers[label] == 1 else long if bearers_of_longer[long] == 1 else f"{long}（{one.document_id}）": one
        for label, long, one in zip(labels, longer, every, strict=True)
    }
