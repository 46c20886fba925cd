"""Handing an account over: what its next owner must know, and the signatures of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from troth.model import RefusedError
from troth.reports import HandOverPage
from troth.web.access_log import ReadKind, log_read
from troth.web.frame import Frame, frame_of
from troth.web.models import HandOver
from troth.web.rights import Rights, Role, keep_reading, rights_of, withheld
from troth.workspace.handing_over import change_owner
from troth.workspace.reading import read_hand_over
from troth.workspace.saving import bring_to_today

READING_KEPT_FOR = timedelta(days=30)
LONGEST_NOTE = 20_000  # characters


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, account_id: str) -> HttpResponse:
    """What goes with the account, and how far its hand-over is; a POST begins it, signs it, notes for it, or calls it off.

    Whoever is to take the account may read this page of it before it is theirs.
    """
    rights, going = rights_of(request), _open(account_id)
    if not _may(rights, account_id, going, request.method == "POST"):
        return withheld(request)
    frame = frame_of(request)
    if frame.at is None:
        return render(request, "troth/no_run.html")
    page = _page(frame, account_id)
    if request.method != "POST":
        log_read(request, ReadKind.ACCOUNT, [page.account_id])
        return render(request, "troth/hand_over.html", _context(page, rights, going))
    act = _ACTS.get(request.POST.get("act", ""))
    says = gettext("Choose what to do.") if act is None else act(request, page, going)
    if says is None:
        return withheld(request)
    if not says:
        return HttpResponseRedirect(reverse("hand_over", args=[account_id]))
    context = {**_context(page, rights, _open(account_id)), "says": says}
    return render(request, "troth/hand_over.html", context)


def _open(account_id: str) -> HandOver | None:
    return HandOver.objects.filter(account_id=account_id, ended_at=None).first()


def _may(rights: Rights, account_id: str, going: HandOver | None, writes: bool) -> bool:  # noqa: FBT001
    """Whether one may look at the page, or do anything on it."""
    is_next = going is not None and rights.staff_id is not None and rights.staff_id == going.to_staff_id
    return is_next or (rights.may_write(account_id) if writes else rights.may_read(account_id))


def _page(frame: Frame, account_id: str) -> HandOverPage:
    assert frame.at is not None  # noqa: S101 - the caller has looked
    try:
        page: HandOverPage = read_hand_over(frame.ledger, account_id, frame.at)
    except KeyError:
        raise Http404 from None
    return page


def _context(page: HandOverPage, rights: Rights, going: HandOver | None) -> Mapping[str, object]:
    names = {each.staff_id: each.name for each in page.staff} | {page.owner_id: page.owner}
    last = (
        HandOver.objects.filter(account_id=page.account_id)
        .exclude(ended_at=None)
        .order_by("-ended_at")
        .first()
    )
    return {
        "page": page,
        "going": going,
        "last": last,
        "giver": names.get(going.from_staff_id, "") if going else "",
        "taker": names.get(going.to_staff_id, "") if going else "",
        "last_giver": names.get(last.from_staff_id, "") if last else "",
        "may_write": rights.may_write(page.account_id),
        "may_give": going is not None and _may_give(rights, going),
        "may_take": going is not None and _may_take(rights, going),
        "kept_days": READING_KEPT_FOR.days,
    }


def _may_give(rights: Rights, going: HandOver) -> bool:
    """The old owner signs; where there is none, or they are gone, whoever leads the team does."""
    is_leading = rights.role in {Role.MANAGER, Role.ADMIN} and rights.may_write(going.account_id)
    return is_leading or (rights.staff_id is not None and rights.staff_id == going.from_staff_id)


def _may_take(rights: Rights, going: HandOver) -> bool:
    """The new owner signs; an admin may, for somebody who has no account here."""
    return rights.may_administer or (rights.staff_id is not None and rights.staff_id == going.to_staff_id)


# Each gives what is wrong, nothing where it was done, or None where it may not be done.
Act = Callable[[HttpRequest, HandOverPage, HandOver | None], str | None]


def _begin(request: HttpRequest, page: HandOverPage, going: HandOver | None) -> str | None:
    if not rights_of(request).may_write(page.account_id):
        return None
    if going is not None:
        return gettext("A hand-over of this account is under way already.")
    to_staff_id = request.POST.get("to", "")
    if to_staff_id not in {each.staff_id for each in page.staff}:
        return gettext("Choose who takes the account over.")
    HandOver.objects.create(
        account_id=page.account_id,
        from_staff_id=page.owner_id,
        to_staff_id=to_staff_id,
        note=request.POST.get("note", "")[:LONGEST_NOTE],
        begun_by=request.user.get_username(),
        begun_at=timezone.now(),
    )
    return ""


def _note(request: HttpRequest, page: HandOverPage, going: HandOver | None) -> str | None:
    if not rights_of(request).may_write(page.account_id):
        return None
    if going is None:
        return gettext("There is no hand-over under way.")
    going.note = request.POST.get("note", "")[:LONGEST_NOTE]
    going.save(update_fields=["note"])
    return ""


def _call_off(request: HttpRequest, page: HandOverPage, going: HandOver | None) -> str | None:
    if not rights_of(request).may_write(page.account_id):
        return None
    if going is not None:
        going.delete()
    return ""


def _give(request: HttpRequest, page: HandOverPage, going: HandOver | None) -> str | None:
    if going is None:
        return gettext("There is no hand-over under way.")
    if not _may_give(rights_of(request), going):
        return None
    going.given_by, going.given_at = request.user.get_username(), timezone.now()
    return _signed(request, page, going)


def _take(request: HttpRequest, page: HandOverPage, going: HandOver | None) -> str | None:
    if going is None:
        return gettext("There is no hand-over under way.")
    if not _may_take(rights_of(request), going):
        return None
    going.taken_by, going.taken_at = request.user.get_username(), timezone.now()
    return _signed(request, page, going)


def _signed(request: HttpRequest, page: HandOverPage, going: HandOver) -> str:
    """Keep the signature; with both, the account changes hands."""
    now = timezone.now()
    frame = frame_of(request)
    if going.given_at and going.taken_at:
        going.ended_at = now
        # Before the transaction, since it may wait for a run that is being kept.
        bring_to_today(frame.ledger, now)
    try:
        with transaction.atomic():
            going.save()
            if going.ended_at:
                change_owner(
                    frame.ledger,
                    page.account_id,
                    from_staff_id=going.from_staff_id,
                    to_staff_id=going.to_staff_id,
                    by=request.user.get_username(),
                    now=now,
                )
                _keep_reading(going, now.date())
    except RefusedError as refused:
        return str(refused)
    return ""


def _keep_reading(going: HandOver, today: date) -> None:
    if going.from_staff_id is not None:
        keep_reading(going.from_staff_id, going.account_id, today + READING_KEPT_FOR)


_ACTS: Mapping[str, Act] = {
    "begin": _begin,
    "note": _note,
    "call_off": _call_off,
    "give": _give,
    "take": _take,
}
