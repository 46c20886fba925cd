"""Running the compiled measures on an open book as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from troth.engine import Runner, lay_known, load_decay, set_day
from troth.engine.prepared import PRIOR_TYPES
from troth.model import Rules
from troth.workspace.plan import Step, half_lives

Prior = tuple[str, str, float]


def prepare(runner: Runner, rules: Rules) -> None:
    """Lay known facts and decay tables; needed once per engine and rules."""
    lay_known(runner)
    for name, half_life_days in half_lives(rules).items():
        load_decay(runner, name, half_life_days)


def run_book(
    runner: Runner, steps: Sequence[Step], at: date, kept: Mapping[str, Sequence[Prior]] | None = None
) -> None:
    """Compute every measure for the whole book as of `at`; each stays in the engine under its name.

    With `kept`, whole-book quantities by the measure that estimates them, these are taken and none is estimated.
    """
    set_day(runner, at)
    for step in steps:
        if step.whole_book and kept is not None:
            runner.load(step.name, PRIOR_TYPES, kept.get(step.name, ()))
        else:
            _lay(runner, step)


def _lay(runner: Runner, step: Step) -> None:
    put = runner.store if step.stored else runner.view
    put(step.name, step.select)


def by_measure(priors: Iterable[Prior]) -> dict[str, list[Prior]]:
    """The whole-book quantities by the measure that estimates them."""
    kept: dict[str, list[Prior]] = {}
    for prior in priors:
        kept.setdefault(prior[0].partition(".")[0], []).append(prior)
    return kept
