"""The briefing as plain content: numbered sections out of the slides' sentences, and annexes with tables."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib.exports.meeting.grids import Grid
from lib.exports.meeting.material import Material
from lib.exports.meeting.slides import DRAFT, Network, Slide, Table
from lib.exports.paper_table import Cell, PaperTable, sign_table, word_table
from lib.figures.sign_palette import fill_of, text_of
from lib.figures.style import LIGHT
from lib.measures.biadjacency import neighbours

# What a section is called, by the first part of its slides' keys; the annexes' titles likewise.
HEADINGS = {
    "figures": "对口联系基本情况",
    "matrix": "对口联系基本情况",
    "changes": "与此前名单相比的变化",
    "peer": "与可比地区的对照",
    "network": "各组织的对口联系部门",
    "reality": "计划与落实",
    "mechanisms": "制度机制",
    "cases": "做法与案例",
    "plan": "下一步打算：下年度方案（草案）",
}
TITLES = {
    "matrix": "对口联系名单",
    "changes": "与此前名单相比的变化（按职能）",
    "peer": "与可比地区的对照（按职能）",
    "network": "各组织的对口联系部门",
    "reality": "计划与落实对照表",
    "mechanisms": "制度机制一览表",
    "cases": "做法与案例",
    "plan": "下年度方案（草案）的变化",
}
# What a paragraph is called where its section has several; "" leads in, anything else goes by its slide.
_PARAGRAPHS = {"figures": "总体情况", "matrix": "名单", "network": ""}
_NUMERALS = "一二三四五六七八九"
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_GAP = re.compile(r"(?<=[一-鿿]) (?=\d)|(?<=\d) (?=[一-鿿])")


@dataclass(frozen=True)
class Section:
    """A heading, 一、……, and its paragraphs as (lead or "", text); a lead is （一）……。"""

    heading: str
    paragraphs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Annex:
    """One annex: its number and title, the table, what its signs mean ("" for none), the lines below: sources last."""

    number: int
    title: str
    table: PaperTable
    legend: str
    below: tuple[str, ...]

    @property
    def label(self) -> str:
        """Return what stands above it."""
        return f"附件{self.number}"

    @property
    def entry(self) -> str:
        """Return its line in the list of annexes."""
        return f"{self.number}. {self.title}"


@dataclass(frozen=True)
class Paper:
    """The whole briefing; `mark` tells demonstration data and drafts ("" for none), `foot` stands on every page."""

    title: str
    below: str
    sections: tuple[Section, ...]
    annexes: tuple[Annex, ...]
    foot: str
    mark: str
    made_on: str


def paper(material: Material, shown: Sequence[Slide]) -> Paper:
    """Return the briefing of a meeting's slides; what has no slide has neither section nor annex."""
    annexes = tuple(_annexes(shown))
    numbers = {annex.title: annex.number for annex in annexes}
    sections: dict[str, list[tuple[str, str]]] = {}
    for slide in shown:
        if slide.key == "cover":
            continue
        kind = slide.key.split("-")[0]
        number = numbers.get(TITLES.get(kind, ""), 0) if slide.key == kind else 0
        told = _with_annex(_written(slide.sentence), number)
        name = _PARAGRAPHS.get(slide.key, slide.heading.split("：")[-1])
        sections.setdefault(HEADINGS.get(kind, slide.heading), []).append((name, told))
    covers = [slide for slide in shown if slide.key == "cover"]
    cover = covers[0] if covers else None
    heading = cover.heading if cover else f"{material.place}对口联系工作"
    return Paper(
        f"关于{heading}情况的汇报",
        spelt(cover.sentence if cover else f"数据截至{material.made_on}"),
        tuple(
            Section(f"{numbered(at)}、{heading}", tuple(_led(told)))
            for at, (heading, told) in enumerate(sections.items(), start=1)
        ),
        annexes,
        f"来源：{material.origin.line}。数据截至{spelt(material.made_on)}。",
        "；".join(_marks(material, shown)),
        material.made_on,
    )


