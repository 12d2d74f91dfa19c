"""Who reported in time, and what reports tell in sum; a missing report is never a fall to zero."""

from datetime import date

import pandas as pd
import pytest

from lib.measures.reporting import (
    LATE,
    MISSING,
    ON_TIME,
    REPORTED,
    UNSTATED,
    compared,
    deadline,
    standing,
    standings,
    tally,
)


def entries(*rows):
    return pd.DataFrame(rows, columns=["department", "kind", "count", "parties"]).astype({"count": "Int64"})


NOW = entries(
    ("教育局", "联合调研", 2, ("民革", "民盟")),
    ("教育局", "其他", None, ()),
    ("公安局", "联系会议", 1, ("民革",)),
    ("公安局", "联合调研", None, ("民革",)),
)
BEFORE = entries(("教育局", "联合调研", 1, ("民盟",)), ("司法局", "联系会议", 4, ("民革",)))


def test_a_report_is_due_on_the_last_day_of_january_of_the_following_year():
    due = deadline(2025, "每年1月下旬")
    assert due == date(2026, 1, 31)
    assert standing(date(2026, 1, 31), due) == ON_TIME
    assert standing(date(2026, 2, 1), due) == LATE
    assert standing(None, due) == MISSING


@pytest.mark.parametrize(
    ("told", "due"),
    [("每年1月中旬", date(2026, 1, 20)), ("每年2月底前", date(2026, 2, 28)), ("每年12月", date(2025, 12, 31))],
)
def test_other_words_for_a_day(told, due):
    assert deadline(2025, told) == due


@pytest.mark.parametrize("told", ["", "每年", "变动时", "半年一次", "每年13月"])
def test_where_no_day_is_set_nothing_is_late(told):
    assert deadline(2025, told) is None
    assert standing(date(2030, 1, 1), None) == REPORTED and standing(None, None) == MISSING


def test_everyone_listed_stands_in_the_list_and_others_after_them():
    found = standings(("教育局", "公安局"), {"档案局": date(2026, 1, 5), "公安局": date(2026, 3, 1)}, date(2026, 1, 31))
    assert found[["department", "standing", "listed"]].to_numpy().tolist() == [
        ["教育局", MISSING, True],
        ["公安局", LATE, True],
        ["档案局", ON_TIME, False],
    ]
    assert found["received"].tolist() == [None, date(2026, 3, 1), date(2026, 1, 5)]
    assert standings((), {}, None).empty


def test_sums_by_kind_organisation_and_department():
    assert tally(NOW, "kind").to_dict("index") == {
        "联系会议": {"entries": 1, "counted": 1, "uncounted": 0},
        "联合调研": {"entries": 2, "counted": 2, "uncounted": 1},
        "其他": {"entries": 1, "counted": 0, "uncounted": 1},
    }
    by_party = tally(NOW, "party")
    assert by_party["entries"].to_dict() == {"民革": 3, "民盟": 1, UNSTATED: 1}
    assert by_party["counted"].to_dict() == {"民革": 3, "民盟": 2, UNSTATED: 0}
    assert tally(NOW, "department")["entries"].to_dict() == {"教育局": 2, "公安局": 2}
    assert tally(NOW[:0], "party").empty


def test_two_years_are_compared_over_the_departments_that_reported_in_both():
    by_kind = compared(NOW, BEFORE, {"教育局"}, "kind")
    assert by_kind["before"].astype(object).where(by_kind["before"].notna(), None).to_dict() == {
        "联系会议": 1, "联合调研": 1, "其他": None,
    }  # fmt: skip
    assert by_kind["change"].to_dict() == {"联系会议": 0, "联合调研": 0, "其他": 1}
    by_department = compared(NOW, BEFORE, {"教育局"}, "department")
    assert by_department.loc["教育局", "change"] == 1
    assert by_department.loc["公安局", "change"] is pd.NA  # no report the year before: no change is known
    assert by_department.loc["司法局", "entries"] is pd.NA  # no report this year: not zero
    assert compared(NOW, BEFORE, set(), "kind")["change"].isna().all()


@pytest.mark.parametrize("by", ["kind", "party", "department"])
def test_nothing_compared_with_nothing_is_nothing(by):
    assert compared(NOW[:0], BEFORE[:0], set(), by).empty
