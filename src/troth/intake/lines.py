"""The lines of a file nobody vouches for: bounded in length, decoded one by one, unpacked on the way."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from troth.intake.limits import LONGEST_LINE, MOST_SKIPPED
from troth.intake.mapping import Source
from troth.model import InputError
from troth.model.checks import shown

_GZIP = b"\x1f\x8b"
_UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"PK": "a zip archive or an Excel workbook"}


class LineError(ValueError):
    """A line that cannot be read; its text says why."""


class Lines:
    """The decoded lines of an open file, for a CSV reader; `number` is the line read last, from 1.

    Raises LineError for a line that cannot be read and goes on with the next one when asked again.
    """

    def __init__(self, file: IO[bytes], source: Source) -> None:
        self.number = 0
        self._file = file
        self._source = source
        self._record = 0

    def begin_record(self) -> None:
        """Start to count the length of a record anew."""
        self._record = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > LONGEST_LINE:
            self._skip_rest(line)
            raise LineError(f"the line is longer than {LONGEST_LINE:,} bytes; shorten or split it")
        if self.number == 1:
            line = line.removeprefix(_UTF8_MARK)
        text = self._decoded(line)
        self._record += len(text)
        if self._record > LONGEST_LINE:
            raise LineError(
                f"the row is longer than {LONGEST_LINE:,} characters; look for a quotation mark that is not closed"
            )
        return text

    def _decoded(self, line: bytes) -> str:
        if b"\0" in line:
            raise LineError("the line holds a zero byte; export the file again as text")
        try:
            return line.decode(self._source.encoding)
        except UnicodeDecodeError as error:
            if self._source.fallback:
                return line.decode(self._source.fallback, errors="replace")
            raise LineError(
                f"byte {error.start + 1} of the line is no {self._source.encoding}; "
                'name the encoding, or a fallback such as "latin-1", under [file]'
            ) from error

    def _skip_rest(self, line: bytes) -> None:
        skipped = len(line)
        while line and not line.endswith(b"\n"):
            line = self._file.readline(LONGEST_LINE)
            skipped += len(line)
            if skipped > MOST_SKIPPED:
                raise InputError(
                    f"Line {self.number} is longer than {MOST_SKIPPED:,} bytes, so this is no table of text; "
                    "export it as CSV."
                )


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The bytes of a regular file, unpacked when it is gzip; raises InputError, also when it is cut short."""
    try:
        with os.fdopen(_descriptor(path), "rb") as raw:
            _refuse_what_is_no_table(path, raw)
            if raw.read(2) == _GZIP:
                raw.seek(0)
                with gzip.open(raw) as unpacked:
                    yield unpacked  # type: ignore[misc]
            else:
                raw.seek(0)
                yield raw
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{path.name} is cut short or damaged ({error}); fetch it again.") from error
    except OSError as error:
        raise InputError(f"{path.name} cannot be read: {error.strerror}; name a CSV file.") from error


def _descriptor(path: Path) -> int:
    try:
        return os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except ValueError as error:
        raise InputError(f"{shown(str(path))} cannot be the name of a file; name a CSV file.") from error


def _refuse_what_is_no_table(path: Path, raw: IO[bytes]) -> None:
    status = os.fstat(raw.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f"{path.name} is no file; name a CSV file, plain or packed with gzip.")
    if status.st_size == 0:
        raise InputError(f"{path.name} is empty; export it again with its header line.")
    mark = raw.read(2)
    raw.seek(0)
    if mark in _OTHER_MARKS:
        raise InputError(f"{path.name} is {_OTHER_MARKS[mark]}; save it as CSV in UTF-8.")
