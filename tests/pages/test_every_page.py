"""Every page opens through dashboard.py for every shipped document, says its finding and its source."""

import pytest

from lib.archive.holdings import load_holdings

HELD = load_holdings()
SHOWN = [one.document_id for one in HELD.shown()]
PAGES = {
    "pages/browse/overview.py": "总览",
    "pages/browse/matrix.py": "联系矩阵",
    "pages/browse/coverage.py": "覆盖统计",
    "pages/browse/network.py": "网络图谱",
    "pages/about/sources.py": "数据来源",
}


def words(page):
    """Return all that a reader can read on the page as running text."""
    return "\n".join(
        element.value for kind in (page.markdown, page.caption, page.info, page.warning) for element in kind
    )
