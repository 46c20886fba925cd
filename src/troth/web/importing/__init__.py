"""Importing in four steps: the files that were uploaded, and what is done with them in the background."""
