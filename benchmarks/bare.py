"""The peer: the least a Streamlit page can be, one choice and the chart of a frame that is already in memory."""

import streamlit as st

from benchmarks.frames import FIGURES
from lib.ui.charts import _STILL

st.set_page_config(layout="wide")
draw, frames = FIGURES[st.query_params["task"]]
choice = st.selectbox("选择", list(frames), key="choice")
st.plotly_chart(draw(*frames[choice]), key="chart", theme=None, config=_STILL)
