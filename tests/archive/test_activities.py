"""The shipped activities are read with their sources; a row with a fault is told and left out."""

from lib.archive.activities import read_activities


def test_the_shipped_activities_are_read_and_those_of_ningbo_have_no_year():
    found, problems = read_activities()
    assert problems == () and len(found) == 51
    ningbo = [one for one in found if one.jurisdiction == "330200"]
    assert {one.year for one in ningbo} == {None} and all(one.source for one in found)
    assert ("市侨办", "致公党", "社会服务") in {(one.department, one.party, one.kind) for one in ningbo if one.paired}
    assert [one.department for one in ningbo if not one.paired] == ["", "市发改委、市民政局", "市经委"]


def test_a_source_is_named_to_readers_without_the_identity_of_its_document():
    sources = {one.source for one in read_activities()[0]}
    assert "杭州市2021年报道" in sources and "酒泉市报道（转载页）" in sources
    assert not [one for one in sources if "-" in one]


def test_a_row_with_a_fault_is_told_with_its_place_and_left_out(tmp_path):
    path = tmp_path / "activities.csv"
    head = "jurisdiction,year,department,party,kind,count,summary,source\n"
    path.write_text(
        head + "330200,2020,市教育局,民盟,聚餐,1,聚餐,报道\n330200,20x,市教育局,民盟,其他,1,走访,报道\n", "utf-8"
    )
    found, problems = read_activities(path)
    assert found == ()
    assert [(one.code, one.row, one.column) for one in problems] == [("bad-value", 2, "E"), ("bad-value", 3, "B")]
    assert "联系会议、重大事项通报协商" in problems[0].message and "年份" in problems[1].message
