"""The meeting's slides as plain content, whatever file or screen they are then set in."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from lib.exports.meeting.grids import Grid, changes_grid, comparison_grid, matrix_grid, reality_grid
from lib.exports.meeting.material import Material, Origin
from lib.exports.meeting.proposals import proposed
from lib.exports.meeting.remarks import remark
from lib.figures.comparison_words import comparison_sentence
from lib.figures.words import coverage_sentence, load_sentence, network_sentence, party_sentence
from lib.figures.work_words import reality_sentence
from lib.figures.years_words import change_sentence
from lib.measures.coverage import coverage, party_degrees
from lib.measures.matrix_type import matrix_type
from lib.measures.network import components
from lib.vocabulary.parties import PARTIES


@dataclass(frozen=True)
class Numbers:
    """A few numbers side by side: (label, number, note or "")."""

    cards: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Bars:
    """One bar per organisation in its own colour; `open_` says that the numbers are lower bounds."""

    name: str
    values: pd.Series
    open_: bool


@dataclass(frozen=True)
class Network:
    """The bipartite graph, with everything but one organisation and its departments grey if `focus` names it."""

    matrix: pd.DataFrame
    focus: str | None


@dataclass(frozen=True)
class Table:
    """A table in words."""

    frame: pd.DataFrame


# What a mark says, in short and in full.
DEMONSTRATION, DRAFT = "演示数据", "草案"
IN_FULL = {DEMONSTRATION: "演示数据，不是真实名单", DRAFT: "草案，未经批准"}
_FEW = 10  # departments of which a draft's changes are shown one by one
Part = Numbers | Bars | Grid | Network | Table


@dataclass(frozen=True)
class Slide:
    """One slide: a heading, the finding in a sentence, what is shown, speaker notes, and where it comes from.

    `key` is its name in links and in what the office edited; the steps of the network are network, network-民革, ….
    `remark` says what belongs to what is shown without being the finding: what is left out, how it is counted; or "".
    """

    key: str
    heading: str
    sentence: str
    parts: tuple[Part, ...]
    notes: str
    origins: tuple[Origin, ...]
    remark: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """Return what must be seen at once: that something is demonstration data, that something is a draft."""
        found = (DEMONSTRATION,) if any(one.synthetic for one in self.origins) else ()
        return (*found, DRAFT) if self.parts and any(one.draft for one in self.origins) else found

    @property
    def below(self) -> tuple[str, ...]:
        """Return the lines that stand below what is shown: the remark and the sources."""
        told = (f"说明：{self.remark}",) if self.remark else ()
        return (*told, *(f"来源：{one.line}" for one in self.origins))


def slides(material: Material) -> list[Slide]:
    """Return the slides for which there is material, in the order of the meeting, with the office's own words."""
    made = [slide for make in MAKERS.values() for slide in make(material)]
    return [
        replace(
            slide,
            sentence=material.sentences.get(slide.key, slide.sentence),
            notes=material.notes.get(slide.key, slide.notes),
        )
        for slide in made
    ]


def _cover(material: Material) -> list[Slide]:
    said = f"{material.place}政府部门与{_kinds(material)}对口联系工作"
    mark = "演示数据，不是任何地方的真实名单。" if material.synthetic else ""
    notes = f"{said}汇报。数据截至{material.made_on}。{mark}"
    told = f"{material.period}名单，数据截至{material.made_on}"
    return [Slide("cover", said, told, (), notes, material.origins)]


def _kinds(material: Material) -> str:
    """Return what kinds of organisations are in the list; a partial list has a column for everyone."""
    loads = party_degrees(material.matrix)
    listed = list(loads.index if material.origin.complete else loads.index[loads > 0]) or list(loads.index)
    kinds = [one.kind if one.kind == "民主党派" else one.short for one in PARTIES if one.short in listed]
    return "和".join("、".join(dict.fromkeys(kinds)).rsplit("、", 1))


def _figures(material: Material) -> list[Slide]:
    found = coverage(material.matrix)
    whole, loads = material.origin.complete, party_degrees(material.matrix)
    kind = matrix_type(material.matrix, whole)
    said = coverage_sentence(material.origin.label, found, kind, whole)
    density = f"{found.density:.1%}" if whole and found.density is not None else "不显示"
    cards = (
        ("部门", str(found.departments), "" if whole else "已提到的"),
        ("组织", str(found.parties if whole else int((loads > 0).sum())), "" if whole else "已知有联系的"),
        ("对口联系（对）", str(found.liaisons), "" if whole else "已知的"),
        ("密度", density, "" if whole else "名单不完整，算不出"),
    )
    parts: tuple[Part, ...] = (Numbers(cards), Bars("各组织联系的部门数", loads, not whole))
    notes = f"{said}{load_sentence(loads, whole)}"
    return [Slide("figures", f"{material.period}的基本数字", said, parts, notes, (material.origin,))]


