"""The view "documents"."""
