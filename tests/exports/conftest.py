"""The material of meetings, from shipped lists and from invented ones of any size."""

import random
from datetime import date

import pandas as pd
import pytest

from lib.archive.database import engine_for
from lib.archive.described import load_described
from lib.archive.holdings import load_holdings
from lib.archive.occasion import Asked, occasion
from lib.archive.store import Store
from lib.exports.meeting.gathering import gathered
from lib.exports.meeting.material import Against, Material, Origin
from lib.intake.filled.contact import hidden_numbers
from lib.measures.change_causes import Years, changes
from lib.measures.comparison import comparison
from lib.measures.function_masks import function_masks
from lib.vocabulary.crosswalk import CROSSWALK
from lib.vocabulary.parties import ORDER

YEARS = ("2015年", "2020年")
DAY = date(2026, 11, 25)


@pytest.fixture(scope="session")
def shipped_material(tmp_path_factory):
    """A function that returns the material of a shipped document: shipped_material("qingdao-2008", peer=…)."""
    held = load_holdings()
    archive = Store(engine_for(f"sqlite:///{tmp_path_factory.mktemp('meeting')}/archive.sqlite"))
    described = load_described(held)

    def make(document, **more):
        asked = Asked(document, DAY, **more)
        return gathered(occasion(asked, held, held, archive, described), CROSSWALK.functions_of, hidden_numbers)

    return make


@pytest.fixture(scope="session")
def invented_material():
    """A function that returns material with so many departments and organisations, some with long names."""
    names = sorted({str(name) for matrix in load_holdings().matrices.values() for name in matrix.index})

    def make(departments, organisations, synthetic=False):
        chance = random.Random(departments)
        own = ["市教育局", *chance.sample([name for name in names if name != "市教育局"], departments - 1)]
        own[-1] = "市文化广电新闻出版和旅游体育局（市文物局、市版权局）"

        def matrix():
            cells = [[chance.random() < 0.5 for _ in range(organisations)] for _ in own]
            return pd.DataFrame(cells, index=own, columns=ORDER[:organisations], dtype="boolean")

        origin = Origin(
            "某市2020年", "关于对口联系的通知", "某〔2020〕1号", "2020-01-01", "完整名单", True, "第 1 版", synthetic
        )
        now, before = matrix(), matrix()
        a, b = function_masks(before, True), function_masks(now, True)
        found = comparison(a, b)
        since = Against(origin, found, (a, b), (before, now), YEARS, tuple(changes(found, a, b, Years(2015, 2020))))
        details = ["定期通报有关情况，" * (60 if row == 3 else 1 + row % 4) for row in range(30)]
        mechanisms = pd.DataFrame({"制度": "通报制度", "条款": "三（一）", "内容": details, "频次": "每年一次"})
        groups = {name: CROSSWALK.group_of(name) for name in own}
        peer = Against(origin, comparison(b, a), (b, a), (now, before), ("某市2020年", "他市2020年"))
        return Material(origin, "某市", now, groups, DAY.isoformat(), since, peer, mechanisms=mechanisms)

    return make
