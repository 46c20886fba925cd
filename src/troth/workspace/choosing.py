"""Choosing what holds for the whole book: each choice a fact like any other, its history kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import Facts, Rules
from troth.model.settings import DEFAULT_SETTINGS
from troth.workspace.scoring import rules_of

_SOURCE = "settings"


def choices(ledger: Ledger) -> dict[str, str]:
    """Every setting that was chosen, by name."""
    return {str(row["name"]): str(row["value"]) for row in store.current(ledger, "settings")}


def settings_of(ledger: Ledger) -> dict[str, str]:
    """Every setting as it holds: chosen, or as it is while nobody chooses."""
    return {**DEFAULT_SETTINGS, **choices(ledger)}


def rules_in_force(ledger: Ledger) -> Rules:
    """The rules as they hold: chosen, over the defaults. Raises RuleError as `rules_of` does."""
    return rules_of(choices(ledger))


def choose(ledger: Ledger, values: Mapping[str, str], *, by: str, now: datetime) -> None:
    """Make these choices in one transaction; an empty one is taken back. What a choice means is for the caller to check.

    Raises BookError as `troth.ledger.refresh` does.
    """
    rows: list[dict[str, Any]] = store.current(ledger, "settings", name=list(values))
    ids = {str(row["name"]): str(row["setting_id"]) for row in rows}
    chosen = tuple((ids.get(name, f"setting_{name}"), name, value) for name, value in values.items() if value)
    gone = [ids[name] for name, value in values.items() if not value and name in ids]
    with store.writing(ledger):
        if chosen:
            facts = [Facts("settings", ("setting_id", "name", "value"), chosen)]
            store.refresh(ledger, facts, by, _SOURCE, now)
        if gone:
            store.retract(ledger, "settings", gone, by=by, source=_SOURCE, now=now)
