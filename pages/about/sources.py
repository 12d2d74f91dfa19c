"""数据来源: every document with number, date and completeness, every table, every measure and its definition."""

from lib.ui import messages, pickers, source_views
from lib.ui.loading import holdings

VIEWS = {
    "文件登记": source_views.register,
    "更正记录": source_views.corrections,
    "数据表说明": source_views.dictionary,
    "指标与方法": source_views.methods,
}

held = holdings()
messages.problems(held.problems)
view = pickers.view(VIEWS, "sources_view", label=False)
VIEWS[view](held)
