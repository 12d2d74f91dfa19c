"""What an administrator does: accounts, and an archive that is old or damaged."""

import dataclasses
import getpass
import sys
from pathlib import Path

from lib.archive import accounts
from lib.archive.backup import back_up
from lib.archive.database import brought_up_to_date, engine_for
from lib.archive.repair import set_aside
from lib.archive.restoring import restore
from lib.archive.tables import SCHEMA
from lib.commands.answers import Answer, failed, unless_unavailable


@unless_unavailable
def account(action: str, name: str, jurisdiction: list[str], oidc: bool) -> Answer:
    """Manage local accounts; the password is asked for at the terminal, or read from standard input."""
    engine = engine_for()
    try:
        if action == "list":
            found = accounts.list_accounts(engine)
            told = "\n".join(map(_line, found)) or "还没有账号。"
            return {"ok": True, "message": told, "accounts": [dataclasses.asdict(one) for one in found]}
        if action == "add":
            accounts.add_account(engine, name, None if oidc else _password(), jurisdiction)
        elif action == "password":
            accounts.set_password(engine, name, _password())
        elif action == "places":
            accounts.set_jurisdictions(engine, name, jurisdiction)
            return {"ok": True, "message": f"账号“{name}”现在可以发布：{'、'.join(jurisdiction) or '全部地区'}。"}
        else:
            {"disable": accounts.disable_account, "enable": accounts.enable_account}[action](engine, name)
    except accounts.AccountFault as fault:
        return failed(str(fault))
    done = {"add": "已建立", "password": "已更改密码", "disable": "已停用", "enable": "已启用"}[action]
    return {"ok": True, "message": f"账号“{name}”{done}。"}


@unless_unavailable
def repair(by: str) -> Answer:
    """Set a damaged archive aside under another name and carry what can be read into a new one."""
    done = set_aside(engine_for(), by)
    accounts_told = "账号读不出，发布已关闭：请用 account add 重新建立账号。" if done.accounts_lost else ""
    lost = f"；读不出：{'、'.join(done.lost)}" if done.lost else ""
    return {
        "ok": True,
        "message": f"损坏的存档改名为 {done.aside.name}；移入 {done.saved} 个版本{lost}。{accounts_told}",
    }


@unless_unavailable
def migrate(by: str) -> Answer:
    """Bring an archive that an older program laid out up to date; forwards only."""
    held, copy = brought_up_to_date(engine_for(), by)
    if held == SCHEMA:
        return {"ok": True, "message": f"存档已是本程序的格式（第 {SCHEMA} 版），不需要升级。"}
    told = f"升级前的备份：{copy}。" if copy else ""
    return {"ok": True, "message": f"存档的格式已由第 {held} 版升级到第 {SCHEMA} 版，内容不变。{told}"}


@unless_unavailable
def backup_archive(file: Path) -> Answer:
    """Write a back-up into a new file; whoever publishes meanwhile is not disturbed."""
    held = back_up(engine_for(), file)
    return {"ok": True, "message": f"已备份到 {file}：{held}。", "stamp": held.stamp}


@unless_unavailable
def restore_archive(file: Path, by: str) -> Answer:
    """Put a back-up in place of the archive; what was there stays beside it."""
    done = restore(engine_for(), file, by)
    told = f"已恢复：{done.contents}。"
    if done.aside:
        told += f"原来的存档改名保留：{done.aside}。"
    if done.accounts_kept:
        told += "账号和权限保持恢复以前的样子。"
    elif done.contents.accounts:
        told += "账号和权限是备份时的，请用 account list 核对。"
    else:
        told += "存档里没有账号：凡能使用这台计算机的人都可以发布。"
    return {"ok": True, "message": f"{told}登录的人须重新登录。"}


def _line(one: accounts.Account) -> str:
    """Return an account in one line for a person."""
    places = "、".join(one.jurisdictions) or "全部地区"
    return f"{one.name}  {accounts.KINDS[one.kind]}  {'已停用' if one.disabled else '可以发布'}：{places}"


def _password() -> str:
    return getpass.getpass("密码：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
