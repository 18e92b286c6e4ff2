"""The view "report"."""
