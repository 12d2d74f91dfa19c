"""How every chart is put on a page: no tool bar, no accidental zoom, a text alternative; and as a picture file."""

from base64 import b64decode
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal

import streamlit as st
from numpy import frombuffer
from streamlit.typing import PlotlyState

from lib.figures.picture import SIZES, as_picture

# Plotly's tool bar speaks English and zooming by a wrong drag loses the reader.
_STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
_DRAWN = "drawn"
FORMATS = {"PNG（图片）": "png", "SVG（可放大、可编辑）": "svg"}


@dataclass(frozen=True)
class Drawn:
    """The chart that was put on the page last, what it says, and what its signs mean."""

    figure: Any
    alt: str
    legend: str


def forget() -> None:
    """Forget the chart drawn last: a page without one must not offer the picture of another page."""
    st.session_state.pop(_DRAWN, None)


def chart(figure: Any, key: str, alt: str, width: int | Literal["stretch"] = "stretch", legend: str = "") -> None:
    """Show a figure with its text alternative, as wide as its place or so many px.

    `legend` is what the page says of its signs, in one line; a picture that is taken away says it too.
    """
    st.session_state[_DRAWN] = Drawn(figure, alt, legend)
    st.plotly_chart(_finished(figure, clicked=False), key=key, config=_STILL, alt=alt, theme=None, width=width)


def clickable_chart(figure: Any, key: str, alt: str, legend: str = "") -> Any:
    """Show a figure whose marks can be clicked; return what is clicked (lib.ui.selection reads it)."""
    st.session_state[_DRAWN] = Drawn(figure, alt, legend)
    return st.plotly_chart(
        _finished(figure, clicked=True),
        key=key,
        config=_STILL,
        alt=alt,
        theme=None,
        on_select="rerun",
        selection_mode="points",
    )


def clicked_in(key: str) -> PlotlyState:
    """Return what is clicked in a chart that is still to be drawn, for one that is drawn by what is clicked in it."""
    clicked: PlotlyState = st.session_state.get(key, PlotlyState({"selection": {"points": []}}))
    return clicked


def _finished(figure: Any, clicked: bool) -> Any:
    """Return a figure that is turned into plain data once, however many sessions send it, and drawn once.

    Streamlit asks a figure for its data at every redraw, and Plotly copies all of it each time. In the browser
    Streamlit draws a new chart and then hands Plotly the same data once more, with its width and what a click does:
    Plotly draws everything again wherever it cannot see that they are the same (lib.ui.look sees to the width).
    """
    sent = vars(figure).setdefault("_sent", {})
    if clicked not in sent:
        plain = _listed(figure.to_dict())
        plain["layout"].pop("template")  # it says "none", and would pass for another one
        plain["layout"] |= {"clickmode": "event+select", "dragmode": "pan"} if clicked else {}
        shell = type(figure)()
        shell.to_dict = lambda: plain
        written = shell.to_json(validate=False)
        plain["layout"]["datarevision"] = blake2b(written.encode(), digest_size=8).hexdigest()
        sent[clicked] = shell
    return sent[clicked]


def _listed(value: Any) -> Any:
    """Return the data of a figure with lists where Plotly packed numbers, which it takes for new ones every time."""
    if isinstance(value, dict) and "bdata" in value:
        numbers = frombuffer(b64decode(value["bdata"]), dtype=value["dtype"])
        shape = [int(size) for size in str(value.get("shape", len(numbers))).split(",")]
        return numbers.reshape(shape).tolist()
    if isinstance(value, dict):
        return {name: _listed(each) for name, each in value.items()}
    return [_listed(each) for each in value] if isinstance(value, list | tuple) else value


def picture_to_take_away(name: str, source: str, key: str) -> None:
    """Offer the chart drawn last as a picture of a chosen size, with its title and source, and its text to copy.

    The reader's own browser makes the file, with the reader's own type: no picture is drawn on the server.
    """
    drawn = st.session_state.get(_DRAWN)
    if drawn is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        size = st.selectbox("图片尺寸", list(SIZES), key=f"{key}_size")
        kind = st.selectbox("图片格式", list(FORMATS), key=f"{key}_format")
    st.caption("点图右上角的相机图标，浏览器即保存图片：")
    width, height = SIZES[size]
    camera = {"format": FORMATS[kind], "filename": name, "width": width, "height": height, "scale": 1}
    with st.container(key=f"picture_{key}"):
        st.plotly_chart(
            as_picture(drawn.figure, name, source, SIZES[size], drawn.legend),
            key=f"{key}_picture",
            config=_STILL
            | {"displayModeBar": True, "modeBarButtons": [["toImage"]], "displaylogo": False}
            | {"toImageButtonOptions": camera},
            alt=drawn.alt,
            theme=None,
            width=width,
        )
    st.caption("文字说明（可复制）：")
    st.code(f"{drawn.alt}\n{source}", language=None, wrap_lines=True)
