"""What the first page says while nothing is held yet: how to begin, and whether the named folder is there at all."""

import streamlit as st

from lib.archive.folder import FOLDER_VARIABLE, data_folder, nothing_yet
from lib.ui import absence


def stop_with_welcome() -> None:
    """Say how to begin with an empty collection, and end the page there."""
    then = "请登记第一份名单：报来的表格、粘贴的通知文字都可以，也可先下载空白模板。"
    absence.nothing("还没有收录任何文件。", then, "pages/manage/publish.py")
    st.caption("管理员也可按 data/README.md 整理文件夹，一次收录多份名单。")
    folder = data_folder()
    if nothing_yet(folder) and not folder.is_dir():
        st.warning(
            f"{FOLDER_VARIABLE} 指的文件夹“`{folder}`”不存在，所以是空的。请管理员核对后重新启动。",
            icon=":material/folder_off:",
        )
    st.stop()
