"""An address is told without its password."""

from __future__ import annotations

import pytest

from troth.model.addresses import shown_address


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("books/alder", "books/alder"),
        ("sqlite:////books/alder.sqlite3", "sqlite:////books/alder.sqlite3"),
        ("postgresql://host/book", "postgresql://host/book"),
        ("postgresql://me:secret@host:5432/book", "postgresql://me:***@host:5432/book"),
        ("postgresql://me:se:cr%40et@host/book", "postgresql://me:***@host/book"),
        (
            "postgresql://host/book?password=secret&sslmode=require",
            "postgresql://host/book?password=***&sslmode=require",
        ),
        ("postgresql://host/book?user=me&PASSWORD=secret", "postgresql://host/book?user=me&PASSWORD=***"),
    ],
)
def test_a_password_never_stands_in_it(address: str, told: str) -> None:
    assert shown_address(address) == told
