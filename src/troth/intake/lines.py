"""The lines of a file nobody vouches for: bounded in length and decoded one by one."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import IO

from troth.intake.limits import LONGEST_LINE, MOST_SKIPPED
from troth.model import InputError

_UTF8_MARK = b"\xef\xbb\xbf"
_RECODED_BYTES = 65_536


class LineError(ValueError):
    """A line that cannot be read; its text says why."""


class Lines:
    """The decoded lines of an open file, for a CSV reader; `number` is the line read last, from 1.

    Raises LineError for a line that cannot be read and goes on with the next one when asked again.
    """

    def __init__(self, file: IO[bytes], encoding: str, fallback: str = "") -> None:
        is_wide = encoding.startswith("utf-16")
        self.number = 0
        self._file = io.BufferedReader(Recoded(file, encoding)) if is_wide else file
        self._encoding = "utf-8" if is_wide else encoding
        self._fallback = fallback
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
            return line.decode(self._encoding)
        except UnicodeDecodeError as error:
            if self._fallback:
                return line.decode(self._fallback, errors="replace")
            raise LineError(
                f"byte {error.start + 1} of the line is no {self._encoding}; "
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


class Recoded(io.RawIOBase):
    """A file of two-byte characters as UTF-8, whose lines end in one byte; what is no character becomes U+FFFD."""

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        super().__init__()
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._waiting = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as what was read goes; none at the end."""
        while not self._waiting:
            found = self._file.read(_RECODED_BYTES)
            text = self._decoder.decode(found, final=not found)
            self._waiting = text.encode()
            if not found and not text:
                return 0
        count = min(len(buffer), len(self._waiting))
        buffer[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count
