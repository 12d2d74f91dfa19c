"""An answer as lines for a person at a terminal; the words are those of the screen."""

Answer = dict[str, object]
_WORDS = {
    "document": "文件标识",
    "label": "名单",
    "number": "文号",
    "issued_on": "发文日期",
    "complete": "完整名单",
    "synthetic": "演示数据",
    "type": "名单类型",
    "departments": "部门",
    "parties": "组织",
    "liaisons": "对口联系（对）",
    "known": "已知格数",
    "unknown": "未知格数",
    "density": "密度",
    "with_all": "联系全部组织",
    "with_one": "只联系一家",
    "with_none": "没有联系对象",
    "department_degrees": "各部门联系组织数",
    "party_degrees": "各组织联系部门数",
    "label_a": "甲",
    "label_b": "乙",
    "complete_a": "甲为完整名单",
    "complete_b": "乙为完整名单",
    "kept": "联系相同",
    "only_a": "只有甲有",
    "only_b": "只有乙有",
    "comparable": "可比的格",
    "not_comparable": "无法比较的格",
    "dissimilarity": "差异度",
    "turnover": "其中名单不同",
    "rewiring": "其中联系不同",
    "unmatched_a": "甲待认定的部门",
    "unmatched_b": "乙待认定的部门",
}
_TYPES = {
    "partition": "分工型",
    "overlapping": "交叉型",
    "common-plus-specific": "共同加专属型",
    "undetermined": "不能判断",
}
_NOT_TOLD = ("ok", "withheld", "a", "b")  # the status says it, stands with the figure, the labels say it


def lines(answer: Answer) -> str:
    """Return an answer as lines: its problems, otherwise its message, its rows, or each figure with its name."""
    problems = answer.get("problems")
    if isinstance(problems, list) and problems:
        return "\n".join(problem["message"] for problem in problems)
    if isinstance(answer.get("message"), str):
        return str(answer["message"])
    liaisons = answer.get("liaisons")
    if isinstance(liaisons, list):
        doubts = answer.get("warnings")
        told = [one["message"] for one in doubts] if isinstance(doubts, list) else []
        pairs = [f"{department}\t{party}" for department, party in liaisons] if "version" in answer else []
        return "\n".join([f"没有问题，共 {len(liaisons)} 对联系。", *told, *pairs])
    rows = [value for value in answer.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    if rows:
        return "\n".join("  ".join(map(_shown, row.values())) for row in rows[0])
    withheld = answer.get("withheld")
    reasons = withheld if isinstance(withheld, dict) else {}
    bound = "（至少）" if answer.get("complete") is False else ""
    return "\n".join(
        f"{_WORDS.get(name, name)}{bound if isinstance(value, dict) else ''}：{reasons.get(name) or _shown(value)}"
        for name, value in answer.items()
        if name not in _NOT_TOLD
    )


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return "、".join(f"{name} {'未知' if number is None else number}" for name, number in value.items())
    if isinstance(value, list | tuple):
        return "、".join(map(str, value)) or "无"
    if isinstance(value, float):
        return f"{value:.4g}"
    return "无" if value is None else _TYPES.get(str(value), str(value)) or "无"
