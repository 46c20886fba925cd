"""Troth: how loyal business customers are, person by person, promise by promise."""

__version__ = "0.1.0"
