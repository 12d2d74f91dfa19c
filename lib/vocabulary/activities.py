"""The seven kinds of what an annual report tells of, in the order of its form (奉政发〔2019〕47号, 附件3)."""

import re
from dataclasses import dataclass

from lib.vocabulary.characters import plain, simplified


@dataclass(frozen=True)
class Kind:
    """One line of the annual report: its short name, what the form prints, and the words that tell it."""

    short: str
    printed: str
    told: str  # a pattern on plain simplified text


KINDS: tuple[Kind, ...] = (
    Kind("联系会议", "对口联系会议情况", r"(对口)?联系(工作)?(会议|例会|座谈会?)"),
    Kind("重大事项通报协商", "重大事项通报协商情况", r"重大事项.*|(情况)?通报(协商)?|协商(通报)?|民主协商"),
    Kind(
        "互邀会议活动",
        "相互邀请参加重要会议和重大活动情况",
        r"(相互|互相|互)?邀请?(参加)?.*(会议|活动).*|互邀.*",
    ),
    Kind("文件信息交流", "文件信息交流情况", r"(文件|信息|资料).*(交流|送阅|交换|抄送)|文件信息"),
    Kind("联合调研", "联合调研情况", r"(联合|共同|委托|专题|开展)?调研"),
    Kind("社会服务", "共同开展社会服务活动情况", r"(共同)?(开展)?社会服务(活动)?"),
    Kind("其他", "其他", r"其[他它]"),
)
KIND_ORDER: tuple[str, ...] = tuple(kind.short for kind in KINDS)
_ENDING = re.compile(r"(工作)?(情况|方面|类|制度)?$")


def kind_of(text: str) -> str | None:
    """Return the short name of the kind that a heading or a cell names, in the form's words or in short; or None."""
    words = _ENDING.sub("", simplified(plain(text)), count=1) if len(text) <= 60 else ""
    for kind in KINDS:
        if words and (words == kind.short or re.fullmatch(kind.told, words)):
            return kind.short
    return None
