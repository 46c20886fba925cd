"""Needs and their ratings on an account review: new ones, others in their place, and what was rated anew."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from troth.intake.review_cells import CellProblem, Reviewer, Wanted
from troth.model.facts import Value
from troth.reports.phrases import gettext as _
from troth.reports.review import PersonLine, Review
from troth.reports.review_columns import NEED_NUMBERS

Made = list[tuple[str, dict[str, Value]]]
SIDES = ("expected", "perceived")


def need_facts(
    sheet: Review, row: str, line: PersonLine | None, wanted: Wanted, reviewer: Reviewer
) -> tuple[Made, list[CellProblem]]:
    """The needs of one row and their ratings; another need in a cell ends the one that stood there, today.

    A rating holds only the side that was changed: what is expected is remembered by the need (rule 30).
    """
    made: Made = []
    problems: list[CellProblem] = []
    held = set(line.all_needs) if line else set()
    for number in NEED_NUMBERS:
        need_id = line.need_ids[number - 1] if line and number <= len(line.need_ids) else None
        label = wanted.get(f"need_{number}")
        rated = {side: wanted[f"{side}_{number}"] for side in SIDES if f"{side}_{number}" in wanted}
        if isinstance(label, str):
            code = _code(sheet.needs, label)
            if code in held:
                problems.append(CellProblem(row, f"need_{number}", _("This need is there already")))
            held.add(code)
            made += _another(sheet.needs, code, label, need_id, reviewer)
            need_id = str(made[-1][1]["need_id"])
        if rated and need_id is None:
            says = _("Say which need the points are about")
            problems.append(CellProblem(row, f"need_{number}", says))
        elif rated:
            made.append(("need_ratings", _rating(str(need_id), rated, reviewer)))
    return made, problems


def _another(needs: Mapping[str, str], code: str, label: str, ended: str | None, reviewer: Reviewer) -> Made:
    """A new need, listed in the book where it is not yet; the one in whose place it comes ends."""
    made: Made = []
    if code not in needs:
        listed: dict[str, Value] = {
            "code_id": reviewer.new_id("code"),
            "kind": "need",
            "code": code,
            "label": label,
        }
        made.append(("codes", listed))
    if ended is not None:
        made.append(("needs", {"need_id": ended, "until": reviewer.today}))
    made.append(("needs", {"need_id": reviewer.new_id("need"), "code": code}))
    return made


def _rating(need_id: str, rated: Mapping[str, Value], reviewer: Reviewer) -> dict[str, Value]:
    return {
        "rating_id": reviewer.new_id("rating"),
        "need_id": need_id,
        **{side: rated.get(side) for side in SIDES},
        **reviewer.rating,
    }


def _code(needs: Mapping[str, str], label: str) -> str:
    """The code of a need of the list, by its label or itself; else a code made of the words."""
    same = label.casefold()
    for code, known in needs.items():
        if same in {known.casefold(), code.casefold()}:
            return code
    plain = unicodedata.normalize("NFKD", same).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "need_" + same.encode().hex()[:40]
