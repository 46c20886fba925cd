"""What whoever asks may read and write. Rights are always today's, whichever day a page speaks of."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from troth.ledger import Ledger, time_zone
from troth.web.models import KeptReading, Membership, Role
from troth.workspace.reading import read_charges, read_staff_of_teams

__all__ = ["Rights", "Role", "administered", "keep_reading", "rights_of", "withheld"]

P = ParamSpec("P")
FORBIDDEN = 403
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rights:
    """What one user may do. `accounts` are those they may read, `writable` those they may write; None is every one.

    `staff_id` is the staff person they are; whose figures they see by name, troth.web.staff_figures says.
    """

    role: Role
    staff_id: str | None = None
    accounts: frozenset[str] | None = NOTHING
    writable: frozenset[str] | None = NOTHING

    def may_read(self, account_id: str) -> bool:
        """Whether they may see the account and its people."""
        return self.accounts is None or account_id in self.accounts

    def may_write(self, account_id: str) -> bool:
        """Whether they may record facts of the account."""
        return self.writable is None or account_id in self.writable

    @property
    def may_administer(self) -> bool:
        """Whether they may change what holds for everybody: people, rules, settings."""
        return self.role is Role.ADMIN

    @property
    def may_extend(self) -> bool:
        """Whether they may add accounts, people of ours, offerings and parts of our brand promise."""
        return self.role in {Role.MANAGER, Role.ADMIN}

    def count_withheld(self, account_ids: Collection[str]) -> int:
        """How many of these accounts they may not see, for lists to say so."""
        return 0 if self.accounts is None else sum(1 for each in account_ids if each not in self.accounts)


def rights_of(request: HttpRequest) -> Rights:
    """The rights of whoever sent the request, found out once; a user without a membership may do nothing."""
    found: Rights | None = getattr(request, "rights", None)
    if found is None:
        membership = Membership.objects.filter(user_id=request.user.pk, user__is_active=True).first()
        found = Rights(Role.READER) if membership is None else rights_of_membership(Ledger(), membership)
        request.rights = found  # type: ignore[attr-defined]
    return found


def rights_of_membership(ledger: Ledger, membership: Membership) -> Rights:
    """Admins read and write everything.

    Others read the accounts in their own charge, those of the staff of their teams, and those they handed over of late;
    or every account, where their membership says so. Members write what is in their own charge, managers also what is
    in their teams'; readers write nothing.
    """
    role = Role(membership.role)
    if role is Role.ADMIN:
        return Rights(role, membership.staff_id, None, None)
    today = datetime.now(time_zone(ledger)).date()
    myself = {membership.staff_id} if membership.staff_id else set()
    own = read_charges(ledger, myself, today)
    team = read_charges(ledger, read_staff_of_teams(ledger, membership.teams), today)
    writable = {Role.READER: NOTHING, Role.MEMBER: own, Role.MANAGER: own | team}[role]
    readable = None if membership.reads_all else own | team | _kept_readings(myself, today)
    return Rights(role, membership.staff_id, readable, writable)


def administered(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A view for admins alone; from everybody else it is withheld."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if rights_of(request).may_administer else withheld(request)

    return guarded


def keep_reading(staff_id: str, account_id: str, until: date) -> None:
    """Let a staff person who hands an account over read it until the end of a day."""
    KeptReading.objects.update_or_create(staff_id=staff_id, account_id=account_id, defaults={"until": until})


def withheld(request: HttpRequest) -> HttpResponse:
    """The page that says that what was asked for is withheld, and whom to ask; it tells nothing of what it is."""
    admins = Membership.objects.filter(role=Role.ADMIN, user__is_active=True).select_related("user")
    names = sorted(each.user.get_full_name() or each.user.get_username() for each in admins)
    template = "troth/withheld/note.html" if getattr(request, "htmx", False) else "troth/withheld.html"
    return render(request, template, {"admins": names}, status=FORBIDDEN)


def _kept_readings(staff_ids: Collection[str], today: date) -> frozenset[str]:
    found = KeptReading.objects.filter(staff_id__in=staff_ids, until__gte=today)
    return frozenset(found.values_list("account_id", flat=True)) if staff_ids else NOTHING
