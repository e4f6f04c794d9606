"""Worked cases shipped with the package."""
