"""The server time of every measure and every figure of one matrix, Qingdao 2008 (40 × 8)."""

from collections.abc import Callable
from typing import Any

from benchmarks.rounds import WALL, in_turns
from lib.archive.holdings import load_holdings
from lib.figures import words
from lib.figures.matrix_thumbnail import matrix_thumbnail
from lib.figures.style import LIGHT
from lib.measures.applicability import withheld
from lib.measures.balance import gini, pielou_evenness
from lib.measures.combinations import combinations
from lib.measures.coverage import coverage, department_degrees, party_degrees
from lib.measures.matrix_type import matrix_type
from lib.measures.modularity import barber_modularity, communities
from lib.measures.nestedness import nodf
from lib.measures.network import bipartite_graph
from lib.measures.null_model import nodf_null
from lib.measures.projection import alike_departments, department_projection, party_projection
from lib.ui import holdings_views, pictures, tables

BAR = 100  # ms
ROUNDS = 15
DOCUMENT = "qingdao-2008"


def main() -> None:
    """Time each of them and print a table, the slowest first."""
    held = load_holdings()
    matrix, document = held.matrices[DOCUMENT], held.documents[DOCUMENT]
    taken = in_turns(work_of(matrix, document, held), ROUNDS)
    rows, columns = matrix.shape
    print(f"\n| 一张矩阵（青岛 {rows}×{columns}）的服务器时间，{ROUNDS} 轮 | 中位毫秒 | 其中处理器 | 第一次 | 上限 |")
    print("|---|---|---|---|---|")
    for name in sorted(taken.times, key=lambda each: -taken.ms(each, WALL)):
        first = taken.first[name][WALL] * 1000
        print(f"| {name} | {taken.ms(name, WALL):.1f} | {taken.ms(name):.1f} | {first:.1f} | {BAR} |")


def work_of(matrix: Any, document: Any, held: Any) -> dict[str, Callable[[], Any]]:
    """Return every measure and every figure by name; a figure counts with the measures it needs and with its JSON."""
    groups, null = communities(matrix), nodf_null(matrix)
    summary, kind = coverage(matrix), matrix_type(matrix, True)

    def drawn(picture: Callable[..., Any], *choices: Any) -> Callable[[], Any]:
        return lambda: picture(*choices).to_json(engine="orjson")

    return {
        "指标：覆盖": lambda: coverage(matrix),
        "指标：部门与组织的联系数": lambda: (department_degrees(matrix), party_degrees(matrix)),
        "指标：类型": lambda: matrix_type(matrix, True),
        "指标：均衡度与基尼系数": lambda: (pielou_evenness(party_degrees(matrix)), gini(party_degrees(matrix))),
        "指标：组织组合": lambda: combinations(matrix),
        "指标：组织投影": lambda: party_projection(matrix),
        "指标：部门投影": lambda: department_projection(matrix),
        "指标：最相近的部门": lambda: alike_departments(matrix),
        "指标：二部图（networkx）": lambda: bipartite_graph(matrix),
        "指标：嵌套度 NODF": lambda: nodf(matrix),
        "指标：嵌套度零模型": lambda: nodf_null(matrix),
        "指标：社群": lambda: communities(matrix),
        "指标：模块度": lambda: barber_modularity(matrix, groups),
        "指标：是否适用": lambda: withheld("nodf", matrix, True),
        "句子：覆盖": lambda: words.coverage_sentence(document.label, summary, kind, True),
        "句子：网络": lambda: words.network_sentence(document.label, matrix, True),
        "表：矩阵": lambda: tables.matrix_table(matrix),
        "表：部门": lambda: tables.department_table(matrix),
        "表：组织": lambda: tables.party_table(matrix),
        "图：缩略图": drawn(matrix_thumbnail, matrix, LIGHT),
        **{
            f"图：矩阵，{name}": drawn(pictures.heatmap, matrix, by, LIGHT, "文号", None)
            for name, by in (("原文", "document"), ("联系多少", "degree"), ("职能", "function"), ("聚类", "cluster"))
        },
        "图：各组织联系部门数": drawn(pictures.party_loads, matrix, LIGHT, True),
        "图：各部门联系组织数": drawn(pictures.department_loads, matrix, LIGHT, True),
        "图：联系数分布": drawn(pictures.distribution, matrix, LIGHT),
        "图：组织组合": drawn(pictures.shared_combinations, matrix, LIGHT),
        "图：二部图": drawn(pictures.two_columns, matrix, LIGHT, None),
        "图：二部图，突出一个": drawn(pictures.two_columns, matrix, LIGHT, str(matrix.columns[0])),
        "图：组织投影": drawn(pictures.parties_projected, matrix, LIGHT),
        "图：部门投影": drawn(pictures.departments_projected, matrix, LIGHT),
        "图：零模型": drawn(pictures.null_histogram, null, LIGHT),
        "图：各地各年（全部文件）": drawn(holdings_views.places_and_years, held, LIGHT, ""),
    }


if __name__ == "__main__":
    main()
