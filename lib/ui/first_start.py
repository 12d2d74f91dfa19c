"""What a page says while nothing is held yet: what is missing, and the next step."""

import streamlit as st

from lib.archive.folder import FOLDER_VARIABLE, data_folder, nothing_yet


def stop_without_documents() -> None:
    """Say that there is nothing to look at yet and what to do about it, and end the page there."""
    next_step("还没有任何文件可看。先登记一份名单，这里就有内容；数据文件若有问题，“总览”页会说明。")
    st.page_link("pages/browse/overview.py", label="总览", icon=":material/home:")
    st.stop()


def welcome() -> None:
    """Say on the first page how to begin with an empty collection, and whether the named folder is there at all."""
    next_step(
        "还没有收录任何文件。在“上传发布”页登记第一份名单：报来的表格、粘贴的通知文字都可以，也可先下载空白模板。"
    )
    st.caption("管理员也可按 data/README.md 整理文件夹，一次收录多份名单。")
    folder = data_folder()
    if nothing_yet(folder) and not folder.is_dir():
        st.warning(
            f"{FOLDER_VARIABLE} 指的文件夹“`{folder}`”不存在，所以是空的。请管理员核对后重新启动。",
            icon=":material/folder_off:",
        )


def next_step(told: str) -> None:
    """Say what is missing, and lead to where a list is published."""
    st.info(told, icon=":material/block:")
    st.page_link("pages/manage/publish.py", label="上传发布", icon=":material/upload:")
