"""How pages write figures: scores as points of 100 with their interval and evidence, shares with their counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from django.template import Context, Library
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext

from troth.reports import Figure, Phrase, labels
from troth.reports.figures import meaning as meaning_of
from troth.reports.labels import level_of
from troth.reports.likeness import AGREEMENTS
from troth.reports.promises import PromiseRow
from troth.web.account_columns import Column
from troth.web.asking import Asked
from troth.web.drawing import Sparkline, sparkline
from troth.web.environment import LANGUAGE_NAMES
from troth.web.navigation import Place, links
from troth.web.navigation import places as existing_places
from troth.web.words import said as said_in_words

register = Library()

NOTHING = "–"
_LABELS: Mapping[str, Mapping[str, Phrase]] = MappingProxyType(
    {
        "role": labels.ROLES,
        "state": labels.PROMISE_STATES,
        "class": labels.LOYALTY_CLASSES,
        "importance": labels.IMPORTANCE,
        "customer": labels.CUSTOMER_IMPORTANCE,
        "exchange": labels.EXCHANGES,
        "knowledge": labels.KNOWLEDGE,
        "step": labels.STEPS,
        "step_state": labels.STEP_STATES,
        "kano": labels.KANO,
        "power": labels.POWERS,
        "gap": labels.GAPS,
        "evidence": labels.EVIDENCE,
        "evidence_short": labels.EVIDENCE_SHORT,
        "level": labels.LEVELS,
    }
)

register.filter("said", said_in_words)


@register.filter
def agreement(field: str, how: str) -> str:
    """What is compared of two records, and how it compares."""
    return said_in_words(AGREEMENTS[field, how])


@register.filter
def label(value: str | None, kind: str) -> str:
    """A word of the model as people read it; empty for none."""
    return said_in_words(_LABELS[kind][value]) if value else ""


@register.filter
def score(value: float | None) -> str:
    """A figure between 0 and 1 as points of 100."""
    return NOTHING if value is None else str(round(100 * value))


@register.filter
def percent(value: float | None) -> str:
    """A share in per cent."""
    return NOTHING if value is None else f"{round(100 * value)} %"


@register.filter
def points(value: float | None) -> str:
    """A difference in points of 100, always with its sign."""
    if value is None:
        return NOTHING
    whole = round(100 * value)
    return f"+{whole}" if whole > 0 else f"−{-whole}" if whole < 0 else "±0"


@register.filter
def fine_points(value: float) -> str:
    """A contribution in points of 100 with two digits after the point, always with its sign."""
    rounded = round(100 * value, 2)
    return f"{'−' if rounded < 0 else '+'}{number_format(abs(rounded), 2)}"


@register.filter
def money(value: Decimal | None) -> str:
    """An amount in whole units of the book's currency."""
    if value is None:
        return NOTHING
    whole = value.quantize(Decimal(1), ROUND_HALF_UP)
    return f"{'−' if whole < 0 else ''}{number_format(abs(whole), force_grouping=True)}"


@register.filter
def plain(value: Decimal | None) -> str:
    """A number as short as it can be written."""
    return NOTHING if value is None else number_format(f"{value.normalize():f}")


@register.filter
def level(figure: Figure) -> str:
    """The band a figure is drawn in."""
    return level_of(figure.value)


@register.filter
def hundred(value: float | None) -> str:
    """A share as a place on a scale of 100, for drawing."""
    return f"{100 * (value or 0.0):.1f}"


@register.filter
def width(figure: Figure) -> str:
    """How wide a figure's interval is on a scale of 100."""
    return hundred(max((figure.high or 0.0) - (figure.low or 0.0), 0.0))


@register.filter
def unlocalized(value: float) -> str:
    """A coordinate as drawings write it in every language."""
    return f"{value:.1f}"


@register.filter
def when(promise: PromiseRow, at: date) -> str:
    """When a promise is due, seen from a day."""
    return said_in_words(promise.when(at))


@register.filter
def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


@register.filter
def meaning(column: str) -> str:
    """What a column of scores means, as the model says it."""
    return gettext(meaning_of(column))


@register.filter
def translated(words: str) -> str:
    """Words of the model in the reader's language."""
    return gettext(words) if words else ""


@register.filter
def spark(trend: Sequence[tuple[date, float | None]]) -> Sparkline:
    """The drawing of a trend."""
    return sparkline(trend)


