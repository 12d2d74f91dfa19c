"""Accounts, passwords, bounded guessing and sessions, as an administrator and a guesser find them."""

import sqlite3
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from argon2 import PasswordHasher

from lib.archive import passwords, sessions
from lib.archive.accounts import (
    AccountFault,
    add_account,
    any_account,
    disable_account,
    enable_account,
    list_accounts,
    set_jurisdictions,
    set_password,
    usable_account,
)
from lib.archive.database import engine_for
from lib.archive.sessions import (
    SESSION_SECONDS,
    WINDOW_SECONDS,
    Throttled,
    change_password,
    end_session,
    session_account,
    start_session,
    verified,
)
from lib.archive.unavailable import Unavailable

GOOD = "对口联系-2026-矩阵"
OTHER = "another good pass"
HERE = "192.0.2.7"
NOON = 1_800_000_000


@pytest.fixture
def engine(url):
    """A database that nobody has written to."""
    opened = engine_for(url)
    yield opened
    opened.dispose()


@pytest.fixture
def file_engine(file):
    """The same in an SQLite file, for tests that look into it or spoil it."""
    opened = engine_for(f"sqlite:///{file}")
    yield opened
    opened.dispose()


@pytest.fixture(autouse=True)
def quick(request, monkeypatch):
    """Hashes that cost little, except where the test is about them."""
    if "slow" not in request.node.name:
        monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._stand_in.cache_clear()
    yield
    passwords._stand_in.cache_clear()


def test_a_new_database_has_no_account(engine):
    assert not any_account(engine)
    assert list_accounts(engine) == []
    assert usable_account(engine, "zhang", "local") is None
    assert session_account(engine, "any token") is None


def test_asking_creates_no_file(file_engine, file):
    assert not any_account(file_engine)
    assert not file.parent.exists()


def test_an_account_is_listed_with_its_places_and_found_however_its_name_is_typed(engine):
    add_account(engine, "Ｚhang", GOOD, ["330200", "330100", "330200"])
    add_account(engine, "li@example.gov", None)
    listed = list_accounts(engine)
    assert [(one.name, one.kind, one.jurisdictions, one.disabled) for one in listed] == [
        ("li@example.gov", "oidc", (), False),
        ("zhang", "local", ("330200", "330100"), False),
    ]
    assert usable_account(engine, " ZHANG ", "local") == listed[1]
    assert usable_account(engine, "zhang", "oidc") is None
    assert usable_account(engine, "zhang\x00", "local") is None
    assert usable_account(engine, "\ud800", "oidc") is None


@pytest.mark.parametrize(
    ("name", "password", "places", "said"),
    [
        ("z", GOOD, (), "账号名"),
        ("zhang san", GOOD, (), "账号名"),
        ("zhang\n", "short", (), "密码至少 10 个字符"),
        ("zh\tang", GOOD, (), "账号名"),
        ("本机用户", GOOD, (), "账号名"),
        ("zhangsanfeng", "ZhangSanFeng", (), "与账号名相同"),
        ("zhang", "aaaaaaaaaaaa", (), "过于简单"),
        ("zhang", "x" * 100 + "yzw" * 50, (), "至多 200"),
        ("zhang", "e\u0301" * 60 + "a\u0301o\u0301" * 30 + "a" * 10, (), "至多 200"),  # 130 letters in 250
        ("zhang", GOOD, [""], "行政区划代码"),
        ("zhang", GOOD, ["浙江"], "行政区划代码"),
    ],
)
def test_an_account_that_would_not_do_is_refused_in_words(engine, name, password, places, said):
    with pytest.raises(AccountFault, match=said):
        add_account(engine, name, password, places)
    assert not any_account(engine)


def test_a_second_account_of_one_name_and_a_change_of_none_are_refused(engine):
    add_account(engine, "zhang", GOOD)
    with pytest.raises(AccountFault, match="已经存在"):
        add_account(engine, "ZHANG", OTHER)
    for change in (disable_account, enable_account):
        with pytest.raises(AccountFault, match="没有账号"):
            change(engine, "wang")
    with pytest.raises(AccountFault, match="没有账号"):
        set_jurisdictions(engine, "wang", ["330000"])
    add_account(engine, "li@example.gov", None)
    with pytest.raises(AccountFault, match="统一身份认证"):
        set_password(engine, "li@example.gov", GOOD)


def test_the_right_password_is_taken_and_nothing_else(engine):
    add_account(engine, "zhang", GOOD)
    add_account(engine, "li@example.gov", None)
    assert verified(engine, "ZHANG", GOOD, HERE).name == "zhang"
    assert verified(engine, "zhang", "对口联系－２０２６－矩阵", HERE).name == "zhang"  # typed in full width
    for name, password in (
        ("zhang", GOOD + "x"),
        ("zhang", ""),
        ("wang", GOOD),
        ("li@example.gov", ""),
        ("li@example.gov", "nobody's password"),
        ("zhang' OR '1'='1", GOOD),
        ("\ud800\x00", "\ud800"),
    ):
        assert verified(engine, name, password, HERE) is None, name


def test_a_database_holds_no_password_no_token_and_no_name_that_was_tried(file_engine, file):
    account = add_account(file_engine, "zhang", GOOD)
    token = start_session(file_engine, account)
    verified(file_engine, "MySecretInTheWrongField", "x", HERE)
    content = b"".join(one.read_bytes() for one in file.parent.iterdir())
    for hidden in (GOOD, token, "MySecretInTheWrongField", "mysecretinthewrongfield"):
        assert hidden.encode() not in content
    assert b"$argon2id$" in content


