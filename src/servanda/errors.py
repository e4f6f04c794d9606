"""The exception tree: wrong calls and unusable case folders. Bad material is a `Notice` instead."""


class ServandaError(Exception):
    """Any error a caller of Servanda may want to catch."""


class UsageError(ServandaError):
    """The call itself is wrong: an unknown format, a date that is none."""


class CaseFileError(ServandaError):
    """A hand-written case file cannot be used; the message names every place at once."""


class StoreError(ServandaError):
    """The case database is damaged, locked or newer than this program."""


class TermsError(ServandaError):
    """A vocabulary file breaks its own rules."""
