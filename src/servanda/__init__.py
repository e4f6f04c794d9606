"""Servanda follows a peace agreement from promise to proof."""

__version__ = "0.1.0"
