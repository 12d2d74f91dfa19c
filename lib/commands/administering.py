"""What an administrator does: accounts, and an archive that is old or damaged."""

import dataclasses
import getpass
import sys

from lib.archive import accounts
from lib.archive.database import brought_up_to_date, engine_for
from lib.archive.repair import set_aside
from lib.archive.store import Unavailable
from lib.archive.tables import SCHEMA
from lib.commands.answers import Answer, failed


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
        return failed(str(fault))
    done = {"add": "已建立", "password": "已更改口令", "disable": "已停用", "enable": "已启用"}[action]
    return {"ok": True, "message": f"账号“{name}”{done}。"}


def repair(by: str) -> Answer:
    """Set a damaged archive aside under another name and carry what can be read into a new one."""
    try:
        done = set_aside(engine_for(), by)
    except Unavailable as fault:
        return failed(str(fault))
    accounts_told = "账号读不出，发布已关闭：请用 account add 重新建立账号。" if done.accounts_lost else ""
    lost = f"；读不出：{'、'.join(done.lost)}" if done.lost else ""
    return {
        "ok": True,
        "message": f"损坏的存档改名为 {done.aside.name}；移入 {done.saved} 个版本{lost}。{accounts_told}",
    }


def migrate(by: str) -> Answer:
    """Bring an archive that an older program laid out up to date; forwards only."""
    try:
        held, copy = brought_up_to_date(engine_for(), by)
    except Unavailable as fault:
        return failed(str(fault))
    if held == SCHEMA:
        return {"ok": True, "message": f"存档已是本程序的格式（第 {SCHEMA} 版），不需要升级。"}
    told = f"升级前的备份：{copy}。" if copy else ""
    return {"ok": True, "message": f"存档的格式已由第 {held} 版升级到第 {SCHEMA} 版，内容不变。{told}"}


def _password() -> str:
    return getpass.getpass("口令：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
