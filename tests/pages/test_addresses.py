"""An address that asks for what is not there: every page opens, and a sentence names what was not found."""

import ast

import pytest

from lib.archive.clock import today
from lib.archive.register import register_row
from lib.archive.sheets import REPORT, Draft, SheetKey
from lib.exports.csv_file import matrix_csv
from lib.intake.filled.report import Entry, Report, report_bytes
from lib.ui.access import LOCAL_USER, Publisher
from lib.ui.loading import forget, holdings, store
from tests.conftest import ROOT
from tests.pages.on_screen import words

# Page → what its address may say, each with what else must be chosen for it to matter.
KEYS = {
    "browse/overview": {"overview_document": {}},
    "browse/matrix": {"place": {}, "document": {}, "matrix_order": {}, "matrix_focus": {}, "matrix_cell": {}},
    "browse/coverage": {"place": {}, "coverage_view": {}, "coverage_member": {}},
    "browse/network": {"place": {}, "network_view": {}, "network_focus": {}, "network_node": {}},
    "compare/cities": {
        "cities_a": {},
        "cities_b": {},
        "cities_more": {},
        "cities_with": {"cities_more": "岳阳市（年份不详）"},
        "cities_view": {},
        "cities_rows": {},
        "cities_cell": {},
    },
    "compare/years": {
        "place": {},
        "years_from": {},
        "years_to": {},
        "years_view": {},
        "years_cell": {},
        "years_function": {"years_view": "职能沿革"},
    },
    "compare/peers": {
        "place": {},
        "peers_view": {},
        "peers_level": {},
        "peers_province": {},
        "peers_type": {},
        "peers_period": {},
        "peers_list": {},
        "peers_gap": {"peers_view": "差距清单"},
    },
    "work/mechanisms": {
        "mechanisms_view": {},
        "mechanisms_subject": {},
        "mechanisms_cell": {},
        "mechanisms_name": {"mechanisms_view": "机制目录"},
        "mechanisms_bar": {"mechanisms_view": "机制目录"},
        "mechanisms_since": {"mechanisms_view": "何时设立"},
        "mechanisms_line": {"mechanisms_view": "规定与活动"},
    },
    "work/reports": {
        "place": {},
        "work_year": {},
        "reports_view": {},
        "reports_department": {},
        "reports_by": {"reports_view": "汇总", "place": "青岛市"},
    },
    "work/reality": {"place": {}, "work_year": {}, "reality_view": {}, "reality_cell": {}},
    "work/worksheet": {"place": {}, "work_year": {}},
    "work/contacts": {"place": {}, "contacts_view": {}, "contacts_unit": {"contacts_view": "登记"}},
    "work/coordination": {
        "document": {},
        "coordination_text": {},
        "coordination_layer": {},
        "coordination_mechanism": {},
        "coordination_body": {},
        "coordination_view": {},
        "coordination_node": {},
    },
    "work/indicators": {
        "indicators_view": {},
        "indicators_text": {},
        "indicators_figure": {},
        "indicators_name": {"indicators_view": "同类比较"},
        "indicators_meetings": {"indicators_view": "会议进程"},
    },
    "meeting/materials": {"place": {}, "document": {}, "meeting_previous": {}, "meeting_peer": {}},
    "meeting/present": {"place": {}, "present_seconds": {}, "present_pages": {}, "present_slide": {}},
    "meeting/plan": {"place": {}, "document": {}, "plan_view": {}},
    "manage/publish": {"publish_cell": {}},
    "manage/functions": {"functions_view": {}, "functions_name": {"functions_view": "查名称"}},
    "manage/history": {"place": {}, "history_view": {}, "history_by": {"history_view": "本月发布"}},
    "about/sources": {"place": {}, "document": {}, "sources_view": {}},
    "about/manual": {"manual_user": {}},
    "about/glossary": {"glossary_group": {}, "glossary_search": {}},
}
ASKED = [(page, key) for page, keys in KEYS.items() for key in keys]
# Told elsewhere, or nothing that could be missing: switches, what only thousands of lists offer, drafts.
OTHERS = {
    *("peers_demo", "peers_partial", "years_all", "years_changed"),
    *("overview_province", "overview_city", "sources_search", "present_draft"),
}
SEARCHES = {"functions_name", "glossary_search"}  # what was typed is told back whole
CHOICES = {
    "kept_choice",
    "kept_node",
    "kept_cell",
    "kept_pair",
    "kept_document",
    "view",
    "one_of",
    "looked_up",
    "_choice",
    "_chosen",
    "_free_choice",
}


@pytest.fixture(scope="module")
def busy(tmp_path_factory):
    """An archive in which two people published this month and a department has reported, opened by a third."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIAISON_DATABASE_URL", f"sqlite:///{tmp_path_factory.mktemp('archive')}/archive.sqlite")
        patch.setattr("lib.ui.access.publisher", lambda: Publisher(LOCAL_USER, ()))
        forget()
        held = holdings()
        for name, by in (("ningde-2009", "张三"), ("kaifeng-2006plus", "李四")):
            content = matrix_csv(held.matrices[name].iloc[1:])
            store().publish(name, content, register_row(held.documents[name]), by, "更正", 0)
        year = today().year - 1
        told = Report("市教育局", year, f"{year}-12-20", (Entry("联合调研", 1, ("民盟",), "调研"),))
        store().save_sheets((Draft(SheetKey(REPORT, "370200", year, "市教育局"), report_bytes(told), 0),), "王", "报送")
        forget()
        yield
    forget()


@pytest.mark.parametrize(("page", "key"), ASKED)
def test_what_an_address_asks_for_in_vain_is_named(open_page, busy, page, key):
    vain = "火星<script>alert(1)</script>[x](http://x.example)" + "星" * 3000
    app = open_page(f"pages/{page}.py", **{key: vain}, **KEYS[page][key])
    assert not app.exception
    assert "火星" in words(app)
    assert "星" * 3000 not in words(app) or key in SEARCHES


def test_every_part_of_an_address_is_asked_for_in_vain():
    found = set()
    for path in (*ROOT.glob("lib/ui/*.py"), *ROOT.glob("pages/*/*.py")):
        for call in (one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Call)):
            named = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            keywords = {one.arg: one.value for one in call.keywords}
            given = [keywords["key"]] if "bind" in keywords else call.args if named in CHOICES else []
            found |= {
                one.value
                for one in given
                if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value.isascii()
            }
    assert {"place", "cities_cell", "years_view"} <= found
    assert found - OTHERS - {key for _, key in ASKED} == set()
