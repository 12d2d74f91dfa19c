"""The words on the screen and what they mean: labels of numbers, headings of tables, states of a cell, kinds of act.

A label that stands over a number or a column is found here (`explained`), so that one thing has one name and every
name its meaning. What a measure means, how it is worked out, its range and its paper stand in
data/vocabulary/measures.csv (lib.vocabulary.methods), to which a term points by `measure`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lib.vocabulary.methods import Method

CONTENT, CELL, FIGURE, COMPARED, WORK, KEPT = (
    "名单与联系",
    "格的情形",
    "统计数字",
    "比较与对标",
    "工作情况",
    "收录与发布",
)
GROUPS = (CONTENT, CELL, FIGURE, COMPARED, WORK, KEPT)


@dataclass(frozen=True)
class Term:
    """One word of the screen.

    `meaning` says in whole sentences what it is, and is empty where the definition of the measure says it; `measure`
    is the key of that measure in the table; `shape` is a pattern of labels that carry names inside (只有青岛2008有);
    `elsewhere` are words that documents use for the same thing and that the screen does not.
    """

    name: str
    group: str
    meaning: str
    measure: str = ""
    shape: str = ""
    elsewhere: tuple[str, ...] = ()


TERMS: tuple[Term, ...] = (
    Term(
        "对口联系",
        CONTENT,
        "文件确定的一个部门与一家组织之间的固定联系；一个部门和一家组织为一对。",
        elsewhere=("结对联系", "挂钩联系", "固定联系"),
    ),
    Term("部门", CONTENT, "名单中按文件原样书写的政府部门、单位。", elsewhere=("政府工作部门",)),
    Term(
        "组织",
        CONTENT,
        "联系对象，即党派团体：民革、民盟、民建、民进、农工党、致公党、九三学社、台盟，以及工商联、无党派人士。"
        "后两者不是党派。次序一律按官方排列。",
        elsewhere=("联系对象", "党派团体", "民主党派"),
    ),
    Term("地区", CONTENT, "省、市、县（区）。一份名单属于发布它的一个地区。", elsewhere=("城市",)),
    Term("专委会", CONTENT, "政协的专门委员会。它与组织的固定联系单独列出，不与部门的对口联系混合统计。"),
    Term("名单", CONTENT, "一份文件写明的全部对口联系。"),
    Term("联系矩阵", CONTENT, "把名单排成表：一行一个部门，一列一家组织，一格说明二者有没有对口联系。"),
    Term("完整名单", CONTENT, "文件列全了部门和组织，没有写到的就是没有列入。", shape="(可比的)?完整的?(部门)?名单"),
    Term(
        "部分名单",
        CONTENT,
        "只知道文件的一部分，如报道、节选或一家组织的名单。没有写到的格是未知，不是没有。",
        elsewhere=("不完整名单",),
    ),
    Term("职能", CONTENT, "部门负责的事务，与部门叫什么名字无关。地区之间、年份之间按职能比较。", shape="职能类别"),
    Term("职能对照", CONTENT, "部门名称与职能的对应关系。一个部门可有几项职能，其联系每项都计。"),
    Term("待认定", CONTENT, "部门名称查不到对应的职能。认定以前不参加比较，也从不猜测。"),
    Term("有对口联系", CELL, "名单写明这个部门联系这家组织。"),
    Term("未列入对口联系", CELL, "完整名单列出了这个部门和这家组织，但没有写二者联系。"),
    Term("未知", CELL, "部分名单没有写到这一格。未知不等于没有联系，从不画成或算成零。", elsewhere=("不详",)),
    Term("没有该组织", CELL, "文件没有列这家组织：矩阵中没有这一列，不计入任何数字，在矩阵下方注明。"),
    Term("没有该部门", CELL, "完整名单中没有负责这项职能的部门。只在按职能比较时出现。"),
    Term("已知格数", FIGURE, "有对口联系的格与未列入对口联系的格之和，不含未知的格。"),
    Term(
        "对口联系数",
        FIGURE,
        "名单写明的对口联系有多少对；部分名单只数已知的，是下限。",
        "coverage",
        "(已知)?(对口|固定)?联系",
    ),
    Term("联系数", FIGURE, "一个部门联系的组织数，或一家组织联系的部门数。", "coverage"),
    Term("联系组织数", FIGURE, "一个部门联系几家组织。", "coverage", "组织数|共同组织数"),
    Term("联系部门数", FIGURE, "一家组织由几个部门联系。", "coverage", "部门数|各组织联系部门数"),
    Term("联系组织", FIGURE, "一个部门联系的各家组织。"),
    Term("联系部门", FIGURE, "联系一家组织的各个部门。"),
    Term("联系全部组织", FIGURE, "与文件列出的每一家组织都有对口联系的部门。", shape="联系全部组织的(部门|专委会)"),
    Term("只联系一家", FIGURE, "只与一家组织有对口联系的部门。", shape="只联系一家的(部门|专委会)"),
    Term(
        "没有联系对象",
        FIGURE,
        "名单列出，但没有写联系哪家组织的部门。",
        shape="没有联系对象的(部门|专委会)",
    ),
    Term("密度", FIGURE, "", "density"),
    Term("均衡度", FIGURE, "", "balance"),
    Term("基尼系数", FIGURE, "", "gini"),
    Term("名单类型", FIGURE, "", "matrix_type"),
    Term("组织组合", FIGURE, "", "combinations"),
    Term("共同部门数", FIGURE, "同时联系两家组织的部门数。", "party_projection"),
    Term("相似度", FIGURE, "", "similarity", "与最近名单的相似度"),
    Term("社群", FIGURE, "", "modularity"),
    Term("嵌套度", FIGURE, "", "nodf"),
    Term("零模型均值", FIGURE, "行列联系数不变、随机交换联系后嵌套度的平均值。", "nodf_null"),
    Term("z 值", FIGURE, "实际嵌套度与零模型均值相差几个标准差。", "nodf_null"),
    Term("p 值", FIGURE, "偏离平均值不小于实际值的随机矩阵占多少（双侧）。小于 0.05 才说明不是偶然。", "nodf_null"),
    Term("甲、乙", COMPARED, "两两比较时第一份名单为甲，第二份为乙。", shape="[甲乙]"),
    Term("联系相同", COMPARED, "按职能对照，双方都有的联系。", "dissimilarity", "相同联系"),
    Term("只有一方有", COMPARED, "按职能对照，一方有、另一方确知没有的联系。", "dissimilarity", "只有.+有"),
    Term("差异度", COMPARED, "", "dissimilarity"),
    Term("无法比较", COMPARED, "至少一方未知的格，既不算相同也不算差异。"),
    Term("增加、减少", COMPARED, "后一份名单新有的、不再有的联系。", "change_causes", "(新增|增加|减少|取消|保留).*"),
    Term("变化原因", COMPARED, "", "change_causes"),
    Term("最近的地区", COMPARED, "与本地名单相似度最高的完整名单。", "similarity"),
    Term("差距清单", COMPARED, "", "gaps"),
    Term("联系活动", WORK, "一对联系在一年里实际做的事，分七类。"),
    Term("条", WORK, "报告中的一项，不是活动次数。次数只算写明的。"),
    Term("应报部门", WORK, "有效名单中应在规定日期前报送年度报告的部门。", shape="应报部门|名单中的部门"),
    Term("已报", WORK, "收到了年度报告的部门。"),
    Term("迟报", WORK, "在规定日期之后报送的部门。文件没有规定日期的，不判断迟报。"),
    Term("未报", WORK, "过了规定日期还没有报送的部门；没有规定日期时写作“还没有报告”。", shape="还没有报告"),
    Term("列入名单", WORK, "有效名单写明的联系有多少对。", "plan_reality", "(已知)?列入名单"),
    Term("有活动", WORK, "名单上当年有活动记录的联系有多少对。", "plan_reality"),
    Term("情况不明", WORK, "部门没有报告，或报告没有写明对象。不当作没有活动。", "plan_reality"),
    Term("落实率", WORK, "有活动的对数占可以确定的对数的多少。只算已报告的部门。", "plan_reality"),
    Term("先进推荐工作表", WORK, "各部门六项数字按公开的权重合成分数。只比较部门，不给组织打分。", "worksheet"),
    Term("制度机制", WORK, "文件设立的做法，如例会、联合调研、情况通报。", shape="机制(种类|条目)?|标准机制"),
    Term("联络员", WORK, "部门或组织负责日常联络的人；另有分管领导。", shape="(在册|未登记|已到期|今年更换)"),
    Term("单位", WORK, "协同网络中的一方：机关、部门、组织或其内设机构。"),
    Term("关系", WORK, "文件写明的两个单位之间的一项往来，分七类。"),
    Term("条款", WORK, "文件中的条和项，是关系或制度机制的出处。"),
    Term("写明的数字", WORK, "文件或材料自己写出的数字，照原文收录，不作换算。"),
    Term("确数", WORK, "原文写作一个数的数字。"),
    Term("约数或范围", WORK, "原文写作约、多、余、近、至少，或一段范围的数字。"),
    Term("连接数", WORK, "", "coordination_degree"),
    Term("居中度", WORK, "", "betweenness"),
    Term("收录", KEPT, "本系统里有这份文件或报道。没有收录不等于没有这份文件。"),
    Term("来源", KEPT, "数字和名单的出处：文件的标题、文号、日期、完整性和版本。"),
    Term("年份", KEPT, "文件的年份。原文没有写明的，写作“年份不详”。"),
    Term("幻灯片", KEPT, "会议材料和会议展示的一页。"),
    Term("数据截至", KEPT, "会议材料按哪一天收录的内容生成。"),
    Term("登记", KEPT, "一份文件的标题、文号、日期、来源等记载。"),
    Term(
        "文件",
        KEPT,
        "确立对口联系的通知，或记载对口联系的报道。",
        shape="文件(与报道|和材料)",
        elsewhere=("通知", "文档"),
    ),
    Term("发布", KEPT, "把核对过的名单作为新的一版公布，署名并写明原因。各页立即采用最近一版。"),
    Term("版本", KEPT, "一份文件每次发布的内容。旧版永远保留，不修改，不删除。"),
    Term("撤回", KEPT, "用旧版的内容再发布一版，回到发布以前的样子。"),
    Term("撤下", KEPT, "不再显示误登记的文件。各版仍然保留，可以恢复。"),
    Term("废止", KEPT, "文件自己写明旧文件不再有效。旧名单仍可查看。"),
    Term("草案", KEPT, "下年度方案的试算。不公布，也不计入任何统计。"),
    Term("演示数据", KEPT, "由程序生成，不是任何地方的真实名单。凡出现处都有标注。"),
)
_BY_NAME = {term.name: term for term in TERMS}
_SHAPED = tuple((re.compile(term.shape), term) for term in TERMS if term.shape)
_UNIT = re.compile(r"（[^（）]*）$")


@lru_cache(maxsize=4096)
def explained(label: str) -> Term | None:
    """Return the term that a label shows, or None: the unit behind it (（对）) and a 已知 before it do not matter."""
    bare = _UNIT.sub("", label)
    for name in (label, bare, bare.removeprefix("已知")):
        if name in _BY_NAME:
            return _BY_NAME[name]
    return next((term for pattern, term in _SHAPED if pattern.fullmatch(bare)), None)


def meaning_of(term: Term, methods: Mapping[str, Method]) -> str:
    """Return what a term means, where it is a measure by the table's definition; empty if the table lacks it."""
    if term.meaning or term.measure not in methods:
        return term.meaning
    return methods[term.measure].definition


def searched(text: str, group: str | None, methods: Mapping[str, Method]) -> tuple[Term, ...]:
    """Return the terms of a group (None for all) that hold every word of `text` in name, meaning or other names."""
    words = text.split()
    return tuple(
        term
        for term in TERMS
        if (group is None or term.group == group)
        and all(word in " ".join((term.name, meaning_of(term, methods), *term.elsewhere)) for word in words)
    )
