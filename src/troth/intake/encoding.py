"""How are the characters of a file written? From its first bytes, else from all of them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import IO

WINDOWS = "windows-1252"
_CHUNK_BYTES = 1_048_576
_LOOKED_AT = 4096  # bytes in which every second one is zero when characters take two
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_OTHER_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True)
class Encoding:
    """The encoding of a file, what to try on lines that are not in it, and why."""

    name: str
    fallback: str
    reason: str


def encoding_of(file: IO[bytes]) -> Encoding:
    """The encoding of a file read from its beginning to its end, in bounded memory.

    A byte order mark is taken at its word. Without one the file is UTF-16 if every second byte of its beginning is
    zero, UTF-8 if all of it can be read so, else Windows-1252; where most of what is not ASCII is UTF-8, the lines
    that are not are read as Windows-1252.
    """
    first = file.read(_LOOKED_AT)
    for mark, name in _MARKS:
        if first.startswith(mark):
            # The mark is UTF-16's own sign and is dropped by the decoder that looks for it.
            return Encoding(
                "utf-16" if name.startswith("utf-16") else name, "", "it begins with the mark of that"
            )
    wide = _without_mark(first)
    if wide:
        return Encoding(wide, "", "every second byte of its beginning is zero")
    return _by_content(first, file)


def _without_mark(first: bytes) -> str:
    half = len(first) // 2
    if half and first[1::2].count(0) > 0.8 * half and first[::2].count(0) == 0:
        return "utf-16-le"
    if half and first[::2].count(0) > 0.8 * half and first[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _by_content(first: bytes, file: IO[bytes]) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")()
    fault, lines, sequences, others, has_high = "", 1, 0, 0, False
    chunk = first
    while chunk:
        chunk += file.readline(_CHUNK_BYTES)  # a character is not cut in two where the line is whole
        if not fault and not chunk.isascii():
            has_high = True
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                bad = error.object[error.start]
                fault = f"byte 0x{bad:02X} near line {lines + chunk[: error.start].count(10)} is no UTF-8"
        if not chunk.isascii():
            found = _UTF8_SEQUENCE.findall(chunk)
            sequences += len(found)
            others += len(_OTHER_HIGH.findall(chunk)) - sum(map(len, found))
        lines += chunk.count(10)
        chunk = file.read(_CHUNK_BYTES)
    if not fault:
        return Encoding("utf-8", "", "all of it is UTF-8" if has_high else "all of it is ASCII")
    if sequences > others:
        return Encoding("utf-8", WINDOWS, f"most is UTF-8, but {fault}; such lines are read as {WINDOWS}")
    return Encoding(WINDOWS, "", fault)
