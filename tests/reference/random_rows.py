"""Draws the rows of a random book: ids, dates of recording, earlier versions and retractions."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from tests.reference.knowledge import Row
from troth.model import TABLES

FIRST_DAY = date(2024, 1, 1)
LAST_DAY = date(2026, 6, 30)
UNKNOWN_OR_FLAG = (None, True, False)


class Maker:
    """Adds rows with ids, dates of recording, earlier versions and retractions."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311
        self.tables: dict[str, list[Row]] = {name: [] for name in TABLES}

    def chance(self, share: float) -> bool:
        return self.draw.random() < share

    def one(self, *choices: Any) -> Any:
        return self.draw.choice(choices)

    def day(self, first: date = FIRST_DAY, last: date = LAST_DAY) -> date:
        return first + timedelta(days=self.draw.randrange(max(1, (last - first).days)))

    def after(self, day: date, most_days: int, least_days: int = 0) -> date:
        return day + timedelta(days=self.draw.randint(least_days, max(least_days, most_days)))

    def maybe_day(self, share: float) -> date | None:
        return self.day() if self.chance(share) else None

    def moment(self, day: date) -> datetime:
        """Some moment of that day; some lie on another day in Berlin."""
        return datetime.combine(day, time(self.one(0, 9, 15, 23), self.one(0, 30)), UTC)

    def level(self, low: float, high: float) -> Decimal:
        return Decimal(str(round(self.draw.uniform(low, high), self.one(0, 1, 2))))

    def add(self, table: str, earlier: Row | None = None, **row: Any) -> str:
        """Add a row, perhaps after an earlier version with other values; its id."""
        contract = TABLES[table]
        number = len(self.tables[table])
        found: Row = {contract.key: row.pop(contract.key, f"{table}-{number:04d}")} | row
        own = row.get(contract.own_date.name) if contract.own_date else None
        day = own.date() if isinstance(own, datetime) else own or FIRST_DAY
        # Most facts are recorded at once; some weeks later, some before their own date, some without a stamp.
        delay = self.one(0, 0, 0, 0, 0, 1, 20, 120, -10) if table != "accounts" else 0
        stamp = None if self.chance(0.15) else self.moment(day + timedelta(days=delay))
        found |= {"recorded_at": stamp, "recorded_basis": "source" if stamp else "assumed"}
        if stamp and earlier is not None and self.chance(0.2):
            first = stamp - timedelta(days=self.draw.randint(0, 200), minutes=1)
            self.tables[table].append(found | earlier | {"recorded_at": first, "superseded_at": stamp})
        if stamp and earlier is not None and self.chance(0.05):
            found["superseded_at"] = stamp + timedelta(days=self.draw.randint(0, 300))
        self.tables[table].append(found)
        return str(found[contract.key])

    def shared(self, accounts: int) -> None:
        """Our staff, offerings, pillars, batches, and a few people."""
        for number in range(accounts + 1):
            self.add("staff", staff_id=f"staff-{number}", name=f"Our Person {number}")
        self.add("offerings", offering_id="offering-0", name="Offering")
        self.add("pillars", pillar_id="pillar-0", name="Pillar", statement="We keep time.")
        for batch, source in (
            ("batch-0", "crm"),
            ("batch-1", "sheet"),
            ("batch-2", "crm"),
            ("batch-3", "mute"),
        ):
            self.tables["batches"].append(
                {
                    "batch_id": batch,
                    "written_at": self.moment(FIRST_DAY),
                    "written_by": "import",
                    "source": source,
                    "recorded_at": self.moment(FIRST_DAY),
                }
            )

    def merge(self) -> None:
        """Sometimes two people of one account, or two accounts, turn out to be one."""
        by_account: dict[str, list[str]] = {}
        for role in self.tables["buying_roles"]:
            by_account.setdefault(role["account_id"], []).append(role["person_id"])
        for account, people in by_account.items():
            kept, merged = people[0], people[-1]
            if kept != merged and self.chance(0.25):
                self.add("merges", kind="person", kept_id=kept, merged_id=merged, merged_on=self.day())
            if account != "account-0" and self.chance(0.1):
                self.add(
                    "merges", kind="account", kept_id="account-0", merged_id=account, merged_on=self.day()
                )
                return
