"""Notices as running text: a corpus with pairs told by hand, notices made from random matrices, and hostile texts."""

import json
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.notice.metadata import date_of
from lib.intake.notice.reading import read_notice
from lib.intake.notice.words import number_in
from lib.intake.upload import Choices, read_upload
from lib.vocabulary.tables import DATA

FOLDER = Path(__file__).resolve().parents[1] / "notices"
GOLD = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
assert TEXTS.keys() == GOLD.keys()
# Short texts in one file by the shape they show; and whole notices by someone who did not know the reader.
for collection in (
    "shapes",
    "written-apart-1",
    "written-apart-2",
    "written-apart-3",
    "written-apart-4",
    "written-apart-5",
):
    for one in json.loads((FOLDER / f"{collection}.json").read_text(encoding="utf-8")):
        assert one["name"] not in GOLD
        GOLD[one["name"]], TEXTS[one["name"]] = one, one["text"]


def pairs(stated):
    return {(one.department, one.party) for one in stated}


def test_every_notice_has_its_gold_and_there_are_enough():
    assert TEXTS.keys() == GOLD.keys()
    assert len(TEXTS) >= 730


@pytest.mark.parametrize("name", GOLD)
def test_a_notice_gives_what_it_states_and_nothing_else(name):
    notice, gold = read_notice(TEXTS[name]), GOLD[name]
    assert pairs(notice.pairs) == {tuple(pair) for pair in gold["pairs"]}
    assert pairs(notice.committees) == {tuple(pair) for pair in gold.get("committees", pairs(notice.committees))}
    assert notice.asks_organisations == gold.get("asks", False)
    assert notice.complete is gold.get("complete", notice.complete)
    for field, value in gold.get("metadata", {}).items():
        found = getattr(notice.metadata, field)
        assert (list(found) if isinstance(found, tuple) else found) == value


def test_precision_and_recall_over_the_corpus_are_told_and_high(capsys):
    right = found = gold = 0
    for name, text in TEXTS.items():
        read, stated = pairs(read_notice(text).pairs), {tuple(pair) for pair in GOLD[name]["pairs"]}
        right, found, gold = right + len(read & stated), found + len(read), gold + len(stated)
    told = f"notices {len(TEXTS)}, pairs {gold}: precision {right / found:.3f}, recall {right / gold:.3f}"
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")
    assert right / found >= 0.99
    assert right / gold >= 0.99


@pytest.mark.parametrize("name", ["department-first", "party-lines", "two-tiers", "spaces", "headed-blocks", "ascii"])
def test_each_pair_leads_to_words_that_name_its_department(name):
    text = TEXTS[name]
    for one in read_notice(text).pairs:
        assert one.department in text[slice(*one.span)].replace("（", "(").replace("）", ")")


def test_everyone_is_whom_the_clerk_says_when_the_text_does_not():
    read = read_notice(TEXTS["everyone-asked"], ["民革", "民建", "工商联"])
    assert pairs(read.pairs) == {(d, p) for d in ("市财政局", "市审计局") for p in ("民革", "民建", "工商联")}
    assert not read.asks_organisations
    again = read_upload(TEXTS["everyone-asked"].encode(), "a.txt", Choices(organisations=("民革", "民盟")))
    assert list(again.matrix.columns) == ["民革", "民盟", "工商联"]  # the last the text says itself


def test_a_notice_comes_through_the_same_door_as_a_table():
    upload = read_upload(TEXTS["two-tiers"].encode("gb18030"), "通知.txt")
    assert int(upload.matrix.sum().sum()) == 9
    assert upload.matrix.isna().any().any()  # what is not stated is not known
    assert upload.clauses["市司法局", "民革"] == "民革市委：市司法局、市财政局"
    assert upload.places["市司法局", "民革"] == "第 3 行"


def test_committees_alone_are_read_as_committees_and_beside_departments_told_apart():
    alone = read_upload(TEXTS["committees"].encode(), "a.txt")
    assert (alone.rows, len(alone.matrix)) == ("政协专委会", 2)
    both = read_upload(TEXTS["committees-and-departments"].encode(), "a.txt")
    assert (both.rows, list(both.matrix.index)) == ("部门", ["市教育局"])
    assert "文史委" in "".join(both.understood)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="市教育局民革盟建进、，,。；:：对口联系与和()（）等个3\n\t 各主党派工商为由的單", max_size=300))
