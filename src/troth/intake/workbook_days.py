"""Do the days of a workbook count from 1900 or from 1904? Asked of its own settings; calamine applies it but does not tell."""

from __future__ import annotations

import re
import zipfile
from typing import IO

from troth.intake.packed import Packing

_MOST_BYTES = 4_194_304  # of the part with the settings
_SETTING = re.compile(rb"""<(?:\w+:)?workbookPr\b[^<>]*\sdate1904\s*=\s*["'](1|true|on)["']""")
# The record DATEMODE of the old form: number 0x22, two bytes long, holding one.
_OLD_SETTING = b"\x22\x00\x02\x00\x01\x00"


def starts_1904(file: IO[bytes], packing: Packing) -> bool:
    """Whether a workbook counts its days from 1904-01-01."""
    if packing is Packing.XLS:
        found = _OLD_SETTING in file.read(_MOST_BYTES)
    else:
        with zipfile.ZipFile(file) as archive:
            names = {name.lower(): name for name in archive.namelist()}
            if "xl/workbook.xml" not in names:
                return False
            with archive.open(names["xl/workbook.xml"]) as part:
                found = _SETTING.search(part.read(_MOST_BYTES)) is not None
    file.seek(0)
    return found
