"""More than is allowed at once is refused by its length, before a byte of it is kept."""

from __future__ import annotations

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import RequestFactory

from troth.model.settings import LARGEST_UPLOAD_MEGABYTES
from troth.web.environment import environment
from troth.web.importing.bounding import BoundedUpload

MEGABYTE = 2**20
USUAL = environment({}).upload_megabytes


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/import/", LARGEST_UPLOAD_MEGABYTES),
        ("/accounts/acorn/review/upload/", USUAL),
        ("/import/1/", USUAL),
    ],
)
def test_only_imports_may_be_large(address: str, most: int) -> None:
    handler = BoundedUpload(RequestFactory().post(address))
    handler.handle_raw_input(None, {}, most * MEGABYTE, b"")
    with pytest.raises(RequestDataTooBig, match="MB are taken at once"):
        handler.handle_raw_input(None, {}, most * MEGABYTE + 1, b"")


def test_what_is_allowed_is_left_to_the_next_handler() -> None:
    handler = BoundedUpload(RequestFactory().post("/import/"))
    assert handler.receive_data_chunk(b"abc", 0) == b"abc"
