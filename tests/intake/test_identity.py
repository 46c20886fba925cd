"""The key of a book is secret, made once, and one text gives one id under it."""

from __future__ import annotations

import hashlib
import hmac
import stat
from pathlib import Path

import pytest

from troth.intake import book_key
from troth.intake.identity import keyed_id
from troth.model import InputError


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "book.key"
    key = book_key(path)
    assert book_key(path) == key
    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_two_books_have_two_keys(tmp_path: Path) -> None:
    assert book_key(tmp_path / "a.key") != book_key(tmp_path / "b.key")


@pytest.mark.parametrize(
    ("content", "mode", "says"),
    [(b"x" * 32, 0o644, "is open to others"), (b"short", 0o600, "does not hold 32 bytes")],
)
def test_a_key_file_that_is_open_or_damaged_is_refused(
    content: bytes, mode: int, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "book.key"
    path.write_bytes(content)
    path.chmod(mode)
    with pytest.raises(InputError, match=says):
        book_key(path)


def test_a_key_file_in_a_wrong_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link.key").symlink_to(tmp_path / "elsewhere")
    for path, says in [
        (tmp_path / "link.key", "cannot be read"),
        (tmp_path, "cannot be read|does not hold|open to others"),
        (tmp_path / "none" / "book.key", "cannot be made"),
    ]:
        with pytest.raises(InputError, match=says):
            book_key(path)


def test_by_hand_an_id_is_the_first_half_of_the_hmac_of_namespace_and_folded_text() -> None:
    expected = hmac.new(b"k", b"people\0ada@umbra.example", hashlib.sha256).hexdigest()[:32]
    assert keyed_id(b"k", "people", " Ada@Umbra.example ") == expected


def test_key_namespace_and_text_all_count() -> None:
    ids = {keyed_id(key, space, text) for key in (b"a", b"b") for space in ("x", "y") for text in ("1", "2")}
    assert len(ids) == 8
