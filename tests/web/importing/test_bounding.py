"""More than is allowed at once is refused by its length, before a byte of it is kept."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.test import RequestFactory

from troth.model.settings import LARGEST_UPLOAD_MEGABYTES
from troth.web.environment import environment
from troth.web.importing.bounding import BoundedUpload
from troth.web.rights import Rights, Role

MEGABYTE = 2**20
USUAL = environment({}).upload_megabytes


@pytest.mark.parametrize(
    ("address", "role", "most"),
    [
        ("/import/", Role.ADMIN, LARGEST_UPLOAD_MEGABYTES),
        ("/import/", Role.READER, USUAL),
        ("/accounts/acorn/review/upload/", Role.ADMIN, USUAL),
        ("/import/1/", Role.ADMIN, USUAL),
    ],
)
def test_only_imports_by_admins_may_be_large(address: str, role: Role, most: int) -> None:
    request = RequestFactory().post(address)
    request.rights = Rights(role)  # type: ignore[attr-defined]
    handler = BoundedUpload(request)
    handler.handle_raw_input(None, {}, most * MEGABYTE, b"")
    with pytest.raises(RequestDataTooBig, match="MB are taken at once"):
        handler.handle_raw_input(None, {}, most * MEGABYTE + 1, b"")


def test_what_is_allowed_is_left_to_the_next_handler() -> None:
    handler = BoundedUpload(RequestFactory().post("/import/"))
    assert handler.receive_data_chunk(b"abc", 0) == b"abc"


@pytest.mark.usefixtures("db")
def test_a_stranger_who_knows_the_address_may_send_no_more_than_elsewhere() -> None:
    request = RequestFactory().post("/import/")
    request.user = AnonymousUser()
    with pytest.raises(RequestDataTooBig, match=f"At most {USUAL:,} MB"):
        BoundedUpload(request).handle_raw_input(None, {}, USUAL * MEGABYTE + 1, b"")
