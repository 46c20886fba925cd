"""Facts about who is there, in a sentence each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from troth.reports.known import Known, Row
from troth.reports.labels import POWERS, ROLE_UNKNOWN, ROLES
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

LEVELS_OF_INFLUENCE: Mapping[int, Phrase] = {
    0: _("none"),
    1: _("low"),
    2: _("some"),
    3: _("high"),
    4: _("decisive"),
}
RATED_BY: Mapping[str, Phrase] = {
    "customer": _("by a colleague of theirs"),
    "staff": _("by one of us"),
    "self": _("by themselves"),
}
PARTS: Mapping[str, Phrase] = {
    "owner": _("owner"),
    "sponsor": _("sponsor"),
    "sales": _("sales"),
    "service": _("service"),
    "marketing": _("marketing"),
    "other": _("other"),
}
CHOICES: Mapping[str, Phrase] = {
    "informed": _("was told what we hold and why"),
    "scoring_objected": _("does not want to be scored"),
    "quote_allowed": _("allows us to quote them"),
    "quote_withdrawn": _("withdrew a quote"),
    "portal_declined": _("wants no links to the portal"),
}


def _account(_known: Known, row: Row) -> Phrase:
    if row["opened_on"] is None:
        return _("{name} as a customer", name=row["name"])
    return _("{name} as a customer, since {day}", name=row["name"], day=row["opened_on"])


def _team(known: Known, row: Row) -> Phrase:
    return _("{staff} works for them: {part}", staff=known.staff(row["staff_id"]), part=PARTS[row["part"]])


def _person(known: Known, row: Row) -> Phrase:
    person = known.person(row["person_id"])
    if row["left_on"] is not None:
        return _("{person} left on {day}", person=person, day=row["left_on"])
    return _("{person}, {title}", person=person, title=row["title"] or _("title not known"))


def _choice(known: Known, row: Row) -> Phrase:
    return _("{person} {choice}", person=known.person(row["person_id"]), choice=CHOICES[row["kind"]])


def _role(known: Known, row: Row) -> Phrase:
    role = ROLES.get(row["role"] or "", ROLE_UNKNOWN)
    values: dict[str, str | Phrase] = {"person": known.person(row["person_id"]), "role": role}
    if row["power"]:
        return _("{person}: {role}, {power}", **values, power=POWERS[row["power"]])
    return _("{person}: {role}", **values)


def _influence(known: Known, row: Row) -> Phrase:
    return _(
        "Influence of {person}: {level}, {by}",
        person=known.person(row["person_id"]),
        level=LEVELS_OF_INFLUENCE[row["level"]],
        by=RATED_BY[row["rated_by"]],
    )


def _tie(known: Known, row: Row) -> Phrase:
    who = {"listener": known.person(row["listener_id"]), "source": known.person(row["source_id"])}
    if row["kind"] == "reports_to":
        return _("{listener} reports to {source}", **who)
    return _("{listener} listens to {source}", **who)


def _suggestion(known: Known, row: Row) -> Phrase:
    values: dict[str, str | Phrase] = {"person": known.person(row["person_id"]), "role": ROLES[row["role"]]}
    if row["state"] == "accepted":
        return _("{person}: suggested as {role}, accepted", **values)
    return _("{person}: suggested as {role}, refused", **values)


SAYINGS: Mapping[str, Callable[[Known, Row], Phrase]] = {
    "accounts": _account,
    "account_team": _team,
    "people": _person,
    "person_choices": _choice,
    "buying_roles": _role,
    "influence_ratings": _influence,
    "influence_ties": _tie,
    "role_suggestions": _suggestion,
}
