"""Every way in which two records can compare has words."""

from __future__ import annotations

from troth.model.likeness import BITS
from troth.reports.likeness import AGREEMENTS


def test_every_level_of_every_field_has_words() -> None:
    assert AGREEMENTS.keys() == {(field, how) for field, levels in BITS.items() for how in levels}
