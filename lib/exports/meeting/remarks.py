"""What belongs to two lists held against each other beside the finding: how pairs are counted, who takes no part."""

from lib.exports.meeting.material import Against
from lib.figures.comparison_words import left_out, twice_counted
from lib.measures.coverage import coverage


def remark(other: Against) -> str:
    """Return how two lists are counted and which departments take no part, "" where there is nothing to say."""
    counted = twice_counted(
        other.names, [coverage(one).liaisons for one in other.lists], [one.pairs for one in other.sides]
    )
    unmatched = [side.unmatched for side in other.sides]
    lacking = [left_out(name, names) for name, names in zip(other.names, unmatched, strict=True)]
    if unmatched[0] == unmatched[1]:
        lacking = [left_out("两份名单", unmatched[0])]
    return "；".join(one for one in (counted, *lacking) if one)
