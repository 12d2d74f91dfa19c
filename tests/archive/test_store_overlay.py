"""What staff published is shown in place of what is shipped, checked as the shipped data is."""

from dataclasses import replace

import pytest

from lib.archive.holdings import load_holdings
from lib.archive.published import obstacles, overlaid
from lib.archive.register import read_row, register_row
from lib.intake.problems import Problem
from lib.vocabulary.tables import DATA

TWO = "\ufeff部门,民革,民盟\r\n区教育局,1,0\r\n区财政局,0,1\r\n".encode()
OPEN = "\ufeff部门,民革,民盟\r\n区教育局,1,\r\n".encode()
NEW = {
    "jurisdiction": "330213",
    "year": "2024",
    "title": "奉化区对口联系名单",
    "complete": "true",
    "evidence": "explicit",
    "counterpart_kind": "department",
    "synthetic": "false",
}


@pytest.fixture(scope="module")
def shipped():
    return load_holdings()


def codes(problems):
    return [(problem.code, problem.file) for problem in problems]


def test_with_nothing_published_the_shipped_holdings_are_shown(store, shipped):
    assert overlaid(shipped, store) == shipped


def test_a_published_version_takes_the_place_of_the_shipped_one(store, shipped):
    store.publish(
        "fenghua-2019", TWO, {"number": "奉政发〔2024〕1号", "issued_on": "2024-05"}, "王", "新文件", based_on=0
    )
    held = overlaid(shipped, store)
    assert held.problems == ()
    assert held.matrices["fenghua-2019"].to_numpy().tolist() == [[True, False], [False, True]]
    document = held.documents["fenghua-2019"]
    assert (document.number, document.issued_on) == ("奉政发〔2024〕1号", "2024-05")
    assert document.title == shipped.documents["fenghua-2019"].title
    assert list(held.documents) == list(shipped.documents)
    assert held.matrices["qingdao-2008"] is shipped.matrices["qingdao-2008"]
    assert shipped.matrices["fenghua-2019"].shape == (26, 5)  # the shipped holdings are shared and stay


def test_the_last_version_is_shown_and_rolling_back_shows_the_earlier_one_again(store, shipped):
    store.publish("fenghua-2019", TWO, {}, "王", "一", based_on=0)
    store.publish("fenghua-2019", OPEN, {"complete": "false"}, "王", "二", based_on=1)
    held = overlaid(shipped, store)
    assert held.matrices["fenghua-2019"].shape == (1, 2) and not held.documents["fenghua-2019"].complete
    store.rollback("fenghua-2019", 1, "王", "三", based_on=2)
    held = overlaid(shipped, store)
    assert held.matrices["fenghua-2019"].shape == (2, 2) and held.documents["fenghua-2019"].complete


def test_rolling_back_to_the_shipped_version_shows_what_was_shipped(store, shipped):
    store.publish("fenghua-2019", TWO, {"number": "别的"}, "王", "一", based_on=0)
    content = (DATA / "matrices" / "fenghua-2019.csv").read_bytes()
    store.rollback("fenghua-2019", 0, "王", "二", based_on=1, content=content)
    held = overlaid(shipped, store)
    assert held.documents["fenghua-2019"] == shipped.documents["fenghua-2019"]
    assert held.matrices["fenghua-2019"].equals(shipped.matrices["fenghua-2019"])


def test_a_document_that_is_not_shipped_is_described_by_its_register_fields(store, shipped):
    store.publish("fenghua-2024", TWO, NEW, "王", "首次", based_on=0)
    held = overlaid(shipped, store)
    assert held.problems == ()
    document = held.documents["fenghua-2024"]
    assert (document.place, document.province, document.level) == ("宁波市奉化区", "浙江省", "district")
    assert (document.year, document.complete, document.title) == (2024, True, "奉化区对口联系名单")
    assert list(held.documents)[-1] == "fenghua-2024"
    assert document in held.shown()


def test_a_matrix_published_for_a_document_that_had_none_is_shown(store, shipped):
    assert "changzhou-2017" in shipped.documents and "changzhou-2017" not in shipped.matrices
    store.publish("changzhou-2017", OPEN, {}, "王", "首次", based_on=0)
    assert overlaid(shipped, store).matrices["changzhou-2017"].shape == (1, 2)


FAULTS = [
    ("fenghua-2024", TWO, NEW | {"jurisdiction": "999999"}, "unknown-jurisdiction"),
    ("fenghua-2024", TWO, NEW | {"complete": "也许"}, "bad-value"),
    ("fenghua-2024", TWO, NEW | {"issued_on": "去年"}, "bad-value"),
    ("fenghua-2024", TWO, NEW | {"declared_liaisons": "9" * 5000}, "bad-value"),
    ("fenghua-2024", TWO, {}, "unknown-jurisdiction"),
    ("fenghua-2019", OPEN, {}, "blank-in-complete"),
    ("fenghua-2019", TWO, {"declared_liaisons": "9"}, "declared-total"),
    ("fenghua-2019", TWO.replace("民革".encode(), "民格".encode()), {}, "unknown-organisation"),
    ("fenghua-2019", TWO[:-4] + b"?\r\n", {}, "undecidable-cell"),
    ("fenghua-2019", b"", {}, "empty-file"),
]


@pytest.mark.parametrize(("name", "content", "register", "code"), FAULTS)
def test_a_version_that_cannot_stand_is_told_and_the_shipped_list_stays(store, shipped, name, content, register, code):
    told_before = obstacles(shipped, name, content, register)
    assert code in [problem.code for problem in told_before]
    store.publish(name, content, register, "王", "无论如何", based_on=0)
    store.publish("qingdao-2008", TWO, {}, "王", "另一份", based_on=0)
    held = overlaid(shipped, store)
    assert (code, f"{name} 第 1 版") in codes(held.problems)
    assert held.problems[0].message.startswith(f"{name} 第 1 版")
    assert (name in held.matrices) == (name in shipped.matrices)
    assert held.matrices.get(name) is shipped.matrices.get(name)
    assert held.matrices["qingdao-2008"].shape == (2, 2)  # one bad version takes no other with it


def test_nothing_stands_in_the_way_of_a_good_version(shipped):
    assert obstacles(shipped, "fenghua-2019", TWO, {}) == []
    assert obstacles(shipped, "fenghua-2024", TWO, NEW) == []
    assert obstacles(shipped, "奉化", TWO, NEW)[0].code == "bad-value"


def test_every_shipped_document_can_be_written_as_a_row_and_read_back(shipped):
    for document in shipped.documents.values():
        assert read_row(register_row(document), shipped.jurisdictions) == (document, [])


def test_a_publish_mends_the_want_of_its_own_list_and_no_other(store, shipped):
    wanting = tuple(Problem("missing-matrix", value=name) for name in ("changzhou-2017", "qingdao-2008"))
    store.publish("changzhou-2017", OPEN, {}, "王", "首次", based_on=0)
    assert overlaid(replace(shipped, problems=wanting), store).problems == wanting[1:]
