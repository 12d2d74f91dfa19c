"""The lists of a whole country by province, of a province by city: what the overview shows of more places than fit."""

from heapq import nlargest

import pandas as pd

from lib.archive.document import Document, Jurisdiction
from lib.archive.holdings import Holdings
from lib.archive.jurisdictions import place_name, way_up
from lib.ui.inventory import totals
from lib.ui.loading import once_for_all

MANY = 150  # places; more do not fit below each other
OWN = "本级"  # behind the code or the name of a province: what the province itself has, without its cities


def many(held: Holdings) -> bool:
    """Tell whether more places are held than can be looked at one below the other."""
    return len(held.codes) > MANY


def lists_in(held: Holdings, region: str) -> list[Document]:
    """Return the dated lists of departments in a region (its code, "" for the whole country), invented ones apart.

    Those of demonstration data are returned only where nothing else is held.
    """
    invented = once_for_all(totals).only_invented
    return [
        one
        for one in documents_in(held, region)
        if one.year
        and one.counterpart_kind == "department"
        and one.document_id in held.matrices
        and one.synthetic == invented
    ]


def documents_in(held: Holdings, region: str) -> list[Document]:
    """Return every document of a region, places by code."""
    if region.endswith(OWN):
        return list(held.codes.get(region.removesuffix(OWN), ()))
    codes = [code for code in sorted(held.codes) if not region or region in way_up(code, held.jurisdictions)]
    return [one for code in codes for one in held.codes[code]]


def inside(held: Holdings, region: str) -> dict[str, str]:
    """Return the names of the regions next below one by their codes, in this order, as far as lists of them are held.

    Below the country stand provinces, below a province itself (OWN), its cities, and what belongs to it directly.
    """
    known = held.jurisdictions
    found = {_above(one.jurisdiction, bool(region), known) for one in lists_in(held, region)}
    return {
        code: place_name(code.removesuffix(OWN), known) + (OWN if code.endswith(OWN) else "") for code in sorted(found)
    }


def counts(held: Holdings, region: str) -> pd.DataFrame:
    """Return places and lists of each region next below one and each year: rows of lib.figures.region_grid."""
    above = {code: _above(code, bool(region), held.jurisdictions) for code in held.jurisdictions}
    places, lists = pd.Series(list(above.values())).value_counts(), lists_in(held, region)
    frame = pd.DataFrame(
        {
            "region": [above[one.jurisdiction] for one in lists],
            "place": [one.jurisdiction for one in lists],
            "year": [one.year for one in lists],
            "whole": [one.complete for one in lists],
        }
    )
    # A place with several lists in a year counts once, by its best.
    best = frame.groupby(["region", "year", "place"], as_index=False)["whole"].max()
    found = best.groupby(["region", "year"], as_index=False).agg(held=("whole", "size"), whole=("whole", "sum"))
    found["partial"] = found["held"] - found["whole"]
    return found.assign(title=found["region"].map(inside(held, region)), places=found["region"].map(places))


def newest(held: Holdings, region: str, most: int) -> list[Document]:
    """Return the newest complete lists in a region, at most so many."""
    whole = [one for one in lists_in(held, region) if one.complete]
    return nlargest(most, whole, key=lambda one: (one.year, one.issued_on))


def _above(code: str, in_province: bool, known: dict[str, Jurisdiction]) -> str:
    """Return the province that a place lies in, or within its province the city, or OWN for the province itself."""
    province, *below = way_up(code, known)[::-1]
    return province if not in_province else below[0] if below else province + OWN
