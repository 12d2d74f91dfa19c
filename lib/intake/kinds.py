"""What kind of file the first bytes betray, whatever its name says."""

from enum import StrEnum

from lib.intake.problems import Problem

_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "图片", "把图片中的名单录入模板"),
    (b"\xff\xd8\xff", "图片", "把图片中的名单录入模板"),
    (b"GIF8", "图片", "把图片中的名单录入模板"),
    (b"II*\x00", "图片", "把图片中的名单录入模板"),
    (b"MM\x00*", "图片", "把图片中的名单录入模板"),
    (b"RIFF", "图片或音像文件", "把其中的名单录入模板"),
    (b"{\\rtf", "文字文档（RTF）", "用 Word 或 WPS 打开它，另存为 .docx"),
    (b"Rar!", "压缩包", "先解压，再选择其中的表格"),
    (b"7z\xbc\xaf", "压缩包", "先解压，再选择其中的表格"),
    (b"\x1f\x8b", "压缩包", "先解压，再选择其中的表格"),
    (b"MIME-Version:", "单个文件的网页（.mht）", "用 Word、Excel 或 WPS 打开它，另存为 .docx 或 .xlsx"),
    (b"MZ", "程序文件", "选择表格或通知文件"),
    (b"\x7fELF", "程序文件", "选择表格或通知文件"),
)
_DOCUMENT = ("文字文档的旧格式（.doc、.wps 或 .odt）", "用 Word 或 WPS 打开它，另存为 .docx；也可以把文字粘贴进来")
_PACK = ("压缩包", "先解压，再选择其中的表格")
OLD_ENDINGS = (".doc", ".wps")
_SLIDES = ("演示文稿", "把其中的表格复制到 Excel 或 WPS 表格，另存为 .xlsx")
_OLD_WORKBOOKS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head", b"<body", b"<div", b"<p>", b"<p ", b"<!--")


class Kind(StrEnum):
    """What a file is; any text that is no page is TEXT."""

    WORKBOOK = "workbook"  # xlsx, xls, et, ods
    WORD = "word"
    PDF = "pdf"
    PAGE = "page"
    TEXT = "text"


_PACKED = {Kind.WORKBOOK: b"xl/workbook", Kind.WORD: b"word/document"}


def kind_of(content: bytes) -> Kind | Problem:
    """Return what kind of file the bytes are, or why it is one that cannot be read."""
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content[:64].lstrip().startswith(b"%PDF-"):
        return Kind.PDF
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(content)
    for magic, kind, way_out in _OTHERS:
        if content.startswith(magic):
            return _wrong(kind, way_out)
    if content.startswith(_OLD_WORKBOOKS):
        return Problem("unreadable-workbook")
    return _page(content[:2_000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower())


def _zipped(content: bytes) -> Kind | Problem:
    """Tell the packed formats apart by the names and types they hold, which are not compressed."""
    if b"opendocument.spreadsheet" in content[:300]:
        return Kind.WORKBOOK
    # A Word file may hold a workbook and the other way round: what comes first is what it is.
    named = {kind: content.find(name) for kind, name in _PACKED.items()}
    found = [kind for kind in sorted(named, key=named.__getitem__) if named[kind] >= 0]
    if found:
        return found[0]
    if b"opendocument.text" in content[:300]:
        return _wrong(*_DOCUMENT)
    if b"ppt/presentation" in content or b"opendocument.presentation" in content[:300]:
        return _wrong(*_SLIDES)
    if b"OFD.xml" in content:
        return _wrong("OFD 版式文件", "另存为 PDF 或 Word，或把名单录入模板")
    return _wrong(*_PACK)


def _compound(content: bytes) -> Kind | Problem:
    """Tell the old binary formats apart by the names of their streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return Problem("encrypted-workbook")
    if holds("WordDocument"):
        return _wrong(*_DOCUMENT)
    if holds("PowerPoint Document"):
        return _wrong(*_SLIDES)
    return Kind.WORKBOOK if holds("Workbook") or holds("Book") else Problem("unreadable-workbook")


def old_document() -> Problem:
    """Return what to tell of an old text document: the way out is Word, not a spreadsheet."""
    return _wrong(*_DOCUMENT)


def broken_word_file(name: str, content: bytes, found: Problem) -> Problem:
    """Return what to tell of a packed file without a list in it: one that is called .docx is a broken Word file."""
    packed = content.startswith(b"PK") and (found.code, found.value) == ("wrong-kind", _PACK[0])
    return Problem("unreadable-document") if packed and name.lower().endswith(".docx") else found


def _page(start: bytes) -> Kind | Problem:
    if start.startswith(_PAGES) or (start.startswith(b"<?xml") and b"<html" in start):
        return Kind.PAGE
    if start.startswith(b"<?xml") and b"workbook" in start:
        return _wrong("XML 表格，只是名字像工作簿", "用 Excel 或 WPS 表格打开它，另存为 .xlsx")
    if start.startswith(b"<?xml") and b"word.document" in start:
        return _wrong("XML 文档，只是名字像 Word 文件", "用 Word 或 WPS 打开它，另存为 .docx")
    return Kind.TEXT


def _wrong(kind: str, way_out: str) -> Problem:
    return Problem("wrong-kind", value=kind, hint=way_out)
