"""What kind of file the first bytes betray, whatever its name says."""

from lib.intake.problems import Problem

_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF 文件", "改用文件的表格版本，或把名单录入模板"),
    (b"\x89PNG", "图片", "把图片中的名单录入模板"),
    (b"\xff\xd8\xff", "图片", "把图片中的名单录入模板"),
    (b"GIF8", "图片", "把图片中的名单录入模板"),
    (b"II*\x00", "图片", "把图片中的名单录入模板"),
    (b"MM\x00*", "图片", "把图片中的名单录入模板"),
    (b"RIFF", "图片或音像文件", "把其中的名单录入模板"),
    (b"{\\rtf", "文字文档（RTF）", "把其中的表格复制到 Excel 或 WPS 表格，另存为 .xlsx"),
    (b"Rar!", "压缩包", "先解压，再选择其中的表格"),
    (b"7z\xbc\xaf", "压缩包", "先解压，再选择其中的表格"),
    (b"\x1f\x8b", "压缩包", "先解压，再选择其中的表格"),
    (b"MZ", "程序文件", "选择表格文件"),
    (b"\x7fELF", "程序文件", "选择表格文件"),
)
_DOCUMENT = ("文字文档（Word 或 WPS 文字）", "把其中的表格复制到 Excel 或 WPS 表格，另存为 .xlsx")
_SLIDES = ("演示文稿", "把其中的表格复制到 Excel 或 WPS 表格，另存为 .xlsx")
_OLD_WORKBOOKS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<head")


def is_workbook(content: bytes) -> bool | Problem:
    """Return True for a workbook (xlsx, xls, et, ods), False for what may be text, or why it is neither."""
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(content)
    for magic, kind, way_out in _OTHERS:
        if content.startswith(magic):
            return _wrong(kind, way_out)
    if content.startswith(_OLD_WORKBOOKS):
        return Problem("unreadable-workbook")
    return _page(content[:2_000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()) or False


def _zipped(content: bytes) -> bool | Problem:
    """Tell the packed formats apart by the names and types they hold, which are not compressed."""
    if b"xl/workbook" in content or b"opendocument.spreadsheet" in content[:300]:
        return True
    if b"word/document" in content or b"opendocument.text" in content[:300]:
        return _wrong(*_DOCUMENT)
    if b"ppt/presentation" in content or b"opendocument.presentation" in content[:300]:
        return _wrong(*_SLIDES)
    if b"OFD.xml" in content:
        return _wrong("OFD 版式文件", "改用文件的表格版本，或把名单录入模板")
    return _wrong("压缩包", "先解压，再选择其中的表格")


def _compound(content: bytes) -> bool | Problem:
    """Tell the old binary formats apart by the names of their streams."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return Problem("encrypted-workbook")
    if holds("WordDocument"):
        return _wrong(*_DOCUMENT)
    if holds("PowerPoint Document"):
        return _wrong(*_SLIDES)
    return True if holds("Workbook") or holds("Book") else Problem("unreadable-workbook")


def _page(start: bytes) -> Problem | None:
    if start.startswith(_PAGES) or (start.startswith(b"<?xml") and (b"<html" in start or b"workbook" in start)):
        return _wrong("网页，只是名字像表格", "用 Excel 或 WPS 表格打开它，另存为 .xlsx")
    return None


def _wrong(kind: str, way_out: str) -> Problem:
    return Problem("wrong-kind", value=kind, hint=way_out)
