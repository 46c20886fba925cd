"""Every word a table may hold has a label people can read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from troth.model import OUTPUTS, TABLES
from troth.reports import labels
from troth.reports.gaps import _PRESSING, _SAID
from troth.reports.labels import level_of
from troth.reports.phrases import Phrase


@pytest.mark.parametrize(
    ("table", "column", "labelled"),
    [
        ("buying_roles", "role", labels.ROLES),
        ("buying_roles", "role", labels.ROLE_MEANINGS),
        ("buying_roles", "power", labels.POWERS),
        ("promises", "importance", labels.IMPORTANCE),
        ("needs", "kano", labels.KANO),
        ("influence_ties", "kind", labels.TIES),
        ("feedback", "instrument", labels.INSTRUMENTS),
        ("interactions", "kind", labels.CONTACTS),
        ("promise_scores", "state", labels.PROMISE_STATES),
        ("account_scores", "loyalty_class", labels.LOYALTY_CLASSES),
        ("account_scores", "loyalty_evidence", labels.EVIDENCE),
        ("account_scores", "loyalty_evidence", labels.EVIDENCE_SHORT),
        ("gaps", "kind", labels.GAPS),
        ("gaps", "kind", _SAID),
        ("gaps", "kind", dict.fromkeys(_PRESSING, Phrase(""))),
    ],
)
def test_every_choice_has_a_label(table: str, column: str, labelled: Mapping[str, Phrase]) -> None:
    choices = (TABLES.get(table) or OUTPUTS[table]).by_name[column].choices
    assert set(labelled) == set(choices)


@pytest.mark.parametrize(
    ("loyalty", "level"),
    [(None, "unknown"), (0.0, "low"), (0.399, "low"), (0.4, "middle"), (0.599, "middle"), (0.6, "high")],
)
def test_no_loyalty_is_unknown_and_never_low(loyalty: float | None, level: str) -> None:
    assert level_of(loyalty) == level
