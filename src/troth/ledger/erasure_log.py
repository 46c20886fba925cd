"""Who was erased, kept beside the book and outside every backup, so that a restored backup does not bring them back.

The log holds no id and no name: an id is there as a keyed hash, which tells whether an id of a restored book is meant and
tells nothing else. It also says whether the store was swept since something was last removed from it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from troth.ledger.opening import Ledger
from troth.ledger.storing import moment_text
from troth.model import BookError

FOLDER_VARIABLE, DEFAULT_FOLDER = "TROTH_FOLDER", "troth-data"
_SALT_BYTES = 32


@dataclass(frozen=True)
class Erased:
    """The people of one log: the hashes of their ids, and of those whose other texts were blanked as well."""

    salt: str
    marks: frozenset[str]
    blanked: frozenset[str]

    def names(self, person_id: str) -> bool:
        """Whether the person with this id was erased."""
        return mark(self.salt, person_id) in self.marks

    def blanks(self, person_id: str) -> bool:
        """Whether what others wrote about that person was blanked too."""
        return mark(self.salt, person_id) in self.blanked


def log_place(ledger: Ledger) -> Path:
    """Where the log of a book is: beside its file, or for a book on a server in the folder TROTH_FOLDER."""
    name = str(ledger.connection.settings_dict["NAME"])
    if ledger.is_sqlite:
        return Path(f"{name}-erasures")
    return Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER) / f"{name}-erasures"


def note_erasure(ledger: Ledger, person_ids: Collection[str], now: datetime) -> tuple[str, ...]:
    """Add people to the log, before what erases them is final; gives the marks they have there."""
    place = log_place(ledger)
    salt = _salt(place)
    marks = tuple(mark(salt, each) for each in sorted(person_ids))
    _append(place, [{"at": moment_text(now), "erased": list(marks)}])
    return marks


def note_blanking(ledger: Ledger, marks: Collection[str]) -> None:
    """Add to the log that what others wrote about these people was blanked."""
    _append(log_place(ledger), [{"blanked": list(marks)}])


def note_unswept(ledger: Ledger) -> None:
    """Add to the log that something is about to be removed, whose bytes stay until the store is swept."""
    if not is_unswept(ledger):
        _salt(log_place(ledger))
        _append(log_place(ledger), [{"swept": False}])


def note_swept(ledger: Ledger) -> None:
    """Add to the log that no byte is left of what was removed."""
    if is_unswept(ledger):
        _append(log_place(ledger), [{"swept": True}])


def is_unswept(ledger: Ledger) -> bool:
    """Whether something was removed since the store was last swept, as after a crash in between."""
    place = log_place(ledger)
    lines = _lines(place) if place.is_file() else []
    swept = [line.get("swept", False) for line in lines if line.keys() & {"erased", "blanked", "swept"}]
    return bool(swept) and not swept[-1]


def read_log(place: Path) -> Erased | None:
    """A log, or none where there is none; raises BookError where it cannot be read whole."""
    if not place.is_file():
        return None
    lines = _lines(place)
    return Erased(str(lines[0]["salt"]), _collected(lines, "erased"), _collected(lines, "blanked"))


def mark(salt: str, person_id: str) -> str:
    """What stands for an id in a log."""
    return hmac.new(bytes.fromhex(salt), person_id.encode(), hashlib.sha256).hexdigest()


def _lines(place: Path) -> list[dict[str, Any]]:
    try:
        lines: list[dict[str, Any]] = [json.loads(line) for line in place.read_text("utf-8").splitlines()]
        if "salt" in lines[0]:
            return lines
    except (ValueError, TypeError, IndexError):
        pass
    raise BookError(f"The log of erasures {place} is damaged; bring back an undamaged copy of it.")


def _collected(lines: Iterable[dict[str, Any]], what: str) -> frozenset[str]:
    return frozenset(each for line in lines for each in line.get(what, ()))


def _salt(place: Path) -> str:
    found = read_log(place)
    if found is not None:
        return found.salt
    salt = secrets.token_hex(_SALT_BYTES)
    place.parent.mkdir(parents=True, exist_ok=True)
    _append(place, [{"salt": salt}])
    return salt


def _append(place: Path, lines: Iterable[dict[str, Any]]) -> None:
    """Add lines for good: they are on the disk before anything else happens."""
    handle = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, "".join(json.dumps(line) + "\n" for line in lines).encode())
        os.fsync(handle)
    finally:
        os.close(handle)
