"""总览: what is held, of which places and years, how complete, and the way to each page."""

import streamlit as st

from lib.figures.words import holdings_sentence
from lib.ui import cards, holdings_views, messages, numbers, recent_views, tables
from lib.ui.charts import clickable_chart
from lib.ui.loading import holdings, ink, once_for_all
from lib.ui.selection import clicked_document
from lib.ui.views import table_to_take_away

held = holdings()
messages.problems(held.problems)

# What is held
if not held.documents:
    messages.nothing("还没有收录任何文件。请按 data/README.md 补上文件登记，或在“上传发布”页登记一份名单。")
    st.stop()
messages.finding(holdings_sentence(held))
numbers.holdings_row()
recent_views.last_published()

# Complete lists first: they can be read as a whole
st.subheader("可以完整查看的名单")
holdings_views.complete_lists(held)

# Every document by place and year
st.subheader("各地各年公布了什么")
event = clickable_chart(
    once_for_all(holdings_views.places_and_years, ink()),
    key="overview_chart",
    alt="各地区各年份的文件分布图，下方表格列出同样内容",
)
document = clicked_document(event, held)
if document:
    cards.document_card(document, held)
table_to_take_away(lambda: once_for_all(tables.register_table), "文件登记", "overview_register")
messages.recent(held)
