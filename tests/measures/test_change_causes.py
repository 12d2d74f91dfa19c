"""What came and went between two years, by reform or by decision: small lists whose answer one can see."""

import pandas as pd
import pytest

from lib.measures.change_causes import DECISION, ORGANISATION, REFORM, UNRECORDED, Years, changes
from lib.measures.comparison import comparison
from lib.measures.department_flow import (
    GONE,
    MERGED,
    NEW,
    REGROUPED,
    RENAMED,
    SAME,
    SPLIT,
    UNSEEN,
    flows,
    successions,
)
from lib.measures.function_masks import function_masks
from lib.measures.reform_years import absorbed

CELLS = {"1": True, "0": False, "?": pd.NA}


def masks(rows: dict[str, str], parties: str = "民革 民盟", complete: bool = True):
    cells = [[CELLS[cell] for cell in row] for row in rows.values()]
    return function_masks(pd.DataFrame(cells, index=list(rows), columns=parties.split(), dtype="boolean"), complete)


def causes(before, after, first: int | None = 2011, last: int | None = 2019):
    found = changes(comparison(before, after), before, after, Years(first, last))
    return {(one.function, one.party): (one.change, one.cause) for one in found}


def test_a_renamed_department_that_loses_an_organisation_lost_it_by_decision():
    before, after = masks({"市环保局": "11"}), masks({"市生态环境局": "10"})
    assert causes(before, after) == {("environment", "民盟"): ("removed", DECISION)}


def test_a_liaison_that_one_of_two_merged_departments_had_and_the_new_one_lacks_went_by_reform():
    before, after = masks({"市卫生局": "11", "市人口计生委": "01"}), masks({"市卫生计生委": "01"})
    assert causes(before, after) == {("health", "民革"): ("removed", REFORM)}
    named = changes(comparison(before, after), before, after, Years(2011, 2019))[0].reforms
    assert [one.reform for one in named] == ["health-family-planning-2013"]


def test_a_liaison_that_a_merged_department_brings_along_came_by_reform():
    before, after = masks({"市卫生局": "10", "市人口计生委": "01"}), masks({"市卫生计生委": "11"})
    assert causes(before, after) == {
        ("health", "民盟"): ("added", REFORM),
        ("family-planning", "民革"): ("added", REFORM),
    }


def test_what_all_merged_departments_had_and_the_new_one_lacks_was_dropped_by_decision():
    before, after = masks({"市卫生局": "11", "市人口计生委": "11"}), masks({"市卫生计生委": "01"})
    assert set(causes(before, after).values()) == {("removed", DECISION)}


def test_what_none_of_the_merged_departments_had_was_added_by_decision():
    before, after = masks({"市卫生局": "10", "市人口计生委": "10"}), masks({"市卫生计生委": "11"})
    assert set(causes(before, after).values()) == {("added", DECISION)}


def test_the_liaisons_of_an_abolished_and_of_a_newly_founded_department_go_and_come_by_reform():
    before, after = masks({"市监察局": "10"}), masks({"市退役军人事务局": "01"})
    assert causes(before, after) == {
        ("supervision", "民革"): ("removed", REFORM),
        ("veterans", "民盟"): ("added", REFORM),
    }


def test_a_department_that_leaves_the_list_without_a_reform_is_not_explained():
    before, after = masks({"市统计局": "10", "市教育局": "10"}), masks({"市教育局": "10", "市体育局": "01"})
    assert causes(before, after, 2019, 2021) == {
        ("statistics", "民革"): ("removed", UNRECORDED),
        ("sport", "民盟"): ("added", UNRECORDED),
    }
    # A new name in those years would not explain either why the department left the list.
    assert causes(masks({"市交通局": "1"}, "民革"), masks({"市教育局": "0"}, "民革"), 2008, 2011) == {
        ("transport", "民革"): ("removed", UNRECORDED)
    }


def test_an_organisation_that_one_list_does_not_have_is_its_own_cause():
    before, after = masks({"市教育局": "11"}), masks({"市教育局": "11"}, "民革 台盟")
    assert causes(before, after) == {
        ("education", "民盟"): ("removed", ORGANISATION),
        ("education", "台盟"): ("added", ORGANISATION),
    }


def test_without_a_year_no_reform_is_named():
    before, after = masks({"市监察局": "10", "市教育局": "10"}), masks({"市教育局": "01"})
    assert causes(before, after, None, 2019) == {
        ("education", "民革"): ("removed", DECISION),
        ("education", "民盟"): ("added", DECISION),
        ("supervision", "民革"): ("removed", UNRECORDED),
    }


def test_a_reform_after_the_later_list_explains_nothing():
    before, after = masks({"市卫生局": "11", "市人口计生委": "01"}), masks({"市卫生计生委": "01"})
    assert causes(before, after, 2005, 2007) == {("health", "民革"): ("removed", UNRECORDED)}


