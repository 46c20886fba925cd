"""Whoever passes Troth on may do so: what it runs on is permissive, or weak copyleft left unchanged."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution

import pytest
from packaging.requirements import Requirement

from tests.house.tracked import ROOT

ALLOWED = {
    *("MIT", "MIT-0", "MIT-CMU", "ISC", "Apache-2.0", "PSF-2.0", "MPL-2.0", "OFL-1.1", "Zlib", "CC0-1.0"),
    *("0BSD", "BSD-2-Clause", "BSD-3-Clause", "BSD"),
    # Installed beside Troth as they are, never changed and never copied into it.
    *("LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"),
}
# What packages without an SPDX expression say instead.
SPOKEN = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "http://www.apache.org/licenses/LICENSE-2.0": "Apache-2.0",
}
LOCKED = re.compile(r"^([a-z0-9][a-z0-9-]*)==[^\\]*", re.MULTILINE)


def locked(lock: str) -> list[str]:
    """The packages that a lock installs on this machine."""
    lines = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    requirements = [Requirement(found[0]) for found in LOCKED.finditer(lines)]
    return sorted({each.name for each in requirements if each.marker is None or each.marker.evaluate()})


def is_installed(name: str) -> bool:
    """Whether this environment holds the package; an extra may be left out."""
    try:
        return bool(distribution(name))
    except PackageNotFoundError:
        return False


def brought_by(name: str, extras: Iterable[str], seen: set[str]) -> set[str]:
    """The installed packages that a package brings with these extras, added to those already seen."""
    for line in distribution(name).requires or ():
        need = Requirement(line)
        marker = need.marker
        applies = marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, ""))
        if applies and need.name not in seen and is_installed(need.name):
            seen.add(need.name)
            brought_by(need.name, need.extras, seen)
    return seen


def licence(package: Distribution) -> str:
    """The SPDX expression of an installed package, from the first place that states one, else nothing."""
    about = package.metadata
    classifiers = [line for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    stated = [
        *(about.get_all("License-Expression") or ()),
        *(line.split(" :: ")[-1] for line in classifiers),
        *(about.get_all("License") or ()),
    ]
    return next((SPOKEN.get(text, text) for text in stated if text), "")


def allows(expression: str) -> bool:
    """Whether one alternative of an SPDX expression holds only licences of the list."""
    alternatives = re.sub(r"[()]", "", expression).split(" OR ")
    return any(set(each.split(" AND ")) <= ALLOWED for each in alternatives)


def test_the_locked_run_time_set_is_free_to_pass_on() -> None:
    stated = {name: licence(distribution(name)) for name in locked("run.txt")}
    assert {name: text for name, text in stated.items() if not allows(text)} == {}


def test_the_extras_are_free_to_use() -> None:
    extras = distribution("troth").metadata.get_all("Provides-Extra") or ()
    stated = {name: licence(distribution(name)) for name in brought_by("troth", extras, set())}
    assert {"pandas", "polars", "psycopg", "pyarrow"} <= stated.keys()
    assert {name: text for name, text in stated.items() if not allows(text)} == {}


def test_the_front_end_files_are_free_to_pass_on() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    stated = {name: about.get("license", "") for name, about in lock["packages"].items()}
    assert {name: text for name, text in stated.items() if not allows(text)} == {}


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("(BSD-3-Clause AND Zlib) OR AGPL-3.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("GPL-3.0-or-later", False),
        ("", False),
        ("see file", False),
    ],
)
def test_an_unknown_or_strong_copyleft_licence_is_refused(*, expression: str, allowed: bool) -> None:
    assert allows(expression) is allowed
