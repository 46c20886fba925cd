"""A value statement as plain texts in the reader's language: what its PDF and its slides both write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from troth.reports.labels import ROLES
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.portal import STATE_LABELS, SharedPromise
from troth.reports.printable import printable
from troth.reports.statement_figures import Chart
from troth.reports.value_statement import ToldClaim, ValueStatement

Say = Callable[[Phrase], str]

HEADINGS: Mapping[str, Phrase] = {
    "glance": _("At a glance"),
    "created": _("What you had from us"),
    "destroyed": _("What you lost by us"),
    "to_come": _("What is still to come"),
    "words": _("In words"),
    "figures": _("In figures"),
    "proof": _("Whose word, and how well shown"),
    "promise": _("What we promised"),
    "due": _("By when"),
    "gained": _("gained"),
    "lost": _("lost"),
    "nothing_created": _("Nothing has been put on record and released to you yet."),
    "nothing_to_come": _("Nothing is promised to you with a day beyond this one."),
}
NOTES: tuple[Phrase, ...] = (
    _(
        "Sums hold only what your side said or confirmed, and only like units; money stands where your side named the "
        "price of a unit; what you lost is not set off."
    ),
    _("What is to come are promises made to you, each with its day, and nothing else."),
)


@dataclass(frozen=True)
class SpokenClaim:
    """A claim: the approved words, its figures a line each, and in one line whose word it is and how well it is shown."""

    words: str
    lines: tuple[str, ...]
    proof: str


@dataclass(frozen=True)
class SpokenBar:
    """A bar with its label; `gained` and `lost` are its heights in words."""

    label: str
    created: Decimal
    destroyed: Decimal
    gained: str
    lost: str


@dataclass(frozen=True)
class SpokenStatement:
    """Every text of the statement; `to_come` are (words, by when), `figures` (value, label), `headings` by name."""

    sender: str
    title: str
    about: str
    day: str
    figures: tuple[tuple[str, str], ...]
    chart_title: str
    bars: tuple[SpokenBar, ...]
    created: tuple[SpokenClaim, ...]
    destroyed: tuple[SpokenClaim, ...]
    to_come: tuple[tuple[str, str], ...]
    headings: Mapping[str, str]
    notes: tuple[str, ...]


def spoken(statement: ValueStatement, say: Say) -> SpokenStatement:
    """The statement in the words `say` puts phrases into; every text on one line, without what no page can show."""

    def text(phrase: Phrase) -> str:
        return printable(say(phrase))

    chart = statement.chart
    return SpokenStatement(
        sender=printable(statement.sender.name),
        title=text(statement.title),
        about=text(_about(statement)),
        day=text(_("{day}", day=statement.at)),
        figures=tuple((text(each.value), text(each.label)) for each in statement.figures),
        chart_title=text(_chart_title(chart, statement.sender.currency)) if chart else "",
        bars=_bars(chart, text) if chart else (),
        created=tuple(_claim(each, text) for each in statement.created),
        destroyed=tuple(_claim(each, text) for each in statement.destroyed),
        to_come=tuple((printable(each.words), text(due(each))) for each in statement.to_come),
        headings={name: text(phrase) for name, phrase in HEADINGS.items()},
        notes=tuple(text(note) for note in NOTES),
    )


def due(promise: SharedPromise) -> Phrase:
    """By when a promise ahead is to be kept; that it is past its day is said."""
    day = promise.due_on or _("no day named")
    if promise.state == "overdue":
        return _("{day}, {state}", day=day, state=STATE_LABELS["overdue"])
    return _("{day}", day=day)


def proof(told: ToldClaim) -> Phrase:
    """Whose word a claim is, how well it is shown, and who of them confirmed it."""
    claim = told.claim
    if claim.confirmation is None:
        return _("{source}; {proof}", source=claim.source, proof=claim.proof)
    return _(
        "{source}; {proof}; {confirmation}",
        source=claim.source,
        proof=claim.proof,
        confirmation=claim.confirmation,
    )


def _about(statement: ValueStatement) -> Phrase:
    if statement.role:
        role = ROLES[statement.role]
        return _(
            "for {person}, {role}, {account}", person=statement.person, role=role, account=statement.account
        )
    return _("for {person}, {account}", person=statement.person, account=statement.account)


def _chart_title(chart: Chart, currency: str) -> Phrase:
    what = _("Value in {currency}", currency=currency) if not chart.unit else _metric(chart)
    if chart.by == "month":
        return _("{what}, by the month it was stated in", what=what)
    return _("{what}, by part of what we promise", what=what)


def _metric(chart: Chart) -> Phrase:
    return _("{metric} in {unit}", metric=chart.metric, unit=chart.unit)


def _bars(chart: Chart, text: Say) -> tuple[SpokenBar, ...]:
    return tuple(
        SpokenBar(
            printable(bar.label) or text(_("other")),
            bar.created,
            bar.destroyed,
            text(_("{amount}", amount=_whole(bar.created))),
            text(_("lost: {amount}", amount=_whole(bar.destroyed))),
        )
        for bar in chart.bars
    )


def _whole(value: Decimal) -> Decimal:
    """A height as it is written beside its bar: whole where it is large."""
    return round(value) + Decimal(0) if abs(value) >= LARGE else value.normalize() + 0


LARGE = 100


def _claim(told: ToldClaim, text: Say) -> SpokenClaim:
    return SpokenClaim(
        words=printable(told.claim.words),
        lines=tuple(text(line) for line in told.lines),
        proof=text(proof(told)),
    )
