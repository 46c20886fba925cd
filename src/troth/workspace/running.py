"""Running the compiled measures on an open book as of a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from troth.engine import Runner, lay_known, load_decay, set_day
from troth.model import Rules
from troth.workspace.plan import Step, half_lives

PRIOR_TYPES = {"name": "STRING", "segment": "STRING", "value": "DOUBLE"}
Prior = tuple[str, str, float]


def prepare(runner: Runner, rules: Rules, *, scoped: bool = False) -> None:
    """Lay known facts and decay tables; needed once per engine and rules."""
    lay_known(runner, scoped=scoped)
    for name, half_life_days in half_lives(rules).items():
        load_decay(runner, name, half_life_days)


def run_book(runner: Runner, steps: Sequence[Step], at: date) -> None:
    """Compute every measure for the whole book as of `at`; each stays in the engine under its name."""
    set_day(runner, at)
    for step in steps:
        _lay(runner, step)


def run_accounts(
    runner: Runner, steps: Sequence[Step], at: date, accounts: Collection[str], priors: Iterable[Prior]
) -> None:
    """Compute every measure for some accounts only, with whole-book quantities as kept by an earlier run."""
    set_day(runner, at, accounts)
    kept: Mapping[str, list[Prior]] = by_measure(priors)
    for step in steps:
        if step.whole_book:
            runner.load(step.name, PRIOR_TYPES, kept.get(step.name, []))
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
