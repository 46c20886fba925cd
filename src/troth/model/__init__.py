"""The words of Troth: tables, columns, outputs, rules, measures' cards and errors, each defined once.

`troth.model.exact` (arithmetic for measures) is imported by itself, since it brings the expression library.
"""

from troth.model.checks import parse, problems_of
from troth.model.columns import Column, Kind, Table
from troth.model.errors import (
    BookError,
    InputError,
    MappingError,
    MissingPartError,
    Problem,
    RefusedError,
    RuleError,
    TrothError,
)
from troth.model.facts import Facts, Value
from troth.model.measures import Measure, measure
from troth.model.outputs import OUTPUTS
from troth.model.rules import RULES, Rule, Rules, rules_from
from troth.model.tables import TABLES

__all__ = [
    "OUTPUTS",
    "RULES",
    "TABLES",
    "BookError",
    "Column",
    "Facts",
    "InputError",
    "Kind",
    "MappingError",
    "Measure",
    "MissingPartError",
    "Problem",
    "RefusedError",
    "Rule",
    "RuleError",
    "Rules",
    "Table",
    "TrothError",
    "Value",
    "measure",
    "parse",
    "problems_of",
    "rules_from",
]
