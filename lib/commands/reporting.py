"""The yearly reports of departments, saved from a file: a table, or filled forms."""

from pathlib import Path

from lib.archive.clock import today
from lib.archive.reporting import save_reports
from lib.archive.sheets import StaleSheet
from lib.archive.store import Unavailable
from lib.commands.answers import Answer, bytes_of, failed, held_now, refused, store
from lib.intake.problems import Problem

UNSIGNED = "没有保存。请写明姓名（--by）和原因（--why）。"


def report(file: Path, jurisdiction: str, year: int, by: str, why: str) -> Answer:
    """Save every report in a file, all of them or none; `year` is that of reports which name none."""
    content = bytes_of(file)
    if content is None:
        return refused(Problem("no-such-file", value=str(file)))
    if not (by.strip() and why.strip()):
        return failed(UNSIGNED)
    held = held_now()
    if jurisdiction not in held.jurisdictions:
        return refused(Problem("unknown-jurisdiction", value=jurisdiction))
    try:
        saved = save_reports(store(), held, content, jurisdiction, year, by, why, today())
    except (StaleSheet, Unavailable) as fault:
        return failed(str(fault)) | {"stale": isinstance(fault, StaleSheet)}
    if saved.problems:
        return refused(*saved.problems)
    told = [{"department": one.key.unit, "year": one.key.year, "version": one.number} for one in saved.sheets]
    message = f"已保存 {len(told)} 份报告；{saved.unchanged} 份与已保存的相同。"
    return {"ok": True, "message": message, "saved": told, "unchanged": saved.unchanged}
