"""What every page has around it: the book, the day it speaks of, the days that can be chosen; full page or fragment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from troth.ledger import Ledger
from troth.workspace.choosing import settings_of
from troth.workspace.reading import kept_days


@dataclass(frozen=True)
class Frame:
    """The open book, the days with a kept run (newest first), and the one asked for; none where no run is kept."""

    ledger: Ledger
    days: tuple[date, ...]
    at: date | None
    name: str
    currency: str
    is_sample: bool

    @property
    def is_latest(self) -> bool:
        """Whether the page speaks of the newest day there is."""
        return self.at == next(iter(self.days), None)


def frame_of(request: HttpRequest) -> Frame:
    """The frame of a request; a day without a run gives the nearest earlier one that has one, else the first."""
    ledger = Ledger()
    days = kept_days(ledger)
    settings = settings_of(ledger)
    frame = Frame(
        ledger=ledger,
        days=days,
        at=_nearest(days, request.GET.get("at", "")),
        name=settings["name"],
        currency=settings["currency"],
        is_sample=settings.get("sample") == "true",
    )
    request.frame = frame  # type: ignore[attr-defined]
    return frame


def frame(request: HttpRequest) -> Mapping[str, object]:
    """For templates: the frame of the page, where it has one."""
    return {"frame": getattr(request, "frame", None)}


def answer(request: HttpRequest, page: str, fragment: str, context: Mapping[str, object]) -> HttpResponse:
    """The page as a whole, or only its fragment where HTMX asks for it."""
    response = render(request, fragment if getattr(request, "htmx", False) else page, dict(context))
    patch_vary_headers(response, ["HX-Request"])
    return response


def _nearest(days: tuple[date, ...], asked: str) -> date | None:
    """The day of the page: the newest one where none, or no date, is asked for."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return next(iter(days), None)
    earlier = [each for each in days if each <= day]
    return next(iter(earlier), None) or next(iter(days[-1:]), None)
