"""A file of strangers, parsed by a process of its own: bounded in memory and time, without network, unable to write."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from troth.intake.limits import (
    APART_MEMORY,
    APART_PROCESSOR_SECONDS,
    APART_SILENT_SECONDS,
    LARGEST_FRAME,
)
from troth.intake.mapping import Source
from troth.intake.packed import SourceFile, opened
from troth.intake.table import Finding, Row, Typed
from troth.model import InputError

LENGTH_BYTES = 4  # in front of a message
OUT_OF_MEMORY = 3  # how the process ends that was refused memory
_READ_BYTES = 1_048_576


@dataclass(frozen=True)
class Bounds:
    """What the process may use: bytes of address space, seconds of a processor, seconds without a word."""

    memory: int = APART_MEMORY
    processor_seconds: int = APART_PROCESSOR_SECONDS
    silent_seconds: float = APART_SILENT_SECONDS


@dataclass(frozen=True)
class ApartTable:
    """A table that a process of its own reads anew each time its rows are asked for; `open_apart` opens one.

    `is_cut_off` says whether the system let that process give up its network.
    """

    file: SourceFile
    source: Source
    bounds: Bounds
    header: tuple[str, ...]
    findings: tuple[Finding, ...]
    starts_1904: bool
    is_cut_off: bool

    def rows(self) -> Iterator[Row]:
        """The rows after the header; raises InputError as the process in its stead does, or when it had to be ended."""
        with _frames(self.file, self.source, self.bounds) as frames:
            if tuple(_first(frames, self.file.name)["header"]) != self.header:
                raise InputError(f"{self.file.name} has changed since its header was read; read it again.")
            for frame in frames:
                for number, cells, fault, typed in frame:
                    for place in typed:
                        cells[place] = Typed(cells[place])
                    yield Row(number, cells, fault)


def open_apart(path: Path | str, source: Source = Source(), bounds: Bounds = Bounds()) -> ApartTable:  # noqa: B008
    """Which table does a file of strangers hold? The same as `open_table`, read by a process of its own.

    The process is a fresh Python without the environment of this one. It gets the open file and nothing else: it can
    write no file, has bounded memory and time, and no network where the system allows that to be given up. Its rows come
    as bounded messages of plain text. Raises InputError with one sentence.
    """
    file = SourceFile(Path(path), Path(path).name)
    with _frames(file, source, bounds) as frames:
        first = _first(frames, file.name)
    findings = tuple(Finding(*each) for each in first["findings"])
    return ApartTable(
        file,
        source,
        bounds,
        tuple(first["header"]),
        findings,
        starts_1904=bool(first["starts_1904"]),
        is_cut_off=bool(first["is_cut_off"]),
    )


def _first(frames: Iterator[Any], name: str) -> Mapping[str, Any]:
    """The message that describes the table."""
    for frame in frames:
        found: Mapping[str, Any] = frame
        return found
    raise InputError(f"{name} could not be read; export it again.")


@contextmanager
def _frames(file: SourceFile, source: Source, bounds: Bounds) -> Iterator[Iterator[Any]]:
    """The messages of a process that reads the file; it is ended when the block is left."""
    given = json.dumps({"name": file.name, "source": asdict(source), "bounds": asdict(bounds)})
    with opened(file) as (raw, _):
        # -I: neither the folder it starts in nor any setting of the environment decides which code it runs.
        process = subprocess.Popen(  # noqa: S603 - our own module under our own interpreter
            [sys.executable, "-I", "-m", "troth.intake.apart_process", given],
            stdin=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
            cwd="/",
        )
    try:
        yield _messages(process, file.name, bounds)
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _messages(process: subprocess.Popen[bytes], name: str, bounds: Bounds) -> Iterator[Any]:
    pipe = process.stdout
    if pipe is None:
        return
    while True:
        head = _exactly(pipe, LENGTH_BYTES, name, bounds)
        if len(head) < LENGTH_BYTES:
            _refuse_ended(process.wait(), name, bounds)
            return
        length = int.from_bytes(head, "big")
        content = _exactly(pipe, length, name, bounds) if length <= LARGEST_FRAME else b""
        try:
            message = json.loads(content)
        except ValueError as error:
            raise InputError(f"{name} could not be read; export it again.") from error
        if isinstance(message, dict) and "refusal" in message:
            raise InputError(str(message["refusal"]))
        yield message


def _exactly(pipe: IO[bytes], count: int, name: str, bounds: Bounds) -> bytes:
    """So many bytes, or fewer when the process has ended."""
    pieces, missing = [], count
    with selectors.DefaultSelector() as waiting:
        waiting.register(pipe, selectors.EVENT_READ)
        while missing:
            if not waiting.select(bounds.silent_seconds):
                raise InputError(
                    f"{name} gave no row within {bounds.silent_seconds:g} seconds, so reading was ended; split it."
                )
            piece = os.read(pipe.fileno(), min(missing, _READ_BYTES))
            if not piece:
                break
            pieces.append(piece)
            missing -= len(piece)
    return b"".join(pieces)


def _refuse_ended(status: int, name: str, bounds: Bounds) -> None:
    """Say why a process ended that did not end by itself."""
    if -status in {signal.SIGXCPU, signal.SIGKILL}:
        raise InputError(
            f"{name} takes more than {bounds.processor_seconds:,} seconds to read, so reading was ended; split it."
        )
    # The library that reads workbooks ends the process it is in when it is refused memory.
    if status == OUT_OF_MEMORY or -status in {signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS}:
        raise InputError(
            f"{name} needs more than {bounds.memory // 1_048_576:,} MiB of memory to be read; save it as CSV or split it."
        )
    if status:
        raise InputError(f"{name} could not be read; export it again.")
