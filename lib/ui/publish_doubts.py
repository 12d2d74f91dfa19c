"""What speaks against a list being meant for the document that is chosen: it must be ticked before publishing."""

from zlib import crc32

import streamlit as st

from lib.archive.register import place_name
from lib.archive.suggestion import Suggestion
from lib.intake.changes import overlap
from lib.intake.draft import Draft
from lib.ui import publish_neighbours
from lib.ui.loading import holdings
from lib.ui.markdown import plain
from lib.ui.target_views import Target


def meant(chosen: Target, draft: Draft, said: Suggestion) -> bool:
    """Tell whether the list can be meant for the document; what speaks against it must be ticked, with the numbers."""
    held = holdings()
    published, label = held.matrices.get(chosen.document_id), _label(chosen)
    against, deed = [], "发布"
    if _of_another_year(chosen, said):
        against.append(f"文件写的是 {said.year} 年，现在选的是“{label}”。")
        deed = f"发布为“{label}”的名单"
    if said.stated and said.jurisdiction != chosen.jurisdiction:
        against.append(f"原文写的地区是“{said.stated}”，现在选的是“{label}”。")
        deed = f"发布为“{label}”的名单"
    if said.partial and chosen.complete:
        against.append(
            "文件自己写明没有列全，现在却登记为完整名单，没有列出的会当作没有联系。"
            "请展开“登记内容”，去掉“这是完整名单”的勾。"
        )
        deed = f"发布为“{label}”的完整名单"
    if published is not None:
        kept = overlap(draft.matrix, published)
        if kept.hardly_any:
            common = f"只有 {kept.common} 个" if kept.common else "没有一个"
            against.append(
                f"与已发布名单的 {kept.listed} 个部门{common}相同：是不是选错了地区或文件？现在选的是“{label}”。"
            )
        if kept.loses_most:
            against.append(f"已发布的 {kept.linked} 对联系，这份名单里只剩 {kept.linked - kept.lost} 对。")
        if kept.hardly_any or kept.loses_most:
            deed += f"，将去掉“{label}” {kept.linked} 对中的 {kept.lost} 对"
    twins = publish_neighbours.of_the_same_year(chosen)
    against += [f"{publish_neighbours.told(one)}。要更正它，请选“更新已有文件”。" for one in twins]
    if twins:
        deed = f"另外登记一份“{label}”的名单，两份都计入统计"
    if not against:
        return True
    st.error("请先核对：\n\n" + "\n".join(f"- {plain(one)}" for one in against), icon=":material/wrong_location:")
    key = f"publish_meant_{chosen.document_id}_{crc32(''.join(against).encode()):x}"
    return st.checkbox(plain(f"没有选错，确实要{deed}"), key=key)


def _of_another_year(chosen: Target, said: Suggestion) -> bool:
    """Tell whether the file states another year than the document's; one with the same number is the document."""
    if said.year is None or (said.document_id and said.document_id == chosen.document_id):
        return False
    document = holdings().documents.get(chosen.document_id)
    if document is not None:
        return not document.may_be_of(said.year)
    return chosen.register["year"] not in ("", str(said.year))


def _label(chosen: Target) -> str:
    held = holdings()
    document = held.documents.get(chosen.document_id)
    if document is not None:
        return document.label
    year = f"{chosen.register['year']}年" if chosen.register["year"] else "（年份不详）"
    return place_name(chosen.jurisdiction, held.jurisdictions) + year
