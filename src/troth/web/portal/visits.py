"""A visit: twelve hours in one browser, at addresses without the link's token, apart from our own sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from troth.web.models import PortalBrowser, PortalLink, PortalVisit
from troth.web.portal.forgery import form_is_ours
from troth.web.portal.tokens import fresh_secret, hashed

VISIT_COOKIE = "troth_portal"
BROWSER_COOKIE = "troth_portal_browser"
PATH = "/portal/"
VISIT_LASTS = timedelta(hours=12)
BROWSER_KNOWN_FOR = timedelta(days=180)

Page = Callable[..., HttpResponse]


def begin(link: PortalLink, now: datetime, *, confirmed: bool) -> tuple[PortalVisit, str]:
    """A new visit and its key, which only the browser keeps; visits long over are forgotten."""
    PortalVisit.objects.filter(ends_at__lt=now - VISIT_LASTS).delete()
    key = fresh_secret()
    visit = PortalVisit.objects.create(
        key_hash=hashed(key),
        link=link,
        begun_at=now,
        ends_at=now + VISIT_LASTS,
        confirmed_at=now if confirmed else None,
    )
    return visit, key


def visit_of(request: HttpRequest) -> PortalVisit | None:
    """The visit a request belongs to, while it lasts and its link is not revoked."""
    key = request.COOKIES.get(VISIT_COOKIE, "")
    if not key:
        return None
    going_on = PortalVisit.objects.filter(ends_at__gt=timezone.now(), link__revoked_at=None)
    return going_on.select_related("link").filter(key_hash=hashed(key)).first()


def confirm(visit: PortalVisit, now: datetime) -> str:
    """Confirm a visit and give it a new key, so that a key known before is good for nothing."""
    key = fresh_secret()
    PortalVisit.objects.filter(pk=visit.pk).update(
        key_hash=hashed(key), confirmed_at=now, code_hash="", code_until=None
    )
    return key


def end(visit: PortalVisit, now: datetime) -> None:
    """End a visit; its key opens nothing any more."""
    PortalVisit.objects.filter(pk=visit.pk).update(ends_at=now)


def know_browser(request: HttpRequest, response: HttpResponse, person_id: str, now: datetime) -> None:
    """Remember that this person entered a code in this browser."""
    # Always a fresh secret, so that none put into the browser by somebody else becomes a known one.
    secret, before = fresh_secret(), request.COOKIES.get(BROWSER_COOKIE, "")
    PortalBrowser.objects.filter(expires_at__lt=now).delete()
    PortalBrowser.objects.filter(key_hash=hashed(before)).update(key_hash=hashed(secret))
    PortalBrowser.objects.update_or_create(
        key_hash=hashed(secret), person_id=person_id, defaults={"expires_at": now + BROWSER_KNOWN_FOR}
    )
    set_cookie(response, BROWSER_COOKIE, secret, BROWSER_KNOWN_FOR)


def is_known_browser(request: HttpRequest, person_id: str, now: datetime) -> bool:
    """Whether this person has entered a code in this browser before."""
    secret = request.COOKIES.get(BROWSER_COOKIE, "")
    known = PortalBrowser.objects.filter(person_id=person_id, expires_at__gt=now)
    return bool(secret) and known.filter(key_hash=hashed(secret)).exists()


def set_cookie(response: HttpResponse, name: str, secret: str, lasts: timedelta) -> None:
    """A cookie that only requests of the portal's own pages carry, and no script reads."""
    response.set_cookie(
        name,
        secret,
        max_age=lasts,
        path=PATH,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )


def silent(view: Page) -> Page:
    """A page of the portal: open to whoever is not one of us, told to no cache and no other page, its forms our own."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: str) -> HttpResponse:
        response = view(request, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    # Ours takes the place of the check that every other page has.
    checked = cast("Page", csrf_exempt(form_is_ours(answer)))
    login_not_required(checked)
    return checked
