"""使用手册: the manual in docs/ as a page, for one user at a time; text and pictures come from this server alone."""

import re
from functools import cache
from pathlib import Path

import streamlit as st

DOCS = Path(__file__).resolve().parents[2] / "docs"
USERS = {"领导": "leader", "经办": "clerk", "讲解": "presenter"}  # each with the name of the file for it
PICTURE = re.compile(r"(?m)^!\[(?P<alt>[^\]]+)\]\((?P<file>pictures/[a-z-]+\.png)\)$")
# Framed, they are not taken for the page itself; what would enlarge them has an English name.
_STYLE = '<style>[class*="st-key-manual_picture"] [data-testid="stElementToolbar"] {display: none}</style>'
_HEADING = re.compile(r"(?m)^## (.+)$")


def shown(user: str) -> None:
    """Show what begins the manual for a user, the list of its recipes, and each of them with its picture."""
    opening, *recipes = chapters(user)
    st.html(_STYLE)
    st.markdown(opening[1])
    st.markdown("\n".join(f"- [{title}](#how-{at})" for at, (title, _) in enumerate(recipes, start=1)))
    for at, (title, words) in enumerate(recipes, start=1):
        st.header(title, anchor=f"how-{at}")
        _illustrated(words)


@cache
def chapters(user: str) -> list[tuple[str, str]]:
    """Return title and Markdown of the opening and of each recipe of a user's manual, in order.

    Raises OSError where docs/ was not copied with the program.
    """
    text = (DOCS / f"{USERS[user]}.md").read_text(encoding="utf-8")
    opening, *rest = _HEADING.split(text)
    title, _, words = opening.partition("\n")
    return [(title.removeprefix("# "), words.strip()), *zip(rest[::2], map(str.strip, rest[1::2]), strict=True)]


def _illustrated(words: str) -> None:
    before = 0
    for picture in PICTURE.finditer(words):
        st.markdown(words[before : picture.start()])
        with st.container(border=True, key=f"manual_picture_{Path(picture['file']).stem}"):
            st.image(DOCS / picture["file"], alt=picture["alt"])
            st.caption(picture["alt"])
        before = picture.end()
    if words[before:].strip():
        st.markdown(words[before:])
