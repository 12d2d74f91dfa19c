"""The peer: the least a Streamlit page can be, one choice and the chart of a frame that is already in memory."""

import streamlit as st

from benchmarks.frames import TASKS
from lib.ui.charts import _STILL

st.set_page_config(layout="wide")
task = TASKS[st.query_params["task"]]
first = task.options.index(next(iter(task.frames)))
choice = st.selectbox("选择", task.options, index=first, key="choice")
st.plotly_chart(task.draw(*task.frames[choice]), key="chart", theme=None, config=_STILL)
