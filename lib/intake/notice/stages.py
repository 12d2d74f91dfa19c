"""The history of a liaison told in stages: of 2003年…2009年调整为…2020年再次调整… only the last is in force."""

import re
from dataclasses import dataclass

_YEAR = re.compile(r"\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.]\s*)?(?:自|从|于|至|到)?(?:19|20)\d\d年")
_ANEW = re.compile(
    r"(?:再次|第[二三四五]次|重新|全面|新一轮|又|再).{0,4}(?:调整|修订|明确|确定|修改|安排)|调整(?:为|并|后|如下|:)|改为|变更为|现行|沿用至今|执行至今|至今(?:有效|执行)"
)
_NOW = re.compile(r"\s*(?:现行|目前(?:执行|实行|沿用|有效)|现(?:在)?(?:执行|实行|沿用)|最新|当前(?:执行|实行))")
_WHOLE = re.compile(
    r"现(?:将|对)[^,;。]{0,6}联系(?:关系|安排|分工|单位|部门|名单|对象|党派)?[^,;。]{0,4}(?:调整|变更|修改)"
)
_IN_PART = re.compile("增加|增补|新增|补充|个别|部分|其中")
_FIRST = re.compile("首次|最初|最早|起初|当时|初次|第一次|第一轮")


@dataclass
class Stages:
    """Remembers where the first stage of a history began, as a number of statements found so far."""

    began: int | None = None

    def replaced(self, text: str, front: str, found: int, states: bool) -> int | None:
        """Return from which statement on those found are replaced by a clause that begins a new stage, else None.

        `front` is what stands before the first name of the clause, `states` that it names departments and organisations.
        """
        dated = _YEAR.match(text)
        now = _NOW.match(text)
        anew = now or _WHOLE.search(front) or (dated and _ANEW.search(front))
        if self.began is not None and anew and not _IN_PART.search(front):
            return self.began if states or text.rstrip().endswith((":", "如下")) else None
        if self.began is None and (dated or _FIRST.search(front)):
            self.began = found
        return None
