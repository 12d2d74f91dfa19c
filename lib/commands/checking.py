"""Checking a file without keeping anything of it."""

import dataclasses
from pathlib import Path

from lib.commands.answers import Answer, bytes_of, refused, told
from lib.intake.notice.reading import Notice
from lib.intake.problems import Problem
from lib.intake.upload import read_upload
from lib.measures.biadjacency import liaisons as linked_pairs


def check(file: Path) -> Answer:
    """Return what a file holds: ok, the liaisons it states, and every problem and warning with its place."""
    content = bytes_of(file)
    if content is None:
        return refused(Problem("no-such-file", value=str(file)))
    upload = read_upload(content, file.name)
    return {
        "ok": upload.matrix is not None,
        "liaisons": [] if upload.matrix is None else linked_pairs(upload.matrix),
        "problems": [told(problem) for problem in upload.problems],
        "warnings": [told(problem) for problem in upload.warnings],
        "layout": upload.layout.value if upload.layout else None,
        "encoding": upload.encoding,
        "header_row": upload.header_row,
        "understood": list(upload.understood),
        "spans": [
            {"department": department, "party": party, "start": start, "end": end, "text": upload.text[start:end]}
            for (department, party), (start, end) in upload.spans.items()
        ],
        **_of_notice(upload.notice),
    }


def _of_notice(notice: Notice | None) -> Answer:
    """Return what running text tells beside its pairs; nothing for a table."""
    if notice is None:
        return {}
    return {
        "complete": notice.complete,
        "organisations": list(notice.organisations),
        "committees": [[one.department, one.party] for one in notice.committees],
        "doubts": [{"start": one.span[0], "end": one.span[1], "reason": one.reason} for one in notice.doubts],
        "metadata": dataclasses.asdict(notice.metadata),
    }
