"""Which of the required roles somebody fills."""

from __future__ import annotations

from pathlib import Path

from tests.influence.buying_centre import AT, REQUIRED, account, centre, role


def test_rule_15_a_channel_partner_is_required_where_the_account_buys_through_one(tmp_path: Path) -> None:
    measures = centre(
        tmp_path,
        accounts=[account("direct"), account("indirect", indirect=True)],
        buying_roles=[
            role("ann", "financial_buyer", at="direct"),
            role("ben", "financial_buyer", at="direct"),
            role("cem", "channel_partner", at="direct"),
            role("dee", None, at="direct"),
            role("eva", "gatekeeper", at="direct", until=AT),
            role("cem", "channel_partner", at="indirect"),
        ],
    )
    filled = {(row["account_id"], row["role"]): row["filled"] for row in measures.rows("role_filling")}
    assert filled == {
        **{("direct", name): name == "financial_buyer" for name in REQUIRED},
        **{("indirect", name): False for name in REQUIRED},
        ("indirect", "channel_partner"): True,
    }
