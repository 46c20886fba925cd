"""People of the book of tests.web.books without a role, and what their titles suggest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Person -> title and employer; the hostile one must break no page.
TITLES: Mapping[str, tuple[str | None, str | None]] = {
    "cara": ("Head of Purchasing", None),
    "dirk": ("Maintenance Fitter", None),
    "edda": ("Purchasing Engineer <script>alert('x')</script>", None),
    "finn": ("Sales Director", "Sampleton Trading Ltd"),
    "gwen": (None, None),
}
SUGGESTED = {
    "cara": "gatekeeper",
    "dirk": "end_user",
    "edda": "",
    "finn": "channel_partner",
    "gwen": "",
}


def roleless(account_id: str = "acorn", suffix: str = "") -> dict[str, list[dict[str, Any]]]:
    """Their rows, by table, as people who take part in an account."""
    return {
        "people": [
            {"person_id": f"{name}{suffix}", "name": name.title(), "title": title, "organisation": employer}
            for name, (title, employer) in TITLES.items()
        ],
        "buying_roles": [
            {
                "buying_role_id": f"part-{name}{suffix}",
                "person_id": f"{name}{suffix}",
                "account_id": account_id,
                "power": "veto",
            }
            for name in TITLES
        ],
    }
