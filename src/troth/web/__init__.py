"""The web application: pages over the objects of `troth.reports`; no figure is computed here.

`python -m troth.web HOST PORT` serves the book named by TROTH_BOOK, in a process of its own.
"""