def _matrix(material: Material) -> list[Slide]:
    found, whole = coverage(material.matrix), material.origin.complete
    if not whole:
        said = f"已知{found.liaisons}对联系；标“?”的格未知，不等于没有联系。"
    elif found.with_all:
        said = f"{len(found.with_all)}个部门联系全部{found.parties}家：{'、'.join(found.with_all)}。"
    else:
        said = f"{found.departments}个部门、{found.parties}家组织，共{found.liaisons}对联系。"
    return [Slide("matrix", "联系矩阵", said, (matrix_grid(material),), said, (material.origin,))]


def _changes(material: Material) -> list[Slide]:
    other = material.previous
    if other is None:
        return []
    whole = (other.sides[0].complete, other.sides[1].complete)
    said = change_sentence(material.place, *other.names, other.found, other.changes, whole)
    before, after = other.names
    heading = f"{before}到{after}变了什么" if before != after else "与此前名单相比变了什么"
    grid, told = changes_grid(other), remark(other)
    if other.changes:
        told = f"表中只列有增减的{len(grid.signs)}项职能；{told}"
    origins = (other.origin, material.origin)
    return [_explained(Slide("changes", heading, said, (grid,), said, origins), told)]


def _peer(material: Material) -> list[Slide]:
    other = material.peer
    if other is None:
        return []
    said = comparison_sentence(*other.names, other.found, other.complete)
    origins = (material.origin, other.origin)
    slide = Slide("peer", "与可比地区对照", said, (comparison_grid(other),), said, origins)
    return [_explained(slide, remark(other))]


def _explained(slide: Slide, told: str) -> Slide:
    """Return a slide with its remark, which is said as well."""
    whole = f"{told.removesuffix('；')}。" if told else ""
    return replace(slide, remark=whole, notes=slide.notes + whole)


def _network(material: Material) -> list[Slide]:
    matrix, whole = material.matrix, material.origin.complete
    said = network_sentence(material.origin.label, matrix, whole, len(components(matrix)))
    # Of these a partial list tells nothing: one line names them, a picture of each would be empty.
    silent = [] if whole else [str(name) for name in matrix.columns if not matrix[name].fillna(False).any()]
    if silent:
        said += f"目前没有已知的{'、'.join(silent)}对口联系部门，不等于没有。"
    first = Slide("network", "联系图", said, (Network(matrix, None),), said, (material.origin,))
    steps = [
        Slide(f"network-{name}", f"联系图：{name}", told, (Network(matrix, name),), told, (material.origin,))
        for name in map(str, matrix.columns)
        if name not in silent and (told := party_sentence(matrix, name, whole))
    ]
    return [first, *steps]


def _reality(material: Material) -> list[Slide]:
    work = material.work
    if work is None:
        return []
    said = reality_sentence(f"{material.place}{work.year}年", work.found, True)
    missing = f"还没有报告的部门：{'、'.join(work.missing)}。" if work.missing else "各部门都已报告。"
    return [Slide("reality", "计划与落实", said, (reality_grid(work),), said + missing, (material.origin,))]


def _mechanisms(material: Material) -> list[Slide]:
    by = "报道提到" if material.origin.reported else "文件写明"
    told = f"{by}{material.mechanism_kinds}种制度机制，共{{}}条。"
    return _table(material, "mechanisms", "制度机制", material.mechanisms, told)


def _cases(material: Material) -> list[Slide]:
    return _table(material, "cases", "做法与案例", material.cases, "有记录的做法{}项，出处见表。")


def _plan(material: Material) -> list[Slide]:
    other = material.plan
    if other is None:
        return []
    whole = (other.sides[0].complete, other.sides[1].complete)
    said = change_sentence(material.place, *other.names, other.found, other.changes, whole, proposed=True)
    table = proposed(other)
    part = Table(table) if 0 < len(table) <= _FEW else changes_grid(other)
    origins = (material.origin, other.origin)
    return [_explained(Slide("plan", "下一步：下年度方案（草案）", said, (part,), said, origins), remark(other))]


def _table(material: Material, key: str, heading: str, frame: pd.DataFrame | None, told: str) -> list[Slide]:
    if frame is None or frame.empty:
        return []
    said = told.format(len(frame))
    return [Slide(key, heading, said, (Table(frame),), said, (material.origin,))]


MAKERS: dict[str, Callable[[Material], list[Slide]]] = {
    "封面": _cover,
    "年度数字": _figures,
    "联系矩阵": _matrix,
    "年度变化": _changes,
    "地区对照": _peer,
    "联系图": _network,
    "计划与落实": _reality,
    "制度机制": _mechanisms,
    "案例": _cases,
    "下年度方案": _plan,
}
