"""A book with promises released to visitors."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.portal.visitors import fill_portal, inside
from troth.ledger import Ledger


@pytest.fixture
def shared(filled: Ledger) -> Ledger:
    """The book, in which Vera and Olaf were promised something and told of it."""
    fill_portal(filled)
    return filled


@pytest.fixture
def vera(shared: Ledger) -> Client:
    """Vera of Acorn Mills, on a visit."""
    assert shared.is_sqlite
    return inside("vera")


@pytest.fixture
def olaf(shared: Ledger) -> Client:
    """Olaf of Birch Foods, on a visit."""
    assert shared.is_sqlite
    return inside("olaf")
