"""Sentences about mechanisms, relations and stated figures, worked out from the numbers."""

import pandas as pd

from lib.figures.words import listed
from lib.measures.mechanisms import REPORTED_ONLY, STATED_AND_REPORTED, STATED_ONLY

NO_REPORT = "没有见到报道不等于没有开展"


def adoption_sentence(matrix: pd.DataFrame) -> str:
    """Return how many places have how many mechanisms and which is the most common; `matrix` as `adoption` gives it."""
    found = (matrix == True).fillna(False).sum()  # noqa: E712
    if not len(found) or not found.max():
        return "这些文件没有写明制度机制。"
    top = [str(name) for name in found.index[found == found.max()]]
    most = f"最常见的是{'、'.join(top[:3])}，{'各' if len(top) > 1 else ''}{int(found.max())}个地区写明"
    places = int((matrix == True).any(axis=1).sum())  # noqa: E712
    return f"{places}个地区的文件写明{int((found > 0).sum())}种制度机制；{most}。"


def reported_sentence(cells: pd.DataFrame) -> str:
    """Return how much of what is stated was also reported; `cells` as `stated_and_reported` gives it."""
    if cells.empty:
        return "没有可以对照的规定和活动。"
    number = {state: int((cells == state).sum().sum()) for state in (STATED_AND_REPORTED, STATED_ONLY, REPORTED_ONLY)}
    return (
        f"有规定或有活动报道的{len(cells)}个地区按年度报告的七类对照：{number[STATED_AND_REPORTED]}处有规定也有活动报道，"
        f"{number[STATED_ONLY]}处有规定、没有见到报道，{number[REPORTED_ONLY]}处有活动、没有见到规定；{NO_REPORT}。"
    )


def first_sentence(first: pd.DataFrame) -> str:
    """Return which mechanism is the oldest among the texts held; `first` as `first_stated` gives it, with a name."""
    dated = first.dropna(subset=["first"])
    if dated.empty:
        return "这些文件都没有年份，排不出先后。"
    year = int(dated["first"].min())
    names = [str(name) for name in dated.loc[dated["first"] == year, "name"]]
    undated = len(first) - len(dated)
    rest = f"；另有{undated}种只见于年份不详的文件" if undated else ""
    return f"收录范围内最早写明的是{year}年的{listed(names, 3, '种')}{rest}。收录最早不等于首创。"


def coordination_sentence(label: str, bodies: pd.DataFrame, relations: pd.DataFrame, layers: list[str]) -> str:
    """Return how many bodies and relations there are and who is joined to most; `bodies` as `centrality` gives them."""
    if bodies.empty:
        return f"{label}，所选的范围内没有关系。"
    counts = relations["layer"].value_counts()
    parts = "、".join(f"{layer}{counts[layer]}项" for layer in layers if layer in counts)
    return f"{label}，{len(bodies)}个单位之间有{len(relations)}项关系（{parts}）；{_most(bodies)}。"


def centrality_sentence(label: str, bodies: pd.DataFrame) -> str:
    """Return in plain words who is joined to most bodies and who stands between most others."""
    if bodies.empty:
        return f"{label}，没有可以计算的单位。"
    between = bodies.sort_values("betweenness", ascending=False, kind="stable")
    first = between.iloc[0]
    if not first["betweenness"]:
        return f"{label}，{_most(bodies)}。没有一个单位处在另外两个单位之间。"
    return (
        f"{label}，{_most(bodies)}（连接数：与多少个单位直接有关系）。{first['body']}最常居中：其他单位两两之间的最短路径，"
        f"平均有{first['betweenness']:.0%}要经过它（居中度）。"
    )


def _most(bodies: pd.DataFrame) -> str:
    top = bodies[bodies["degree"] == bodies["degree"].max()]
    rest = bodies[bodies["degree"] < bodies["degree"].max()]
    named = listed(list(top["body"]), 3, "个单位")
    second = f"，其次是{rest.iloc[0]['body']}（{rest.iloc[0]['degree']}个）" if len(rest) else ""
    return f"{named}连接最多，{'各' if len(top) > 1 else ''}与{int(top.iloc[0]['degree'])}个单位有关系{second}"


def figures_sentence(label: str, figures: pd.DataFrame) -> str:
    """Return how many figures a text states and how many of them are approximate."""
    rough = int(((figures["qualifier"] != "") | figures["value_to"].notna()).sum())
    about = f"，其中{rough}个是约数或范围（◇）" if rough else "，都是确数"
    return f"{label}写明{len(figures)}个数字{about}；各数统计的对象不同，不能相加。"


def same_definition_sentence(name: str, figures: pd.DataFrame) -> str:
    """Return the smallest and the largest stated figure of one definition; `figures` has label, value, unit."""
    ordered = figures.sort_values("value", kind="stable")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    return (
        f"{name}：{len(figures)}个数字定义相同，从{low['label']}的{low['value']}{low['unit']}"
        f"到{high['label']}的{high['value']}{high['unit']}。"
    )


def meeting_day(month: int, day: int | None, part: str) -> str:
    """Return the day of a meeting as a text states it: 2月22日, 4月上旬, 4月."""
    return f"{month}月" + (part if pd.isna(day) else f"{day}日")


def meetings_sentence(label: str, meetings: pd.DataFrame) -> str:
    """Return when meetings were held, by whom each was called, and what was only planned.

    Not every meeting that a text tells of is a meeting of its own place.
    """
    held, planned = meetings[meetings["status"] == "已召开"], meetings[meetings["status"] == "计划"]
    if held.empty:
        return f"{label}，只写明{len(planned)}次计划中的会议。"
    days = [meeting_day(*row) for row in held[["month", "day", "part"]].itertuples(index=False, name=None)]
    ahead = f"；另有{len(planned)}次只是计划，是否召开没有写明" if len(planned) else ""
    conveners = held["convener"].replace("", "召集者不详").value_counts(sort=False)
    whose = "、".join(f"{convener}{number}次" for convener, number in conveners.items())
    return f"{label}的材料写到{days[0]}至{days[-1]}的{len(held)}次会议：{whose}{ahead}。"
