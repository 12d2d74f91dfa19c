"""What the commands of the scripting face do; each returns an answer for JSON, with "ok" true or false."""

import dataclasses
import getpass
import sys
from pathlib import Path

from lib.archive import accounts
from lib.archive.database import engine_for
from lib.archive.holdings import Holdings, load_holdings
from lib.archive.published import overlaid
from lib.archive.publishing import publish_file
from lib.archive.repair import set_aside
from lib.archive.store import NoSuchVersion, Stale, Store, Unavailable, Version
from lib.exports.csv_file import matrix_csv
from lib.intake.problems import Problem
from lib.intake.upload import read_upload
from lib.measures.applicability import withheld
from lib.measures.biadjacency import liaisons as linked_pairs
from lib.measures.coverage import coverage as coverage_of
from lib.measures.coverage import department_degrees, party_degrees
from lib.measures.matrix_type import matrix_type

Answer = dict[str, object]
UNSIGNED = "没有发布。请写明姓名（--by）和原因（--why）。"


def check(file: Path) -> Answer:
    """Return what a file holds: ok, the liaisons it states, and every problem and warning with its place."""
    content = _bytes(file)
    if content is None:
        return _refused(Problem("no-such-file", value=str(file)))
    upload = read_upload(content, file.name)
    return {
        "ok": upload.matrix is not None,
        "liaisons": [] if upload.matrix is None else linked_pairs(upload.matrix),
        "problems": [_told(problem) for problem in upload.problems],
        "warnings": [_told(problem) for problem in upload.warnings],
        "layout": upload.layout.value if upload.layout else None,
        "encoding": upload.encoding,
        "header_row": upload.header_row,
        "understood": list(upload.understood),
    }


def coverage(document_id: str) -> Answer:
    """Return the coverage figures of a document held; what the list does not allow is null, with the reason."""
    held = _held()
    document, matrix = held.documents.get(document_id), held.matrices.get(document_id)
    if document is None or matrix is None:
        return _unknown(document_id, held)
    figures = dataclasses.asdict(coverage_of(matrix))
    reasons = {name: withheld(name, matrix, document.complete) for name in ("density", "with_none")}
    for name, reason in reasons.items():
        if reason:
            figures[name] = None
    return {
        "ok": True,
        "document": document_id,
        "label": document.label,
        "number": document.number,
        "issued_on": document.issued_on,
        "complete": document.complete,
        "synthetic": document.synthetic,
        "type": matrix_type(matrix, document.complete).value,
        **figures,
        "withheld": {name: reason for name, reason in reasons.items() if reason},
        "department_degrees": {str(name): int(degree) for name, degree in department_degrees(matrix).items()},
        "party_degrees": {str(name): int(degree) for name, degree in party_degrees(matrix).items()},
    }


def liaisons(document_id: str) -> Answer:
    """Return what is published now for a document: its pairs, version, completeness and source."""
    held = _held()
    document, matrix = held.documents.get(document_id), held.matrices.get(document_id)
    if document is None or matrix is None:
        return _unknown(document_id, held)
    try:
        current = _store().current(document_id)
    except Unavailable as fault:
        return _failed(str(fault))
    return {
        "ok": True,
        "document": document_id,
        "label": document.label,
        "version": current.number if current else 0,
        "complete": document.complete,
        "number": document.number,
        "issued_on": document.issued_on,
        "source": document.source,
        "liaisons": linked_pairs(matrix),
    }


def history(document_id: str) -> Answer:
    """Return every published version of a document, oldest first; version 0 is the shipped one."""
    try:
        versions = _store().history(document_id)
    except Unavailable as fault:
        return _failed(str(fault))
    held = _held()
    if not versions and document_id not in held.documents:
        return _unknown(document_id, held)
    return {"ok": True, "document": document_id, "versions": [_version(one) for one in versions]}


def publish(file: Path, document_id: str, by: str, why: str, based_on: int | None) -> Answer:
    """Publish a file as the next version of a document."""
    content = _bytes(file)
    if content is None:
        return _refused(Problem("no-such-file", value=str(file)))
    if not (by.strip() and why.strip()):
        return _failed(UNSIGNED)
    try:
        outcome = publish_file(
            _store(), load_holdings(), content, file.name, document_id, by, why, based_on, matrix_csv
        )
    except (Stale, Unavailable) as refused:
        return _failed(str(refused)) | {"stale": isinstance(refused, Stale)}
    if outcome.version is None:
        return _refused(*outcome.problems)
    return {"ok": True, "message": f"已发布第 {outcome.version.number} 版。", **_version(outcome.version)}


