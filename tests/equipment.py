"""What a test may need beyond Python: whether it is here, and how to get it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

MINIMUM_JAVA = 17
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
PAGE_CHECKS = Path("build") / "page_checks"
POSTGRES_FOLDERS = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Equipment:
    """One marker of the tests: `missing` says what the machine lacks and how to get it, or None."""

    name: str
    missing: Callable[[], str | None]


def chromium_path() -> str | None:
    """The installed Chromium, if any."""
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def postgres_programs() -> Path | None:
    """The folder with initdb and pg_ctl of the newest installed PostgreSQL server, if any."""
    folders = [path.parent for path in POSTGRES_FOLDERS.glob("*/bin/initdb")]
    if folders:
        return max(folders, key=lambda folder: int(re.sub(r"\D", "", folder.parent.name) or 0))
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


def real_data_folder() -> Path | None:
    """The folder of real data sets, if TROTH_REAL_DATA names one that exists."""
    named = os.environ.get("TROTH_REAL_DATA", "")
    return Path(named) if named and Path(named).is_dir() else None


def java_version() -> int | None:
    """The feature version of the Java on the path, if any."""
    java = shutil.which("java")
    if java is None:
        return None
    answer = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(?:1\.)?(\d+)', answer)
    return int(found[1]) if found else None


@cache
def _spark_missing() -> str | None:
    java = java_version()
    if java is None or java < MINIMUM_JAVA:
        return f"Spark needs Java {MINIMUM_JAVA} or newer; on Debian: apt-get install default-jre-headless"
    if find_spec("pyspark") is None:
        return "Spark needs PySpark; run: make test TROTH_REQUIRE=spark"
    return None


@cache
def _postgres_missing() -> str | None:
    if postgres_programs() is None:
        return "PostgreSQL's server programs are not installed; on Debian: apt-get install postgresql"
    return None


@cache
def _browser_missing() -> str | None:
    if chromium_path() is None:
        return "Chromium is not installed; on Debian: apt-get install chromium"
    return None


@cache
def _real_missing() -> str | None:
    if real_data_folder() is None:
        return "the real data is not here; set TROTH_REAL_DATA to the folder described in docs/data.md"
    return None


@cache
def _page_checks_missing() -> str | None:
    if not PAGE_CHECKS.is_dir():
        return "what pages are checked with is not here; run: make test"
    java = java_version()
    if java is None or java < MINIMUM_JAVA:
        return f"the validator of pages needs Java {MINIMUM_JAVA}; on Debian: apt-get install default-jre-headless"
    return None


EQUIPMENT = {
    piece.name: piece
    for piece in (
        Equipment("spark", _spark_missing),
        Equipment("postgres", _postgres_missing),
        Equipment("browser", _browser_missing),
        Equipment("real", _real_missing),
        Equipment("page_checks", _page_checks_missing),
    )
}


def required(names: str) -> frozenset[str]:
    """The equipment that TROTH_REQUIRE names in a comma list; ValueError on a name that is none."""
    asked = frozenset(filter(None, (name.strip() for name in names.split(","))))
    unknown = sorted(asked - EQUIPMENT.keys())
    if unknown:
        raise ValueError(
            f"TROTH_REQUIRE names {', '.join(unknown)}; "
            f"allowed are {', '.join(EQUIPMENT)}, separated by commas."
        )
    return asked
