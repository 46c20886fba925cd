"""An id nobody knows is answered with the nearest, by id or by name."""

from __future__ import annotations

import pytest

from troth.cli.naming import nearest_known

NAMES = {"acc-0001": "Alder Works", "acc-0002": "Birch Tools"}


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("acc-001", "did you mean acc-0001 (Alder Works)?"),
        ("birch tool", "did you mean acc-0002 (Birch Tools)?"),
        ("ALDER WORKS", "did you mean acc-0001 (Alder Works)?"),
        ("xyzzy", "2 are known, and `troth score` lists them."),
    ],
)
def test_the_nearest_is_told(asked: str, answer: str) -> None:
    assert nearest_known(asked, NAMES) == answer
