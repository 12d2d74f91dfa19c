"""A document registered by mistake vanishes from what is shown, stays in the archive, and comes back as it was."""

import pytest

from lib.archive.holdings import load_holdings
from lib.archive.published import document_now, overlaid
from lib.archive.publishing import publish_file
from lib.archive.store import NoSuchVersion, Stale
from lib.archive.withdrawing import NotOurs, bring_back, withdraw, withdrawn
from lib.exports.csv_file import matrix_csv

LIST = "\ufeff部门,民革,民盟\r\n区教育局,1,0\r\n区财政局,0,1\r\n".encode()
NAME = "330213-2024"
REGISTER = {
    "jurisdiction": "330213",
    "year": "2024",
    "title": "奉化区对口联系名单",
    "source": "区政协",
    "complete": "true",
    "evidence": "explicit",
    "counterpart_kind": "department",
    "synthetic": "false",
}
SAID = {("区教育局", "民革"): "区教育局联系民革。"}


@pytest.fixture(scope="module")
def shipped():
    return load_holdings()


@pytest.fixture
def mistaken(store):
    """Return an archive with a document of one version, and one shipped document that was published anew."""
    store.publish(NAME, LIST, REGISTER, "王", "首次", based_on=0, clauses=SAID)
    store.publish("fenghua-2019", LIST, {"declared_departments": ""}, "王", "改", based_on=0)
    return store


def test_a_withdrawn_document_is_shown_nowhere_and_all_of_it_is_kept(mistaken, shipped):
    held = overlaid(shipped, mistaken)
    assert NAME in held.documents and NAME in held.matrices
    version = withdraw(mistaken, shipped, NAME, "李", "选错了地区", based_on=1)
    held = overlaid(shipped, mistaken)
    assert NAME not in held.documents and NAME not in held.matrices
    assert not [problem for problem in held.problems if NAME in problem.message]
    assert [(one.number, one.content) for one in mistaken.history(NAME)] == [(1, LIST), (2, LIST)]
    (one,) = withdrawn(shipped, mistaken.latest())
    assert (one.document.label, one.document.title) == ("宁波市奉化区2024年", "奉化区对口联系名单")
    assert one.version == version and (version.by, version.why, version.note) == ("李", "选错了地区", "撤下")
    entry = mistaken.audit()[0]
    assert (entry.action, entry.by, entry.document_id, entry.version) == ("withdraw", "李", NAME, 2)


def test_it_comes_back_as_it_was_with_the_words_it_was_read_from(mistaken, shipped):
    before = overlaid(shipped, mistaken)
    withdraw(mistaken, shipped, NAME, "李", "选错了地区", based_on=1)
    version = bring_back(mistaken, NAME, "赵", "没有错", based_on=2)
    held = overlaid(shipped, mistaken)
    assert held.documents[NAME] == before.documents[NAME]
    assert held.matrices[NAME].equals(before.matrices[NAME])
    assert (version.number, version.restores, version.content, version.register) == (3, 1, LIST, REGISTER)
    assert mistaken.clauses(NAME, 3) == SAID
    assert withdrawn(shipped, mistaken.latest()) == []
    assert mistaken.audit()[0].action == "rollback"


def test_withdrawn_twice_it_comes_back_in_its_last_real_version(mistaken, shipped):
    withdraw(mistaken, shipped, NAME, "李", "一", based_on=1)
    withdraw(mistaken, shipped, NAME, "李", "二", based_on=2)
    assert bring_back(mistaken, NAME, "赵", "没有错", based_on=3).restores == 1


def test_a_shipped_document_cannot_be_withdrawn_and_why_is_told(mistaken, shipped):
    with pytest.raises(NotOurs, match="随系统附带的文件，不在存档里，不能撤下；发布有误的，可以撤回到附带的版本"):
        withdraw(mistaken, shipped, "fenghua-2019", "李", "错", based_on=1)
    # Should a release ship a document that was withdrawn here, the mark means nothing.
    register = mistaken.current("fenghua-2019").register | {"withdrawn": "true"}
    mistaken.publish("fenghua-2019", LIST, register, "李", "错", based_on=1)
    assert overlaid(shipped, mistaken).matrices["fenghua-2019"].shape == (2, 2)
    assert withdrawn(shipped, mistaken.latest()) == []


def test_what_was_never_published_cannot_be_withdrawn_or_brought_back(store, shipped):
    for attempt in (
        lambda: withdraw(store, shipped, NAME, "李", "错", based_on=0),
        lambda: bring_back(store, NAME, "李", "错", based_on=0),
    ):
        with pytest.raises(NoSuchVersion):
            attempt()
    assert store.history(NAME) == []


def test_who_published_in_between_is_not_overlooked(mistaken, shipped):
    mistaken.publish(NAME, LIST, REGISTER | {"number": "奉政发〔2024〕2号"}, "赵", "补文号", based_on=1)
    with pytest.raises(Stale, match="赵"):
        withdraw(mistaken, shipped, NAME, "李", "选错了地区", based_on=1)
    withdraw(mistaken, shipped, NAME, "李", "选错了地区", based_on=2)
    with pytest.raises(Stale, match="李"):
        bring_back(mistaken, NAME, "赵", "没有错", based_on=2)
    assert NAME not in overlaid(shipped, mistaken).documents


def test_nothing_is_published_onto_a_withdrawn_document_by_a_script(mistaken, shipped):
    withdraw(mistaken, shipped, NAME, "李", "选错了地区", based_on=1)
    done = publish_file(mistaken, shipped, LIST, "x.csv", NAME, "王", "批量", None, matrix_csv)
    assert done.version is None and [problem.code for problem in done.problems] == ["unknown-document"]
    assert len(mistaken.history(NAME)) == 2


def test_one_document_alone_is_shown_as_among_all(mistaken, shipped):
    mistaken.publish("qingdao-2008", b"no table", {}, "王", "坏的", based_on=0)  # not shown: the shipped one stands
    mistaken.publish("330213-2025", LIST, REGISTER | {"year": "2025"}, "王", "首次", based_on=0)
    withdraw(mistaken, shipped, NAME, "王", "选错了地区", based_on=1)
    held = overlaid(shipped, mistaken)
    for name in ("fenghua-2019", "qingdao-2008", "yueyang-undated", "330213-2025", NAME, "nowhere"):
        document, matrix = document_now(shipped, mistaken, name)
        assert document == held.documents.get(name)
        assert (matrix is None) == (name not in held.matrices)
        assert matrix is None or matrix.equals(held.matrices[name])


def test_what_was_withdrawn_last_stands_first(mistaken, shipped):
    mistaken.publish("330213-2025", LIST, REGISTER | {"year": "2025"}, "王", "首次", based_on=0)
    withdraw(mistaken, shipped, "330213-2025", "李", "错", based_on=1)
    withdraw(mistaken, shipped, NAME, "李", "错", based_on=1)
    assert [one.document.document_id for one in withdrawn(shipped, mistaken.latest())] == [NAME, "330213-2025"]
    bring_back(mistaken, "330213-2025", "李", "没有错", based_on=2)
    withdraw(mistaken, shipped, "330213-2025", "李", "还是错", based_on=3)
    assert [one.document.document_id for one in withdrawn(shipped, mistaken.latest())] == ["330213-2025", NAME]
