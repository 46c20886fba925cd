"""Which id an account or person reads as: from the day of a merge on, the merged one reads as the kept one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_MERGED_TABLE = {"account": "accounts", "person": "people"}


def last_ids(merges: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """For accounts and people: merged id -> the id it reads as in the end."""
    direct: dict[str, dict[str, str]] = {}
    for row in merges:
        direct.setdefault(_MERGED_TABLE[row["kind"]], {})[row["merged_id"]] = row["kept_id"]
    return {table: {merged: _last(kept, merged) for merged in kept} for table, kept in direct.items()}


def _last(kept: Mapping[str, str], start: str) -> str:
    """Where a chain of merges ends; a circle ends where it closes."""
    seen, found = {start}, kept[start]
    while found in kept and found not in seen:
        seen.add(found)
        found = kept[found]
    return found
