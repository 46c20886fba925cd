"""Money, alternatives and won deals with what followed, added to a random book by a draw of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from tests.reference.random_rows import Maker

OTHER_DRAW = 1000  # so that the rest of the book stays as it was drawn


def add_money(book: Maker, seed: int) -> None:
    """Flags, invoices with cost, alternatives, and deals won lately with contacts, claims, interviews and tellings."""
    make = Maker(seed + OTHER_DRAW)
    make.tables = book.tables
    people: dict[str, list[str]] = {}
    for role in make.tables["buying_roles"]:
        people.setdefault(role["account_id"], []).append(role["person_id"])
    flags = {
        row["account_id"]: {"strategic": make.chance(0.2), "reference": make.chance(0.2)}
        for row in make.tables["accounts"]
    }
    observed = {row["account_id"] for row in make.tables["interactions"]}
    for row in make.tables["accounts"]:
        row.update(flags[row["account_id"]])
    for account in list(flags):
        _equations(make, account)
        if everyone := sorted(set(people.get(account, ()))):
            for _ in range(make.draw.randint(1, 3)):
                _won(make, account, everyone, has_contact=account in observed)


def _equations(make: Maker, account: str) -> None:
    has_cost = make.chance(0.7)
    for line in make.tables["invoices"]:
        if has_cost and line["account_id"] == account:
            line["cost"] = Decimal(make.one(700, 1100))
    for _ in range(make.draw.randint(0, 3)):
        cost = Decimal(make.one(300, 2000)) if has_cost else None
        amount = Decimal(make.one(500, 900, 900, -100))
        make.add("invoices", account_id=account, billed_on=make.day(), amount=amount, cost=cost)
    for _ in range(make.draw.randint(0, 6)):
        make.add(
            "alternatives",
            {"value_per_year": Decimal(7)},
            account_id=account,
            offering_id=make.one(None, "offering-0"),
            supplier=make.one("us", "us", "Rival", "in_house"),
            value_per_year=make.one(None, Decimal(250), Decimal("650.50"), Decimal(900)),
            price_per_year=Decimal(make.one(300, 700)),
            own_cost_per_year=make.one(None, Decimal(0), Decimal(50), Decimal(50)),
            said_by=make.one("customer", "staff"),
            stated_on=make.day(),
        )


def _won(make: Maker, account: str, people: Sequence[str], *, has_contact: bool) -> None:
    """A won deal and, with each who took part, perhaps something on days about the ends of the steps."""
    closed_on = make.day(first=date(2025, 1, 1))
    deal = make.add(
        "deals", account_id=account, opened_on=closed_on, signed_on=make.one(None, make.after(closed_on, 10))
    )
    make.add(
        "deal_outcomes", deal_id=deal, closed_on=closed_on, outcome=make.one("won", "won", "won", "lost")
    )
    for person in people:
        make.add("deal_people", deal_id=deal, person_id=person, part=make.one("decided", "opposed"))
        if has_contact and make.chance(0.5):
            make.add(
                "interactions",
                account_id=account,
                person_id=person,
                kind=make.one("meeting", "email"),
                direction="both",
                happened_at=make.moment(make.after(closed_on, 40)),
            )
        _valued(make, account, person, closed_on)


def _valued(make: Maker, account: str, person: str, closed_on: date) -> None:
    if make.chance(0.3):
        answered_on = make.after(closed_on, 100)
        make.add(
            "feedback",
            account_id=account,
            person_id=person,
            instrument="value_interview",
            asked_on=closed_on,
            answered_on=answered_on,
        )
    if make.chance(0.3):
        claim = make.add(
            "value_claims",
            account_id=account,
            person_id=make.one(None, person),
            words="It spared us a shift.",
            grade=1,
            stated_on=make.after(closed_on, 60),
        )
        make.add(
            "value_communications", claim_id=claim, person_id=person, told_on=make.after(closed_on, 120, 60)
        )
