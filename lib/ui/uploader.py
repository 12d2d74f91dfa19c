"""A place to hand in a file, in Chinese: Streamlit's uploader speaks English only; its words are replaced."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile

_CHINESE = """<style>
.st-key-{box} [data-testid="stFileUploaderDropzone"] button p {{font-size: 0}}
.st-key-{box} [data-testid="stFileUploaderDropzone"] button p::after {{content: "选择文件"; font-size: 0.95rem}}
.st-key-{box} [data-testid="stFileUploaderDropzoneInstructions"] * {{font-size: 0}}
.st-key-{box} [data-testid="stFileUploaderDropzoneInstructions"]::after
  {{content: "可拖到这里；{kinds}，不超过 5 MB"; font-size: 0.9rem}}
.st-key-{box}:has([data-testid="stFileChip"][aria-invalid="true"])::after
  {{content: "文件没有收下：超过 5 MB，或者登录已过期。请只留要用的部分，另存后重试；或刷新页面，重新登录。";
  font-weight: 600; border-left: 3px solid #CC3311; padding-left: 0.75rem}}
[data-testid="stTooltipErrorContent"] {{font-size: 0}}
[data-testid="stTooltipErrorContent"]::after {{content: "文件没有收下"; font-size: 0.9rem}}
</style>"""


def handed_in(label: str, key: str, kinds: str = "Excel、WPS 表格、CSV 或 Word") -> tuple[str, bytes] | None:
    """Return name and bytes of the file that is handed in, None before there is one. `finished` empties the place."""
    box = f"{key}_box"
    st.html(_CHINESE.format(box=box, kinds=kinds))
    with st.container(key=box):
        place = f"{key}_{st.session_state.get(f'{key}_round', 0)}"
        file = st.file_uploader(label, key=place)
    if isinstance(st.session_state.get(place), DeletedFile):
        # The browser still shows the name, but whoever answers now never had the file: files live in memory.
        finished(key)
        st.session_state[f"{key}_lost"] = True
        st.rerun()
    if file is not None:
        st.session_state.pop(f"{key}_lost", None)
        return file.name, file.getvalue()
    if f"{key}_lost" in st.session_state:
        st.warning("服务器重新启动过，没有保存刚才的文件和填写的内容。请重新选择文件。", icon=":material/restart_alt:")
    return None


def finished(key: str) -> None:
    """Empty the place after its file has been dealt with; the next run draws it anew."""
    st.session_state[f"{key}_round"] = st.session_state.get(f"{key}_round", 0) + 1