def test_the_sixth_guess_within_a_quarter_of_an_hour_waits_whether_or_not_the_account_exists(engine):
    add_account(engine, "zhang", GOOD)
    for name in ("zhang", "nobody"):
        for guess in range(5):
            assert verified(engine, name, f"guess {guess}", f"192.0.2.{guess}", NOON + guess) is None
        with pytest.raises(Throttled, match="请 15 分钟后再试") as held:
            verified(engine, name, GOOD, "192.0.2.99", NOON + 5)
        assert held.value.seconds == WINDOW_SECONDS - 5


def test_knocking_while_one_waits_does_not_prolong_the_waiting(engine):
    add_account(engine, "zhang", GOOD)
    for _ in range(5):
        verified(engine, "zhang", "wrong", HERE, NOON)
    for second in range(1, WINDOW_SECONDS, 60):
        with pytest.raises(Throttled):
            verified(engine, "zhang", "wrong", HERE, NOON + second)
    assert verified(engine, "zhang", GOOD, HERE, NOON + WINDOW_SECONDS) is not None


def test_a_success_forgets_the_slips_before_it(engine):
    add_account(engine, "zhang", GOOD)
    for _ in range(3):
        for _ in range(4):
            assert verified(engine, "zhang", "wrong", HERE, NOON) is None
        assert verified(engine, "zhang", GOOD, HERE, NOON) is not None


def test_one_address_cannot_try_one_password_on_every_account(engine):
    for number in range(20):
        assert verified(engine, f"clerk{number}", "wrong", "2001:db8::1", NOON) is None
    with pytest.raises(Throttled):
        verified(engine, "clerk99", "wrong", "2001:db8::ffff:2", NOON)  # the same network
    assert verified(engine, "clerk99", "wrong", "2001:db8:0:1::1", NOON) is None


def test_guesses_at_the_same_moment_do_not_slip_through_together(engine):
    add_account(engine, "zhang", GOOD)

    def guess(number):
        try:
            return verified(engine, "zhang", f"guess {number}", f"198.51.100.{number}", NOON)
        except Throttled:
            return "held"

    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(guess, range(12)))
    assert answers.count(None) == 5
    assert answers.count("held") == 7


def test_counts_survive_a_restart(engine, url):
    for _ in range(5):
        verified(engine, "zhang", "wrong", HERE, NOON)
    engine.dispose()
    with pytest.raises(Throttled):
        verified(engine_for(url), "zhang", "wrong", HERE, NOON)


def test_a_session_ends_after_eight_hours_on_logging_out_and_with_the_account(engine):
    account = add_account(engine, "zhang", GOOD)
    token = start_session(engine, account, NOON)
    assert session_account(engine, token, NOON + SESSION_SECONDS - 1) == account
    assert session_account(engine, token, NOON + SESSION_SECONDS) is None
    assert session_account(engine, "", NOON) is None
    end_session(engine, token)
    assert session_account(engine, token, NOON) is None
    token = start_session(engine, account, NOON)
    disable_account(engine, "zhang")
    assert session_account(engine, token, NOON) is None
    assert verified(engine, "zhang", GOOD, HERE) is None
    assert any_account(engine)
    enable_account(engine, "zhang")
    assert session_account(engine, token, NOON) is None
    assert verified(engine, "zhang", GOOD, HERE) is not None


def test_a_changed_password_ends_every_session_and_needs_the_old_one(engine):
    token = start_session(engine, add_account(engine, "zhang", GOOD))
    assert not change_password(engine, "zhang", "wrong", OTHER, HERE)
    assert session_account(engine, token) is not None
    with pytest.raises(AccountFault):
        change_password(engine, "zhang", GOOD, "short", HERE)
    assert change_password(engine, "zhang", GOOD, OTHER, HERE)
    assert session_account(engine, token) is None
    assert verified(engine, "zhang", GOOD, HERE) is None
    assert verified(engine, "zhang", OTHER, HERE) is not None


def test_narrowed_places_hold_for_open_sessions_at_once(engine):
    token = start_session(engine, add_account(engine, "zhang", GOOD))
    set_jurisdictions(engine, "zhang", ["330200"])
    assert session_account(engine, token).jurisdictions == ("330200",)


def test_an_old_hash_is_renewed_when_its_owner_comes(engine, monkeypatch):
    add_account(engine, "zhang", GOOD)
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    assert verified(engine, "zhang", GOOD, HERE) is not None
    assert not passwords.outdated(sessions.account_row(engine, "zhang").password_hash)
    assert verified(engine, "zhang", GOOD, HERE) is not None


def test_a_lost_database_is_told_and_never_taken_for_one_without_accounts(file_engine, file):
    account = add_account(file_engine, "zhang", GOOD)
    token = start_session(file_engine, account)
    file_engine.dispose()
    file.write_bytes(b"not a database at all" * 100)
    for ask in (
        lambda: any_account(file_engine),
        lambda: session_account(file_engine, token),
        lambda: verified(file_engine, "zhang", GOOD, HERE),
    ):
        with pytest.raises(Unavailable, match="[一-鿿]"):
            ask()


def test_an_attempt_that_cannot_be_counted_is_not_taken(file_engine, file):
    add_account(file_engine, "zhang", GOOD)
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON login_failures BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(Exception, match="no|[一-鿿]"):
        verified(file_engine, "zhang", GOOD, HERE)


def test_slow_hashes_take_as_long_for_an_account_that_does_not_exist():
    right = passwords.hashed(GOOD)
    assert right.startswith("$argon2id$") and passwords.fits(right, GOOD)

    def taken(stored):
        started = time.process_time()
        assert not passwords.fits(stored, "wrong password")
        return time.process_time() - started

    known, unknown = (statistics.median(taken(stored) for _ in range(3)) for stored in (right, ""))
    assert 0.5 < known / unknown < 2
