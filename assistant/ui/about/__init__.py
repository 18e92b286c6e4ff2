"""The view "about"."""
