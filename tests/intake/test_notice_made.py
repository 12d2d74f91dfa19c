"""Notices made from random matrices, in every shape that notices are known to have, give the matrices back."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.intake.notice.reading import read_notice
from lib.vocabulary.parties import ORDER

BARE = [
    "教育局",
    "公安局",
    "自然资源和规划局",
    "民族宗教事务局",
    "卫健委",
    "政府国资委",
    "外事侨务办公室",
    "数据资源管理局",
    "渔业发展局",
    "市场监督管理局",
    "税务局",
    "气象局",
    "退役军人事务局",
    "统计局",
    "委宣传部",
    "委编办",
    "委党校",
    "中级人民法院",
    "人民检察院",
    "总工会",
    "残联",
    "供销合作社",
    "投资促进局",
    "市政公用局",
    "第一人民医院",
    "广播电视台",
    "工业和信息化局",
    "人力资源和社会保障局",
    "红十字会",
    "机关事务管理局",
    "计划生育委员会",
    "农业农村局(乡村振兴局)",
    "发展改革委(粮食局、能源局)",
]
OTHERS = [
    "滨江海关",
    "国家税务总局滨江市税务局",
    "城东街道办事处",
    "滨江高新区管委会",
    "滨江大学",
    "白沙镇人民政府",
    "国网滨江供电公司",
]
TIERS = {
    "市": ["{}", "{}市委", "{}滨江市委会", "{}滨江市委员会", "市{}"],
    "县": ["{}", "{}县总支", "{}云溪支部", "{}云溪县总支部", "县{}"],
    "区": ["{}", "{}区工委", "{}江北区基层委员会", "{}江北支社", "区{}"],
    "省": ["{}", "{}省委", "{}云山省委会", "省{}"],
}
SPECIAL = {
    "工商联": ["工商联", "{}工商联", "{}工商业联合会", "{}总商会"],
    "无党派人士": ["无党派人士", "{}知联会", "{}党外知识分子联谊会", "无党派代表人士"],
    "农工党": ["农工{}委", "中国农工民主党{}委员会"],
    "九三学社": ["九三{}委", "社{}委", "{}九三"],
    "民建": ["中国民主建国会{}委员会"],
}
NOISE = [
    "{}教育局聘请民革、民盟成员为特约督导员。",
    "各部门要加强与各民主党派、工商联的联系，每年召开一次座谈会。",
    "去年，{}规划局和九三学社联合组织专家下乡。",
    "全{}共有9个部门与5家组织建立对口联系。",
    "民革、民盟负责人应邀出席，{}财政局、{}审计局作了通报。",
    "据了解，宁海市由市教育局对口联系民盟。",
    "建议由{}审计局对口联系民建。",
    "{}粮食局不再对口联系民革。",
    "{}人大法制委联系民革界委员。",
    "民盟提案由{}教育局承办，民革提案由{}司法局承办。",
]
SHAPES = [
    "verb",
    "department",
    "party",
    "passive",
    "unit",
    "headed",
    "pair",
    "tab",
    "row",
    "cells",
    "markdown",
    "grid",
    "bracketed",
    "dash",
    "labelled",
    "inline",
    "genitive",
    "object",
    "lead",
    "besides",
    "respectively",
    "circled",
    "roles",
    "change",
    "counted",
]


class _Writer:
    """Writes a matrix down in one shape; `linked` maps departments to organisations."""

    def __init__(self, linked, parties, level, dice):
        self.linked, self.parties, self.level, self.dice = linked, parties, level, dice
        self.by_party = {party: [name for name in linked if party in linked[name]] for party in parties}
        self.by_party = {party: names for party, names in self.by_party.items() if names}

    def called(self, party):
        forms = [form.format(party) for form in TIERS[self.level]]
        forms = SPECIAL[party] if party in ("工商联", "无党派人士") else forms + SPECIAL.get(party, [])
        return self.dice.choice(forms).format(self.level)

    def listed(self, names):
        joined = "、".join(names[:-1]) + self.dice.choice("、和及与") + names[-1] if len(names) > 1 else names[0]
        return joined.replace("、", "、、", 1) if self.dice.random() < 0.05 else joined

    def organisations(self, parties):
        return self.listed([self.called(party) for party in parties])

    def per_department(self, form):
        return [form.format(d=name, p=self.organisations(of)) for name, of in self.linked.items()]

    def per_party(self, form):
        return [
            form.format(p=self.called(party), d=self.listed(names), n=len(names))
            for party, names in self.by_party.items()
        ]

    def numbered(self, items):
        style = self.dice.choice(["{}.", "（{}）", "{}、", "", ""])
        return [style.format(number) + item for number, item in enumerate(items, start=1)]

    def lines(self, items):
        end = self.dice.choice(["；\n", "。\n", "\n"])
        return end.join(self.numbered(items)) + end

    def write(self, shape):
        return getattr(self, shape)()

    def verb(self):
        verb = self.dice.choice(
            ["对口联系", "主要对口联系", "，对口联系", "负责对口联系", "结对联系", "联系", "挂钩联系"]
        )
        return self.lines(self.per_department("{d}" + verb + "{p}"))

    def department(self):
        return self.lines(
            self.per_department(self.dice.choice(["{d}：{p}", "{d}: {p}", "{d}：对口联系{p}", "{d}（{p}）"]))
        )

    def party(self):
        return self.lines(
            self.per_party(self.dice.choice(["{p}：{d}", "{p} ：{d}", "{p}（{d}）", "{p}（{n}个）：{d}"]))
        )

    def passive(self):
        return self.lines(
            self.per_party(self.dice.choice(["{p}由{d}负责对口联系", "{p}由{d}对口联系", "由{d}对口联系{p}"]))
        )

    def unit(self):
        form = [
            "{d}{n}个部门为{p}对口联系单位",
            "{p}对口联系单位：{d}",
            "{d}等{n}家单位作为{p}的对口联系单位",
            "确定{d}为{p}对口联系部门",
        ]
        return self.lines(self.per_party(self.dice.choice(form)))

    def headed(self):
        heads = self.numbered([self.called(party) for party in self.by_party])
        joint = self.dice.choice(["、", "\n", "\n    "])
        return "".join(
            f"{head}\n{joint.join(names)}\n" for head, names in zip(heads, self.by_party.values(), strict=True)
        )

    def pair(self):
        return self.lines(self.per_department("{d}与{p}"))

    def tab(self):
        rows = self.per_party("{p}\t{d}") if self.dice.random() < 0.5 else self.per_department("{d}\t{p}")
        return "\n".join(rows) + "\n"

    def row(self):
        rows = self.per_department("{d}\t{p}")
        return "序号\t部门\t对口联系党派\n" + "".join(f"{at}\t{row}\n" for at, row in enumerate(rows, start=1))

    def cells(self):
        rows = self.per_department("{d}\n{p}")
        return "序号\n部门\n对口联系党派\n" + "".join(f"{at}\n{row}\n" for at, row in enumerate(rows, start=1))

    def markdown(self):
        return "| 部门 | 党派 |\n| --- | --- |\n" + "".join(f"| {row} |\n" for row in self.per_department("{d} | {p}"))

    def grid(self):
        mark = self.dice.choice("√●✓")
        rows = [
            name + "\t" + "\t".join(mark * (party in of) for party in self.parties) for name, of in self.linked.items()
        ]
        return "部门\t" + "\t".join(map(self.called, self.parties)) + "\n" + "\n".join(rows) + "\n"

    def bracketed(self):
        return "对口联系安排为：" + "、".join(self.per_party("{p}（{d}）")) + "。\n"

    def dash(self):
        return self.lines(self.per_party(self.dice.choice(["{p}——{d}", "{p}—{d}", "{p}->{d}"])))

    def labelled(self):
        return "".join(f"{item}\n" for item in self.numbered(self.per_party("{p}\n对口联系单位：{d}")))

    def inline(self):
        return "对口联系单位。" + "；".join(self.per_party("{p}：{d}")) + "。\n"

    def genitive(self):
        return (
            "；".join(self.per_party(self.dice.choice(["{p}的对口联系部门是{d}", "与{p}对口联系的部门有{d}"]))) + "。\n"
        )

    def object(self):
        return "，".join(self.per_party(self.dice.choice(["{p}对口联系{d}", "对口联系{p}的部门为{d}"]))) + "。\n"

    def lead(self):
        pairs = "；".join(self.per_department("{d}与{p}"))
        return f"{self.level}商务局、{self.level}水务局等部门要与各党派主动对接，对口联系安排如下：{pairs}。\n"

    def besides(self):
        items = []
        for name, of in self.linked.items():
            first, others = of[:1], of[1:]
            more = (
                f"{name}除对口联系{self.organisations(first)}外，还对口联系{self.organisations(others)}"
                if others
                else ""
            )
            items.append(more or f"{name}对口联系{self.organisations(of)}")
        return self.lines(items)

    def respectively(self):
        items = []
        for name, of in self.linked.items():
            items += [
                f"{name}、{self.level}商务局分别对口联系{self.called(party)}、{self.called('台盟')}" for party in of
            ]
        return self.lines(items)

    def circled(self):
        marks = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
        rows = [(self.called(party), names) for party, names in self.by_party.items()]
        return "".join(f"{head}：{''.join(map(''.join, zip(marks, names, strict=False)))}\n" for head, names in rows)

    def roles(self):
        items = []
        for party, (first, *others) in self.by_party.items():
            also = f"、{self.listed(others)}（配合）" if others else ""
            items.append(f"{first}（牵头）{also}对口联系{self.called(party)}")
        return self.lines(items)

    def change(self):
        return self.lines(self.per_department(f"原由{self.level}物价局对口联系的{{p}}，改由{{d}}对口联系"))

    def counted(self):
        form = [
            "与{p}对口联系的部门{n}个：{d}",
            "{p}对口联系部门由9个调整为{n}个，即{d}",
            "{p}有{n}个对口联系单位，分别是{d}",
        ]
        return self.lines(self.per_party(self.dice.choice(form)))


@st.composite
def notices(draw, shapes=SHAPES):
    """Return a matrix as a set of pairs, and a notice that states it in one of the shapes."""
    level = draw(st.sampled_from(list(TIERS)))
    pool = [level + name for name in BARE if not (level != "市" and name.startswith("市"))] + OTHERS
    departments = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=8, unique=True))
    parties = draw(st.lists(st.sampled_from(ORDER), min_size=2, max_size=6, unique=True))
    linked = {
        name: draw(st.lists(st.sampled_from(parties), min_size=1, max_size=len(parties), unique=True))
        for name in departments
    }
    dice = random.Random(draw(st.integers(0, 10**6)))
    shape = draw(st.sampled_from(shapes))
    writer = _Writer(linked, parties, level, dice)
    body = writer.write(shape)
    if dice.random() < 0.2:
        body = body.replace("，", ",").replace("：", ":").replace("；", ";").replace("（", "(").replace("）", ")")
    if dice.random() < 0.1:
        body = body.replace("致公", "致(zhì)公", 1)
    before, after = (dice.choice(NOISE).replace("{}", level) for _ in "ab")
    text = f"{before}\n一、对口联系单位名单\n{body}\n二、工作要求\n{after}\n"
    stated = {(name, party) for name, of in linked.items() for party in of}
    if shape == "respectively":
        stated |= {(f"{level}商务局", "台盟")}
    return shape, stated, text


@settings(max_examples=1_000, deadline=None)
@given(notices())
def test_a_notice_made_from_a_matrix_gives_the_matrix_back(made):
    shape, stated, text = made
    read = {(one.department, one.party) for one in read_notice(text).pairs}
    assert read == stated, f"{shape}\n{text}\nwrong {read - stated}\nmissed {stated - read}"


BROKEN = [
    "verb",
    "department",
    "party",
    "passive",
    "unit",
    "pair",
    "genitive",
    "object",
    "bracketed",
    "inline",
    "lead",
    "roles",
    "counted",
]


@settings(max_examples=300, deadline=None)
@given(notices(shapes=BROKEN), st.integers(20, 40))
def test_a_notice_cut_to_the_width_of_a_page_gives_nearly_all_back_and_hardly_a_wrong_pair(made, width):
    _, stated, text = made
    head, body, foot = (
        text.partition("一、对口联系单位名单\n")[0],
        *text.partition("一、对口联系单位名单\n")[2].split("\n二、"),
    )
    lines = [line[at : at + width] for line in body.split("\n") for at in range(0, max(len(line), 1), width)]
    cut = f"{head}一、对口联系单位名单\n" + "\n".join(lines) + f"\n二、{foot}"
    COUNTED.append((stated, {(one.department, one.party) for one in read_notice(cut).pairs}))


COUNTED = []


def test_what_was_read_of_cut_notices():
    right = sum(len(stated & read) for stated, read in COUNTED)
    assert right >= 0.99 * sum(len(read) for _, read in COUNTED)
    assert right >= 0.95 * sum(len(stated) for stated, _ in COUNTED)
