"""Everything for the meeting in one zip: deck, briefing, tables, and a note on what they are and how they are made."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from lib.exports.meeting.briefing import briefing
from lib.exports.meeting.deck import deck
from lib.exports.meeting.frozen import entry
from lib.exports.meeting.material import Material
from lib.exports.meeting.print import printed
from lib.exports.meeting.slides import Slide, slides
from lib.exports.meeting.tables import tables

Progress = Callable[[float, str], None]


@dataclass(frozen=True)
class Contents:
    """What the files are made from: the material, its slides, and the office's own template of a deck if it has one."""

    material: Material
    slides: list[Slide]
    template: bytes | None = None


# Every file of the package, in the order of making: its name and what makes it.
FILES: list[tuple[str, Callable[[Contents], bytes]]] = [
    ("演示文稿.pptx", lambda made: deck(made.slides, made.material.made_on, made.template)),
    ("汇报材料.docx", lambda made: briefing(made.material, made.slides)),
    ("汇报材料.pdf", lambda made: printed(made.material, made.slides)),
    ("表格.xlsx", lambda made: tables(made.slides, made.material.made_on)),
]
NOTE = "说明.txt"
_ABOUT = {
    "演示文稿.pptx": "在 WPS 或 PowerPoint 中打开，图表、表格、连线都可修改，备注里有每页的结论和说明",
    "表格.xlsx": "幻灯片上每张表一页，可筛选，可直接打印（A4 横向）",
    "汇报材料.docx": "文字汇报，可修改",
    "汇报材料.pdf": "文字汇报，可直接打印",
}


def contents(material: Material, template: bytes | None = None) -> Contents:
    """Return what the files are made from."""
    return Contents(material, slides(material), template)


def pack(material: Material, progress: Progress | None = None, template: bytes | None = None) -> bytes:
    """Return the zip; the same material gives the same bytes. `progress` is told a share (0 to 1) and what is made.

    Raises TemplateFault where the template cannot be used.
    """
    made, stream = contents(material, template), io.BytesIO()
    tell = progress or (lambda share, words: None)
    with zipfile.ZipFile(stream, "w") as target:
        for at, (name, make) in enumerate(FILES):
            tell(at / len(FILES), f"正在制作{name}")
            target.writestr(entry(name), make(made))
        target.writestr(entry(NOTE), note(made).encode("utf-8-sig"))
    tell(1.0, "完成")
    return stream.getvalue()


def note(made: Contents) -> str:
    """Return what the package holds, from which sources, and how to make it again; lines end as in Windows."""
    material = made.material
    lines = [f"{material.origin.label}对口联系工作会议材料", "", f"数据截至：{material.made_on}"]
    if material.synthetic:
        lines.append("含演示数据：由程序生成，不是任何地方的真实名单。")
    lines += ["", "有什么"]
    lines += [f"  {name}：{_ABOUT.get(name, '')}".rstrip("：") for name, _ in FILES]
    lines += ["", "幻灯片内容（序号是先后，不是页码：放不下的续页）"]
    lines += [f"  {at}. {slide.heading}：{slide.sentence}" for at, slide in enumerate(made.slides, start=1)]
    lines += ["", "来源和版本"]
    lines += [f"  {one.label}：{one.line}" for one in material.origins]
    if material.command:
        lines += ["", "怎样再做一次（同样的版本得到同样的文件）", f"  {material.command}"]
        lines.append(
            "  年度报告和改过的幻灯片文字取数据截至日（含当日）以前保存的最后一版；部门职能的认定取再做时的现状。"
        )
        if made.template is not None:
            lines.append("  演示文稿用了本单位的模板：再做时加上 --template 模板文件。")
    return "\r\n".join(lines) + "\r\n"


def package_name(material: Material) -> str:
    """Return what the zip is called."""
    return f"{material.origin.label}对口联系工作会议材料.zip"
