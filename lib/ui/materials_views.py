"""会议材料: what will be inside, the office's own template, and the files; one click makes and hands out everything."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from lib.exports.meeting.deck_template import TemplateFault, opened
from lib.exports.meeting.material import Material
from lib.exports.meeting.pack import FILES, contents, note, pack, package_name
from lib.exports.meeting.slides import Slide
from lib.ui import access, numbers, uploader
from lib.ui.downloads import file_button
from lib.ui.markdown import plain

_PATIENCE = 3  # seconds after a click in which the making must have begun


@dataclass
class _Making:
    """How far the package is; written by the thread that makes it, read by the page."""

    share: float = 1.0
    words: str = ""
    clicked: float = 0.0

    def tell(self, share: float, words: str) -> None:
        """Take what the maker tells."""
        self.share, self.words = share, words

    @property
    def running(self) -> bool:
        """Tell whether the making goes on, or may just be about to begin."""
        return self.share < 1 or time.monotonic() - self.clicked < _PATIENCE


def cards(material: Material, slides: list[Slide]) -> None:
    """Show in numbers what the package is made from."""
    numbers.cards_row(
        ("幻灯片", f"{len(slides)} 项", "一项一页，放不下的续页"),
        ("文件", len(FILES) + 1, "演示文稿、表格等，附一份说明"),
        ("来源", len(material.origins), "每页都注明出处和版本"),
        ("数据截至", material.made_on, "今天"),
    )


def inside(slides: list[Slide]) -> None:
    """List the slides with their findings."""
    lines = [f"{at}. **{plain(_headed(one))}**　{plain(one.sentence)}" for at, one in enumerate(slides, start=1)]
    st.markdown("\n".join(lines))


def _headed(slide: Slide) -> str:
    return slide.heading + "".join(f"（{mark}）" for mark in slide.marks)


def template() -> bytes | None:
    """Let an office hand in its own template; return it, None for ours. What cannot be used is refused in words."""
    with st.expander("用本单位的演示文稿模板", icon=":material/palette:"):
        if access.publisher() is None:
            st.caption("登录后可以上传模板。不上传时用自带的模板：16:9，白底深蓝。")
            return None
        st.caption("取模板的母版、版式、字体和颜色，不取其中的幻灯片。模板只用于这一次制作，不保存。")
        file = uploader.handed_in("演示文稿模板", "materials_template", "演示文稿（.pptx、.potx）")
        if file is None:
            return None
        try:
            found = opened(file[1])
        except TemplateFault as fault:
            st.error(plain(f"{file[0]}：{fault}"))
            return None
        st.success(plain(f"将使用“{file[0]}”：封面用版式“{found.cover.name}”，其余用“{found.page.name}”。"))
        return file[1]


def take_away(material: Material, own: bytes | None) -> None:
    """Offer the whole package under one button, with its progress, and each file by itself."""
    making: _Making = st.session_state.setdefault("materials_making", _Making())
    st.download_button(
        "生成并下载全部会议材料",
        data=lambda: _made(material, own, making),
        file_name=package_name(material),
        mime="application/zip",
        type="primary",
        icon=":material/folder_zip:",
        key="materials_pack",
        on_click=_begun,
        args=(making,),
    )
    if making.clicked:
        st.fragment(_progress, run_every=0.4 if making.running else None)(making)
    with st.expander("只要其中一个文件", icon=":material/draft:"), st.container(horizontal=True):
        made = contents(material, own)
        for name, make in FILES:
            _single(name, lambda make=make: make(made), material)  # type: ignore[misc]
        _single("说明.txt", lambda: note(made).encode("utf-8-sig"), material)


def _begun(making: _Making) -> None:
    making.clicked = time.monotonic()


def _made(material: Material, own: bytes | None, making: _Making) -> bytes:
    making.tell(0.0, "正在准备")
    try:
        return pack(material, making.tell, own)
    finally:
        making.share = 1.0


def _progress(making: _Making) -> None:
    if making.share < 1:
        st.progress(making.share, making.words)
    elif making.running:
        st.progress(making.share, making.words or "正在准备")
    else:
        st.caption("已做好，交给浏览器下载。没有看到文件时，请看浏览器的下载列表。")
    if not making.running and st.session_state.get("materials_told") != making.clicked:
        st.session_state["materials_told"] = making.clicked
        st.rerun()  # which stops asking


def _single(name: str, make: Callable[[], bytes], material: Material) -> None:
    file_button(name, make, f"{material.origin.label}{name}", f"materials_{name}")
