"""`python -m troth` is the command line."""

import sys

from troth.cli import main

sys.exit(main())
