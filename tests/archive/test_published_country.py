"""What is published over a country shows at once, and costs that publish, however much is held."""

import shutil

import numpy as np
import pytest
from sqlalchemy import event

from benchmarks.national import country
from benchmarks.national_files import write
from lib.archive.database import engine_for, file_of
from lib.archive.holdings import load_holdings
from lib.archive.published import Published, overlaid
from lib.archive.store import Store

TWO = "部门,民革,民盟\n省教育局,1,0\n省财政局,0,1\n".encode()
PLAIN = {"declared_departments": "", "declared_parties": "", "declared_liaisons": ""}
NEW = {
    "jurisdiction": "110000",
    "year": "2030",
    "complete": "true",
    "evidence": "explicit",
    "counterpart_kind": "department",
    "synthetic": "true",
}


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    folder = tmp_path_factory.mktemp("country")
    write(country(20, 4), folder, "wide")
    return load_holdings(folder, None)


@pytest.fixture
def read(store):
    """Give the documents whose versions were asked for with their content, growing with every look."""
    asked: list[str] = []

    @event.listens_for(store.engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, many):
        if "versions.content" in statement and statement.startswith("SELECT"):
            asked.append(str(parameters))

    return asked


def liaisons(holdings):
    """Return how many liaisons each document has, told by the arrays."""
    links = np.bitwise_count(holdings.collection.linked)
    sums = np.concatenate([[0], np.cumsum(links, dtype=int)])[holdings.collection.starts]
    return dict(zip(holdings.ids, np.diff(sums).tolist(), strict=True))


def agrees(holdings):
    """Tell whether arrays and frames say the same."""
    return liaisons(holdings) == {name: int(matrix.sum().sum()) for name, matrix in holdings.matrices.items()}


def test_a_publish_shows_in_frames_and_arrays_and_leaves_what_lies_below(store, held):
    published, name = Published(held, store), held.ids[3]
    assert published.look().holdings is held
    store.publish(name, TWO, PLAIN, "王", "改", based_on=0)
    store.publish("110000-2030", TWO, NEW, "王", "新", based_on=0)
    now = published.look().holdings
    assert now.problems == () and agrees(now) and agrees(held)
    assert liaisons(now) == liaisons(held) | {name: 2, "110000-2030": 2}
    assert list(now.matrices) == [*held.matrices, "110000-2030"] and now.ids[-2:] == (name, "110000-2030")
    assert now.matrices[held.ids[0]] is held.matrices[held.ids[0]]
    assert len(now.collection) == len(now.matrices) == len(held.matrices) + 1
    assert not now.without_demonstration().ids and agrees(now.without_demonstration())


def test_a_look_reads_what_is_new_and_nothing_else(store, held, read):
    published = Published(held, store)
    for name in held.ids[:5]:
        store.publish(name, TWO, PLAIN, "王", "改", based_on=0)
    assert len(published.look().versions) == 5
    read.clear()
    assert len(published.look().versions) == 5 and read == []
    store.publish(held.ids[2], TWO.replace(b"1,0", b"1,1"), PLAIN, "李", "再改", based_on=1)
    read.clear()
    shown = published.look()
    assert liaisons(shown.holdings)[held.ids[2]] == 3
    assert len(read) == 1 and held.ids[2] in read[0] and not any(name in read[0] for name in held.ids[:2])
    assert shown.holdings == overlaid(held, store)


def test_every_look_is_what_reading_everything_gives(store, held):
    published = Published(held, store)
    bad = TWO.replace(b"1,0", b"?,0")
    steps = [(0, TWO, 0), (1, bad, 0), (0, bad, 1), (1, TWO, 1), (2, TWO, 0), (0, TWO, 2)]
    for which, content, based_on in steps:
        store.publish(held.ids[which], content, PLAIN, "王", "改", based_on)
        now, whole = published.look().holdings, overlaid(held, store)
        assert (now.problems, now.documents, now.ids) == (whole.problems, whole.documents, whole.ids)
        assert liaisons(now) == liaisons(whole) and agrees(now)


def test_an_archive_put_back_from_a_backup_is_read_as_a_whole(tmp_path, held):
    store = Store(engine_for(f"sqlite:///{tmp_path}/archive.sqlite"))
    published, file = Published(held, store), file_of(store.engine)
    store.publish(held.ids[0], TWO, PLAIN, "王", "一", based_on=0)
    store.engine.dispose()
    shutil.copy(file, tmp_path / "backup")
    store.publish(held.ids[0], TWO.replace(b"1,0", b"1,1"), PLAIN, "王", "二", based_on=1)
    assert liaisons(published.look().holdings)[held.ids[0]] == 3
    store.engine.dispose()
    for path in tmp_path.glob("archive.sqlite*"):
        path.unlink()
    shutil.copy(tmp_path / "backup", file)
    assert liaisons(published.look().holdings)[held.ids[0]] == 2
    store.publish(held.ids[1], TWO, PLAIN, "李", "别的", based_on=0)
    now = published.look().holdings
    assert liaisons(now) == liaisons(held) | {held.ids[0]: 2, held.ids[1]: 2}


def test_matrices_cannot_be_changed_and_answer_like_a_dictionary(held):
    name = held.ids[0]
    assert name in held.matrices and "nowhere" not in held.matrices and held.matrices.get("nowhere") is None
    assert held.matrices[name] is held.matrices[name]
    with pytest.raises(TypeError):
        held.matrices[name] = held.matrices[name]
    with pytest.raises(KeyError):
        held.matrices["nowhere"]
