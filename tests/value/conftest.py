"""The worktop of this room."""

from tests.worktop import worktop as worktop
