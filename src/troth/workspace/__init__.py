"""The one place that joins ledger, engine and measures: opens a book, runs measures, keeps runs."""
