"""The process that reads a file of strangers: gives up what it does not need, then sends the table as messages of JSON."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple
from typing import Any

from troth.intake.apart import LENGTH_BYTES, OUT_OF_MEMORY
from troth.intake.limits import FRAME_CHARACTERS, LARGEST_FRAME
from troth.intake.mapping import Source
from troth.intake.opening import open_table
from troth.intake.table import Row, TableReading, Typed
from troth.model import InputError

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # of unshare(2)
_OPEN_FILES = 32
_GIVEN_FILE = "/dev/fd/0"


def main(given: Mapping[str, Any]) -> None:
    """Read the file that is standard input and send its table to standard output."""
    is_cut_off = _cut_off()
    _bound(given["bounds"])
    try:
        table = open_table(_GIVEN_FILE, Source(**given["source"]), given["name"])
        _send(
            {
                "header": table.header,
                "findings": [astuple(each) for each in table.findings],
                "starts_1904": table.starts_1904,
                "is_cut_off": is_cut_off,
            }
        )
        for frame in _frames(table):
            _send(frame)
    except InputError as error:
        _send({"refusal": str(error)})
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _cut_off() -> bool:
    """Give up the network; whether the system allowed it."""
    with suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None).unshare
        return any(unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))
    return False


def _bound(bounds: Mapping[str, Any]) -> None:
    """Bound memory and time, and allow neither files nor further processes to be written or started."""
    wanted = {
        resource.RLIMIT_AS: bounds["memory"],
        resource.RLIMIT_CPU: bounds["processor_seconds"],
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: _OPEN_FILES,
        resource.RLIMIT_NPROC: 0,
    }
    for what, most in wanted.items():
        with suppress(ValueError, OSError):  # a system may know less, or have a lower bound already
            resource.setrlimit(what, (most, most))


def _frames(table: TableReading) -> Iterator[list[tuple[int, list[str], str, list[int]]]]:
    """The rows, many to a message; each with the places of the cells that the file has typed."""
    frame: list[tuple[int, list[str], str, list[int]]] = []
    weight = 0
    for row in table.rows():
        typed = [place for place, cell in enumerate(row.cells) if type(cell) is Typed]
        frame.append((row.number, list(row.cells), row.fault, typed))
        weight += _weight(row)
        if weight > FRAME_CHARACTERS:
            yield frame
            frame, weight = [], 0
    yield frame


def _weight(row: Row) -> int:
    return sum(map(len, row.cells)) + 4 * len(row.cells) + len(row.fault)


def _send(message: object) -> None:
    content = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    if len(content) > LARGEST_FRAME:
        content = json.dumps(
            {"refusal": "A row of the file is larger than any table's; export it again."}
        ).encode()
    left = memoryview(len(content).to_bytes(LENGTH_BYTES, "big") + content)
    while left:
        left = left[os.write(1, left) :]


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