def _marks(material: Material, shown: Sequence[Slide]) -> Iterable[str]:
    if material.synthetic:
        yield "演示数据，不是任何地方的真实名单"
    if any(DRAFT in slide.marks for slide in shown):
        yield "含下年度方案草案，未经批准"


def spelt(text: str) -> str:
    """Return a text with its days as an office writes them: 2026年1月5日."""
    return _DAY.sub(lambda day: "{}年{}月{}日".format(*map(int, day.groups())), text)


def numbered(at: int) -> str:
    """Return the number of a heading as it is written, 1 to 99: 一, 十, 十二, 二十."""
    tens, ones = divmod(at, 10)
    head = (_NUMERALS[tens - 1] if tens > 1 else "") + "十" if tens else ""
    return head + (_NUMERALS[ones - 1] if ones else "")


def grid_table(grid: Grid) -> PaperTable:
    """Return a grid as a table on paper, numbered, with the group of each row where there are groups."""
    grouped = any(grid.groups)
    heads = ["序号", grid.first, *(["类别"] if grouped else []), *map(str, grid.signs.columns)]
    rows = []
    lines = zip(grid.signs.index, grid.groups, grid.signs.to_numpy(), grid.kinds.to_numpy(), strict=True)
    for number, (name, group, signs, kinds) in enumerate(lines, start=1):
        head = [Cell(str(number)), Cell(str(name)), *([Cell(group, small=True)] if grouped else [])]
        rows.append([*head, *(_cell(sign, kind) for sign, kind in zip(signs, kinds, strict=True))])
    return sign_table(heads, rows, len(grid.signs.columns))


def _cell(sign: str, kind: str) -> Cell:
    """Return a cell for paper: dark surfaces of the screen become dark signs on white, pale ones stay."""
    fill, text = fill_of(kind), text_of(kind)
    small = len(sign) > 1
    if text == LIGHT.ground:
        return Cell(sign, fill, small=small)
    return Cell(sign, text, "" if fill == LIGHT.ground else fill, small)


def _annexes(shown: Iterable[Slide]) -> Iterable[Annex]:
    number = 0
    for slide in shown:
        found = _table(slide)
        if found is not None:
            number += 1
            table, legend = found
            yield Annex(number, TITLES.get(slide.key, slide.heading), table, legend, slide.below)


def _table(slide: Slide) -> tuple[PaperTable, str] | None:
    for part in slide.parts:
        if isinstance(part, Grid):
            return grid_table(part), "　".join(f"{sign} {words}" for sign, words in part.legend)
        if isinstance(part, Table):
            names = [str(name) for name in part.frame.columns]
            rows = part.frame.astype(object).where(part.frame.notna(), "").astype(str).to_numpy()
            numbered_rows = [[str(at), *row] for at, row in enumerate(rows, start=1)]
            return word_table(["序号", *names], numbered_rows), ""
        if isinstance(part, Network) and part.focus is None:
            linked = [(str(name), neighbours(part.matrix, str(name))) for name in part.matrix.columns]
            rows_ = [[name, str(len(names)), "、".join(names)] for name, names in linked if names]
            known = "已知" if part.matrix.isna().to_numpy().any() else ""
            return word_table(["组织", f"{known}部门数", f"{known}对口联系部门"], rows_), ""
    return None


def _with_annex(text: str, number: int) -> str:
    if not number:
        return text
    return f"{text.removesuffix('。')}（见附件{number}）。"


def _led(told: Sequence[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Yield paragraphs with numbered leads; one that is alone in its section needs none."""
    number = 0
    for name, text in told:
        number += bool(name)
        yield (f"（{numbered(number)}）{name}。" if name and len(told) > 1 else ""), text


def _written(text: str) -> str:
    """Return a sentence as it is written on paper: no spaces around numbers."""
    return _GAP.sub("", text)
