"""How much may be uploaded at once, decided before the first byte is kept."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from django.urls import reverse

from troth.model.settings import LARGEST_UPLOAD_MEGABYTES
from troth.web.rights import rights_of

_MEGABYTE = 2**20


class BoundedUpload(FileUploadHandler):
    """Refuses a request whose files are larger than is allowed: to admins for imports, and anywhere else."""

    def handle_raw_input(
        self, _input_data: Any, _meta: Any, content_length: int, _boundary: Any, _encoding: Any = None
    ) -> None:
        """Look at how long the request says it is; the server passes on no more than that."""
        request = self.request
        # Read before anybody was turned away, so that it is for this to see who asks.
        is_import = (
            request is not None and request.path == reverse("imports") and rights_of(request).may_administer
        )
        most = LARGEST_UPLOAD_MEGABYTES if is_import else settings.ENVIRONMENT.upload_megabytes
        if content_length > most * _MEGABYTE:
            raise RequestDataTooBig(f"At most {most:,} MB are taken at once; send less, or packed.")

    def receive_data_chunk(self, raw_data: bytes, _start: int) -> bytes:
        """Leave the bytes to the next handler."""
        return raw_data

    def file_complete(self, _file_size: int) -> None:
        """Leave the file to the next handler."""
