"""Messages as a table: an mbox or a single message, plain, packed with gzip or many in a zip, headers only."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import IO

from troth.intake.limits import LONGEST_HEADER
from troth.intake.mail_headers import told_by
from troth.intake.packed import SourceFile
from troth.intake.table import Finding, Row
from troth.intake.unpacking import contents_of
from troth.model import InputError

MESSAGES = "messages"  # the form of a Source
COLUMNS = ("message_id", "at", "sender", "recipients", "passed_over")
MESSAGE_ENDINGS = (".eml", ".mbox", ".mbx", "/mbox")
_BEGINNING = b"From "
# A line that begins a message of an mbox tells a time and a year; another line may begin with the same word.
_SEPARATOR = re.compile(rb"From .*\d{1,2}:\d{2}.*\b(19|20)\d{2}\b")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
_PIECE_BYTES = 65_536
_TOO_LONG = f"its header is longer than {LONGEST_HEADER:,} bytes"


@dataclass(frozen=True)
class MessageTable:
    """The messages of a file, one a row; `message_table` opens one."""

    file: SourceFile
    findings: tuple[Finding, ...]
    header: tuple[str, ...] = COLUMNS
    starts_1904: bool = False

    def rows(self) -> Iterator[Row]:
        """One row a message, numbered from 1; raises InputError when the file is damaged."""
        number = itertools.count(1)
        for content in contents_of(self.file, MESSAGE_ENDINGS):
            for header, fault in headers_in(content):
                *cells, told = astuple(told_by(header)) if not fault else ("",) * 5 + (fault,)
                yield Row(next(number), () if told else cells, told)


def message_table(file: SourceFile) -> MessageTable:
    """A file of messages opened as a table; raises InputError when it holds none."""
    first = next((content.readline(_PIECE_BYTES) for content in contents_of(file, MESSAGE_ENDINGS)), b"")
    if first.startswith(_BEGINNING):
        found = Finding("form", "mbox", "it begins as one")
    elif _FIELD.match(first):
        found = Finding("form", "single messages", "it begins with the header of one")
    else:
        raise InputError(f"{file.name} is no mailbox; give an mbox file, or messages as .eml files.")
    return MessageTable(file, (found,))


def headers_in(content: IO[bytes]) -> Iterator[tuple[bytes, str]]:
    """The header of each message with its fault, empty where there is none; bodies are passed over unread."""
    line = content.readline(_PIECE_BYTES)
    if not line.startswith(_BEGINNING):
        yield _header(line, content)
        return
    while line:
        yield _header(b"", content)
        line = _next_separator(content)


def _header(first: bytes, content: IO[bytes]) -> tuple[bytes, str]:
    pieces, size = [first], len(first)
    while (line := content.readline(_PIECE_BYTES)).strip(b"\r\n"):
        size += len(line)
        if size <= LONGEST_HEADER:
            pieces.append(line)
    return b"".join(pieces), _TOO_LONG if size > LONGEST_HEADER else ""


def _next_separator(content: IO[bytes]) -> bytes:
    """The line that begins the next message: it stands after an empty one. Nothing at the end of the file."""
    is_after_empty, is_beginning = True, True
    while line := content.readline(_PIECE_BYTES):
        if is_after_empty and is_beginning and _SEPARATOR.match(line):
            return line
        is_after_empty = is_beginning and not line.strip(b"\r\n")
        is_beginning = line.endswith(b"\n")
    return b""
