"""The documentation tells what there is: a measure, a dependency or a page that is not described fails here."""

import importlib
import re
from pathlib import Path

from lib.archive.package import read_package
from lib.vocabulary.tables import read_vocabulary

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_room_stands_in_the_readme():
    for room in sorted(path.name for path in (ROOT / "lib").iterdir() if (path / "__init__.py").exists()):
        assert f"lib/{room}" in README, room


def test_every_described_measure_is_a_function_of_the_room():
    home = {
        "coverage": "coverage",
        "density": "coverage",
        "balance": "balance",
        "gini": "balance",
        "matrix_type": "matrix_type",
        "combinations": "combinations",
        "party_projection": "projection",
        "department_projection": "projection",
        "nodf": "nestedness",
        "nodf_null": "null_model",
        "modularity": "modularity",
        "plan_reality": "plan_reality",
        "worksheet": "recognition",
        "coordination_degree": "coordination",
        "betweenness": "coordination",
        "dissimilarity": "comparison",
        "similarity": "peers",
        "gaps": "peers",
        "change_causes": "change_causes",
    }
    function = {
        "dissimilarity": "comparison",
        "similarity": "similarities",
        "coordination_degree": "centrality",
        "betweenness": "centrality",
        "change_causes": "changes",
        "balance": "pielou_evenness",
        "density": "coverage",
        "modularity": "barber_modularity",
    }
    for row in read_vocabulary("measures"):
        module = importlib.import_module(f"lib.measures.{home[row['measure']]}")
        assert getattr(module, function.get(row["measure"], row["measure"])).__doc__
        assert row["reference"] and row["definition"] and row["range"], row["measure"]


def test_every_column_of_the_data_package_has_a_chinese_meaning():
    for table in read_package().tables:
        for field in table.fields:
            assert re.search("[一-鿿]", field.title), (table.name, field.name)
            assert field.description, (table.name, field.name)
