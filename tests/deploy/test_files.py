"""What deploy/ ships fits the program and the machine: settings, units, the files that a container takes."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from benchmarks.front import PORTS, SITE, Front, changed

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"


def read(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_every_variable_that_the_program_asks_for_stands_in_the_example():
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "lib").rglob("*.py"))]
    asked = {name for source in sources for name in re.findall(r'"(LIAISON_[A-Z_]+)"', source)}
    assert {"LIAISON_DATABASE_URL", "LIAISON_COOKIE_SECRET"} <= asked
    assert asked <= set(re.findall(r"(?m)^#?(LIAISON_[A-Z_]+)=", read("liaison.env.example")))


def test_the_site_that_is_measured_and_tested_is_the_shipped_one_but_for_ports_and_certificate(tmp_path, nginx):
    front = Front(tmp_path / "nginx", (18501, 18502, 18503))
    try:
        run = (front.folder / "site.conf").read_text(encoding="utf-8")
    finally:
        front.close()
    lines = zip(SITE.read_text(encoding="utf-8").splitlines(), run.splitlines(), strict=True)
    different = [shipped.strip() for shipped, own in lines if shipped != own]
    assert len(different) == 3 * len(PORTS) + 4
    assert all(re.search(r"850[123]|^listen (80|443)|^ssl_certificate", line) for line in different)


def test_a_value_that_a_shipped_file_does_not_hold_is_told():
    assert changed("listen 80; listen 8080;", {"80": "1"}) == "listen 1; listen 8080;"
    with pytest.raises(KeyError):
        changed("listen 8080;", {"80": "1"})


def test_the_units_are_understood_and_close_what_the_program_does_not_need(tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd is not installed")
    for unit in sorted((DEPLOY / "systemd").iterdir()):
        shutil.copy(unit, tmp_path / unit.name)
    # verify wants the programs to be there; where they will lie is the administrator's affair.
    for unit in tmp_path.iterdir():
        unit.write_text(re.sub(r"(?m)^(ExecStart\w*)=\S+", r"\1=/bin/true", unit.read_text(encoding="utf-8")))
    ran = subprocess.run([program, "verify", *map(str, tmp_path.iterdir())], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
    # The child processes that read uploads limit themselves.
    assert not re.search(r"(?m)^SystemCallFilter=.*@resources", read("systemd/liaison@.service"))


def test_the_container_takes_what_there_is_and_all_that_the_program_needs():
    made = read("container/Containerfile")
    taken = [words.split()[0] for words in re.findall(r"(?m)^COPY (.+)$", made)]
    assert all((ROOT / one).exists() for one in taken)
    let_in = re.findall(r"(?m)^!(.+)$", read("container/Containerfile.dockerignore"))
    assert sorted(let_in) == sorted(taken)
    assert {"lib", "pages", "static", "data", "dashboard.py", ".streamlit/config.toml"} <= set(taken)


def test_ports_and_sizes_agree():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    most = int(re.search(r"client_max_body_size (\d+)m", SITE.read_text(encoding="utf-8"))[1])
    assert most == settings["server"]["maxUploadSize"] + 1
    for port in PORTS:
        assert SITE.read_text(encoding="utf-8").count(str(port)) == 3
        assert f'"{port}"' in read("container/compose.yaml")
