"""The columns of a list of accounts: what they are called, what they are sorted by, and what a spreadsheet gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from troth.reports import AccountRow, Figure, labels
from troth.web.words import said

Cell = str | int | float | Decimal | None
POINTS = 100


@dataclass(frozen=True)
class Column:
    """A column: `order` is what the list is sorted by, `most_first` whether the greatest come first at first.

    `cells` are the columns it has in a spreadsheet. `place` says on which screens it is shown: all, wide or widest.
    """

    name: str
    title: Promise
    order: str
    cells: Sequence[tuple[Promise, Callable[[AccountRow], Cell]]]
    most_first: bool = True
    is_number: bool = True
    place: str = ""
    unit: Promise | str = ""

    @property
    def template(self) -> str:
        """What a page shows in its cells."""
        return f"troth/accounts/cells/{self.name}.html"


def _points(value: float | None) -> Cell:
    return None if value is None else round(POINTS * value, 1)


def _figure(
    title: Promise, of: Callable[[AccountRow], Figure]
) -> list[tuple[Promise, Callable[[AccountRow], Cell]]]:
    return [
        (title, lambda row: _points(of(row).value)),
        (_("lower end of 90 %"), lambda row: _points(of(row).low)),
        (_("upper end of 90 %"), lambda row: _points(of(row).high)),
        (_("evidence"), lambda row: said(labels.EVIDENCE[of(row).evidence])),
    ]


_EVERY = (
    Column(
        "segment",
        _("Segment"),
        "segment",
        [(_("Segment"), lambda row: row.segment)],
        most_first=False,
        is_number=False,
    ),
    Column(
        "country",
        _("Country"),
        "country",
        [(_("Country"), lambda row: row.country)],
        most_first=False,
        is_number=False,
    ),
    Column(
        "owner", _("Owner"), "owner", [(_("Owner"), lambda row: row.owner)], most_first=False, is_number=False
    ),
    Column(
        "stake",
        _("At stake"),
        "stake",
        [
            (_("At stake"), lambda row: row.stake.at_stake),
            (_("Money of 365 days"), lambda row: row.stake.money),
        ],
    ),
    Column(
        "loyalty",
        _("Loyalty"),
        "loyalty",
        _figure(_("Loyalty"), lambda row: row.loyalty),
        is_number=False,
        unit="0–100",
    ),
    Column(
        "change",
        _("12 months"),
        "change",
        [(_("Change in a month"), lambda row: _points(row.change))],
        most_first=False,
        is_number=False,
        place="wide",
        unit=_("± 1 month"),
    ),
    Column(
        "kept",
        _("Promises kept"),
        "kept",
        [(_("Promises kept"), lambda row: row.kept.kept), (_("Promises due"), lambda row: row.kept.due)],
    ),
    Column("trust", _("Trust"), "trust", _figure(_("Trust"), lambda row: row.trust), place="widest"),
    Column(
        "respect", _("Respect"), "respect", _figure(_("Respect"), lambda row: row.respect), place="widest"
    ),
    Column(
        "weakest",
        _("Weakest key person"),
        "weakest",
        [
            (_("Weakest key person"), lambda row: row.weakest_person),
            (_("Their loyalty"), lambda row: _points(row.weakest_loyalty)),
        ],
        most_first=False,
        is_number=False,
        place="wide",
    ),
    Column(
        "open",
        _("Open"),
        "overdue",
        [
            (_("Open promises"), lambda row: row.open_promises),
            (_("Overdue promises"), lambda row: row.overdue_promises),
        ],
    ),
    Column(
        "class",
        _("Attitude and behaviour"),
        "class",
        [
            (
                _("Attitude and behaviour"),
                lambda row: said(labels.LOYALTY_CLASSES[row.loyalty_class]) if row.loyalty_class else "",
            )
        ],
        most_first=False,
        is_number=False,
    ),
    Column(
        "roles",
        _("Roles covered"),
        "roles",
        [(_("Roles covered, %"), lambda row: _points(row.role_coverage))],
    ),
    Column(
        "contacts",
        _("Effective contacts"),
        "contacts",
        [
            (
                _("Effective contacts"),
                lambda row: None if row.effective_contacts is None else round(row.effective_contacts, 1),
            )
        ],
        unit=_("people"),
    ),
    Column(
        "unknown",
        _("Not known"),
        "unknown",
        [(_("Influence not known, %"), lambda row: _points(row.unknown_share))],
    ),
    Column(
        "gaps",
        _("Gaps, the heaviest"),
        "gaps",
        [
            (_("Gaps"), lambda row: row.gap_count),
            (_("Heaviest gap"), lambda row: said(row.heaviest_gap.words) if row.heaviest_gap else ""),
        ],
        is_number=False,
    ),
)
COLUMNS: Mapping[str, Column] = MappingProxyType({column.name: column for column in _EVERY})
SHOWN_AT_FIRST = ("stake", "loyalty", "change", "kept", "trust", "respect", "weakest", "open", "gaps")


def chosen(names: Sequence[str], *, with_money: bool) -> tuple[Column, ...]:
    """The columns of these names in their own order, or those shown at first; money only where the book has any."""
    wanted = set(names) & COLUMNS.keys() or set(SHOWN_AT_FIRST)
    return tuple(
        column for name, column in COLUMNS.items() if name in wanted and (with_money or name != "stake")
    )


def sheet_of(columns: Sequence[Column]) -> tuple[list[str], Callable[[AccountRow], list[Cell]]]:
    """The titles of a spreadsheet with these columns, and what it says of an account."""
    cells = [cell for column in columns for cell in column.cells]
    titles = [str(_("Account")), str(_("Id")), *(str(title) for title, _of in cells)]
    return titles, lambda row: [row.name, row.account_id, *(of(row) for _title, of in cells)]
