"""汇总 and 未报名单: what the reports of a year tell in sum, and who has not reported yet."""

import pandas as pd
import streamlit as st

from lib.figures.year_bars import year_bars
from lib.measures.reporting import LATE, MISSING, compared, standings, tally
from lib.ui import absence, downloads, numbers, pickers, report_files
from lib.ui.charts import chart, picture_to_take_away
from lib.ui.loading import ink
from lib.ui.markdown import plain
from lib.ui.tables import shown
from lib.ui.views import folded, table_to_take_away
from lib.ui.work import NOT_DUE, Work, due, today

BY = {"类别": "kind", "组织": "party", "部门": "department"}


def who_reported(work: Work) -> pd.DataFrame:
    """Return who reported when, and whether in time."""
    last = due(work)
    received = {name: one.received for name, one in work.reports.items()}
    return standings(work.listed, received, last.day if last else None)


def owed(work: Work) -> bool:
    """Tell whether a document of the place sets a day for the reports of the year."""
    return due(work) is not None


def cards(work: Work) -> None:
    """Show how many should report, did, were late, and did not."""
    found = who_reported(work)
    listed = found[found["listed"]]
    last = due(work)
    over = (today() - last.day).days if last else 0
    passed = f"，已过 {over} 天" if over > 0 else f"，还有 {-over} 天"
    outside = len(found) - len(listed)
    numbers.cards_row(
        (
            "应报部门" if last else "名单中的部门",
            len(listed) if len(listed) else "未知",
            None if work.complete else "名单不完整或没有名单",
        ),
        ("已报", int((found["standing"] != MISSING).sum()), f"含名单以外 {outside} 个" if outside else None),
        ("迟报", int((found["standing"] == LATE).sum()), f"截止 {last.day.isoformat()}{passed}（{last.told}）")
        if last
        else ("迟报", "不显示", NOT_DUE),
        ("未报" if last else "还没有报告", int((listed["standing"] == MISSING).sum()), None),
    )


def summary(work: Work) -> None:
    """Show entries by kind, organisation or department, beside those of the year before."""
    cards(work)
    if not work.reports:
        absence.nothing("还没有收到这一年度的报告。", "请在“填报”中填写或上传。")
        _news(work)
        return
    by = pickers.one_of("按什么汇总", BY, "reports_by")
    both = [name for name in work.reports if name in work.before]
    table = compared(work.entries(), work.entries(before=True), both, BY[by])
    now, last = f"{work.year}年", f"{(work.year or 0) - 1}年"
    if work.before:
        st.caption(f"■ {now}　□ {last}（条）。增减只比较两年都报告的 {len(both)} 个部门；没有报告的部门不当作零。")
    else:
        st.caption(f"■ {now}（条）。{last}没有报告，无法比较。")
    chart(
        year_bars(table, now, last, ink()),
        key="reports_bars",
        alt=f"{work.label}按{by}汇总的报告条数",
    )
    with folded("reports_summary") as box:
        if box.open:
            names = {"entries": f"{now}条数", "counted": "写明的次数", "uncounted": "没有写次数的条数"}
            names |= {"before": f"{last}条数", "change": "增减（两年都报告的部门）"}
            frame = table.rename_axis(by).reset_index().rename(columns=names)
            shown(frame, key="reports_summary_table")
            note = "条：报告中的一项；次：这一项写明的次数，没有写的不计。"
            note += "一条涉及几家组织的，各家都计，所以各家之和可能大于总条数。"
            st.caption(note)
            downloads.table_button(
                frame, f"{work.label}报告汇总（按{by}）", "reports_summary_csv", (f"{work.label}", note), what="汇总"
            )
            report_files.year_buttons(work)
            picture_to_take_away(f"{work.label}报告汇总（按{by}）", note, key="reports_summary")
    _news(work)


def missing(work: Work) -> None:
    """Show who has not reported, ready to be copied or taken away, and who was late."""
    cards(work)
    found = who_reported(work)
    gone = found[found["standing"] == MISSING]["department"].tolist()
    if not work.listed:
        absence.nothing(
            "没有收录当年的名单，不能确定哪些部门应当报告。", "请发布当年的名单。", "pages/manage/publish.py"
        )
    elif not gone:
        st.success("名单中的部门都已报告。")
    else:
        last = due(work)
        st.header(f"{'未报部门' if last else '还没有报告的部门'}（{len(gone)} 个）")
        if last:
            until = f"截止 {last.day.isoformat()}"
            words = f"以下 {len(gone)} 个部门尚未报送{work.year}年度对口联系工作情况报告（{until}）：\n"
            st.code(words + "、".join(gone) + "。", language=None, wrap_lines=True)
        else:
            words = f"以下 {len(gone)} 个部门还没有{work.year}年度的报告。{NOT_DUE}，不作催报。"
            st.caption(plain(words))
        table = pd.DataFrame({"部门": gone, "联系对象": ["、".join(work.linked(name)) for name in gone]})
        shown(table, key="reports_missing")
        name = f"{work.label}未报名单"
        table_to_take_away(lambda: table, name, "reports_missing", lambda: (words,), seen=True, what="未报名单")
    came = found[found["standing"] != MISSING]
    if len(came):
        st.header("已报部门")
        rows = came[["department", "received", "standing"]].astype({"received": str})
        rows = rows.set_axis(["部门", "报送日期", "是否按时"], axis=1)
        shown(rows if due(work) else rows[["部门", "报送日期"]], key="reports_received")


def _news(work: Work) -> None:
    """Show what news tell of the year: no reports, and counted apart."""
    if not work.news:
        return
    with st.expander(
        f"见于报道的活动（{len(work.news)} 条，不是部门报告，不计入上面的汇总）", icon=":material/newspaper:"
    ):
        rows = [(one.department, one.party, one.kind, one.count, one.summary, one.source) for one in work.news]
        frame = pd.DataFrame(rows, columns=["部门", "组织", "类别", "次数", "内容", "来源"]).astype({"次数": "Int64"})
        shown(frame, key="reports_news")


def total(work: Work) -> int:
    """Return how many entries the reports of the year hold."""
    return int(tally(work.entries(), "kind")["entries"].sum())
