"""One department that takes over from another: only the later one is linked, whatever the sentence names first."""

import re

# 原由甲局对口联系的民建改由乙局对口联系; 民革由甲局改为乙局; 原甲局联系民建,调整为乙局联系民建. The letters are those of `words`.
_AFTER = [
    re.compile(shape)
    for shape in (
        r"(?P<o>P)nz[vubwy]*(?P<d>D)",  # 民盟的对口联系单位调整为乙局
        r"(?P<o>P)n[^DP]*y?Dz[vubwy]*(?P<d>D)",
        r"(?P<o>P)[^DP]*y[^DP]*D[^DP]*zy?x?(?P<d>D)",
        r"D[^DP]*[vunH][^DP]*P[^DPz]*zy?x?(?P<d>D)[vunb]+(?P<o>P)",
        r"D[^DP]*[vunH][^DP]*(?P<o>P)[^DPz]*zy?x?(?P<d>D)",
        r"D[^DP]*![^DP]*(?P<o>P)[^DP]*y(?P<d>D)",
        r"(?:![^DP]*D[^DP]*)+(?P<o>P)[^DP]*y(?P<d>D)",
        r"D[^D]*z[vubw]*(?P<o>P)",  # 甲局由对口联系民建调整为对口联系民革
    )
]


def successor(letters: str) -> tuple[int, int] | None:
    """Return where the later department and the organisation stand among the letters of a clause; None when unclear."""
    for shape in _AFTER:
        found = shape.search(letters)
        if found:
            department = found.start("d") if "d" in shape.groupindex else letters.rindex("D", 0, found.start("o"))
            return department, found.start("o")
    return None
