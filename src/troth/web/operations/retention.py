"""What the application keeps beside the facts, and for how long: who looked at whom, links, requests, drafts, tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model, Q
from django.db.models.query import QuerySet

from troth import ledger as store
from troth.ledger import Ledger
from troth.model.settings import UPLOADS_KEPT_DAYS, retention_months
from troth.web.erasing.mails import forget_old_mails, old_mails
from troth.web.erasing.rows import drafts_without_unknown_people, of_unknown_people
from troth.web.importing.files import forget_ownerless_uploads, ownerless_uploads
from troth.web.models import (
    Access,
    ApiToken,
    HandOver,
    Import,
    Invitation,
    KeptReading,
    PortalBrowser,
    PortalLink,
    PortalRequest,
    PortalTry,
    PortalVisit,
    Reminded,
    ReviewDraft,
    SignInLink,
)
from troth.web.models.review_draft import KEPT_FOR
from troth.web.operations.leftovers import forget_leftovers, leftovers
from troth.web.portal.limits import KEPT as TRIES_KEPT
from troth.web.portal.visits import VISIT_LASTS
from troth.workspace.choosing import choices
from troth.workspace.refreshing import today_of
from troth.workspace.retaining import months_before

_MAILS, _COPIES = "mails in files", "copies of the book that were cut short"
_UPLOADS = "folders of files uploaded for imports"
UPLOADS_KEPT = timedelta(days=UPLOADS_KEPT_DAYS)
REMINDED_KEPT = timedelta(days=31)  # no promise is reminded of that long after its day


@dataclass(frozen=True)
class Limits:
    """The moment it is, the day, and the first moment still kept by each rule of the book; none where all is kept."""

    now: datetime
    today: date
    first: Mapping[str, datetime | None]


@dataclass(frozen=True)
class Kind:
    """A table of which rows go by age: what they are called, and which have been kept long enough."""

    model: type[Model]
    name: str
    gone_by: Callable[[Limits], Q | None]


KINDS: tuple[Kind, ...] = (
    Kind(Access, "reads of the access log", lambda to: _before("at", to.first["keep_access_log_months"])),
    Kind(
        PortalRequest,
        "answered requests about people's data",
        lambda to: _before("answered_at", to.first["keep_requests_months"]),
    ),
    # What was noted for a hand-over tells of contacts.
    Kind(
        HandOver,
        "hand-overs that ended",
        lambda to: _before("ended_at", to.first["keep_interactions_months"]),
    ),
    Kind(
        PortalLink,
        "links of the portal that ran out",
        lambda to: _before("expires_at", to.first["keep_access_log_months"]),
    ),
    Kind(PortalVisit, "visits of the portal", lambda to: Q(ends_at__lt=to.now - VISIT_LASTS)),
    Kind(PortalBrowser, "browsers known to the portal", lambda to: Q(expires_at__lt=to.now)),
    Kind(PortalTry, "tries counted by the portal", lambda to: Q(tried_at__lt=to.now - TRIES_KEPT)),
    Kind(ReviewDraft, "drafts of reviews", lambda to: Q(saved_at__lt=to.now - KEPT_FOR)),
    Kind(KeptReading, "rights to read what was handed over", lambda to: Q(until__lt=to.today)),
    Kind(Reminded, "notes of reminders sent", lambda to: Q(due_on__lt=to.today - REMINDED_KEPT)),
    Kind(Import, "imports", lambda to: Q(touched_at__lt=to.now - UPLOADS_KEPT)),
    Kind(Invitation, "invitations", lambda to: Q(expires_at__lt=to.now)),
    Kind(SignInLink, "links to sign in", lambda to: Q(expires_at__lt=to.now)),
    Kind(ApiToken, "tokens of the API", lambda to: Q(expires_at__lt=to.now)),
    Kind(Session, "sessions", lambda to: Q(expire_date__lt=to.now)),
    Kind(
        UserSession,
        "entries of the list of sessions",
        lambda to: ~Q(session_key__in=Session.objects.filter(expire_date__gte=to.now).values("session_key")),
    ),
)
_WITH_THE_USER = "kept as long as its user"
_WITH_THE_PERSON = "kept as long as the person it speaks of"
_NO_PEOPLE = "speaks of no person"
# Every other table, and why none of its rows goes by age.
KEPT_OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("auth_user", "auth_user_groups", "auth_user_user_permissions", "web_membership"),
                *("account_emailaddress", "account_emailconfirmation", "mfa_authenticator"),
                *("socialaccount_socialaccount", "socialaccount_socialtoken"),
                *("web_savedview", "web_reminderchoice"),
            ),
            _WITH_THE_USER,
        ),
        "web_portalseen": _WITH_THE_PERSON,
        "web_campaignask": _WITH_THE_PERSON,
        **dict.fromkeys(
            (
                *("auth_permission", "auth_group", "auth_group_permissions", "django_content_type"),
                *("socialaccount_socialapp", "web_namedfigures", "web_portalterms", "web_rulequestion"),
                *("web_savedmapping", "web_campaign", "web_guide"),
            ),
            _NO_PEOPLE,
        ),
        **dict.fromkeys(
            ("web_stocktaking", "web_duplicatesearch", "web_duplicatepair"), "the newest alone is kept"
        ),
        "django_tasks_database_dbtaskresult": "kept for a month by the worker",
    }
)


def due(ledger: Ledger, now: datetime) -> dict[str, int]:
    """How many rows and files of each kind have been kept long enough, by what they are called."""
    counts = {kind.name: rows.count() for kind, rows in _gone_by(ledger, now)}
    return {
        **counts,
        _MAILS: len(old_mails(now)),
        _COPIES: len(leftovers(now)),
        _UPLOADS: len(ownerless_uploads(now)),
    }


def forget(ledger: Ledger, now: datetime) -> dict[str, int]:
    """Delete what has been kept long enough, and what speaks of people the book does not know; gives how many of each kind.

    The latter is what a page wrote that had been opened before its person was erased; the next sweep leaves no byte of it.
    """
    counts = {kind.name: _delete(kind, rows) for kind, rows in _gone_by(ledger, now)}
    with transaction.atomic(using=ledger.alias):
        unknown = sum(rows.delete()[0] for rows in of_unknown_people(ledger))
        if unknown + drafts_without_unknown_people(ledger):
            store.note_unswept(ledger)
    files = {_MAILS: forget_old_mails(now), _COPIES: forget_leftovers(now)}
    return {**counts, **files, _UPLOADS: forget_ownerless_uploads(now)}


def _delete(kind: Kind, rows: QuerySet[Model]) -> int:
    """Delete rows and what hangs on them; gives how many of the kind itself that were."""
    label = kind.model._meta.label  # noqa: SLF001 - Django's documented name
    return rows.delete()[1].get(label, 0)


def _gone_by(ledger: Ledger, now: datetime) -> Iterator[tuple[Kind, QuerySet[Model]]]:
    limits = _limits(ledger, now)
    for kind in KINDS:
        condition = kind.gone_by(limits)
        if condition is not None:
            rows: QuerySet[Model] = QuerySet(model=kind.model, using=ledger.alias)
            yield kind, rows.filter(condition)


def _limits(ledger: Ledger, now: datetime) -> Limits:
    today, zone = today_of(ledger, now), store.time_zone(ledger)
    return Limits(
        now,
        today,
        {
            name: datetime.combine(months_before(today, months), time(), zone) if months else None
            for name, months in retention_months(choices(ledger)).items()
        },
    )


def _before(column: str, first: datetime | None) -> Q | None:
    return None if first is None else Q(**{f"{column}__lt": first})
