"""The application as a server calls it."""

import os
from multiprocessing import parent_process

from django.core.wsgi import get_wsgi_application

from troth.web.ending import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "troth.web.settings")
if parent_process() is not None:
    end_with_parent()
application = get_wsgi_application()
