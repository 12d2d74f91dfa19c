"""Bodies that are none of the ten organisations and stand among them: 市教育局联系团市委、民盟市委会."""

import re

from lib.intake.notice.token import Token

_MASS = re.compile(
    r"(?:[省市区县州]|[一-鿿]{2,4}[市区县])?(?:总工会|工会|团委|共青团.{0,6}|团[省市区县州]委|妇联|妇女联合会|侨联|归国华侨联合会|台联|台胞联谊会"
    r"|台湾同胞联谊会|文联|文学艺术界联合会|社科联|科协|科学技术协会|残联|残疾人联合会|贸促会|红十字会|记协|法学会|青联|青年联合会|伤残人联合会|计生协会|关工委|老科协)|.{2,12}(?:同学会|同学联谊会|联谊会|同乡会)"
)
_BODY = re.compile(r".{0,12}(?:会|联|社团|团体|同学会|联谊会|商会|协会)")


def without_strangers(tokens: list[Token]) -> list[Token]:
    """Return the words without such bodies where they stand in one list with organisations, beside departments."""
    if sum(one.kind == "D" for one in tokens) + any(one.kind == "x" for one in tokens) < 2:
        return tokens
    kept = list(tokens)
    at = 0
    while at < len(kept):
        if _is_stranger(kept[at]):
            before, after = kept[:at], kept[at + 1 :]
            if (
                _joins(after[:1], bool(before) and before[-1].kind in "vu")
                and [one.kind for one in after[1:2]] == ["P"]
                and _opens(before)
            ):
                del kept[at : at + 2]
                continue
            if _joins(before[-1:], True) and [one.kind for one in before[-2:-1]] == ["P"] and _closes(after):
                del kept[at - 1 : at + 1]
                at -= 1
                continue
        at += 1
    departments = any(one.kind == "D" for one in kept)
    return kept if departments else tokens


def _is_stranger(token: Token) -> bool:
    if token.kind == "D":
        return all(_MASS.fullmatch(name) for name, _ in token.names)
    return token.kind == "x" and bool(_BODY.fullmatch(token.words))


def _joins(tokens: list[Token], also_with: bool) -> bool:
    """Tell whether this joins a list; 与 does only after a verb, elsewhere it relates."""
    if not tokens or tokens[0].words == ",":
        return False
    return tokens[0].kind in ("psb" if also_with else "ps")


def _opens(before: list[Token]) -> bool:
    """Tell whether a list begins here: after a verb, a colon, 与, or at the front of the clause."""
    subject = next((one.kind for one in reversed(before) if one.kind in "DP"), "")
    return subject != "P" and (not before or before[-1].kind in "vubkwyHnma")


def _closes(after: list[Token]) -> bool:
    """Tell whether a list ends here: at the end of the clause, or before what leads to departments."""
    return not after or (after[0].kind in "vuky" and [one.kind for one in after[1:2]] == ["D"])
