"""Many single messages as one table: a process of its own for each of thousands would take hours."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from troth.intake.apart import open_apart
from troth.intake.mapping import Source
from troth.intake.message_table import COLUMNS, MESSAGE_ENDINGS, MESSAGES, headers_in
from troth.intake.packed import SourceFile
from troth.intake.table import Finding, Row
from troth.intake.unpacking import contents_of

_SEPARATOR = b"From - Thu Jan 01 00:00:00 1970\n"


@dataclass(frozen=True)
class GatheredMessages:
    """The messages of several files, one a row, in the order of the files."""

    name: str
    paths: tuple[Path, ...]
    header: tuple[str, ...] = COLUMNS
    findings: tuple[Finding, ...] = (Finding("form", "single messages", "they end in .eml"),)
    starts_1904: bool = False

    def rows(self) -> Iterator[Row]:
        """One row a message; raises InputError on a file that cannot be read.

        Only headers are copied, unparsed, into a file without a name that is gone when the rows have been read.
        """
        with tempfile.TemporaryFile() as gathered:
            for path in self.paths:
                _append(gathered, path)
            gathered.flush()
            table = open_apart(f"/dev/fd/{gathered.fileno()}", Source(form=MESSAGES))
            yield from replace(table, file=SourceFile(table.file.path, self.name)).rows()


def _append(gathered: IO[bytes], path: Path) -> None:
    for content in contents_of(SourceFile(path, path.name), MESSAGE_ENDINGS):
        for header, fault in headers_in(content):
            # The empty line before the next separator, whether or not the header ended in one.
            gathered.write(_SEPARATOR + (b"" if fault else header.rstrip(b"\r\n") + b"\n") + b"\n")
