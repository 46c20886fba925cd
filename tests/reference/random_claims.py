"""Claims of value with all their fields, tellings and what people chose about their words, by a draw of their own."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tests.reference.random_rows import Maker

OTHER_DRAW = 2000  # so that the rest of the book stays as it was drawn


def add_claims(book: Maker, seed: int) -> None:
    """Up to a dozen claims for each account with people; in some accounts all are priced."""
    make = Maker(seed + OTHER_DRAW)
    make.tables = book.tables
    make.add("pillars", pillar_id="pillar-1", name="Another", statement="We answer.")
    people: dict[str, set[str]] = {}
    for role in make.tables["buying_roles"]:
        people.setdefault(role["account_id"], set()).add(role["person_id"])
    for account in sorted(people):
        everyone = sorted(people[account])
        priced = make.chance(0.5)
        for _ in range(make.draw.randint(0, 9)):
            _claim(make, account, everyone, priced=priced)


def _claim(make: Maker, account: str, people: Sequence[str], *, priced: bool) -> None:
    stated_on, author = make.day(), make.one(None, *people)
    confirmed = make.chance(0.5)
    is_money = priced or make.chance(0.3)
    claim = make.add(
        "value_claims",
        {"words": "It spared us a day.", "grade": 4, "confirmed_on": None, "confirmed_by": None},
        account_id=account,
        person_id=author,
        pillar_id=make.one(None, "pillar-0", "pillar-1"),
        words="It spared us hours.",
        unit=make.one("hours", "hours", "tonnes", None),
        amount=make.one(
            Decimal(0), Decimal("12.5"), Decimal(40), Decimal("-3.25"), *((None,) * (not priced))
        ),
        unit_price=make.one(Decimal(30), Decimal("99.99")) if is_money else None,
        promised_amount=make.one(None, Decimal(20), Decimal("33.3"), Decimal(-1)),
        promised_from=make.maybe_day(0.5),
        promised_by=make.maybe_day(0.6),
        grade=make.one(0, 1, 2, 3, 4),
        expires_on=make.maybe_day(0.2),
        stated_on=stated_on,
        confirmed_by=make.one(None, *people) if confirmed else None,
        confirmed_on=make.after(stated_on, 200) if confirmed else None,
    )
    for _ in range(make.draw.randint(0, 4)):
        _telling(make, claim, make.one(*people))
    if author and make.chance(0.3):
        make.add(
            "person_choices",
            person_id=author,
            kind=make.one("quote_allowed", "quote_withdrawn"),
            claim_id=make.one(None, claim),
            chosen_on=make.day(),
            until=make.maybe_day(0.2),
        )


def _telling(make: Maker, claim: str, person: str) -> None:
    told_on = make.day()
    moved = make.chance(0.7)
    make.add(
        "value_communications",
        claim_id=claim,
        person_id=person,
        told_on=told_on,
        state=make.one(None, "told", "seen", "acknowledged", "repeated"),
        state_on=make.after(told_on, 60) if moved else None,
        perceived_amount=make.one(None, Decimal(10), Decimal("0.5"), Decimal(0)) if moved else None,
    )
