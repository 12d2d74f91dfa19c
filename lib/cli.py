"""The scripting face: python -m lib.cli check FILE | coverage DOCUMENT_ID, over the functions of the pages."""

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from lib.archive.holdings import load_holdings
from lib.intake.problems import Problem
from lib.intake.wide import read_wide
from lib.measures.applicability import withheld
from lib.measures.biadjacency import liaisons
from lib.measures.coverage import coverage, department_degrees, party_degrees
from lib.measures.matrix_type import matrix_type

Answer = dict[str, object]


def checked(path: Path) -> Answer:
    """Return what a file holds: ok, the liaisons it states, and every problem with its place."""
    try:
        content = path.read_bytes()
    except OSError:
        return _refused(Problem("missing-table", file=path.name))
    reading = read_wide(content)
    return {
        "ok": reading.matrix is not None,
        "liaisons": [] if reading.matrix is None else liaisons(reading.matrix),
        "problems": [_told(problem) for problem in reading.problems],
    }


def covered(document_id: str) -> Answer:
    """Return the coverage figures of a document held; what the list does not allow is null, with the reason."""
    holdings = load_holdings()
    document, matrix = holdings.documents.get(document_id), holdings.matrices.get(document_id)
    if document is None or matrix is None:
        return _refused(Problem("unknown-document", value=document_id, hint="、".join(holdings.matrices)))
    figures = dataclasses.asdict(coverage(matrix))
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


def _told(problem: Problem) -> Answer:
    return {"code": problem.code, "row": problem.row, "column": problem.column, "message": problem.message}


def _refused(problem: Problem) -> Answer:
    return {"ok": False, "liaisons": [], "problems": [_told(problem)]}


def _printed(answer: Answer) -> str:
    """Return an answer as lines for a person."""
    problems = answer.get("problems")
    if isinstance(problems, list) and problems:
        return "\n".join(problem["message"] for problem in problems)
    if "liaisons" in answer and isinstance(answer["liaisons"], list):
        return f"没有问题，共 {len(answer['liaisons'])} 对联系。"
    return "\n".join(f"{name}: {value}" for name, value in answer.items() if not isinstance(value, dict))


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status: 0 when all is well, 1 when there are problems."""
    parser = argparse.ArgumentParser(prog="python -m lib.cli", description="对口联系矩阵的命令行工具")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="检查一个宽表 CSV 文件")
    check.add_argument("file", type=Path)
    cover = commands.add_parser("coverage", help="输出一份文件的覆盖统计")
    cover.add_argument("document_id")
    for command in (check, cover):
        command.add_argument("--json", action="store_true", help="以 JSON 输出")
    chosen = parser.parse_args(arguments)
    answer = checked(chosen.file) if chosen.command == "check" else covered(chosen.document_id)
    if isinstance(sys.stdout.encoding, str) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a C locale must not garble Chinese
    print(json.dumps(answer, ensure_ascii=False) if chosen.json else _printed(answer))
    return 0 if answer["ok"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
