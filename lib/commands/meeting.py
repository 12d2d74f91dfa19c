"""Everything for the annual meeting in one package."""

from datetime import date
from pathlib import Path

from lib.archive.clock import today
from lib.archive.described import load_described
from lib.archive.holdings import load_holdings
from lib.archive.occasion import Asked, NotHeld, occasion
from lib.archive.published import overlaid
from lib.archive.store import NoSuchVersion, Unavailable
from lib.commands.answers import Answer, bytes_of, failed, store
from lib.commands.naming import decided
from lib.exports.meeting.deck_template import TemplateFault
from lib.exports.meeting.gathering import gathered
from lib.exports.meeting.pack import FILES, NOTE, pack, package_name
from lib.intake.filled.contact import hidden_numbers


def pack_meeting(
    document: str,
    version: int | None,
    previous: str | None,
    previous_version: int | None,
    compare: str | None,
    compare_version: int | None,
    made_on: str | None,
    template: Path | None,
    out: Path,
) -> Answer:
    """Write the package of a document's meeting into a folder; lists are frozen to versions, by default the last."""
    own = bytes_of(template) if template else None
    if template and own is None:
        return failed(f"打不开模板文件“{template}”。请检查路径。")
    try:
        day = date.fromisoformat(made_on) if made_on else today()
    except ValueError:
        return failed(f"“{made_on}”不是日期。请写成 2026-11-25 的样子。")
    archive, shipped = store(), load_holdings()
    held = overlaid(shipped, archive)
    asked = Asked(document, day, version, previous, previous_version, compare, compare_version)
    try:
        found = occasion(asked, shipped, held, archive, load_described(held))
        material = gathered(found, decided().functions_of, hidden_numbers)
        content = pack(material, template=own)
        out.mkdir(parents=True, exist_ok=True)
        path = out / package_name(material)
        path.write_bytes(content)
    except (NotHeld, NoSuchVersion, Unavailable, TemplateFault) as fault:
        return failed(str(fault))
    except OSError:
        return failed(f"写不进文件夹“{out}”。请检查它的上级文件夹和权限，或换一个。")
    return {
        "ok": True,
        "message": f"已写入 {path}（{len(content) / 1024:.0f} KB）。",
        "file": str(path),
        "files": [*(name for name, _ in FILES), NOTE],
        "command": material.command,
    }
