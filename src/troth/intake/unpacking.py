"""The content of a file that is no table: itself, unpacked from gzip, or each part of a zip archive that is meant."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from collections.abc import Iterator
from typing import IO

from troth.intake.packed import Counted, Packing, SourceFile, opened, refuse_hostile_parts
from troth.model import InputError


def contents_of(file: SourceFile, endings: tuple[str, ...]) -> Iterator[IO[bytes]]:
    """The one content of a file, or of each part of an archive whose name has one of the endings, unpacked in bounds.

    Each is open until the next is asked for. Raises InputError when the file is not to be trusted or no part is meant.
    """
    with opened(file) as (raw, packing):
        size = os.fstat(raw.fileno()).st_size
        if packing is Packing.GZIP:
            with gzip.open(raw) as unpacked:
                yield _counted(unpacked, file, size)
        elif packing is Packing.ZIP:
            with zipfile.ZipFile(raw) as archive:
                for part in _parts(archive, file, endings):
                    with archive.open(part) as unpacked:
                        yield _counted(unpacked, file, size)
        else:
            yield raw


def _parts(archive: zipfile.ZipFile, file: SourceFile, endings: tuple[str, ...]) -> list[zipfile.ZipInfo]:
    refuse_hostile_parts(archive, file.name)
    parts = [each for each in archive.infolist() if f"/{each.filename.lower()}".endswith(endings)]
    if not parts:
        raise InputError(
            f"{file.name} holds no file that is meant; pack such as end in {', '.join(endings)}."
        )
    return parts


def _counted(unpacked: IO[bytes] | gzip.GzipFile, file: SourceFile, size: int) -> IO[bytes]:
    return io.BufferedReader(Counted(unpacked, file.name, size))  # type: ignore[arg-type]
