"""What is installed is what was locked, byte for byte, and may be used and passed on freely."""

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest

from tests.conftest import ROOT

FREE = re.compile(r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Zlib|MPL|Mozilla|OFL|CC0)\b", re.IGNORECASE)
BOUND = re.compile(r"GPL|GNU|proprietary|SSPL|commercial", re.IGNORECASE)


def locked(file):
    """Return the entries of a lock file: name → everything that stands there."""
    text = (ROOT / file).read_text(encoding="utf-8")
    return {one[1]: one[0] for one in re.finditer(r"(?m)^([\w.-]+)(?:\[\S+\])?==(?:.*\\\n)*.*", text)}


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_locked_with_its_hashes(file):
    found = locked(file)
    assert len(found) > 20
    assert not [name for name, entry in found.items() if "--hash=sha256:" not in entry]
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"(?m)^(-e|git\+|https?:|--index-url|--trusted-host)", text)


def test_every_package_may_be_used_and_passed_on_freely():
    licences = {}
    for name in locked("requirements.txt"):
        try:
            told = metadata(name)
        except PackageNotFoundError:  # another system's
            continue
        classified = [one for one in told.get_all("Classifier", []) if one.startswith("License")]
        licences[name] = told.get("License-Expression") or " ".join([*classified, (told.get("License") or "")[:60]])
    assert len(licences) > 50
    assert {name: words for name, words in licences.items() if not FREE.search(words) or BOUND.search(words)} == {}
