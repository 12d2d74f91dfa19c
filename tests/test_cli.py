"""The scripting face: JSON on standard output, exit status 0 or 1."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lib.cli import main

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def archive(tmp_path, monkeypatch):
    """Give every test an empty archive of its own."""
    monkeypatch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{tmp_path}/archive.sqlite")


def answered(capsys, *arguments):
    status = main([*arguments, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_check_prints_every_liaison_of_a_clean_file(capsys):
    status, answer = answered(capsys, "check", str(ROOT / "data" / "matrices" / "fenghua-2019.csv"))
    assert status == 0 and answer["ok"] is True and answer["problems"] == []
    assert len(answer["liaisons"]) == 26
    assert ["区公安分局", "民革"] in answer["liaisons"] and ["区医保局", "无党派人士"] in answer["liaisons"]


def test_check_prints_every_problem_of_a_broken_file(capsys):
    status, answer = answered(capsys, "check", str(ROOT / "tests" / "faults" / "undecidable-cell.csv"))
    assert status == 1 and answer["ok"] is False and answer["liaisons"] == []
    assert [(one["code"], one["row"], one["column"]) for one in answer["problems"]] == [("undecidable-cell", 3, "C")]
    assert answer["problems"][0]["message"].startswith("第 3 行 C 列：")


def test_check_of_a_file_that_is_not_there_is_told_in_words(capsys):
    status, answer = answered(capsys, "check", "没有这个文件.csv")
    assert status == 1 and answer["problems"][0]["code"] == "no-such-file"


def test_coverage_of_qingdao_is_the_gold(capsys):
    status, answer = answered(capsys, "coverage", "qingdao-2008")
    assert status == 0
    assert (answer["departments"], answer["parties"], answer["liaisons"]) == (40, 8, 157)
    assert answer["density"] == 0.490625
    assert len(answer["with_all"]) == 8
    assert answer["type"] == "overlapping" and answer["complete"] is True


def test_coverage_of_a_partial_list_withholds_density_and_says_why(capsys):
    status, answer = answered(capsys, "coverage", "kaifeng-2006plus")
    assert status == 0 and answer["liaisons"] == 30
    assert answer["density"] is None and "不完整" in answer["withheld"]["density"]
    assert answer["party_degrees"]["民革"] == 5 and answer["party_degrees"]["台盟"] is None  # unknown is not zero


def test_coverage_of_an_unknown_document_names_what_is_held(capsys):
    status, answer = answered(capsys, "coverage", "atlantis-2008")
    assert status == 1 and "qingdao-2008" in answer["problems"][0]["message"]


def test_the_module_runs_from_a_shell_that_is_not_utf8():
    ran = subprocess.run(
        [sys.executable, "-m", "lib.cli", "coverage", "fenghua-2019"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert "宁波市奉化区2019年" in ran.stdout.decode("utf-8")


FENGHUA = ROOT / "data" / "matrices" / "fenghua-2019.csv"
SIGNED = ("--by", "经办人", "--why", "测试")


@pytest.fixture
def changed(tmp_path):
    """Fenghua's list without one department, as a department mails it: GBK with a title row."""
    rows = FENGHUA.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "fenghua-2019.csv"
    path.write_bytes("\n".join(["对口联系名单,,,,,", *rows[:-1]]).encode("gbk"))
    return path


def test_a_file_is_published_and_what_is_published_is_what_is_told(capsys, changed):
    status, answer = answered(capsys, "publish", str(changed), "--document", "fenghua-2019", *SIGNED)
    assert status == 0 and (answer["version"], answer["based_on"], answer["by"]) == (1, 0, "经办人")
    status, answer = answered(capsys, "liaisons", "fenghua-2019")
    assert status == 0 and answer["version"] == 1 and len(answer["liaisons"]) == 25
    assert ["区医保局", "无党派人士"] not in answer["liaisons"]


def test_history_tells_every_version_and_rollback_adds_one(capsys, changed):
    answered(capsys, "publish", str(changed), "--document", "fenghua-2019", *SIGNED)
    status, answer = answered(capsys, "rollback", "fenghua-2019", "0", *SIGNED)
    assert status == 0 and (answer["version"], answer["restores"]) == (2, 0)
    status, answer = answered(capsys, "history", "fenghua-2019")
    assert [(one["version"], one["why"]) for one in answer["versions"]] == [(1, "测试"), (2, "测试")]
    assert len(answered(capsys, "liaisons", "fenghua-2019")[1]["liaisons"]) == 26


def test_a_publish_based_on_an_old_version_is_refused(capsys, changed):
    answered(capsys, "publish", str(changed), "--document", "fenghua-2019", *SIGNED)
    status, answer = answered(capsys, "publish", str(FENGHUA), "--document", "fenghua-2019", "--based-on", "0", *SIGNED)
    assert status == 1 and answer["stale"] is True and "不是最新" in answer["problems"][0]["message"]
    assert len(answered(capsys, "history", "fenghua-2019")[1]["versions"]) == 1