def rollback(document_id: str, version: int, by: str, why: str, based_on: int | None) -> Answer:
    """Publish an old version of a document anew; version 0 is the shipped one."""
    if not (by.strip() and why.strip()):
        return _failed(UNSIGNED)
    store, held = _store(), load_holdings().matrices.get(document_id)
    try:
        if based_on is None:
            current = store.current(document_id)
            based_on = current.number if current else 0
        content = matrix_csv(held) if version == 0 and held is not None else None
        done = store.rollback(document_id, version, by, why, based_on, content)
    except (Stale, Unavailable, NoSuchVersion, ValueError) as refused:
        return _failed(str(refused)) | {"stale": isinstance(refused, Stale)}
    return {"ok": True, "message": f"已恢复第 {version} 版，作为第 {done.number} 版。", **_version(done)}


def import_folder(folder: Path, by: str, why: str) -> Answer:
    """Publish every file of a folder whose name is a document's id; list the good ones and the bad ones."""
    files = sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
    if not files:
        return _refused(Problem("no-such-file", value=str(folder)))
    published: list[Answer] = []
    refused: list[Answer] = []
    for count, file in enumerate(files, start=1):
        print(f"{count}/{len(files)} {file.name}", file=sys.stderr)
        answer = publish(file, file.stem, by, why, None)
        (published if answer["ok"] else refused).append({"file": file.name, **answer})
    message = f"共 {len(files)} 个文件：发布 {len(published)} 个，{len(refused)} 个有问题。"
    for one in refused:
        problems = one["problems"]
        assert isinstance(problems, list)
        message += "".join(f"\n{one['file']}：{problem['message']}" for problem in problems)
    return {"ok": not refused, "message": message, "published": published, "refused": refused}


def account(action: str, name: str, jurisdiction: list[str], oidc: bool) -> Answer:
    """Manage local accounts; the password is asked for at the terminal, or read from standard input."""
    engine = engine_for()
    try:
        if action == "list":
            found = [dataclasses.asdict(one) for one in accounts.list_accounts(engine)]
            return {"ok": True, "accounts": found} if found else {"ok": True, "message": "还没有账号。", "accounts": []}
        if action == "add":
            accounts.add_account(engine, name, None if oidc else _password(), jurisdiction)
        elif action == "password":
            accounts.set_password(engine, name, _password())
        else:
            {"disable": accounts.disable_account, "enable": accounts.enable_account}[action](engine, name)
    except (accounts.AccountFault, Unavailable, LookupError) as fault:
        return _failed(str(fault))
    done = {"add": "已建立", "password": "已更改口令", "disable": "已停用", "enable": "已启用"}[action]
    return {"ok": True, "message": f"账号“{name}”{done}。"}


def repair(by: str) -> Answer:
    """Set a damaged archive aside under another name and carry what can be read into a new one."""
    try:
        done = set_aside(engine_for(), by)
    except Unavailable as fault:
        return _failed(str(fault))
    accounts_told = "账号读不出，发布已关闭：请用 account add 重新建立账号。" if done.accounts_lost else ""
    lost = f"；读不出：{'、'.join(done.lost)}" if done.lost else ""
    return {
        "ok": True,
        "message": f"损坏的存档改名为 {done.aside.name}；移入 {done.saved} 个版本{lost}。{accounts_told}",
    }


def _password() -> str:
    return getpass.getpass("口令：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _store() -> Store:
    return Store(engine_for())


def _held() -> Holdings:
    return overlaid(load_holdings(), _store())


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


def _told(problem: Problem) -> Answer:
    return {"code": problem.code, "row": problem.row, "column": problem.column, "message": problem.message}


def _refused(*problems: Problem) -> Answer:
    return {"ok": False, "liaisons": [], "problems": [_told(problem) for problem in problems]}


def _failed(message: str) -> Answer:
    return {"ok": False, "problems": [{"code": "refused", "row": None, "column": None, "message": message}]}


def _unknown(document_id: str, held: Holdings) -> Answer:
    document = held.documents.get(document_id)
    if document is not None:
        return _failed(f"“{document.label}”已登记，但{document.completeness}，没有公布名单。{document.declared_note}")
    return _refused(Problem("unknown-document", value=document_id, hint="、".join(held.matrices)))
