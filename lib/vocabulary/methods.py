"""How each measure is defined, worked out and limited: data/vocabulary/measures.csv under the words of the screen."""

from dataclasses import dataclass

from lib.vocabulary.tables import read_vocabulary

# Headings of the table on the screen and in what is taken away, in the order in which they are read.
HEADINGS = {
    "name": "指标",
    "definition": "含义",
    "formula": "算法",
    "range": "取值",
    "reference": "出处",
    "withheld_when": "何时不显示",
}


@dataclass(frozen=True)
class Method:
    """One measure: its name, what it means, its formula in words, its range, the paper, and when it is not shown."""

    name: str
    definition: str
    formula: str
    range: str
    reference: str
    withheld_when: str

    @property
    def told(self) -> str:
        """How it is worked out, as one line below its meaning."""
        return f"算法：{self.formula}；取值：{self.range}；何时不显示：{self.withheld_when}。出处：{self.reference}"


def read_methods() -> dict[str, Method]:
    """Return the measures by key, in the order of the table. Raises VocabularyFault when it cannot be used."""
    rows = read_vocabulary("measures", "measure", *HEADINGS)
    return {row["measure"]: Method(**{name: row[name] for name in HEADINGS}) for row in rows}
