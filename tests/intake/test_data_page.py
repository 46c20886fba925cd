"""docs/data.md names every file of the real data by its fingerprint, and the tests it names exist."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests.house.tracked import ROOT

PAGE = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
FINGERPRINTS = {name: digest for digest, name in re.findall(r"^([0-9a-f]{64})  (.+)$", PAGE, re.MULTILINE)}


@pytest.mark.real
def test_every_file_has_the_fingerprint_that_the_page_gives(real_data: Path) -> None:
    found = {
        path.relative_to(real_data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in real_data.glob("*/*")
    }
    assert found == FINGERPRINTS


def test_every_set_names_publisher_licence_row_and_use() -> None:
    sets = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    assert len(sets) == 8
    for words in ("**Publisher:**", "**Licence:**", "**One row is**", "**Used by:**"):
        assert [each.splitlines()[0] for each in sets if words not in each] == []


def test_every_test_that_the_page_names_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", PAGE)
    assert named
    assert [path for path in named if not (ROOT / path).is_file()] == []
