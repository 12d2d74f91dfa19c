"""The scripting face, `python -m lib.cli COMMAND`: the functions of the pages, with JSON and exit status 0 or 1."""

import argparse
import json
import os
import sys
from importlib import import_module
from pathlib import Path

from lib.commands.lines import Answer, lines
from lib.vocabulary.tables import VocabularyFault

# The file of lib/commands in which each command is; only that one is loaded, so that a small command starts soon.
FOUND_IN = {
    "check": "checking",
    "coverage": "holding",
    "liaisons": "holding",
    "compare": "comparing",
    "history": "publishing",
    "publish": "publishing",
    "rollback": "publishing",
    "import": "publishing",
    "report": "reporting",
    "functions": "naming",
    "demonstration": "demonstration",
    "account": "administering",
    "repair": "administering",
    "migrate": "administering",
    "backup": "administering",
    "restore": "administering",
    "pack": "meeting",
}
# Functions that cannot be called as their command is.
CALLED = {"import": "import_folder", "pack": "pack_meeting", "backup": "backup_archive", "restore": "restore_archive"}


def parser() -> argparse.ArgumentParser:
    """Return the command line: one command each with its arguments, all with --json."""
    whole = argparse.ArgumentParser(prog="python -m lib.cli", description="对口联系矩阵的命令行工具")
    some = whole.add_subparsers(dest="command", required=True, metavar="命令")

    def command(name: str, help: str) -> argparse.ArgumentParser:
        one = some.add_parser(name, help=help, description=help)
        one.add_argument("--json", action="store_true", help="以 JSON 输出")
        return one

    command("check", "检查一个文件：读出的联系，或者全部问题").add_argument("file", type=Path)
    command("coverage", "一份文件的覆盖统计").add_argument("document_id")
    command("liaisons", "一份文件现在公布的联系").add_argument("document_id")
    compare = command("compare", "两份文件按职能比较")
    compare.add_argument("document_a")
    compare.add_argument("document_b")
    command("history", "一份文件的全部版本").add_argument("document_id")
    command("functions", "部门名称对应的职能").add_argument("names", nargs="+", metavar="名称")
    command("demonstration", "把演示城市的数据写入数据文件夹").add_argument(
        "--out", type=Path, required=True, metavar="文件夹"
    )
    publish = command("publish", "把一个文件发布为一份文件的新版本")
    publish.add_argument("file", type=Path)
    publish.add_argument("--document", required=True, dest="document_id", metavar="ID")
    rollback = command("rollback", "恢复一份文件的旧版本，作为新版本发布")
    rollback.add_argument("document_id")
    rollback.add_argument("version", type=int)
    report = command("report", "保存一个文件里的年度工作情况报告：每行一条的汇总表，或填好的报告表")
    report.add_argument("file", type=Path)
    report.add_argument("--jurisdiction", required=True, metavar="代码")
    report.add_argument("--year", required=True, type=int, metavar="年度", help="文件没有写明年度的按这一年")
    many = command("import", "发布一个文件夹里的全部文件，文件名即文件标识")
    many.add_argument("folder", type=Path)
    for one, usual in ((publish, None), (report, None), (rollback, "恢复旧版"), (many, "批量导入")):
        one.add_argument("--by", required=usual is None, default="命令行", metavar="姓名")
        one.add_argument("--why", required=usual is None, default=usual, metavar="原因")
    for one in (publish, many):
        one.add_argument("--blanks-as-zero", action="store_true", help="完整名单中的空白格按“未列入联系”发布")
    for one in (publish, rollback):
        one.add_argument("--based-on", type=int, default=None, metavar="版本", help="所依据的版本；省略则为最新版")
    pack = command("pack", "对口联系工作会议的全部材料：演示文稿、表格和说明，打成一个压缩包")
    pack.add_argument("--document", required=True, metavar="ID")
    pack.add_argument("--version", type=int, default=None, metavar="版本", help="省略则为最新版；0 为随系统附带的")
    pack.add_argument(
        "--previous", default=None, metavar="ID", help="上一份名单；省略则为同一地区更早的一份，none 不比"
    )
    pack.add_argument("--previous-version", type=int, default=None, metavar="版本")
    pack.add_argument("--compare", default=None, metavar="ID", help="可比地区的名单；省略则不比")
    pack.add_argument("--compare-version", type=int, default=None, metavar="版本")
    pack.add_argument("--made-on", default=None, metavar="日期", help="数据截至日，如 2026-11-25；省略则为今天")
    pack.add_argument("--template", type=Path, default=None, metavar="文件", help="本单位的演示文稿模板（.pptx）")
    pack.add_argument("--out", type=Path, required=True, metavar="文件夹")
    account = command("account", "本地账号：add、list、disable、enable、password、places")
    account.add_argument("action", choices=("add", "list", "disable", "enable", "password", "places"))
    account.add_argument("name", nargs="?", default="")
    account.add_argument(
        "--jurisdiction", action="append", default=[], metavar="代码", help="只能为这些地区发布；省略则为全部地区"
    )
    account.add_argument("--oidc", action="store_true", help="由统一身份认证登录，没有本地密码")
    command("repair", "把损坏的 SQLite 存档改名保留，能读出的版本移入新存档").add_argument("--by", required=True)
    command("migrate", "把旧版程序写成的存档升级到本程序的格式；SQLite 先自动备份").add_argument(
        "--by", default="管理员", metavar="姓名"
    )
    command("backup", "备份存档到一个新文件；可在使用中进行").add_argument("file", type=Path)
    restore = command("restore", "用备份恢复存档；现在的存档改名保留")
    restore.add_argument("file", type=Path)
    restore.add_argument("--by", required=True, metavar="姓名")
    return whole


def answered(chosen: argparse.Namespace) -> Answer:
    """Return the answer of the chosen command, or that a table of the vocabulary keeps all of them from working."""
    try:
        commands = import_module(f"lib.commands.{FOUND_IN[chosen.command]}")  # which reads the vocabulary
    except VocabularyFault as fault:
        problem = {"code": "vocabulary-fault", "row": None, "column": None, "message": str(fault)}
        return {"ok": False, "liaisons": [], "problems": [problem]}
    given = vars(chosen)
    name = CALLED.get(chosen.command, chosen.command)
    arguments = {key: value for key, value in given.items() if key not in ("command", "json")}
    answer: Answer = getattr(commands, name)(**arguments)
    return answer


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return the exit status: 0 when all is well, 1 when there are problems, 2 when it is misused."""
    for stream in (sys.stdout, sys.stderr):  # a C locale must not garble Chinese
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    chosen = parser().parse_args(arguments)
    answer = answered(chosen)
    try:
        print(json.dumps(answer, ensure_ascii=False) if chosen.json else lines(answer), flush=True)
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0 if answer.get("ok", True) else 1


if __name__ == "__main__":
    raise SystemExit(main())
