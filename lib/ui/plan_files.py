"""The draft as files, and the way to the page where an approved list is published."""

import streamlit as st

from lib.archive.suggestion import Suggestion
from lib.exports.csv_file import matrix_csv
from lib.exports.plan_word import plan_word
from lib.exports.workbook import matrix_workbook
from lib.figures.plan_words import plan_sentence
from lib.measures.difference import difference
from lib.ui import messages, publish_handover
from lib.ui.downloads import file_button
from lib.ui.loading import matrix_of
from lib.ui.plan_compared import decided, words_by_function
from lib.ui.plan_desk import Desk
from lib.ui.work import today

MARK = "草案，未经批准，不作为依据"


def files(desk: Desk) -> None:
    """Offer the draft as Word files in both orders, as a workbook and as the CSV that can be uploaded."""
    name = f"{desk.label}对口联系名单"
    with st.container(horizontal=True):
        file_button(
            "下载草案（Word：部门 → 组织）",
            lambda: _word(desk, False),
            f"{name}（按部门）.docx",
            "plan_word_departments",
        )
        file_button(
            "下载草案（Word：组织 → 部门）", lambda: _word(desk, True), f"{name}（按组织）.docx", "plan_word_parties"
        )
        file_button(
            "下载草案（Excel）",
            lambda: matrix_workbook(desk.now, (MARK, *_notes(desk))),
            f"{name}.xlsx",
            "plan_xlsx",
        )
        file_button("下载草案（CSV，可再上传）", lambda: matrix_csv(desk.now), f"{name}.csv", "plan_csv")


def hand_over(desk: Desk) -> None:
    """Offer to take the list to the page where it is published once it is approved; nothing is published here."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("已获批准，准备发布", key="plan_publish", icon=":material/publish:"):
            _handed_over(desk)
        if publish_handover.said() is not None:  # a link, since leaving by script would drop what the address holds
            st.page_link(
                "pages/manage/publish.py",
                label="名单已备好，去“上传发布”核对、登记文号并发布",
                icon=":material/upload:",
            )


def _handed_over(desk: Desk) -> None:
    document = desk.document
    register = {
        "source": f"下年度方案（以{document.period}名单为底稿）",
        "complete": "true" if decided(desk.now) else "false",
    }
    said = Suggestion(document.place, document.jurisdiction, fresh=True, year=desk.year, register=register)
    name = f"{document.place}{desk.year}年方案.csv"
    told = f"名单来自“下年度方案”（{name}），还没有发布。批准的文号、日期和标题请在下面登记。"
    publish_handover.give(name, matrix_csv(desk.now), said, told, f"“下年度方案”（以{document.period}名单为底稿）。")


def _word(desk: Desk, by_organisation: bool) -> bytes:
    title = f"{desk.document.place}政府部门与民主党派、工商联和无党派人士对口联系名单（草案）"
    mark = MARK + ("；演示数据，不是真实名单" if desk.document.synthetic else "")
    return plan_word(title, desk.now, by_organisation, today().isoformat(), _notes(desk), mark)


def _notes(desk: Desk) -> tuple[str, ...]:
    changed = difference(matrix_of(desk.document), desk.now)
    told = plan_sentence(desk.label, f"{desk.document.period}名单", desk.now, changed)
    return f"底稿{messages.source_line(desk.document)}。", told + words_by_function(desk)
