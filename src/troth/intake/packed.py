"""What a file is by its first bytes, and its content unpacked in bounds: nothing is ever written to a disk."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import IO

from troth.intake.limits import FREELY_UNPACKED, MOST_PARTS, MOST_TIMES_PACKED, MOST_UNPACKED
from troth.model import InputError
from troth.model.checks import shown

_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What the standard library raises on archives it cannot read: NotImplementedError for a kind of packing it does not know,
# RuntimeError for one that asks for a password.
_DAMAGED = (
    EOFError,
    zlib.error,
    gzip.BadGzipFile,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
)
_TABLES = (".csv", ".tsv", ".txt", ".tab")


class Packing(Enum):
    """What a file is by its first bytes."""

    NONE = "text"
    GZIP = "gzip"
    ZIP = "zip archive"
    XLSX = "Excel workbook"
    XLS = "Excel workbook of the old form"


@dataclass(frozen=True)
class SourceFile:
    """Where the bytes lie, and what people call the file."""

    path: Path
    name: str


class Counted(io.RawIOBase):
    """What is unpacked from a file, refused when it swells beyond measure."""

    def __init__(self, unpacked: IO[bytes], name: str, packed_bytes: int) -> None:
        super().__init__()
        self._unpacked = unpacked
        self._name = name
        self._most = most_unpacked(packed_bytes)
        self._count = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, and count."""
        found = self._unpacked.read(len(buffer))
        buffer[: len(found)] = found
        self._count += len(found)
        if self._count > self._most:
            raise InputError(_swollen(self._name, self._most))
        return len(found)


def most_unpacked(packed_bytes: int) -> int:
    """How many bytes a file of this size may unpack to."""
    return min(MOST_UNPACKED, max(FREELY_UNPACKED, MOST_TIMES_PACKED * packed_bytes))


@contextmanager
def opened(file: SourceFile) -> Iterator[tuple[IO[bytes], Packing]]:
    """The bytes of a regular file that is not empty, from their beginning, and what it is; raises InputError."""
    try:
        with os.fdopen(_descriptor(file), "rb") as raw:
            _refuse_what_is_no_file(file, raw)
            raw.seek(0)  # a file handed on as a descriptor may stand anywhere
            yield raw, _packing(file, raw)
    except _DAMAGED as error:
        raise InputError(f"{file.name} is cut short or damaged ({error}); fetch it again.") from error
    except OSError as error:
        says = error.strerror or str(error)
        raise InputError(
            f"{file.name} cannot be read: {says}; name a CSV file or an Excel workbook."
        ) from error


@contextmanager
def content_of(file: SourceFile, member: str = "") -> Iterator[IO[bytes]]:
    """The text of a file as bytes, unpacked from gzip, or from the one table or the named member of a zip archive."""
    with opened(file) as (raw, packing):
        size = os.fstat(raw.fileno()).st_size
        if packing is Packing.GZIP:
            with gzip.open(raw) as unpacked:
                yield io.BufferedReader(Counted(unpacked, file.name, size))  # type: ignore[arg-type]
        elif packing is Packing.ZIP:
            with zipfile.ZipFile(raw) as archive:
                part = _chosen(file.name, tables_in(archive, file.name), member)
                with archive.open(part) as unpacked:
                    yield io.BufferedReader(Counted(unpacked, file.name, size))
        else:
            yield raw


def members_of(path: Path | str) -> tuple[str, ...]:
    """The tables of text in a zip archive, as exports of many tables come; none for a file that is no archive.

    They are named in a mapping as `member`. Raises InputError when the archive is not to be trusted: a name that
    leads out of it, a link, an encrypted part, or a size that no export has.
    """
    file = SourceFile(Path(path), Path(path).name)
    with opened(file) as (raw, packing):
        if packing is not Packing.ZIP:
            return ()
        with zipfile.ZipFile(raw) as archive:
            return tuple(part.filename for part in tables_in(archive, file.name))


def tables_in(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The tables in an archive, once every part of it has been found harmless; raises InputError."""
    refuse_hostile_parts(archive, name)
    return [
        part
        for part in archive.infolist()
        if part.filename.lower().endswith(_TABLES) and not part.filename.startswith("__MACOSX/")
    ]


def refuse_hostile_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse an archive by what its list of parts says: their number, names, kinds and sizes."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise InputError(f"{name} holds {len(parts):,} files; at most {MOST_PARTS:,} are allowed.")
    for part in parts:
        pieces = part.filename.replace("\\", "/").split("/")
        if part.filename.startswith(("/", "\\")) or ".." in pieces or ":" in pieces[0]:
            raise InputError(
                f"{name} holds {shown(part.filename)}, a name that leads out of it; pack it anew."
            )
        if stat.S_ISLNK(part.external_attr >> 16):
            raise InputError(f"{name} holds {shown(part.filename)}, which is a link; pack the file itself.")
        if part.flag_bits & 1:
            raise InputError(f"{name} is locked with a password; save it without one.")
    most = most_unpacked(sum(part.compress_size for part in parts))
    if sum(part.file_size for part in parts) > most:
        raise InputError(_swollen(name, most))


def _chosen(name: str, tables: list[zipfile.ZipInfo], member: str) -> zipfile.ZipInfo:
    named = [part for part in tables if part.filename == member] if member else tables
    if len(named) == 1:
        return named[0]
    listed = ", ".join(shown(part.filename) for part in tables[:20]) or "none"
    if member:
        raise InputError(f"{name} holds no table {shown(member)}; the tables in it are {listed}.")
    raise InputError(f"{name} holds {len(tables)} tables ({listed}); name one as member under [file].")


def _descriptor(file: SourceFile) -> int:
    try:
        return os.open(file.path, os.O_RDONLY | os.O_NONBLOCK)
    except ValueError as error:
        raise InputError(f"{shown(str(file.path))} cannot be the name of a file; name a CSV file.") from error


def _refuse_what_is_no_file(file: SourceFile, raw: IO[bytes]) -> None:
    status = os.fstat(raw.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f"{file.name} is no file; name a CSV file, plain or packed, or an Excel workbook.")
    if status.st_size == 0:
        raise InputError(f"{file.name} is empty; export it again with its header line.")


def _packing(file: SourceFile, raw: IO[bytes]) -> Packing:
    first = raw.read(8)
    raw.seek(0)
    if first.startswith(b"\x1f\x8b"):
        return Packing.GZIP
    if first == _OLD_EXCEL:
        return Packing.XLS
    if not first.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Packing.NONE
    with zipfile.ZipFile(raw) as archive:
        names = {part.filename.lower() for part in archive.infolist()}
    raw.seek(0)
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise InputError(f"{file.name} is a workbook of a kind that is not read; save it as .xlsx or as CSV.")
    return Packing.XLSX if "[content_types].xml" in names else Packing.ZIP


def _swollen(name: str, most: int) -> str:
    return f"{name} unpacks to more than {most:,} bytes, far more than a table of its size; send it unpacked."
