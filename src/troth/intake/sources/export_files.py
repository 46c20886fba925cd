"""The tables in what is imported: files as they are, those in a folder, and those in zip archives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from troth.intake.apart import open_apart
from troth.intake.limits import MOST_PARTS
from troth.intake.mapping import Source
from troth.intake.packed import members_of
from troth.intake.table import TableReading
from troth.model import InputError

_TABLES = frozenset({".csv", ".tsv", ".txt", ".tab", ".gz", ".xlsx", ".xls", ".zip"})


@dataclass(frozen=True)
class Part:
    """One table that is imported: what people call it, the file that holds it, and its place in an archive."""

    name: str
    path: Path
    member: str = ""

    def opened(self, source: Source) -> TableReading:
        """The table, read by a process of its own; raises InputError where it is none."""
        return open_apart(self.path, replace(source, member=self.member))


def parts_of(paths: Sequence[Path]) -> tuple[Part, ...]:
    """Every table in these files, folders and zip archives, by name; raises InputError on what is not to be trusted."""
    parts = [part for path in paths for part in _parts(path)]
    if len(parts) > MOST_PARTS:
        raise InputError(f"{len(parts):,} files were given; at most {MOST_PARTS:,} are allowed.")
    names = [part.name for part in parts]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"Two files are named {twice[0]}; rename one of them.")
    return tuple(parts)


def _parts(path: Path) -> Iterator[Part]:
    if not path.is_dir():
        yield from _in_file(path, path.name)
        return
    for file in sorted(path.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.suffix.lower() in _TABLES:
            yield from _in_file(file, str(file.relative_to(path)))


def _in_file(file: Path, name: str) -> Iterator[Part]:
    members = members_of(file) if file.suffix.lower() == ".zip" else ()
    if not members:
        yield Part(name, file)
    for member in members:
        yield Part(f"{name}/{member}", file, member)
