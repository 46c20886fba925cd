"""Figures about our own people: shown to that person alone; to others for groups of at least five promisers.

An admin may switch named figures on for managers, which takes the date of the agreement with employee representatives.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import TypeVar

from django.contrib.auth.models import User
from django.http import HttpRequest

from troth.ledger import Ledger
from troth.model.privacy import LEAST_PROMISERS
from troth.web.models import Membership, NamedFigures
from troth.web.rights import Role, rights_of
from troth.workspace.reading import read_staff_of_teams

Group = TypeVar("Group")


def named_staff(request: HttpRequest) -> frozenset[str] | None:
    """The staff whose figures whoever asks may see by name; None is every one.

    That is themselves. Where named figures are switched on, managers see the staff of their teams too, admins everybody.
    A page that shows figures of others by name logs it: `log_read(request, ReadKind.STAFF, ids)`.
    """
    rights = rights_of(request)
    myself = frozenset({rights.staff_id} if rights.staff_id else ())
    if rights.role not in {Role.MANAGER, Role.ADMIN} or agreement() is None:
        return myself
    if rights.role is Role.ADMIN:
        return None
    teams = Membership.objects.get(user_id=request.user.pk).teams
    return myself | read_staff_of_teams(Ledger(), teams)


def shown_groups(groups: Mapping[Group, Collection[str]]) -> frozenset[Group]:
    """The groups (teams, functions, segments, offerings) whose figure may be shown, from the promisers of each.

    A group needs five promisers. Where those of all other groups together are fewer than five, but some, the smallest
    large groups are held back too: the figure of everybody less those shown would tell on the few.
    """
    promisers = {group: frozenset(members) for group, members in groups.items()}
    shown = {group for group, members in promisers.items() if len(members) >= LEAST_PROMISERS}
    while shown and 0 < len(_rest(promisers, shown)) < LEAST_PROMISERS:
        shown.remove(min(shown, key=lambda group: (len(promisers[group]), str(group))))
    return frozenset(shown)


def agreement() -> date | None:
    """The day of the agreement under which named figures are switched on; none while they are off."""
    last = NamedFigures.objects.order_by("-pk").first()
    return last.agreed_on if last else None


def switch(user: User, agreed_on: date | None, now: datetime) -> None:
    """Switch named figures on under the agreement of a day, or off; every decision is kept."""
    NamedFigures.objects.create(user=user, agreed_on=agreed_on, at=now)


def _rest(promisers: Mapping[Group, frozenset[str]], shown: Collection[Group]) -> frozenset[str]:
    """Whoever is in no group that is shown."""
    told = frozenset[str]().union(*(promisers[group] for group in shown))
    return frozenset[str]().union(*promisers.values()) - told