def test_any_text_whatever_gives_an_answer_whose_spans_lie_in_it(text):
    notice = read_notice(text)
    for one in (*notice.pairs, *notice.committees, *notice.doubts):
        assert 0 <= one.span[0] < one.span[1] <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "、",
        "对口联系",
        "(",
        "市教育局、",
        "市教育局与民盟",
        "民革\n",
        "市教育局、\n",
        "各民主党派",
        "市",
        "除",
        "原由市教育局",
        "《关于",
        "区住建局区民政局",
        "民革\t市教育局\n",
        "民革,市教育局,\n",
    ],
)
def test_time_grows_with_length_and_not_faster(unit):
    def cost(length):
        text = unit * (length // len(unit))
        began = time.process_time()
        read_notice(text)
        return time.process_time() - began

    cost(2_000)
    # Eight times the length: eight times the time, not sixty-four times.
    assert min(cost(80_000) for _ in range(2)) < 24 * max(min(cost(10_000) for _ in range(3)), 0.002)


def metadata(text):
    return read_notice(text).metadata


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("滨政发〔2008〕12号", "滨政发〔2008〕12号"),
        ("滨政办发[2012]第7号", "滨政办发[2012]第7号"),
        ("滨委办【2016】 18 号", "滨委办【2016】18号"),
        ("（滨政文（2009）327号）", "滨政文(2009)327号"),
        ("发文字号：滨政办〔2020〕5号", "滨政办〔2020〕5号"),
        ("滨政办字201*86号", ""),
        ("根据滨政发〔2008〕12号文件精神，提出意见。", ""),
    ],
)
def test_the_own_number_of_a_notice_is_read_in_every_style_of_brackets_and_no_other(written, read):
    cites = "根据《中共中央意见》（中发〔2005〕5号），市教育局对口联系民盟。"
    text = f"滨江市人民政府关于对口联系的通知\n{written}\n{cites}\n"
    assert metadata(text).number == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2008年8月14日", "2008-08-14"),
        ("二○○八年八月十四日", "2008-08-14"),
        ("二〇一〇年十二月三十一日", "2010-12-31"),
        ("二零一六年十月二十日", "2016-10-20"),
        ("2016 年 3 月 2 日", "2016-03-02"),
        ("201*年8月14日", ""),
        ("2019年2月30日", ""),
    ],
)
def test_the_date_of_the_signature_is_read_in_both_kinds_of_numerals(written, read):
    read_of = metadata(f"市教育局自2001年1月1日起对口联系民盟。\n滨江市人民政府办公室\n{written}\n")
    assert (read_of.issued_on, read_of.year) == (read, int(read[:4]) if read else None)


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("滨江市", "市级"),
        ("云山省", "省级"),
        ("宁波市奉化区", "县级"),
        ("上海市", "省级"),
        ("云溪县", "县级"),
        ("宁西自治州", "市级"),
        ("内蒙古自治区", "省级"),
        ("准格尔旗", "县级"),
    ],
)
def test_the_place_is_read_from_head_signature_or_organisations_and_tells_its_level(place, level):
    head = f"{place}人民政府办公室\n关于对口联系的通知\n"
    assert (metadata(head).place, metadata(head).level) == (place, level)
    signed = f"关于对口联系的通知\n教育局对口联系民盟。\n{place}人民政府\n2019年5月6日"
    assert metadata(signed).place == place
    assert metadata("教育局对口联系民革滨江市委会，科技局对口联系民盟滨江市委会。").place == "滨江市"


def test_what_a_notice_repeals_has_its_number_and_what_it_cites_is_not_repealed():
    text = (
        "根据《统一战线工作条例》（中发〔2020〕9号）制定本办法。《滨江市对口联系暂行办法》（滨政发〔2001〕12号）、"
        "《关于调整对口联系\n部门的通知》同时废止，原滨政办〔1998〕15号文件停止执行。"
    )
    assert metadata(text).repeals == (
        "滨江市对口联系暂行办法（滨政发〔2001〕12号）",
        "关于调整对口联系部门的通知",
        "滨政办〔1998〕15号",
    )


