"""Entering facts: forms made of the tables' columns, one dialog, one click for what became of a promise, and undo."""
