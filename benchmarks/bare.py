"""The peer: the least a Streamlit page can be, one choice and the chart of a frame that is already in memory.

With `menu` in the address it stands in an app with as many pages as the dashboard has, whose menu Streamlit draws.
"""

import streamlit as st

from benchmarks.frames import TASKS
from lib.ui.charts import _STILL

MENU = {"": 1, "分析": 3, "比较": 3, "工作": 7, "会议": 3, "管理": 3, "说明": 3}  # entries of each section


def bare() -> None:
    """Show a choice and the chart of it."""
    task = TASKS[st.query_params["task"]]
    first = task.options.index(next(iter(task.frames)))
    choice = st.selectbox("选择", task.options, index=first, key="choice")
    st.plotly_chart(task.draw(*task.frames[choice]), key="chart", theme=None, config=_STILL)


def entry(section: str, number: int) -> st.Page:
    """Return a page of the menu; the first of all is the bare one."""
    page = bare if section == "" else lambda: None
    title, address = f"{section}第{number}页", f"{list(MENU).index(section)}-{number}"
    return st.Page(page, title=title, icon=":material/home:", url_path=address, default=section == "")


st.set_page_config(layout="wide", initial_sidebar_state=220)
if "menu" in st.query_params:
    menu = {section: [entry(section, number) for number in range(size)] for section, size in MENU.items()}
    st.navigation(menu, expanded=True).run()
else:
    bare()