def test_unknown_cells_are_no_change():
    assert causes(masks({"市教育局": "1?"}, complete=False), masks({"市教育局": "?1"}, complete=False)) == {}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (["市教育局"], ["区教育局"], SAME),
        (["市环保局"], ["市生态环境局"], RENAMED),
        (["市卫生局", "市人口计生委"], ["市卫生计生委"], MERGED),
        (["市文化和旅游局"], ["市文化局", "市旅游局"], SPLIT),
        (["市国土资源房管局", "市规划局"], ["市自然资源和规划局", "市房管局"], REGROUPED),
        (["市监察局"], [], GONE),
        ([], ["市退役军人事务局"], NEW),
    ],
)
def test_what_became_of_departments(before, after, kind):
    old, new = masks(dict.fromkeys(before, "11")), masks(dict.fromkeys(after, "11"))
    groups = successions(old, new)
    assert [(one.before, one.after, one.kind) for one in groups] == [(tuple(before), tuple(after), kind)]
    bands = flows(old, new)
    assert {one.before for one in bands} - {""} == set(before) and {one.after for one in bands} - {""} == set(after)
    assert all(one.kind == kind and one.functions for one in bands)


def test_departments_that_stay_are_no_regrouping_even_where_they_share_a_function():
    names = ["市经贸委", "市外经贸局", "市信息产业局"]
    groups = successions(masks(dict.fromkeys(names, "1"), "民革"), masks(dict.fromkeys(names, "1"), "民革"))
    assert sorted(one.before for one in groups) == sorted((name,) for name in names)
    assert {one.kind for one in groups} == {SAME}
    # 市卫生局 keeps its name but takes 人口计生 over: that is a merger.
    a, b = masks({"市卫生局": "1", "市人口计生委": "1"}, "民革"), masks({"市卫生局（人口计生委）": "1"}, "民革")
    assert [one.kind for one in successions(a, b)] == [MERGED]


def test_what_a_merged_department_without_a_function_of_its_own_brought_along_came_by_reform():
    # 政府法制 went under 司法行政 in the reform of 2018: no department of the later list has the function of its own.
    before = masks({"市司法局": "10", "市法制办": "01"})
    after = masks({"市司法局": "11"})
    assert causes(before, after, 2015, 2019) == {
        ("justice", "民盟"): ("added", REFORM),
        ("government-legal-affairs", "民盟"): ("removed", REFORM),
    }
    (group,) = successions(before, after, Years(2015, 2019))
    assert (group.before, group.after, group.kind) == (("市司法局", "市法制办"), ("市司法局",), MERGED)
    assert {(band.before, band.after) for band in flows(before, after, Years(2015, 2019))} == {
        ("市司法局", "市司法局"),
        ("市法制办", "市司法局"),
    }
    # Without such a reform in those years it is gone, and nothing says where to.
    assert {one.kind for one in successions(before, after, Years(2005, 2007))} == {SAME, GONE}


def test_a_department_merged_into_one_of_several_functions_lends_it_its_liaisons_by_reform():
    before = masks({"市国土资源局": "10", "市规划局": "10", "市林业局": "01"})
    after = masks({"市自然资源和规划局（市林业局）": "11"})
    found = causes(before, after, 2015, 2019)
    assert set(found.values()) == {("added", REFORM)} and ("forestry", "民革") in found and ("land", "民盟") in found


def test_a_partial_list_makes_no_department_come_or_go():
    whole = masks({"市教育局": "10", "市水利局": "10"})
    partial = masks({"市教育局": "1?"}, complete=False)
    assert {one.kind for one in successions(whole, partial)} == {SAME, UNSEEN}
    assert {one.kind for one in successions(partial, whole)} == {SAME, UNSEEN}


def test_every_department_with_a_function_is_in_one_succession_only(shipped):
    old, new = (function_masks(shipped(name), True) for name in ("qingdao-2008", "fenghua-2019"))
    groups = successions(old, new)
    assert sorted(name for one in groups for name in one.before) == sorted(shipped("qingdao-2008").index)
    assert sorted(name for one in groups for name in one.after) == sorted(shipped("fenghua-2019").index)
    kinds = {name: one.kind for one in groups for name in (*one.before, *one.after)}
    assert kinds["市司法局"] == kinds["区司法局"] == SAME and kinds["市监察局"] == GONE and kinds["区医保局"] == NEW


def test_only_a_function_that_the_later_list_has_can_have_taken_another_over():
    before, years = masks({"市司法局": "10", "市法制办": "01"}), Years(2015, 2019)
    assert absorbed(before, masks({"市司法局": "11"}), years) == {"government-legal-affairs": frozenset({"justice"})}
    assert absorbed(before, masks({"市教育局": "11"}), years) == {}
