"""Publishing files, going back to old versions, and what was published before."""

import sys
from pathlib import Path

from lib.archive.holdings import Holdings, load_holdings
from lib.archive.publishing import publish_file
from lib.archive.store import NoSuchVersion, Stale, Unavailable, Unchanged, Version
from lib.commands.answers import Answer, bytes_of, failed, held_now, refused, store, told, unknown, unless_unavailable
from lib.exports.csv_file import matrix_csv
from lib.intake.problems import Problem

UNSIGNED = "没有发布。请写明姓名（--by）和原因（--why）。"
BLANK = "没有发布。空白格确实表示“未列入联系”的，请加上 --blanks-as-zero 再发布。"


@unless_unavailable
def history(document_id: str) -> Answer:
    """Return every published version of a document, oldest first; version 0 is the shipped one."""
    versions = store().history(document_id)
    held = held_now()
    if not versions and document_id not in held.documents:
        return unknown(document_id, held)
    answer: Answer = {"ok": True, "document": document_id, "versions": [_version(one) for one in versions]}
    return answer if versions else answer | {"message": "还没有发布过新的版本，现在是随系统附带的第 0 版。"}


def publish(
    file: Path, document_id: str, by: str, why: str, based_on: int | None, blanks_as_zero: bool = False
) -> Answer:
    """Publish a file as the next version of a document; blank cells of a complete one must be meant as not linked."""
    return _published(load_holdings(), file, document_id, by, why, based_on, blanks_as_zero)


def _published(
    shipped: Holdings, file: Path, document_id: str, by: str, why: str, based_on: int | None, blanks_as_zero: bool
) -> Answer:
    content = bytes_of(file)
    if content is None:
        return refused(Problem("no-such-file", value=str(file)))
    if not (by.strip() and why.strip()):
        return failed(UNSIGNED)
    try:
        outcome = publish_file(
            store(), shipped, content, file.name, document_id, by, why, based_on, matrix_csv, blanks_as_zero
        )
    except (Stale, Unavailable) as fault:
        return failed(str(fault)) | {"stale": isinstance(fault, Stale)}
    if outcome.version is None:
        blank = any(problem.code == "blank-in-complete" for problem in outcome.problems)
        way_out = [{"code": "refused", "row": None, "column": None, "message": BLANK}] if blank else []
        return refused() | {"problems": [*map(told, outcome.problems), *way_out]}
    message = f"已发布第 {outcome.version.number} 版。"
    if outcome.zeros:
        message += f"登记为完整名单：{outcome.zeros} 个空白或没有提到的格按“未列入联系”发布。"
    return {"ok": True, "message": message, "blanks_as_zero": outcome.zeros, **_version(outcome.version)}


def rollback(document_id: str, version: int, by: str, why: str, based_on: int | None) -> Answer:
    """Publish an old version of a document anew; version 0 is the shipped one."""
    if not (by.strip() and why.strip()):
        return failed(UNSIGNED)
    archive, held = store(), load_holdings().matrices.get(document_id)
    if version == 0 and held is None:
        return failed(f"“{document_id}”没有第 0 版：没有随系统附带它的名单。请用 history 查看有哪些版本。")
    try:
        if based_on is None:
            current = archive.current(document_id)
            based_on = current.number if current else 0
        content = matrix_csv(held) if held is not None else None
        done = archive.rollback(document_id, version, by, why, based_on, content)
    except (Stale, Unavailable, NoSuchVersion) as fault:
        return failed(str(fault)) | {"stale": isinstance(fault, Stale) and not isinstance(fault, Unchanged)}
    return {"ok": True, "message": f"已恢复第 {version} 版，作为第 {done.number} 版。", **_version(done)}


def import_folder(folder: Path, by: str, why: str, blanks_as_zero: bool = False) -> Answer:
    """Publish every file of a folder whose name is a document's id; list the good ones and the bad ones."""
    files = sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
    if not files:
        return refused(Problem("no-such-folder", value=str(folder)))
    shipped = load_holdings()
    published: list[Answer] = []
    turned_down: list[Answer] = []
    for count, file in enumerate(files, start=1):
        print(f"{count}/{len(files)} {file.name}", file=sys.stderr)
        answer = _published(shipped, file, file.stem, by, why, None, blanks_as_zero)
        (published if answer["ok"] else turned_down).append({"file": file.name, **answer})
    message = f"共 {len(files)} 个文件：发布 {len(published)} 个，{len(turned_down)} 个有问题。"
    for one in turned_down:
        problems = one["problems"]
        assert isinstance(problems, list)
        message += "".join(f"\n{one['file']}：{problem['message']}" for problem in problems)
    return {"ok": not turned_down, "message": message, "published": published, "refused": turned_down}


def _version(one: Version) -> Answer:
    return {
        "document": one.document_id,
        "version": one.number,
        "published_at": one.published_at.isoformat(),
        "by": one.by,
        "why": one.why,
        "based_on": one.based_on,
        "note": one.note,
        "restores": one.restores,
    }
