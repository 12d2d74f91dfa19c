"""What the first page brings in: how long importing takes, and which libraries are loaded that it does not need."""

import json
import re
import subprocess
import sys
from statistics import median

from benchmarks.servers import ROOT

ROUNDS = 5
HEAVY = ("networkx", "scipy", "matplotlib", "plotly.express", "plotly.graph_objects", "pyarrow", "pandas")
PAGE = "pages/browse/overview.py"
# The import lines of the first page, run after what Streamlit and pandas bring themselves.
OWN = """
import ast, json, sys, time
import streamlit, streamlit.testing.v1, pandas, pyarrow
lines = [node for node in ast.parse(open(%(page)r, encoding="utf-8").read()).body
         if isinstance(node, (ast.Import, ast.ImportFrom))]
before, began = set(sys.modules), time.perf_counter()
exec(compile(ast.Module(lines, []), "imports", "exec"))
spent, new = time.perf_counter() - began, set(sys.modules) - before
print(json.dumps([spent * 1000, len([name for name in new if name.startswith("lib")]), len(new)]))
"""
SHOWN = """
import json, sys
from streamlit.testing.v1 import AppTest
shown = AppTest.from_file("dashboard.py", default_timeout=60).run()
assert shown.title[0].value == "总览" and not shown.exception, shown.exception
print(json.dumps(sorted(sys.modules)))
"""


def main() -> None:
    """Print how long the first page's own imports take, what in them is slow, and what showing the page has loaded."""
    runs = [json.loads(python("-c", OWN % {"page": PAGE}).stdout) for _ in range(ROUNDS)]
    spent, own, every = (median(column) for column in zip(*runs, strict=True))
    print(f"\n首页自己的导入（Streamlit 与 pandas 之后）：中位 {spent:.0f} 毫秒，", end="")
    print(f"lib 模块 {own:.0f} 个，共 {every:.0f} 个模块。")
    timed = python("-X", "importtime", "-c", OWN % {"page": PAGE}).stderr
    lines = re.findall(r"import time:\s+(\d+) \|\s+(\d+) \| ( *)(\S+)", timed)
    ours = [(int(total), name) for _, total, _, name in lines if name.startswith(("lib", "plotly"))]
    print("\n| 其中最慢的导入（含其下，毫秒，-X importtime） | |\n|---|---|")
    for total, name in sorted(ours, reverse=True)[:8]:
        print(f"| {name} | {total / 1000:.0f} |")
    loaded = set(json.loads(python("-c", SHOWN).stdout.splitlines()[-1]))
    print("\n| 首页显示之后已载入 | |\n|---|---|")
    for name in HEAVY:
        print(f"| {name} | {'是' if name in loaded else '否'} |")


def python(*given: str) -> subprocess.CompletedProcess[str]:
    """Run a fresh Python in the project's folder."""
    return subprocess.run([sys.executable, *given], cwd=ROOT, capture_output=True, text=True, check=True)


if __name__ == "__main__":
    main()
