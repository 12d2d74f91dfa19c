"""Which units have their people, whose term is over, who changed: by hand."""

import pandas as pd

from lib.measures.contact_standing import ENDED, HELD, MISSING, contact_standing

CONTACTS = pd.DataFrame(
    [
        ("教育局", "分管领导", "甲", "2020-01-01", "2026-02-28"),
        ("教育局", "分管领导", "乙", "2026-03-01", ""),
        ("教育局", "联络员", "丙", "", "2025-12-31"),
        ("公安局", "联络员", "丁", "2026-01-01", ""),
        ("档案局", "联络员", "戊", "2027-01-01", ""),
    ],
    columns=["unit", "role", "name", "since", "until"],
)


def test_states_names_and_changes():
    found = contact_standing(CONTACTS, ("教育局", "公安局"), ("分管领导", "联络员"), "2026-06-01", "2026-01-01")
    rows = [
        (one["unit"], one["role"], one["state"], one["names"], one["changed"], one["listed"])
        for one in found.to_dict("records")
    ]
    assert rows == [
        ("教育局", "分管领导", HELD, ("乙",), True, True),
        ("教育局", "联络员", ENDED, (), False, True),
        ("公安局", "分管领导", MISSING, (), False, True),
        ("公安局", "联络员", HELD, ("丁",), False, True),  # nobody before: new, not changed
        ("档案局", "分管领导", MISSING, (), False, False),
        ("档案局", "联络员", MISSING, (), False, False),  # begins next year: nobody's time is over
    ]


def test_without_anybody_everyone_is_missing():
    found = contact_standing(CONTACTS[:0], ("教育局",), ("联络员",), "2026-06-01", "2026-01-01")
    assert found["state"].tolist() == [MISSING]


def test_the_last_day_of_a_term_still_counts_and_so_does_the_first_day_of_the_period():
    on_the_day = contact_standing(CONTACTS, ("教育局",), ("分管领导",), "2026-02-28", "2026-03-01").iloc[0]
    assert (on_the_day["state"], on_the_day["names"]) == (HELD, ("甲",))
    assert contact_standing(CONTACTS, ("教育局",), ("分管领导",), "2026-06-01", "2026-03-01")["changed"].iloc[0]
    assert not contact_standing(CONTACTS, ("教育局",), ("分管领导",), "2026-06-01", "2026-03-02")["changed"].iloc[0]
