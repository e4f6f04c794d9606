"""The case on disk: database, case files, kept sources."""