def test_mechanisms_are_read_from_sentences_lists_and_headings_but_not_from_another_article_below():
    text = (
        "三、对口联系的主要形式\n（一）定期走访。每年一次。\n（二）联合调研\n四、要求\n（一）提高认识。\n"
        "建立健全情况反馈、工作例会等制度。要完善联席会议制度。落实各项制度。\n扩展阅读：另一市\n要坚持交友制度。\n"
    )
    assert metadata(text).mechanisms == ("定期走访", "联合调研", "情况反馈制度", "工作例会制度", "联席会议制度")


def test_departments_and_branches_are_read_whole_in_every_place_of_the_register():
    names = [line.split(",")[1] for line in (DATA / "jurisdictions.csv").read_text(encoding="utf-8").split("\n")[1:-1]]
    told = {
        place: f"{place}教育局对口联系民盟{place}支部，{place}文化和旅游局、{place}住建局对口联系民进{place}支部。\n"
        for place in names
    }
    read = pairs(read_notice("".join(told.values())).pairs)
    parts = (("教育局", "民盟"), ("文化和旅游局", "民进"), ("住建局", "民进"))
    missed = {place for place in names if not {(place + ending, party) for ending, party in parts} <= read}
    # Without the notice's own head 和县 may be 和 and 县, and 城区 any town.
    assert missed <= {"和县", "应县", "会同县", "比如县", "城区"}


@pytest.mark.parametrize("place", ["和县", "应县", "会同县", "比如县", "同安区", "即墨区", "和平区", "青龙满族自治县"])
def test_a_place_named_with_words_of_other_meaning_is_one_word_in_its_own_notices(place):
    text = f"{place}人民政府办公室\n关于对口联系的通知\n{place}教育局、{place}住建局对口联系民进{place}支部。"
    notice = read_notice(text)
    assert pairs(notice.pairs) == {(f"{place}教育局", "民进"), (f"{place}住建局", "民进")}
    assert notice.metadata.place == place
    assert all(one.department in text[slice(*one.span)] for one in notice.pairs)


def test_the_county_s_name_is_not_seen_in_and_county():
    text = "和县人民政府\n县财政局和县教育局对口联系民建和县支部，市同心办会同县司法局对口联系民盟。"
    assert {one.department for one in read_notice(text).pairs if one.party == "民建"} == {"县财政局", "县教育局"}


@pytest.mark.parametrize(
    "words",
    [
        "现将",
        "决定将",
        "委托",
        "责成",
        "要求",
        "首先",
        "其次",
        "首批",
        "第一批",
        "本次",
        "新一轮",
        "以下",
        "上述",
        "保留",
        "变更",
        "对于",
        "从今年起",
        "截至目前",
        "我市",
        "仍",
        "兹",
        "凡",
    ],
)
def test_words_in_front_of_a_department_are_no_part_of_its_name(words):
    read = read_notice(f"{words}市教育局的对口联系党派为民盟市委会。{words}市司法局、市公安局与民革市委会对口联系。")
    assert {one.department for one in read.pairs} == {"市教育局", "市司法局", "市公安局"}


def test_of_several_lines_without_announcement_none_is_given_the_label_below():
    assert not read_notice("市教育局\n市文化局\n联系对象：民盟市委会\n").pairs


def test_a_table_whose_second_line_is_no_list_of_names_states_nothing():
    text = "对口联系一览表\n民革市委会\t民盟市委会\n市司法局\t王明\n"
    assert not read_notice(text).pairs


def test_what_is_nearly_understood_is_told():
    notice = read_notice("民盟市委会与市教育局共同举办对口联系座谈会。")
    assert not notice.pairs
    assert "看不出谁联系谁" in notice.doubts[0].reason


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("民进市委会：\n同意将你会的对口联系单位调整为市文旅局。", {("市文旅局", "民进")}),
        ("民盟滨江市委会关于对口联系工作的报告\n我会对口联系单位为市教育局。", {("市教育局", "民盟")}),
        ("民进市委会、民盟市委会：\n同意将你会的对口联系单位调整为市文旅局。", set()),
    ],
)
def test_you_and_we_are_the_organisation_that_a_letter_is_to_or_of(text, read):
    assert pairs(read_notice(text).pairs) == read


