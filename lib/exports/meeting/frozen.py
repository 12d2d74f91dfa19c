"""Office files that are the same bytes for the same content: fixed times in their zips and in their properties."""

import io
import re
import zipfile
from datetime import datetime

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip knows
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def frozen(content: bytes, made_on: str) -> bytes:
    """Return an Office file (docx, xlsx, pptx) with all its times set to a day (2026-11-25), embedded workbooks too."""
    source, stream = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with source, zipfile.ZipFile(stream, "w") as target:
        for one in source.infolist():
            part = source.read(one)
            if one.filename.endswith(".xlsx"):
                part = frozen(part, made_on)
            elif one.filename == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>%bT00:00:00Z\g<3>" % made_on.encode(), part)
            target.writestr(entry(one.filename), part)
    return stream.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    """Return the entry of a file in a zip, without the time of day; a Chinese name carries the UTF-8 flag."""
    info = zipfile.ZipInfo(name, EARLIEST)
    info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
    return info


def moment(made_on: str) -> datetime:
    """Return the moment that a file made on a day gives as its own."""
    return datetime.strptime(made_on, "%Y-%m-%d")
