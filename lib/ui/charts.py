"""How every chart is put on a page: no tool bar, no accidental zoom, always a text alternative."""

from typing import Any, Literal

import streamlit as st

# Plotly's tool bar speaks English and zooming by a wrong drag loses the reader.
_STILL = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


def chart(figure: Any, key: str, alt: str, width: int | Literal["stretch"] = "stretch") -> None:
    """Show a figure with its text alternative, as wide as its place or so many px."""
    st.plotly_chart(figure, key=key, config=_STILL, alt=alt, theme=None, width=width)


def clickable_chart(figure: Any, key: str, alt: str) -> Any:
    """Show a figure whose marks can be clicked; return what is clicked (lib.ui.selection reads it)."""
    return st.plotly_chart(
        figure, key=key, config=_STILL, alt=alt, theme=None, on_select="rerun", selection_mode="points"
    )
