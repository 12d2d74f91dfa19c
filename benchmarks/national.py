"""A country that does not exist: thousands of places, twenty years of their lists, the same for the same seed.

`python -m benchmarks.national FOLDER --scale tenth --form wide` writes a folder that LIAISON_DATA can name. Places are
real ones of data/jurisdictions.csv, so that pickers and search meet real names; all lists are invented and say so.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lib.archive.document import SYNTHETIC_CODES, Jurisdiction
from lib.archive.jurisdictions import place_name, read_jurisdictions
from lib.commands.invented_city import EVENTS, OF_ALL, OTHERS
from lib.measures.collection import Collection
from lib.vocabulary.party_bits import BITS, EVERY
from lib.vocabulary.reforms import NATIONAL, REFORMS
from lib.vocabulary.tables import DATA

LAST_YEAR = 2024
SCALES = {"tenth": 320, "national": 3_200, "tenfold": 32_000}
YEARS = 20
# Departments that no reform touches here; the last ones are known in one place only, and the crosswalk lacks them.
STEADY = ("市体育局", "市粮食局", "市城管局", "市人防办", "市税务局", "市气象局", "市信访局", "市档案局", "市地震局")
LOCAL = ("市蓝莓产业服务中心", "市湖区办", "市新城片区推进组")
PREFIX = {"province": "省", "city": "市", "county": "县", "district": "区"}
_BLOCK = 800  # places made at a time, so that ten times the country needs no ten times the memory while it is made
_KEPT, _WHOLE, _CHANGED = 0.98, 0.9, 0.05  # lists that were kept, complete ones, links that change in a year
_OWN_NAME = 0.05  # places that write their own name before every department: 奉化区教育局
_NO_YEAR = 9_999


@dataclass(frozen=True)
class Country:
    """Lists in a collection, place after place and year after year, with what the register says of each.

    place: its number among the places; jurisdiction: its code as a number (ten times the country uses codes again).
    """

    collection: Collection
    document_ids: tuple[str, ...]
    place: NDArray[np.int32]
    jurisdiction: NDArray[np.int32]
    year: NDArray[np.int16]
    complete: NDArray[np.bool_]


@dataclass(frozen=True)
class _Block:
    """The lists of some places: one entry per list, and one per row of them."""

    place: NDArray[np.int64]
    year: NDArray[np.int64]
    complete: NDArray[np.bool_]
    organisations: NDArray[np.uint16]
    lengths: NDArray[np.int64]
    name: NDArray[np.int64]
    linked: NDArray[np.uint16]
    unknown: NDArray[np.uint16]


def country(places: int, years: int = YEARS, seed: int = 1) -> Country:
    """Return the lists of `places` places in the `years` years up to LAST_YEAR; the same for the same numbers."""
    known = real_places()
    every = sorted(known)
    codes = [every[at * len(every) // places if places < len(every) else at % len(every)] for at in range(places)]
    prefixes = {text: at for at, text in enumerate(PREFIX.values())}
    short = np.array([prefixes[PREFIX[known[code].level]] for code in codes])
    own = np.array([prefixes.setdefault(place_name(code, known), len(prefixes)) for code in codes])
    blocks = list(_blocks(short, own, years, seed))
    starts = np.concatenate([[0], np.cumsum(np.concatenate([one.lengths for one in blocks]))]).astype(np.int64)
    name = np.concatenate([one.name for one in blocks])
    used = np.zeros(len(prefixes) * len(SLOTS), bool)
    used[name] = True
    texts, number = list(prefixes), np.cumsum(used) - 1
    names = tuple(_STEMS[at % len(SLOTS)].format(texts[at // len(SLOTS)]) for at in map(int, np.flatnonzero(used)))
    linked, unknown, organisations = (
        np.concatenate([getattr(one, part) for one in blocks]) for part in ("linked", "unknown", "organisations")
    )
    collection = Collection(starts, number[name].astype(np.int32), linked, unknown, organisations, names)
    place, year = (np.concatenate([getattr(one, part) for one in blocks]) for part in ("place", "year"))
    stems = [code if at < len(every) else f"{code}-{at}" for at, code in enumerate(codes)]
    ids = [f"{stems[at]}-{when}" for at, when in zip(place.tolist(), year.tolist(), strict=True)]
    return Country(
        collection,
        tuple(ids),
        place.astype(np.int32),
        np.array(codes, np.int32)[place],
        year.astype(np.int16),
        np.concatenate([one.complete for one in blocks]),
    )


def real_places() -> dict[str, Jurisdiction]:
    """Return the real places of the shipped table by code."""
    known = read_jurisdictions(DATA / "jurisdictions.csv").known
    return {code: one for code, one in known.items() if not code.startswith(SYNTHETIC_CODES)}


def _slots() -> tuple[str, ...]:
    """Return every department there ever is, successors behind the first one they follow."""
    slots = [*OF_ALL, *OTHERS, *STEADY]
    for event in EVENTS:
        at = slots.index(event.before[0]) + 1 if event.before else len(slots)
        slots[at:at] = [name for name in event.after if name not in slots]
    return (*slots, *LOCAL)


SLOTS = _slots()
_STEMS = tuple(re.sub("(^|（)市", r"\1{0}", name) for name in SLOTS)
_AT = {name: at for at, name in enumerate(SLOTS)}
_EVENTS = [event for event in EVENTS if event.kind != "move"]


def _blocks(short: NDArray[np.int64], own: NDArray[np.int64], years: int, seed: int) -> Iterator[_Block]:
    for start in range(0, len(short), _BLOCK):
        part = slice(start, start + _BLOCK)
        yield _block(np.random.default_rng([seed, start]), start, short[part], own[part], years)


def _block(
    rng: np.random.Generator, start: int, short: NDArray[np.int64], own: NDArray[np.int64], years: int
) -> _Block:
    places, first = len(short), LAST_YEAR - years + 1
    density = rng.beta(2.2, 3.2, places) * 0.55 + 0.1
    founded = np.where(rng.random((places, len(BITS))) < 0.1, rng.integers(first, LAST_YEAR + 8, (places, 10)), first)
    founded[:, 1] = first  # so that no place is without any
    there, due = _first_departments(rng, places), _due(rng, places, first)
    links = _drawn(rng, density[:, np.newaxis], there.shape)
    rows = np.zeros((places, years, len(SLOTS)), bool)
    masks = np.zeros(rows.shape, np.uint16)
    organisations = np.zeros((places, years), np.uint16)
    for at in range(years):
        if at:
            gone = _drawn(rng, np.full((places, 1), _CHANGED / 2), there.shape)
            links = links & ~gone | _drawn(rng, (_CHANGED / 2 * density / (1 - density))[:, np.newaxis], there.shape)
        for event, when in zip(_EVENTS, due, strict=True):
            _reform(event.before, event.after, when == first + at, there, links)
        organisations[:, at] = np.where(founded <= first + at, BITS, 0).sum(axis=1, dtype=np.uint16)
        rows[:, at], masks[:, at] = there, links & organisations[:, at, np.newaxis]
    kept = rng.random((places, years)) < _KEPT
    whole = rng.random((places, years)) < _WHOLE
    # Of a partial list half of the links became known, and the departments they belong to.
    masks = np.where(whole[:, :, np.newaxis], masks, masks & rng.integers(0, 1024, masks.shape, dtype=np.uint16))
    rows &= kept[:, :, np.newaxis] & (whole[:, :, np.newaxis] | (masks > 0))
    at_place, at_year, slot = np.nonzero(rows)
    lengths = rows.sum(axis=2)
    listed = lengths > 0
    mask, complete = masks[rows], whole[at_place, at_year]
    # An organisation that a complete list links to nobody is not in it.
    found = np.where(whole, np.bitwise_or.reduce(np.where(rows, masks, np.uint16(0)), axis=2), EVERY)
    prefix = np.where(
        (rng.random(places) < _OWN_NAME)[at_place] | (slot >= _AT[LOCAL[0]]), own[at_place], short[at_place]
    )
    where = np.nonzero(listed)
    return _Block(
        where[0] + start,
        where[1] + first,
        whole[listed],
        found[listed],
        lengths[listed],
        prefix * len(SLOTS) + slot,
        mask,
        np.where(complete, np.uint16(0), EVERY & ~mask),
    )


def _first_departments(rng: np.random.Generator, places: int) -> NDArray[np.bool_]:
    share = np.array([0.95 if name in OF_ALL + OTHERS else 0.8 if name in STEADY else 0.0 for name in SLOTS])
    there = rng.random((places, len(SLOTS))) < share
    there[:, 0] = True
    there[np.arange(places), rng.integers(0, len(LOCAL), places) - len(LOCAL)] = rng.random(places) < 0.6
    return there


def _due(rng: np.random.Generator, places: int, first: int) -> list[NDArray[np.int64]]:
    """Return for each event the year in which each place carries it out, in the years that reforms.csv allows."""
    windows = {one.reform: (one.year_local_from, one.year_local_to) for one in REFORMS if one.level == NATIONAL}
    made: dict[str, NDArray[np.int64]] = {}
    due = []
    for event in _EVENTS:
        begin, end = windows.get(event.reform, (None, None))
        window = (begin or event.year - 1, end or event.year + 1)
        when = np.maximum(rng.integers(window[0], window[1] + 1, places), first + 1)
        for name in event.before:  # not before the reform that made it
            when = np.maximum(when, made.get(name, when))
        due.append(np.where(when <= LAST_YEAR, when, _NO_YEAR))
        made |= dict.fromkeys(event.after, due[-1])
    return due


def _reform(
    before: tuple[str, ...],
    after: tuple[str, ...],
    now: NDArray[np.bool_],
    there: NDArray[np.bool_],
    links: NDArray[np.uint16],
) -> None:
    """Let the departments after a reform take over the links of those before it, where it happens now."""
    old, new = [_AT[name] for name in before], [_AT[name] for name in after]
    if old:
        now = now & there[:, old].any(axis=1)
        links[np.ix_(now, new)] = np.bitwise_or.reduce(
            np.where(there[np.ix_(now, old)], links[np.ix_(now, old)], np.uint16(0)), axis=1, keepdims=True
        )
        there[np.ix_(now, old)] = False
    there[np.ix_(now, new)] = True


def _drawn(rng: np.random.Generator, share: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.uint16]:
    """Return masks in which each organisation stands with the probability `share`."""
    masks = np.zeros(shape, np.uint16)
    for bit in BITS:
        masks |= np.where(rng.random(shape, np.float32) < share, bit, np.uint16(0))
    return masks


def main() -> None:
    """Write the folder that the command line asks for."""
    from benchmarks.national_files import FORMS, write

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--scale", choices=("tenth", "national"), default="tenth")
    options.add_argument("--form", choices=FORMS, default="wide")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    made = country(SCALES[asked.scale], seed=asked.seed)
    write(made, asked.folder, asked.form)
    liaisons = int(np.bitwise_count(made.collection.linked).sum(dtype=np.int64))
    print(f"{asked.folder}：{len(made.collection)} 张矩阵，{len(made.collection.department)} 行，{liaisons} 对联系")


if __name__ == "__main__":
    main()
