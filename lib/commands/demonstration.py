"""Writes the demonstration city into a data folder: places, register, matrices, descriptions; the same each time."""

import csv
import io
import json
import re
from pathlib import Path

from lib.archive.document import FIELDS, SYNTHETIC_CODES
from lib.commands.answers import Answer, failed
from lib.commands.invented_city import EVENTS, FOUNDED, Edition, editions
from lib.vocabulary.parties import ORDER
from lib.vocabulary.reforms import KINDS

PROVINCE, CITY = f"{SYNTHETIC_CODES}0000", f"{SYNTHETIC_CODES}0100"
CITY_NAME = "示范市"
STEM = "demo-"
ADDED_ON = "2026-11-23"
SOURCE = "由程序生成的演示数据，不是任何地方的真实文件"


def demonstration(out: Path) -> Answer:
    """Write the invented city into the data folder `out` in place of what was there of it; everything else stays."""
    try:
        return _written(out)
    except OSError as fault:
        return failed(f"写不进“{fault.filename or out}”。请检查它是不是数据文件夹（例如 data），有没有权限写入。")


def _written(out: Path) -> Answer:
    told = editions()
    for path in (out / "matrices").glob(f"{STEM}*.csv"):
        path.unlink()
    for one in told:
        _write(out / "matrices" / f"{_name(one)}.csv", _matrix(one))
    places = [[PROVINCE, "演示省", "province", ""], [CITY, CITY_NAME, "city", PROVINCE]]
    _replace_lines(out / "jurisdictions.csv", SYNTHETIC_CODES, _csv(places))
    complete = [one for one in told if not one.known]
    rows = [_row(one, next((later for later in complete if later.year > one.year), None)) for one in told]
    _replace_lines(out / "documents.csv", STEM, _csv(rows))
    _describe(out / "datapackage.json", told)
    return {"ok": True, "message": f"已写入{len(told)}份演示名单：{out}", "documents": [_name(one) for one in told]}


def _name(edition: Edition) -> str:
    return f"{STEM}{edition.year}"


def _matrix(edition: Edition) -> str:
    """Return the wide CSV of a list: 1 and 0; of a partial one 1 and blank, under all organisations."""
    parties = ORDER if edition.known else edition.organisations
    rows = [["部门", *parties]]
    for department, linked in edition.links.items():
        public = [party for party in linked if not edition.known or party in edition.known]
        if public:
            rows.append([department, *("1" if party in public else "" if edition.known else "0" for party in parties)])
    return _csv(rows)


def _row(edition: Edition, successor: Edition | None) -> list[str]:
    """Return the row of the register, whose complete documents repeal one another."""
    year = edition.year
    row = dict.fromkeys(FIELDS, "") | {
        "document_id": _name(edition),
        "jurisdiction": CITY,
        "year": str(year),
        "issued_on": f"{year}-06-01",
        "source_kind": "演示数据",
        "orientation": "department-party",
        "counterpart_kind": "department",
        "evidence": "explicit",
        "source": SOURCE,
        "synthetic": "true",
        "added_on": ADDED_ON,
        "notes": _notes(edition),
    }
    return list((row | (_partial(edition) if edition.known else _whole(edition, successor))).values())


def _partial(edition: Edition) -> dict[str, str]:
    return {
        "title": f"{CITY_NAME}对口联系情况（演示，{edition.year}年，只公布一部分）",
        "complete": "false",
        "complete_for": f"只公布{'、'.join(edition.known)}的部门",
    }


def _whole(edition: Edition, successor: Edition | None) -> dict[str, str]:
    departments, parties = len(edition.links), len(edition.organisations)
    return {
        "title": f"{CITY_NAME}政府部门与民主党派、工商联对口联系名单（演示，{edition.year}年）",
        "number": f"示范〔{edition.year}〕1号（演示）",
        "in_force_until": f"{successor.year}-06-01" if successor else "",
        "repealed_by": _name(successor) if successor else "",
        "complete": "true",
        "complete_for": f"全部{departments}个部门、{parties}家组织",
        "declared_departments": str(departments),
        "declared_parties": str(parties),
        "declared_liaisons": str(sum(len(linked) for linked in edition.links.values())),
    }


def _notes(edition: Edition) -> str:
    """Return what happened before a list: reforms, departments, organisations, and links decided without reform."""
    if edition.known:
        return "演示数据。用来演示只公布一部分的名单：其余各格未知，不是没有联系。"
    told = []
    for event in (one for one in EVENTS if one.year == edition.year):
        kind = KINDS[event.kind] if event.reform else "增列" if event.kind == "new" else "改名"
        told.append(
            f"{kind}：{'、'.join(event.before)}{'→' if event.before and event.after else ''}{'、'.join(event.after)}"
        )
    told += [f"增列组织：{party}" for party, since in FOUNDED.items() if since == edition.year]
    decided = (("增加", len(edition.added)), ("取消", len(edition.dropped)))
    changed = "、".join(f"{verb}{number}对" for verb, number in decided if number)
    told += [f"不因机构改革而{changed}联系"] if changed else []
    return "演示数据，由程序生成。" + ("；".join(told) + "。" if told else "")


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _replace_lines(path: Path, start: str, text: str) -> None:
    """Put lines at the end of a table in place of those that begin in the same way."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    _write(path, "".join(line for line in lines if not line.startswith(start)) + text)


def _describe(path: Path, told: list[Edition]) -> None:
    """Put the descriptions of the matrices at the end of the data package, written as the others are."""
    earlier = rf',\n    {{\n      "name": "matrix-{STEM}.*?\n    }}(?=,\n|\n  ])'
    text = re.sub(earlier, "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    end = "\n  ]\n}\n"
    _write(path, text.removesuffix(end) + "".join(f",\n{_description(one)}" for one in told) + end)


def _description(edition: Edition) -> str:
    meaning, allowed = "1 联系，0 不联系。", {"required": True, "enum": [0, 1]}
    if edition.known:
        meaning, allowed = "1 联系，空白为不详。", {"enum": [1]}
    department: dict[str, object] = {"name": "部门", "type": "string", "title": "部门"}
    fields = [department | {"description": "名称按原文，不改写。", "constraints": {"required": True, "unique": True}}]
    for party in ORDER if edition.known else edition.organisations:
        named: dict[str, object] = {"name": party, "type": "integer", "title": party}
        fields.append(named | {"description": meaning, "constraints": allowed})
    lines = ",\n".join(f"          {json.dumps(field, ensure_ascii=False)}" for field in fields)
    whole = "演示数据，部分名单：其余空白为不详。" if edition.known else "演示数据，完整名单：每格都有答案。"
    return f"""    {{
      "name": "matrix-{_name(edition)}",
      "path": "matrices/{_name(edition)}.csv",
      "title": "{CITY_NAME}{edition.year}年联系矩阵（演示数据）",
      "description": "{whole}",
      "format": "csv",
      "mediatype": "text/csv",
      "encoding": "utf-8",
      "schema": {{
        "fields": [
{lines}
        ],
        "missingValues": [""],
        "primaryKey": "部门"
      }}
    }}"""
