"""Ids made from an e-mail address or a name: keyed hashes, so that an id alone tells nothing about a person."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
import tempfile
import unicodedata
from pathlib import Path

from troth.model import InputError

KEY_BYTES = 32
_ID_DIGITS = 32  # hexadecimal, 128 bits


def keyed_id(key: bytes, namespace: str, text: str) -> str:
    """The id of what `text` names in `namespace`: HMAC-SHA256 under the book's key, 32 hexadecimal digits.

    Spaces around the text, letter case and the way accents are composed do not matter, so that one address written in
    two ways is one person.
    """
    same = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text.strip()).casefold())
    message = f"{namespace}\0{same}".encode()
    return hmac.new(key, message, hashlib.sha256).hexdigest()[:_ID_DIGITS]


def book_key(path: Path | str) -> bytes:
    """The key of a book from its file, which is made on first use with mode 0600; keep it outside the facts.

    Raises InputError when the file can be read by others or is no key.
    """
    place = Path(path)
    if not os.path.lexists(place):
        try:
            _make_key(place)
        except FileExistsError:
            pass  # another process made it first; its key counts
        except (OSError, ValueError) as error:
            raise InputError(
                f"The key file {path} cannot be made ({error}); name a writable place."
            ) from error
    return _kept_key(place)


def _make_key(path: Path) -> None:
    """Write a new key beside its place and link it there, so that no half-written key is ever seen."""
    made, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(made, "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
            file.flush()
            os.fsync(made)
        os.link(name, path)
    finally:
        Path(name).unlink()


def _kept_key(path: Path) -> bytes:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            key = file.read(KEY_BYTES + 1) if stat.S_ISREG(mode) else b""
    except OSError as error:
        raise InputError(
            f"The key file {path} cannot be read: {error.strerror}; restore it from a backup."
        ) from error
    if stat.S_IMODE(mode) & 0o077:
        raise InputError(f"The key file {path} is open to others; run `chmod 600` on it.")
    if len(key) != KEY_BYTES:
        raise InputError(f"The key file {path} does not hold {KEY_BYTES} bytes; restore it from a backup.")
    return key
