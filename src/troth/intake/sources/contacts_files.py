"""Which files of those that were named are meant: each that is a file, and in a folder those with the right endings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from troth.intake.limits import MOST_FILES
from troth.model import InputError


def files_within(paths: Iterable[Path], endings: tuple[str, ...]) -> tuple[Path, ...]:
    """The files named, and those in the folders named whose names end so; links are not followed.

    Raises InputError when a folder holds none, when there are too many, or when two files have one name.
    """
    found: list[Path] = []
    for path in paths:
        inside = _inside(path, endings) if path.is_dir() else [path]
        if not inside:
            raise InputError(
                f"{path.name} holds no file that is meant; put such as end in {', '.join(endings)}."
            )
        found += inside
    if len(found) > MOST_FILES:
        raise InputError(f"{len(found):,} files were named; at most {MOST_FILES:,} are read at once.")
    return tuple(found)


def refuse_one_name_twice(paths: Iterable[Path]) -> None:
    """Refuse files that a report could not tell apart."""
    twice = sorted(name for name, count in Counter(path.name for path in paths).items() if count > 1)
    if twice:
        raise InputError(f"Two files are named {twice[0]}; rename one of them.")


def _inside(folder: Path, endings: tuple[str, ...]) -> list[Path]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in files if f"/{path.name.lower()}".endswith(endings)]
