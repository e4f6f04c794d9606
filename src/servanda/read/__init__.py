"""Bytes to documents, documents to claims."""
