"""Tables of who: accounts, our teams, their people, roles, influence and ties."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from troth.samples import wording
from troth.samples.cast import CHANNEL, FINANCIAL, GATEKEEPER, NO_ROLE, TECHNICAL, Cast
from troth.samples.cells import Cells, Sheet, Vocabulary, decimals, flags, typed, wholes
from troth.samples.days import CRM, HAND, SLOTS, workday
from troth.samples.frame import ROLES, Numbering, Subject, choices

POWERS = choices("buying_roles", "power")
DECIDE, VETO, ADVISE = range(3)
RATERS = choices("influence_ratings", "rated_by")
CHAMPION_KEEP_SHARE = 0.85
SUBSIDIARY_EVERY = 4
BY_CUSTOMER, BY_STAFF, BY_SELF = range(3)


def who(cast: Cast, numbering: Numbering) -> Iterator[Sheet]:
    """The accounts and people of a block, each table before those that refer to it."""
    yield accounts(cast)
    yield account_team(cast, numbering)
    yield people(cast)
    yield buying_roles(cast, numbering)
    yield influence_ratings(cast, numbering)
    yield influence_ties(cast, numbering)


def company_names(cast: Cast) -> list[str]:
    """A made-up name for each account, different for each."""
    firsts, lasts = len(wording.COMPANY_FIRST), len(wording.COMPANY_LAST)
    names = []
    for number in range(cast.accounts.first, cast.accounts.first + cast.accounts.count):
        first = wording.COMPANY_FIRST[number % firsts]
        last = wording.COMPANY_LAST[(number + number // firsts) % lasts]
        names.append(
            f"{first} {last}" + (f" {number // (firsts * lasts) + 1}" if number >= firsts * lasts else "")
        )
    return names


def accounts(cast: Cast) -> Sheet:
    """The accounts of a block."""
    accounts, days = cast.accounts, cast.frame.calendar
    names, count = company_names(cast), accounts.count
    known = accounts.ends <= days.until
    band = np.searchsorted(np.array([6_000_000, 24_000_000]), accounts.amount_per_year)
    return Sheet(
        "accounts",
        {
            "account_id": cast.account_ids.all(),
            "name": typed([f"{name} (sample)" for name in names]),
            **_parents(cast),
            "segment": Vocabulary(wording.SEGMENTS).cells(accounts.segment),
            "country": Vocabulary(wording.COUNTRIES).cells(
                (accounts.first + np.arange(count)) % len(wording.COUNTRIES)
            ),
            "size_band": Vocabulary(wording.SIZE_BANDS).cells(band),
            "domains": typed([f"{name.lower().replace(' ', '-')}.example" for name in names]),
            "alternatives": choices("accounts", "alternatives").cells(accounts.alternatives),
            "switching_cost": decimals(accounts.switching_cost, 2),
            "indirect": flags(accounts.indirect),
            "owner_id": cast.frame.staff_ids.cells(accounts.owner),
            "opened_on": days.dated(accounts.opened),
            "closed_on": days.dated(accounts.ends, known),
            **days.recorded(accounts.begins, np.zeros(count, dtype=np.int64), CRM),
        },
    )


def _parents(cast: Cast) -> dict[str, Cells]:
    """A few accounts belong to the one whose first name they bear; none do in a book made for measuring."""
    if cast.frame.sample.in_bulk:
        return {}
    number = cast.accounts.first + np.arange(cast.accounts.count)
    namesake = np.arange(cast.accounts.count) - len(wording.COMPANY_FIRST)
    belongs = (namesake >= 0) & (number % SUBSIDIARY_EVERY == 0)
    return {"parent_id": cast.account_ids.cells(np.maximum(namesake, 0), belongs)}


def account_team(cast: Cast, numbering: Numbering) -> Sheet:
    """The owner of each account, and a colleague of the same team."""
    frame, count = cast.frame, cast.accounts.count
    staff = frame.sample.size.staff
    colleague = (cast.accounts.owner + frame.teams) % staff
    service = Vocabulary(("owner", "service"))
    return Sheet(
        "account_team",
        {
            "account_team_id": numbering.take("tea", 2 * count, 4),
            "account_id": cast.account_ids.cells(np.tile(np.arange(count), 2)),
            "staff_id": frame.staff_ids.cells(np.append(cast.accounts.owner, colleague)),
            "part": service.cells(np.repeat((0, 1), count)),
            "since": frame.calendar.dated(np.tile(cast.accounts.opened, 2)),
            **frame.calendar.recorded(
                np.tile(cast.accounts.begins, 2), np.zeros(2 * count, dtype=np.int64), CRM
            ),
        },
    )


def people(cast: Cast) -> Sheet:
    """The people of a block; addresses are left out of a book made for measuring."""
    people, days = cast.people, cast.frame.calendar
    left = (people.ends <= days.until) & (people.ends < cast.accounts.ends[people.account])
    columns = {
        "person_id": cast.person_ids.all(),
        **_names(cast),
        "left_on": days.dated(people.ends, left),
        **days.recorded(people.begins, np.zeros(people.count, dtype=np.int64), CRM),
    }
    return Sheet("people", columns)


def _names(cast: Cast) -> dict[str, Cells]:
    """Name, title and e-mail address of each person."""
    people, given, family = cast.people, wording.GIVEN, wording.FAMILY
    number = (people.first + np.arange(people.count)) % (len(given) * len(family))
    names = [(first, last) for last in family for first in given]
    # A step that shares no factor with the number of names, so that neighbours differ in both parts.
    at = number * 131 % len(names)
    titles = [(role, title) for role in (*ROLES, "") for title in wording.TITLES[role]]
    columns = {
        "name": Vocabulary([f"{first} {last}" for first, last in names]).cells(at),
        "title": Vocabulary([title for _, title in titles]).cells(3 * people.role + people.place % 3),
        "department": Vocabulary(wording.DEPARTMENTS).cells(
            3 * people.role + people.place % 3, people.role < CHANNEL
        ),
    }
    if not cast.frame.sample.in_bulk:
        domains = [name.lower().replace(" ", "-") for name in company_names(cast)]
        columns["email"] = typed(
            [
                f"{names[name][0]}.{names[name][1]}@{domains[account]}.example".lower()
                for name, account in zip(at, people.account, strict=True)
            ]
        )
    return columns


def buying_roles(cast: Cast, numbering: Numbering) -> Sheet:
    """The role of each person in their account, as far as it is known."""
    people, frame = cast.people, cast.frame
    draw = cast.draw(Subject.ROLES)
    power = np.select(
        [people.role == FINANCIAL, np.isin(people.role, (GATEKEEPER, TECHNICAL))], [DECIDE, VETO], ADVISE
    )
    known = draw.happens(0.7, people.count) & (people.role != NO_ROLE)
    return Sheet(
        "buying_roles",
        {
            "buying_role_id": numbering.take("rol", people.count, 5),
            "person_id": cast.person_ids.all(),
            "account_id": cast.account_ids.cells(people.account),
            "role": choices("buying_roles", "role").cells(people.role, people.role != NO_ROLE),
            "power": POWERS.cells(power, known & (people.role != CHANNEL)),
            "champion": flags(draw.happens(0.5, people.count) & (people.keep_share > CHAMPION_KEEP_SHARE)),
            "since": frame.calendar.dated(people.begins),
            **frame.calendar.recorded(people.begins, np.zeros(people.count, dtype=np.int64), CRM),
        },
    )


def influence_ratings(cast: Cast, numbering: Numbering) -> Sheet:
    """Judgements of each person's influence; most hit the true level, some lie one beside it."""
    people, frame = cast.people, cast.frame
    draw = cast.draw(Subject.RATINGS)
    person = np.repeat(np.arange(people.count), 2)
    first = np.arange(len(person)) % 2 == 0
    asked = draw.happens(np.where(first, 0.85, 0.2), len(person))
    by = np.where(first, draw.picks((0.6, 0.4, 0.0), len(person)), BY_SELF)
    slip = draw.wholes(-1, 1, len(person)) * draw.happens(0.15, len(person))
    latest = np.minimum(people.ends, frame.calendar.until)[person]
    # The later of two shares, so that most judgements are recent.
    recent = np.maximum(draw.shares(len(person)), draw.shares(len(person)))
    on = people.begins[person] + (recent * (latest - people.begins[person])).astype(np.int64)
    on = np.maximum(workday(on), people.begins[person])
    rater = cast.accounts.owner[people.account[person]]
    return Sheet(
        "influence_ratings",
        {
            "rating_id": numbering.take("rat", len(person)),
            "person_id": cast.person_ids.cells(person),
            "account_id": cast.account_ids.cells(people.account[person]),
            "level": wholes(np.clip(people.level[person] + slip, 0, 4)),
            "rated_by": RATERS.cells(by),
            "rater_id": frame.staff_ids.cells(rater, by == BY_STAFF),
            "rated_on": frame.calendar.dated(on),
            **frame.calendar.recorded(on, draw.wholes(0, SLOTS - 1, len(on)), HAND),
        },
    ).where(asked & ((by != BY_SELF) | (people.engagement[person] > 0)))


def influence_ties(cast: Cast, numbering: Numbering) -> Sheet:
    """Who listens to whom, known a while after both are there."""
    ties, people, frame = cast.ties, cast.people, cast.frame
    count = len(ties.listener)
    draw = cast.draw(Subject.TIES_KNOWN)
    together = np.maximum(people.begins[ties.listener], people.begins[ties.source])
    on = together + draw.wholes(0, 60, count)
    return Sheet(
        "influence_ties",
        {
            "tie_id": numbering.take("tie", count),
            "account_id": cast.account_ids.cells(people.account[ties.listener]),
            "listener_id": cast.person_ids.cells(ties.listener),
            "source_id": cast.person_ids.cells(ties.source),
            "strength": wholes(ties.strength),
            "since": frame.calendar.dated(together),
            **frame.calendar.recorded(on, draw.wholes(0, SLOTS - 1, count), HAND),
        },
    )
