"""What a new matrix changes against the published one, as warnings that block nothing."""

import pandas as pd

from lib.intake.changes import overlap, warnings_against


def matrix(rows: dict[str, list[bool]]) -> pd.DataFrame:
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["民革", "民盟"]).astype("boolean")
    return frame.rename_axis(index="department", columns="party")


def test_nothing_published_means_nothing_to_warn_of():
    assert warnings_against(matrix({"市教育局": [True, False]}), None) == ()


def test_the_same_matrix_gives_no_warning():
    one = matrix({"市教育局": [True, False], "市公安局": [True, True]})
    assert warnings_against(one, one) == ()


def test_new_and_vanished_departments_are_named_and_a_likely_renaming_is_suggested():
    published = matrix({"市发改委": [True, False], "市教育局": [True, True]})
    now = matrix({"市发展和改革委": [True, False], "市教育局": [True, True], "市统计局": [False, False]})
    warnings = warnings_against(now, published)
    assert [(one.code, one.value) for one in warnings] == [
        ("new-department", "市发展和改革委"),
        ("new-department", "市统计局"),
        ("vanished-department", "市发改委"),
    ]
    assert "是否就是“市发改委”？" in warnings[0].message and "是否" not in warnings[1].message.split("。")[1]


def test_a_jump_of_liaisons_is_told_with_both_numbers():
    published = matrix({f"第{i}局": [True, True] for i in range(10)})
    now = matrix({f"第{i}局": [True, False] for i in range(10)})
    jumped = [one for one in warnings_against(now, published) if one.code == "links-jumped"]
    assert "由 20 变为 10" in jumped[0].message
    unknown = now.mask(now == False)  # noqa: E712  # blanks count as no link, not as an error
    assert warnings_against(unknown, published)


def test_what_would_be_lost_is_counted_and_half_is_not_yet_most():
    def listed(**rows):
        cells = {party: pd.array([row[at] for row in rows.values()], dtype="boolean") for at, party in enumerate("ab")}
        return pd.DataFrame(cells, index=list(rows))

    old = listed(x=(True, True), y=(True, False), z=(True, None))
    half = overlap(listed(x=(True, True), w=(True, True)), old)
    assert (half.linked, half.lost, half.listed, half.common) == (4, 2, 3, 1)
    assert not half.loses_most and not half.hardly_any
    most = overlap(listed(x=(None, True)), old)
    assert (most.lost, most.loses_most, most.hardly_any) == (3, True, False)
    assert overlap(listed(v=(True, True)), old).hardly_any
