"""Entry point: names the pages and sets the frame, nothing else. Start it with `make run`."""

import streamlit as st

from lib.ui.access import login_link
from lib.ui.live import watch

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
        "管理": [
            st.Page("pages/manage/publish.py", title="上传发布", icon=":material/upload:", url_path="publish"),
            st.Page("pages/manage/history.py", title="版本历史", icon=":material/history:", url_path="history"),
        ],
        "说明": [st.Page("pages/about/sources.py", title="数据来源", icon=":material/source:", url_path="sources")],
    }
)
st.set_page_config(page_title=f"{page.title}｜对口联系矩阵")
with st.sidebar:
    login_link()
st.title(page.title)
if page.url_path != "publish":  # a form that redraws itself could lose a click; publishing tells what came in between
    watch()
page.run()
