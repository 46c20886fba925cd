"""The files of this repository, for the rules that hold over all of them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILT = {
    *(".git", ".venv", "node_modules", "vendor", "dist", "build", "__pycache__"),
    *(".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache"),
}


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that git tracks or would track; without git, every file that no build made."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode == 0:
        paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if BUILT.isdisjoint(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in paths if path.is_file()))


def python_files() -> list[Path]:
    """Our own Python, migrations apart: Django writes those."""
    return [
        path
        for path in tracked_files()
        if path.suffix == ".py" and "migrations" not in path.relative_to(ROOT).parts
    ]


def text_of(path: Path) -> str | None:
    """The text of a file, or None when it holds bytes that are none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def name_of(path: Path) -> str:
    """The path as the repository names it."""
    return path.relative_to(ROOT).as_posix()
