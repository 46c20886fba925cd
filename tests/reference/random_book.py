"""Small nasty books, seeded: each touches every rule at least with some luck, between 2024 and 2026."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from tests.reference.knowledge import Row
from tests.reference.random_claims import add_claims
from tests.reference.random_money import add_money
from tests.reference.random_promises import Promisees, add_promise
from tests.reference.random_rows import FIRST_DAY, UNKNOWN_OR_FLAG, Maker

ROLES = ("gatekeeper", "financial_buyer", "technical_buyer", "end_user", "channel_partner", None)
SCALES: Mapping[str, tuple[int, int]] = {
    "nps": (0, 10),
    "csat": (1, 5),
    "ces": (7, 1),
    "survey": (0, 100),
    "alternative": (0, 10),
    "value_interview": (0, 10),
    "deal_interview": (0, 4),
}


def random_book(seed: int, accounts: int = 4) -> dict[str, list[Row]]:
    """A book of that many accounts; the same seed gives the same book."""
    maker = Maker(seed)
    maker.shared(accounts)
    for number in range(accounts):
        _Account(maker, number).fill()
    maker.merge()
    add_money(maker, seed)
    add_claims(maker, seed)
    return maker.tables


class _Account:
    """Fills one account with people, promises, needs, contact and money."""

    def __init__(self, maker: Maker, number: int) -> None:
        self.make, self.number, self.id = maker, number, f"account-{number}"
        self.people: list[str] = []
        self.needs: list[str] = []
        self.staff = [f"staff-{number}", f"staff-{number}", "staff-0", None]

    def fill(self) -> None:
        make = self.make
        make.add(
            "accounts",
            account_id=self.id,
            name=f"Made-up Company {self.number}",
            segment=make.one("large", "small", None),
            relationship=make.one("contractual", "contractual", None, "non_contractual"),
            alternatives=make.one("none", "few", "many", None),
            switching_cost=make.one(None, Decimal("5000.00"), Decimal("90000.00")),
            indirect=make.one(*UNKNOWN_OR_FLAG),
            opened_on=make.one(None, None, make.day()) if self.number else None,
            closed_on=make.one(None, None, None, make.day()) if self.number else None,
        )
        for place in range(make.draw.randint(0 if self.number else 2, 6)):
            self.person(place)
        self.ties()
        if self.people:
            self.needs_and_answers()
            self.deals()
            if self.number % 3 != 1:
                self.contact()
        promisees = Promisees(self.id, self.people, self.needs, self.staff, keeps=make.draw.random())
        for _ in range(make.draw.randint(3, 24)):
            add_promise(make, promisees)
        self.staying()

    def person(self, place: int) -> None:
        make = self.make
        person = f"person-{self.number}-{place}"
        if self.number and place == 0 and make.chance(0.2):
            person = "person-0-0"  # works for two accounts
        else:
            make.add(
                "people", {"left_on": None}, person_id=person, name="Made Up", left_on=make.maybe_day(0.2)
            )
        self.people.append(person)
        for _ in range(make.one(1, 1, 1, 2)):
            since = make.maybe_day(0.6)
            make.add(
                "buying_roles",
                {"role": make.one(*ROLES), "power": None},
                person_id=person,
                account_id=self.id,
                role=make.one(*ROLES),
                power=make.one(None, None, "decide", "veto", "advise"),
                since=since,
                until=make.after(since or FIRST_DAY, 700, 1) if make.chance(0.25) else None,
            )
        self.judged(person)

    def judged(self, person: str) -> None:
        make = self.make
        for _ in range(make.one(0, 0, 1, 2, 4)):
            make.add(
                "influence_ratings",
                {"level": make.draw.randint(0, 4)},
                person_id=person,
                account_id=self.id,
                level=make.draw.randint(0, 4),
                rated_by=make.one("customer", "staff", "self"),
                rater_id=make.one(None, "staff-0", "staff-1"),
                rated_on=make.day(),
            )
        if make.chance(0.12):
            make.add(
                "person_choices",
                person_id=person,
                kind=make.one("scoring_objected", "scoring_objected", "informed"),
                chosen_on=make.day(),
                until=make.maybe_day(0.3),
            )

    def ties(self) -> None:
        make = self.make
        for _ in range(make.draw.randint(0, 2 * len(self.people))):
            make.add(
                "influence_ties",
                account_id=self.id,
                listener_id=make.one(*self.people),
                source_id=make.one(*self.people, "person-0-0"),
                strength=make.one(None, 1, 2, 3),
                kind=make.one("advice", "reports_to"),
                since=make.maybe_day(0.4),
                until=make.maybe_day(0.2),
            )

    def needs_and_answers(self) -> None:
        make = self.make
        for _ in range(make.draw.randint(1, 6)):
            need = make.add(
                "needs",
                {"kano": "performance"},
                person_id=make.one(*self.people),
                account_id=self.id,
                code="speed",
                pillar_id=make.one(None, None, "pillar-0"),
                importance=make.one(None, 1, 2, 4, 5),
                kano=make.one(None, "must_be", "performance", "attractive", "indifferent", "reverse"),
                since=make.maybe_day(0.5),
                until=make.maybe_day(0.2),
            )
            self.needs.append(need)
            for _ in range(make.draw.randint(0, 4)):
                make.add(
                    "need_ratings",
                    {"perceived": Decimal(5)},
                    need_id=need,
                    expected=make.level(3, 9) if make.chance(0.6) else None,
                    perceived=make.level(2, 10) if make.chance(0.85) else None,
                    rated_by=make.one("customer", "customer", "staff"),
                    rated_on=make.day(),
                )
        for _ in range(make.draw.randint(0, 8)):
            self.answer()
        for _ in range(make.draw.randint(0, 3)):
            self.claim()

    def answer(self) -> None:
        make = self.make
        instrument = make.one(*SCALES)
        worst, best = SCALES[instrument]
        asked_on = make.day()
        answered_on = make.after(asked_on, 40) if make.chance(0.75) else None
        has_scale = make.chance(0.9)
        make.add(
            "feedback",
            {"score": Decimal(1)} if answered_on else None,
            account_id=self.id,
            person_id=make.one(*self.people),
            instrument=instrument,
            scale_low=Decimal(worst) if has_scale else None,
            scale_high=Decimal(best) if has_scale else None,
            items=make.one(None, 1, 5),
            asked_on=asked_on,
            answered_on=answered_on,
            score=make.level(min(worst, best), max(worst, best))
            if answered_on and make.chance(0.9)
            else None,
        )

    def claim(self) -> None:
        make = self.make
        stated_on, confirmed = make.day(), make.chance(0.7)
        make.add(
            "value_claims",
            account_id=self.id,
            person_id=make.one(None, *self.people),
            words="It saved us a week.",
            amount=make.one(None, Decimal("12.5"), Decimal(-3)),
            grade=1,
            stated_on=stated_on,
            confirmed_by=make.one(*self.people) if confirmed else None,
            confirmed_on=make.after(stated_on, 200) if confirmed else None,
        )

    def contact(self) -> None:
        make = self.make
        for number in range(make.draw.randint(1, 30)):
            kind, day = make.one("email", "email", "message", "meeting", "call"), make.day()
            # A key may turn up again in another event, and in another account.
            event_key = make.one(None, f"event-{number}")
            for _ in range(make.one(1, 1, 2)):
                happened_at = make.moment(make.after(day, 1))
                replied = kind in {"email", "message"} and make.chance(0.4)
                make.add(
                    "interactions",
                    event_key=event_key,
                    account_id=self.id,
                    person_id=make.one(*self.people),
                    staff_id=make.one(*self.staff),
                    kind=kind,
                    direction=make.one("in", "out", "out", "both"),
                    happened_at=happened_at,
                    held=make.one(*UNKNOWN_OR_FLAG) if kind in {"meeting", "call"} else None,
                    replied_at=make.moment(make.after(happened_at.date(), 25, 1)) if replied else None,
                )

    def deals(self) -> None:
        make = self.make
        for _ in range(make.draw.randint(0, 3)):
            opened_on = make.day()
            deal = make.add("deals", account_id=self.id, opened_on=opened_on)
            for person in make.draw.sample(self.people, make.draw.randint(0, len(self.people))):
                make.add("deal_people", deal_id=deal, person_id=person, part=make.one("decided", "used"))
            for _ in range(make.one(0, 1, 1, 2)):
                make.add(
                    "deal_outcomes",
                    deal_id=deal,
                    closed_on=make.after(opened_on, 200),
                    outcome=make.one("won", "won", "lost", "no_decision"),
                )

    def staying(self) -> None:
        make = self.make
        for _ in range(make.one(0, 1, 4, 8)):
            due_on = make.day(last=date(2027, 6, 30))
            decided_on = make.after(due_on - timedelta(days=60), 90) if make.chance(0.7) else None
            contract = make.add("contracts", account_id=self.id, starts_on=FIRST_DAY, ends_on=due_on)
            make.add(
                "renewals",
                account_id=self.id,
                contract_id=make.one(None, contract),
                due_on=due_on,
                notice_on=make.one(None, due_on - timedelta(days=90)),
                could_leave=make.one(None, None, *UNKNOWN_OR_FLAG),
                decided_on=decided_on,
                outcome=make.one("renewed", "renewed", "expanded", "reduced", "left") if decided_on else None,
            )
        for _ in range(make.draw.randint(0, 4)):
            make.add(
                "invoices", account_id=self.id, billed_on=make.day(), amount=Decimal(make.one(900, 4000))
            )
