"""Job titles suggest buying roles: a table of words per language, the book's own over ours, and what gave each."""

from troth.intake.roles.suggesting import EMPLOYER, Position, Suggestion, suggest, suggest_from_title
from troth.intake.roles.words import ROLES, WORD_COLUMNS, RoleWord, Words, words_of_book

__all__ = [
    "EMPLOYER",
    "ROLES",
    "WORD_COLUMNS",
    "Position",
    "RoleWord",
    "Suggestion",
    "Words",
    "suggest",
    "suggest_from_title",
    "words_of_book",
]