def test_a_broken_file_is_not_published(capsys, tmp_path):
    broken = tmp_path / "x.csv"
    broken.write_text("部门,民革,民萌\n市教育局,1,0\n", encoding="utf-8")
    status, answer = answered(capsys, "publish", str(broken), "--document", "fenghua-2019", *SIGNED)
    assert status == 1 and answer["problems"][0]["code"] == "unknown-organisation"
    assert answered(capsys, "history", "fenghua-2019")[1]["versions"] == []


def test_blank_cells_of_a_complete_list_are_published_only_when_meant(capsys, tmp_path):
    blank = tmp_path / "fenghua-2019.csv"
    blank.write_text("部门,民革,民盟\n区教育局,1,\n区公安局,0,1\n", encoding="utf-8")
    status, answer = answered(capsys, "publish", str(blank), "--document", "fenghua-2019", *SIGNED)
    told = [problem["message"] for problem in answer["problems"]]
    assert status == 1 and "“区教育局”一行有空白格" in told[0] and "--blanks-as-zero" in told[1] and len(told) == 2
    assert answered(capsys, "import", str(tmp_path), *SIGNED)[0] == 1
    assert answered(capsys, "history", "fenghua-2019")[1]["versions"] == []
    meant = ("publish", str(blank), "--document", "fenghua-2019", "--blanks-as-zero", *SIGNED)
    status, answer = answered(capsys, *meant)
    assert status == 0 and answer["blanks_as_zero"] == 1 and "1 个空白" in answer["message"]


def test_a_list_of_pairs_has_no_blank_cells_but_says_what_it_takes_for_not_linked(capsys, tmp_path):
    pairs = tmp_path / "x.csv"
    pairs.write_text("党派,部门\n民革,区教育局\n民盟,区公安局\n", encoding="utf-8")
    status, answer = answered(capsys, "publish", str(pairs), "--document", "fenghua-2019", *SIGNED)
    assert status == 0 and answer["blanks_as_zero"] == 2 and "没有提到的格按“未列入联系”发布" in answer["message"]


def test_blank_cells_of_a_partial_list_stay_unknown(capsys, tmp_path):
    partial = tmp_path / "x.csv"
    partial.write_text("部门,民革,民盟\n市教育局,1,\n", encoding="utf-8")
    status, answer = answered(capsys, "publish", str(partial), "--document", "anqing-2024", *SIGNED)
    assert status == 0 and answer["blanks_as_zero"] == 0


def test_a_folder_is_imported_the_good_ones_published_the_bad_ones_listed(capsys, tmp_path, changed):
    (tmp_path / "many").mkdir()
    changed.rename(tmp_path / "many" / "fenghua-2019.csv")
    (tmp_path / "many" / "qingdao-2008.csv").write_text("部门,民萌\n市教育局,1\n", encoding="utf-8")
    status, answer = answered(capsys, "import", str(tmp_path / "many"), *SIGNED)
    assert status == 1
    assert [one["file"] for one in answer["published"]] == ["fenghua-2019.csv"]
    assert [one["file"] for one in answer["refused"]] == ["qingdao-2008.csv"]
    assert "发布 1 个，1 个有问题" in answer["message"] and "民萌" in answer["message"]


def test_counts_without_a_list_are_told_as_such(capsys):
    status, answer = answered(capsys, "coverage", "huangshi-undated")
    assert status == 1 and "只" not in answer["problems"][0]["code"]
    assert "仅有数字" in answer["problems"][0]["message"] and "36个部门" in answer["problems"][0]["message"]


def test_an_account_is_added_and_listed_and_its_password_is_never_printed(capsys, monkeypatch):
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("对口联系-2026-矩阵\n"))
    assert answered(capsys, "account", "add", "zhang", "--jurisdiction", "330200")[0] == 0
    status = main(["account", "list", "--json"])
    printed = capsys.readouterr().out
    assert status == 0 and "zhang" in printed and "330200" in printed and "矩阵" not in printed


def test_the_places_of_an_account_are_changed_and_told(capsys):
    assert answered(capsys, "account", "add", "li@example.gov", "--oidc", "--jurisdiction", "330200")[0] == 0
    for codes, told in ((["370200", "340800"], "370200、340800"), ([], "全部地区")):
        given = [part for code in codes for part in ("--jurisdiction", code)]
        status, answer = answered(capsys, "account", "places", "li@example.gov", *given)
        assert status == 0 and told in answer["message"]
        assert answered(capsys, "account", "list")[1]["accounts"][0]["jurisdictions"] == codes
    status, answer = answered(capsys, "account", "places", "li@example.gov", "--jurisdiction", "33")
    assert status == 1 and "六位" in answer["problems"][0]["message"]


def test_nothing_is_published_without_a_name_and_a_reason(capsys, changed):
    status, answer = answered(capsys, "publish", str(changed), "--document", "fenghua-2019", "--by", " ", "--why", "x")
    assert status == 1 and "姓名" in answer["problems"][0]["message"]
    assert answered(capsys, "history", "fenghua-2019")[1]["versions"] == []


