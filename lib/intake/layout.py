"""The five ways in which a list of liaisons is written down, and where in a sheet one of them lies."""

from dataclasses import dataclass
from enum import StrEnum


class Layout(StrEnum):
    """How a sheet says who is linked to whom."""

    GRID = "grid"
    TRANSPOSED = "transposed"
    LONG = "long"
    BY_DEPARTMENT = "by-department"
    BY_PARTY = "by-party"


LABELS: dict[Layout, str] = {
    Layout.GRID: "方格表：部门一行，组织一列",
    Layout.TRANSPOSED: "方格表：组织一行，部门一列",
    Layout.LONG: "长表：一行一对联系",
    Layout.BY_DEPARTMENT: "按部门列出：一个部门，后面是它联系的组织",
    Layout.BY_PARTY: "按组织列出：一家组织，后面是联系它的部门",
}
GRIDS = (Layout.GRID, Layout.TRANSPOSED)


@dataclass(frozen=True)
class Shape:
    """Where the parts of a list lie, in rows and columns counted from 0.

    `layout` is None when a list of pairs is still to be called LONG, BY_DEPARTMENT or BY_PARTY.
    For TRANSPOSED everything is told of the flipped table: `header` is the column of the organisations.
    Several columns of departments and as many of organisations are panels side by side. `header` is None
    for a list of pairs without headings; the list begins in row `first`.
    """

    layout: Layout | None
    header: int | None
    first: int
    departments: tuple[int, ...]
    parties: tuple[int, ...] = ()
    mark: int | None = None

    @property
    def cells(self) -> list[tuple[int, int]]:
        """Return which column of departments stands beside which column of organisations, by their positions."""
        if self.panels:
            return [(place, place) for place in range(len(self.departments))]
        return [(d, p) for d in range(len(self.departments)) for p in range(len(self.parties))]

    @property
    def panels(self) -> bool:
        """Tell whether a list of pairs goes on beside itself: 部门, 组织, 部门, 组织."""
        return len(self.departments) > 1 and len(self.parties) > 1
