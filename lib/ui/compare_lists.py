"""Which lists can be compared, and under which names: worked out once per published state."""

from lib.archive.directory import named
from lib.archive.document import EVIDENCE, Document
from lib.archive.holdings import Holdings
from lib.archive.place_lists import moment
from lib.ui.loading import once_for_all

AT_ONCE = 400  # of more lists than this nobody chooses one from among all: the place is chosen first


def offered(held: Holdings) -> dict[str, Document]:
    """Return the lists of departments by name: complete ones first, demonstration data last."""
    lists = [one for one in held.shown() if one.counterpart_kind == "department"]
    return named(sorted(lists, key=lambda one: (one.synthetic, not one.complete)))


def not_offered(held: Holdings) -> dict[str, str]:
    """Return the documents that cannot be compared, by name, with the reason."""
    names = once_for_all(names_by_id)
    rest = named(one for one in held.documents.values() if one.document_id not in names)
    return {name: _reason(one) for name, one in rest.items()}


def name_of(document: Document) -> str:
    """Return the name by which a list is chosen for a comparison, "" when it is not offered."""
    return once_for_all(names_by_id).get(document.document_id, "")


def of_places(held: Holdings) -> dict[str, tuple[str, ...]]:
    """Return the names of the lists of each place, places and lists in the order in which they are offered."""
    names = once_for_all(names_by_id)
    lists = {
        place: tuple(names[one.document_id] for one in here if one.document_id in names)
        for place, here in held.places.items()
    }
    return {place: here for place, here in lists.items() if here}


def nearest_in_time(held: Holdings, year: float) -> dict[str, str]:
    """Return of each place the name of the list nearest to a year, a complete one of two."""
    lists, nearest = once_for_all(offered), {}

    def rank(one: Document) -> tuple[float, bool]:
        return abs(moment(one) - year), not one.complete

    for place, names in once_for_all(of_places).items():
        nearest[place] = min(names, key=lambda name: rank(lists[name]))
    return nearest


def names_by_id(held: Holdings) -> dict[str, str]:
    """Return the name of each list that is offered, by document id."""
    return {one.document_id: name for name, one in once_for_all(offered).items()}


def _reason(document: Document) -> str:
    if document.evidence == "other-matrix":
        return EVIDENCE["other-matrix"]
    if document.counterpart_kind == "committee":
        return "政协专委会名单，不是政府部门"
    return "只公布了数字，没有名单" if document.evidence == "counts" else "没有收录名单"
