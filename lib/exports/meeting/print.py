"""The briefing as PDF, to be printed as it is; the same words, annexes and order as the Word file."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import manimgx_fonts_cjk
import typst

from lib.exports.meeting.material import Material
from lib.exports.meeting.paper import Paper, paper
from lib.exports.meeting.slides import Slide

_LAYOUT = Path(__file__).with_name("briefing.typ")


def printed(material: Material, shown: Sequence[Slide]) -> bytes:
    """Return the briefing of a meeting's slides as PDF; the same bytes for the same material."""
    words = json.dumps(_data(paper(material, shown)), ensure_ascii=False)
    made: Any = typst.compile(
        _LAYOUT.read_bytes(), font_paths=_fonts(), sys_inputs={"paper": words}, format="pdf", timestamp=0
    )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """Return the typefaces, read once: the Chinese one alone, whatever the computer has."""
    folder = Path(manimgx_fonts_cjk.__file__).parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _data(told: Paper) -> dict[str, Any]:
    annexes = [asdict(annex) | {"label": annex.label, "entry": annex.entry} for annex in told.annexes]
    return asdict(told) | {"annexes": annexes}