@register.inclusion_tag("troth/parts/figure.html")
def figure(shown: Figure, size: str = "") -> Mapping[str, object]:
    """A figure with its mark, interval and evidence class; `size` is empty or large."""
    return {"figure": shown, "size": size}


@register.simple_tag(takes_context=True)
def list_url(context: Context, name: str, asked: Asked, form: str = "", **other: object) -> str:
    """The address of a list asked for as this one is, with other values in their place, on the day of this page."""
    frame = context.get("frame")
    day = {"at": frame.at.isoformat()} if frame and frame.at and not frame.is_latest else {}
    query = asked.query(**other, **day)
    address = reverse(name, args=[form] if form else [])
    return f"{address}?{query}" if query else address


@register.inclusion_tag("troth/parts/heading.html", takes_context=True)
def sorted_heading(context: Context, order: str, title: str, asked: Asked, sort: str) -> Mapping[str, object]:
    """The heading of a column by which a list of accounts is sorted, the least first."""
    return _heading(context, order, asked, sort, most_first=False) | {"title": title}


@register.inclusion_tag("troth/parts/heading.html", takes_context=True)
def column_heading(
    context: Context, column: Column, asked: Asked, sort: str, currency: str
) -> Mapping[str, object]:
    """The heading of a column of a list of accounts, by which it is sorted; once more turns the order round."""
    classes = " ".join(filter(None, ["number" if column.is_number else "", column.place]))
    unit = currency if column.name == "stake" else column.unit
    heading = _heading(context, column.order, asked, sort, most_first=column.most_first)
    return heading | {"title": column.title, "unit": unit, "classes": classes}


@register.inclusion_tag("troth/parts/heading.html", takes_context=True)
def value_heading(context: Context, order: str, title: str, unit: str = "") -> Mapping[str, object]:
    """The heading of a column of the list of value that the page shows; a minus before `order` sorts the greatest first."""
    name, asked, sort = order.removeprefix("-"), context["asked"], context["sort"]
    found = _heading(context, name, asked, sort, most_first=order.startswith("-"), list_name="value")
    return found | {
        "title": title,
        "unit": unit,
        "classes": "" if name in {"name", "importance"} else "number",
    }


def _heading(
    context: Context, order: str, asked: Asked, sort: str, *, most_first: bool, list_name: str = "accounts"
) -> dict[str, object]:
    is_sorted = sort.removeprefix("-") == order
    is_descending = is_sorted and sort.startswith("-")
    turned = order if is_descending else f"-{order}" if is_sorted or most_first else order
    direction = ("descending" if is_descending else "ascending") if is_sorted else ""
    return {"direction": direction, "address": list_url(context, list_name, asked, sort=turned)}


@register.filter
def asked_one(asked: Asked, name: str) -> str:
    """What a list was asked for under a name."""
    return asked.one(name)


@register.inclusion_tag("troth/parts/choice.html")
def choice(
    name: str, title: str, values: Iterable[str | tuple[str, str]], asked: Asked, kind: str = ""
) -> Mapping[str, object]:
    """A filter of a list: the values, words of the model of a `kind`, or pairs of a value and what it is called."""
    pairs = [
        value if isinstance(value, tuple) else (value, label(value, kind) if kind else value)
        for value in values
    ]
    return {"name": name, "title": title, "options": pairs, "chosen": asked.one(name)}


@register.inclusion_tag("troth/parts/places.html", takes_context=True)
def places(context: Context) -> Mapping[str, object]:
    """The places every page leads to; where nobody has signed in, none."""
    request = context["request"]
    names = ("request", "frame", "user")
    return {**{name: context.get(name) for name in names}, "links": tuple(links(request.path))}


@register.simple_tag
def languages() -> Mapping[str, str]:
    """The languages to choose from, each by the name it gives itself."""
    return LANGUAGE_NAMES


@register.simple_tag
def shortcuts() -> Sequence[Place]:
    """The places that a key leads to."""
    return [place for place in existing_places() if place.key]


@register.simple_tag(takes_context=True)
def page_url(context: Context, name: str, *args: str, **query: object) -> str:
    """The address of a page that speaks of the same day as this one."""
    frame = context.get("frame")
    day = {"at": frame.at.isoformat()} if frame and frame.at and not frame.is_latest else {}
    asked = {**day, **{key: value for key, value in query.items() if value}}
    address = reverse(name, args=args)
    return f"{address}?{urlencode(asked)}" if asked else address
