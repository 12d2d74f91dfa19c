"""The three forms of many lists say the same, however plainly or oddly they are written."""

import csv
import io
from itertools import chain, zip_longest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from benchmarks.national import Country, country
from benchmarks.national_files import FORMS, write
from lib.archive.holdings import load_holdings
from lib.intake.wide import read_wide
from lib.measures.collection import Collection
from lib.vocabulary.party_bits import EVERY
from lib.vocabulary.tables import DATA

NAMES = ("市教育局", "市发展改革委（市物价局）", "县文广旅体局", "局", "City Office", "市供销社 2", "乾县㐂局")
TABLE = {"wide": "matrices.csv", "tidy": "liaisons.csv"}


@st.composite
def some_lists(draw):
    """Return a handful of lists as every form can hold them: a complete one has no organisation without a link."""
    starts, department, linked, organisations, complete = [0], [], [], [], []
    for _ in range(draw(st.integers(1, 6))):
        rows = draw(st.lists(st.sampled_from(range(len(NAMES))), min_size=1, max_size=6, unique=True))
        whole = draw(st.booleans())
        masks = draw(st.lists(st.integers(0 if whole else 1, int(EVERY)), min_size=len(rows), max_size=len(rows)))
        masks[0] = masks[0] or 1
        department += rows
        linked += masks
        starts.append(len(department))
        complete.append(whole)
        organisations.append(int(np.bitwise_or.reduce(masks)) if whole else int(EVERY))
    counts = np.arange(len(complete))
    linked, organisations = np.array(linked, np.uint16), np.array(organisations, np.uint16)
    whole = np.repeat(complete, np.diff(starts))
    unknown = np.where(whole, np.uint16(0), EVERY & ~linked)
    held = Collection(np.array(starts), np.array(department, np.int32), linked, unknown, organisations, NAMES)
    code = np.full(len(counts), 110000, np.int32)
    ids = tuple(f"list-{at}" for at in counts)
    return Country(held, ids, counts.astype(np.int32), code, (2000 + counts).astype(np.int16), np.array(complete))


def same(one, other):
    """Tell whether two collections hold the same, under names that may be coded otherwise."""
    parts = ("starts", "linked", "unknown", "organisations")
    names = [[held.names[code] for code in held.department.tolist()] for held in (one, other)]
    return names[0] == names[1] and all(np.array_equal(getattr(one, part), getattr(other, part)) for part in parts)


def rewritten(folder, form, change):
    """Write the lists of a folder anew: `change` gets the rows of each table and returns its bytes."""
    for path in (folder / "matrices").glob("*.csv") if form == "files" else [folder / TABLE[form]]:
        path.write_bytes(change(list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))))


def quoted(rows):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


def with_semicolons(rows):
    return b"\xef\xbb\xbf" + "\r\n".join(";".join(row) for row in rows).encode()


def in_gb18030(rows):
    return "\r\n".join(",".join(row) for row in rows).encode("gb18030")


def with_windows_ends(rows):
    return b"\xef\xbb\xbf" + "".join(f"{','.join(row)}\r\n" for row in rows).encode()


def with_blanks(rows):
    return "\n\n".join(" , ".join(row) for row in rows).encode()


def one_row_of_each_in_turn(rows):
    if rows[0][0] != "document_id":
        return quoted(rows)
    apart: dict[str, list[list[str]]] = {}
    for row in reversed(rows[1:]):
        apart.setdefault(row[0], []).insert(0, row)
    mixed = [row for row in chain.from_iterable(zip_longest(*apart.values())) if row]
    return "".join(f"{','.join(row)}\n" for row in [rows[0], *mixed]).encode()


WAYS = [quoted, with_semicolons, in_gb18030, with_windows_ends, with_blanks, one_row_of_each_in_turn]


@given(some_lists(), st.sampled_from([None, *WAYS]))
@settings(max_examples=25, deadline=None)
def test_any_lists_are_the_same_in_every_form_and_way_of_writing(tmp_path_factory, made, way):
    for form in FORMS:
        folder = tmp_path_factory.mktemp(form)
        write(made, folder, form)
        if way:
            rewritten(folder, form, way)
        held = load_holdings(folder, None)
        assert held.problems == ()
        assert held.ids == made.document_ids
        assert same(held.collection, made.collection), form


def test_a_part_of_the_country_is_the_same_in_every_form(tmp_path):
    made = country(40, 5)
    for form in FORMS:
        write(made, tmp_path / form, form)
        held = load_holdings(tmp_path / form, None)
        assert held.problems == () and held.ids == made.document_ids and same(held.collection, made.collection)
        assert [one.complete for one in held.documents.values()] == made.complete.tolist()


def test_the_shipped_files_are_what_the_careful_reader_makes_of_each():
    held = load_holdings()
    for path in (DATA / "matrices").glob("*.csv"):
        assert_frame_equal(held.matrices[path.stem], read_wide(path.read_bytes()).matrix)
    assert held.ids == tuple(held.matrices) == tuple(sorted(path.stem for path in (DATA / "matrices").glob("*.csv")))


@pytest.mark.parametrize("form", FORMS)
def test_one_folder_has_the_same_bytes_every_time(tmp_path, form):
    for name in ("one", "two"):
        write(country(30, 4, seed=7), tmp_path / name, form)
    write(country(30, 4, seed=8), tmp_path / "other", form)
    one, two, other = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.csv")}
        for name in ("one", "two", "other")
    )
    assert one == two != other and len(one) > 2
    assert "演示数据" in (tmp_path / "one" / "documents.csv").read_text(encoding="utf-8").splitlines()[-1]


def test_the_country_evolves_is_reformed_and_has_gaps():
    made = country(400, 20)
    held = made.collection
    assert 400 * 20 * 0.96 < len(held) < 400 * 20
    assert 0.85 < made.complete.mean() < 0.95
    liaisons = np.bitwise_count(held.linked).sum(dtype=int) / len(held)
    assert 100 < liaisons < 160 and 30 < len(held.department) / len(held) < 50
    assert not (held.linked & held.unknown).any()
    whole = np.repeat(made.complete, np.diff(held.starts))
    assert not held.unknown[whole].any()
    first, last = (
        {held.names[code] for code in held.department[held.starts[at] : held.starts[at + 1]]}
        for at in (0, np.flatnonzero(made.place == made.place[0])[-1])
    )
    assert any("劳动保障" in name for name in first) and any("人社" in name for name in last)
