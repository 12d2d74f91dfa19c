"""Publishing without a page: words stay with the pairs a table keeps, and a repeal changes the register alone."""

import pytest

from lib.archive.holdings import load_holdings
from lib.archive.published import overlaid
from lib.archive.publishing import publish_file
from lib.archive.repealing import repeal
from lib.exports.csv_file import matrix_csv

HELD = load_holdings()
NOTICE = "关于对口联系的通知\n市民政局对口联系民进；市教育局对口联系民盟。\n".encode()


def published(store, content, name="通知.txt"):
    outcome = publish_file(store, HELD, content, name, "anqing-2024", "x", "y", None, matrix_csv)
    assert outcome.version is not None, outcome.problems
    return store.clauses("anqing-2024", outcome.version.number)


def test_a_table_that_follows_a_notice_leaves_the_words_of_the_pairs_it_keeps(store):
    words = published(store, NOTICE)
    assert words == {("市民政局", "民进"): "市民政局对口联系民进", ("市教育局", "民盟"): "市教育局对口联系民盟"}
    table = "部门,民进,民盟\n市民政局,1,\n市教育局,,\n市司法局,1,\n".encode()
    assert published(store, table, "名单.csv") == {("市民政局", "民进"): "市民政局对口联系民进"}


def test_another_notice_brings_its_own_words(store):
    published(store, NOTICE)
    assert published(store, "市民政局与民进建立对口联系。".encode()) == {
        ("市民政局", "民进"): "市民政局与民进建立对口联系"
    }


def test_a_repeal_changes_the_register_and_neither_list_nor_words(store):
    words = published(store, NOTICE)
    before = store.current("anqing-2024")
    version = repeal(store, HELD, "anqing-2024", "anqing-2026", "2026-03-02", "x", matrix_csv)
    assert (version.number, version.content) == (2, before.content)
    assert store.clauses("anqing-2024", 2) == words
    changed = {name for name, value in version.register.items() if before.register.get(name, "") != value}
    assert changed == {"repealed_by", "in_force_until"}
    document = overlaid(HELD, store).documents["anqing-2024"]
    assert (document.repealed_by, document.in_force_until) == ("anqing-2026", "2026-03-02")


def test_a_repeal_without_a_date_leaves_the_end_open(store):
    assert repeal(store, HELD, "fenghua-2019", "x-2026", "", "x", matrix_csv).register["in_force_until"] == ""


def test_a_document_without_a_list_cannot_be_told_repealed(store):
    with pytest.raises(LookupError, match="没有名单"):
        repeal(store, HELD, "huangshi-undated", "x-2026", "", "x", matrix_csv)
    assert store.history("huangshi-undated") == []


def test_blank_cells_become_no_links_only_where_that_is_said_and_are_counted(store):
    whole = "\ufeff部门,民革,民盟\r\n市教育局,1,0\r\n".encode()
    register = {"jurisdiction": "330213", "complete": "true", "evidence": "explicit", "synthetic": "false"}
    store.publish("x-2024", whole, register | {"counterpart_kind": "department"}, "x", "y", based_on=0)
    blank = "部门,民革,民盟\n市教育局,1,\n市司法局,,1\n市财政局,0,1\n".encode()

    def sent(content, **how):
        return publish_file(store, HELD, content, "名单.csv", "x-2024", "x", "y", None, matrix_csv, **how)

    told = [(one.code, one.value) for one in sent(blank).problems]
    assert told == [("blank-in-complete", "市教育局"), ("blank-in-complete", "市司法局")]
    assert [one.code for one in sent(b"").problems] == ["empty-file"] and len(store.history("x-2024")) == 1
    said = blank.replace("市教育局,1,\n".encode(), "市教育局,1,待查\n".encode())
    (fault,) = sent(said, blanks_as_zero=True).problems
    assert (fault.code, fault.row, fault.column, fault.value) == ("unknown-in-complete", 2, "C", "市教育局—民盟")
    assert sent(blank, blanks_as_zero=True).zeros == 2
    assert overlaid(HELD, store).matrices["x-2024"].to_numpy().tolist() == [[True, False], [False, True], [False, True]]
