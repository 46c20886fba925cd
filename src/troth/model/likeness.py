"""How surely two records are one company, or one person: what each field that agrees or differs adds, in bits.

A pair starts at PRIOR_BITS; every field of which both say something adds its weight; b bits are a certainty of
1 / (1 + 2^-b). The scheme is Fellegi's and Sunter's (A theory for record linkage, 1969), its weights are judgement.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRIOR_BITS = -10.0
# From here on a pair is suggested. None is ever merged by itself, however sure: each waits for somebody to look at it.
SUGGESTED_FROM = 0.5
# Likeness of two names from which they may be one misspelt: one letter of eight, two of sixteen.
NEARLY_FROM = 0.87
BITS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        # "same": but for legal form, case, accents and order of words; "near": but for a letter or two.
        "company_name": MappingProxyType({"same": 12.0, "near": 10.5, "different": -10.0}),
        "domain": MappingProxyType({"same": 8.0, "different": -3.0}),
        "country": MappingProxyType({"same": 1.0, "different": -4.0}),
        # "initials": the one gives the other's first names by their first letters.
        "person_name": MappingProxyType({"same": 9.0, "near": 7.5, "initials": 5.0, "different": -10.0}),
        "email": MappingProxyType({"same": 12.0, "different": -1.0}),
        "phone": MappingProxyType({"same": 6.0, "different": 0.0}),
        "account": MappingProxyType({"same": 3.0, "different": -3.0}),
    }
)
# Of more records of one key than this, only those next to each other by name are compared.
MOST_IN_BLOCK = 30
NEIGHBOURS = 5
SHORTEST_PHONE = 6  # digits after the country: a shorter number is an extension
MOST_TOLD = 2_000  # of a whole book: the surest pairs of accounts, and of people
MOST_AT_ONCE = (
    2_000  # accounts and people of a book that are compared while a page waits; more in the background
)
