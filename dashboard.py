"""Entry point: names the pages and sets the frame, nothing else. Start it with `make run`."""

import streamlit as st

from lib.ui.access import login_link
from lib.ui.heading import heading
from lib.ui.live import body, watch
from lib.ui.look import rules

# An emoji, and before the navigation: a Material icon in the browser's tab would be fetched from the internet.
# The title only once, below: a second one would change the tab's title twice in every redraw.
st.set_page_config(page_icon="🤝", layout="wide", initial_sidebar_state=220)
page = st.navigation(
    {
        "": [st.Page("pages/browse/overview.py", title="总览", icon=":material/home:", default=True)],
        "分析": [
            st.Page("pages/browse/matrix.py", title="联系矩阵", icon=":material/grid_on:", url_path="matrix"),
            st.Page("pages/browse/coverage.py", title="覆盖统计", icon=":material/bar_chart:", url_path="coverage"),
            st.Page("pages/browse/network.py", title="网络图谱", icon=":material/hub:", url_path="network"),
        ],
        "比较": [
            st.Page("pages/compare/cities.py", title="城市比较", icon=":material/compare_arrows:", url_path="cities"),
            st.Page("pages/compare/years.py", title="年度比较", icon=":material/timeline:", url_path="years"),
            st.Page("pages/compare/peers.py", title="对标", icon=":material/groups:", url_path="peers"),
        ],
        "工作": [
            st.Page("pages/work/mechanisms.py", title="制度机制", icon=":material/gavel:", url_path="mechanisms"),
            st.Page("pages/work/reports.py", title="年度工作情况", icon=":material/edit_note:", url_path="reports"),
            st.Page("pages/work/reality.py", title="计划与落实", icon=":material/fact_check:", url_path="reality"),
            st.Page("pages/work/worksheet.py", title="先进推荐", icon=":material/checklist:", url_path="worksheet"),
            st.Page("pages/work/contacts.py", title="联络员", icon=":material/contacts:", url_path="contacts"),
            st.Page("pages/work/coordination.py", title="协同网络", icon=":material/lan:", url_path="coordination"),
            st.Page("pages/work/indicators.py", title="履职指标", icon=":material/pin:", url_path="indicators"),
        ],
        "会议": [
            st.Page("pages/meeting/materials.py", title="会议材料", icon=":material/folder_zip:", url_path="materials"),
            st.Page("pages/meeting/present.py", title="会议展示", icon=":material/slideshow:", url_path="present"),
            st.Page("pages/meeting/plan.py", title="下年度方案", icon=":material/edit_calendar:", url_path="plan"),
        ],
        "管理": [
            st.Page("pages/manage/publish.py", title="上传发布", icon=":material/upload:", url_path="publish"),
            st.Page(
                "pages/manage/functions.py", title="职能对照", icon=":material/account_tree:", url_path="functions"
            ),
            st.Page("pages/manage/history.py", title="版本历史", icon=":material/history:", url_path="history"),
        ],
        "说明": [
            st.Page("pages/about/sources.py", title="数据来源", icon=":material/source:", url_path="sources"),
            st.Page("pages/about/glossary.py", title="名词解释", icon=":material/dictionary:", url_path="glossary"),
            st.Page("pages/about/manual.py", title="使用手册", icon=":material/menu_book:", url_path="manual"),
        ],
    },
    expanded=True,  # otherwise a long menu hides behind English words
)
st.set_page_config(page_title=f"{page.title}｜对口联系矩阵")
with st.sidebar:
    rules()
    login_link()
heading(page.title)
# A form that redraws itself could lose a click; saving tells what came in between. No deck changes while it is shown.
if page.url_path not in ("publish", "reports", "contacts", "functions", "present", "plan"):
    watch()
body(page)
