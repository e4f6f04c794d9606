"""Servanda follows a peace agreement from promise to proof."""