@pytest.mark.parametrize("words", ["支持", "推动", "推荐", "协调", "督促", "明年"])
def test_what_is_only_urged_or_of_next_year_is_asked(words):
    notice = read_notice(f"{words}市教育局对口联系民盟市委会。")
    assert not notice.pairs
    assert notice.doubts


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("原对口联系名单（已废止）", "原有或已废止"),
        ("对口联系名单（征求意见稿）", "征求意见"),
        ("外地经验材料：杭州市对口联系名单", "别处"),
        ("特约监督员名单", "另一种名单"),
    ],
)
def test_a_list_that_is_not_in_force_not_ours_or_of_another_kind_is_told_with_the_reason(heading, why):
    notice = read_notice(f"{heading}\n民革市委：市司法局\n对口联系工作由市委统战部负责。")
    assert not notice.pairs
    assert why in notice.doubts[0].reason


def test_a_table_under_a_heading_of_another_list_is_refused_by_the_door_too():
    text = "特约监督员名单\n民革市委会\t市司法局\n民盟市委会\t市教育局\n"
    upload = read_upload(text.encode(), "a.txt")
    assert upload.matrix is None
    assert [problem.code for problem in upload.problems] == ["no-liaisons"]


@pytest.mark.parametrize(
    ("passed", "why"),
    [
        ("不再联系民建", "取消"),
        ("县水利局不再对口联系九三学社", "取消"),
        ("县水利局拟于下半年与致公党建立联系", "拟议"),
        ("县水利局拟对口联系致公党", "拟议"),
    ],
)
def test_what_is_no_longer_or_not_yet_so_is_told_and_no_part_of_the_words_read(passed, why):
    text = f"对口联系通知\n县卫生健康局对口联系九三学社，{passed}。"
    notice = read_notice(text)
    (pair,), (doubt,) = notice.pairs, notice.doubts
    assert text[slice(*pair.span)] == "县卫生健康局对口联系九三学社"
    assert text[slice(*doubt.span)] == passed and why in doubt.reason


def test_what_an_organisation_is_no_longer_linked_to_is_told_too():
    notice = read_notice("对口联系通知\n九三学社对口联系县卫生健康局，不再联系县农业农村局。")
    assert pairs(notice.pairs) == {("县卫生健康局", "九三学社")}
    assert [one.reason for one in notice.doubts] == ["写的是取消、原有或没有的联系，没有读作联系"]


def test_a_list_that_a_later_sentence_takes_back_is_told():
    notice = read_notice("一、对口联系\n市计委对口联系民建。上述安排不再执行。现明确：市发改委对口联系民建。\n")
    assert pairs(notice.pairs) == {("市发改委", "民建")}
    assert "不再执行" in notice.doubts[0].reason


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("等五个", 5),
        ("12家", 12),
        ("十家", 10),
        ("十二个", 12),
        ("二十家", 20),
        ("二十三家", 23),
        ("两家", 2),
        ("若干家", None),
    ],
)
def test_a_number_in_words_is_the_number_it_says(words, number):
    assert number_in(words) == number
    assert number_in("由3个增加到5个") == 5  # what is now so


def test_a_list_with_another_number_than_it_says_is_told_with_its_first_name():
    text = "民革对口联系市教育局、市公安局等三个部门。"
    (warning,) = read_notice(text).warnings
    assert (warning.code, warning.value, warning.other, warning.hint) == ("count-differs", "3", "2", "市教育局")


@pytest.mark.parametrize("name", ["县计划与统计局", "县计划和经济贸易局", "市水土保持局"])
def test_a_word_of_sentences_inside_a_department_s_name_belongs_to_the_name(name):  # 计划, 保持
    text = f"现将有关安排通知如下。民革对口联系市教育局、{name}。"
    assert pairs(read_notice(text).pairs) == {("市教育局", "民革"), (name, "民革")}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2020年5月12日", "2020-05-12"),
        ("2020-5-12", "2020-05-12"),
        ("2020.05.12", "2020-05-12"),
        ("２０２０年５月１２日", "2020-05-12"),
        ("二〇二〇年五月十二日", "2020-05-12"),
        ("20200512", "2020-05-12"),
        ("2020年5月", "2020-05"),
        ("2020年", "2020"),
        ("2020年13月1日", None),
        ("2020年2月30日", None),
        ("去年", None),
    ],
)
def test_a_date_that_stands_alone_is_read_as_far_as_it_is_known(text, known):
    assert date_of(text) == known
