"""Prints how many bytes reading a tidy table takes at most above the idle process, and how many its arrays keep."""

import sys
from pathlib import Path

from lib.archive.list_tables import TABLES


def most() -> int:
    """Return the most memory that this process ever had, in bytes; what resource tells includes its parent's."""
    told = Path("/proc/self/status").read_text(encoding="ascii").split("VmHWM:")[1]
    return int(told.split()[0]) * 1024


if __name__ == "__main__":
    path = Path(sys.argv[1])
    idle = most()
    lists = TABLES[path.name](path).lists
    arrays = (lists.starts, lists.department, lists.linked, lists.unknown, lists.organisations, lists.rows)
    print(most() - idle, sum(one.nbytes for one in arrays) + sum(map(sys.getsizeof, (*lists.names, *lists.ids))))