def test_the_history_of_nothing_known_is_refused(capsys):
    assert answered(capsys, "history", "atlantis-2008")[0] == 1


def test_functions_of_names_are_printed_and_nothing_is_guessed(capsys):
    assert main(["functions", "市建委", "区住建局", "某某办事组", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told["市建委"]) & set(told["区住建局"]) and told["某某办事组"] == []


def test_check_tells_the_words_that_each_pair_was_read_from(tmp_path, capsys):
    text = "市教育局对口联系民盟、民进；\n市司法局对口联系民革。"
    (tmp_path / "通知.txt").write_text(text, encoding="utf-8")
    assert main(["check", str(tmp_path / "通知.txt"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["liaisons"] == [["市教育局", "民盟"], ["市教育局", "民进"], ["市司法局", "民革"]]
    assert [text[one["start"] : one["end"]] for one in told["spans"]] == [
        "市教育局对口联系民盟、民进",
        "市教育局对口联系民盟、民进",
        "市司法局对口联系民革",
    ]


def test_compare_prints_what_two_documents_share_by_function(capsys):
    status, answer = answered(capsys, "compare", "qingdao-2008", "fenghua-2019")
    assert status == 0 and (answer["kept"], answer["only_a"], answer["only_b"], answer["not_comparable"]) == (
        20,
        146,
        16,
        0,
    )
    assert answer["dissimilarity"] == pytest.approx(answer["turnover"] + answer["rewiring"]) == pytest.approx(162 / 202)
    assert answer["unmatched_a"] == answer["unmatched_b"] == []


def test_compare_of_a_document_that_is_not_held_is_told_in_words(capsys):
    status, answer = answered(capsys, "compare", "qingdao-2008", "nowhere-2000")
    assert status == 1 and "nowhere-2000" in answer["problems"][0]["message"]


def test_going_back_to_a_shipped_list_that_was_never_shipped_is_told_in_words(capsys):
    status, answer = answered(capsys, "rollback", "nowhere-2000", "0", *SIGNED)
    assert status == 1 and "“nowhere-2000”没有第 0 版" in answer["problems"][0]["message"]


def test_no_version_has_a_number_of_any_size(capsys, changed):
    status, answer = answered(capsys, "rollback", "fenghua-2019", "9" * 23, *SIGNED)
    assert status == 1 and f"没有第 {'9' * 23} 版" in answer["problems"][0]["message"]


def test_what_a_person_reads_of_accounts_and_of_a_history_is_chinese(capsys, monkeypatch):
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("对口联系-2026-矩阵\n"))
    main(["account", "add", "zhang", "--jurisdiction", "330200"])
    main(["account", "add", "li@example.gov", "--oidc"])
    main(["account", "disable", "zhang"])
    capsys.readouterr()
    main(["account", "list"])
    assert capsys.readouterr().out.splitlines() == [
        "li@example.gov  统一身份认证  可以发布：全部地区",
        "zhang  本地密码  已停用：330200",
    ]
    main(["history", "fenghua-2019"])
    assert capsys.readouterr().out == "还没有发布过新的版本，现在是随系统附带的第 0 版。\n"


def test_a_person_reads_the_warnings_of_a_file_too(capsys, tmp_path):
    repeated = tmp_path / "repeated.csv"
    repeated.write_text("部门,党派\n市教育局,民革\n市司法局,民革\n市教育局,民革\n", encoding="utf-8")
    status, answer = answered(capsys, "check", str(repeated))
    assert status == 0 and answer["warnings"]
    main(["check", str(repeated)])
    printed = capsys.readouterr().out
    assert printed.startswith("没有问题，共 2 对联系。\n") and answer["warnings"][0]["message"] in printed


def test_the_demonstration_is_written_only_into_a_folder_of_data(capsys, tmp_path):
    status, answer = answered(capsys, "demonstration", "--out", str(tmp_path / "none"))
    assert status == 1 and answer["problems"][0]["message"].startswith("写不进“") and "none" in str(answer)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("coverage", "qingdao-2008"), ("名单：青岛市2008年", "名单类型：交叉型", "密度：0.4906", "民革 ")),
        (
            ("coverage", "kaifeng-2006plus"),
            ("完整名单：否", "密度：名单不完整", "各组织联系部门数（至少）：民革 5、", "台盟 未知"),
        ),
        (("compare", "qingdao-2008", "fenghua-2019"), ("甲：青岛市2008年", "联系相同：20", "乙待认定的部门：无")),
        (("liaisons", "fenghua-2019"), ("没有问题，共 26 对联系。", "区公安分局\t民革")),
        (("functions", "市建委", "乱写局"), ("市建委：construction", "乱写局：无")),
    ],
)
def test_a_person_reads_the_figures_in_chinese(capsys, arguments, told):
    assert main([*arguments]) == 0
    printed = capsys.readouterr().out
    assert all(one in printed for one in told), printed
    assert not re.search(r"^[a-z_]+：|True|False|None", printed, re.MULTILINE), printed
