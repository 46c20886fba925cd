"""What the pages show, a file per page: the results of a kept run and the facts known on its day, as report objects."""

from troth.workspace.reading.account import read_account
from troth.workspace.reading.charges import read_charges, read_staff_of_teams
from troth.workspace.reading.days import kept_days
from troth.workspace.reading.portfolio import ACCOUNTS_A_PAGE, read_portfolio
from troth.workspace.reading.reasons import read_reasons
from troth.workspace.reading.review import read_behind_review, read_review
from troth.workspace.reading.reviews import read_reviews

__all__ = [
    "ACCOUNTS_A_PAGE",
    "kept_days",
    "read_account",
    "read_behind_review",
    "read_charges",
    "read_portfolio",
    "read_reasons",
    "read_review",
    "read_reviews",
    "read_staff_of_teams",
]
