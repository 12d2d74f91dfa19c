"""职能对照: which functions departments' names denote, which names are not known yet, who decided what."""

import streamlit as st

from lib.ui import access, crosswalk_names, crosswalk_views, messages, pickers
from lib.ui.loading import once_for_all

VIEWS = {
    "待认定": crosswalk_views.waiting,
    "查名称": crosswalk_views.look_up,
    "认定记录": crosswalk_views.decisions,
    "全部职能": crosswalk_views.vocabulary,
}

view = pickers.view(VIEWS, "functions_view", label=False)
names = once_for_all(crosswalk_names.unmatched)
messages.finding(crosswalk_views.sentence(names))
st.caption("地区之间、年份之间按职能比较，不按名称：名称先查认定，再查名称表和构词规则，都查不到的列在这里，从不猜测。")
person = access.publisher()
crosswalk_views.saved(person)
VIEWS[view](person, names)
messages.based_on("收录的全部名单、名称表和构词规则、经办人的认定。")
