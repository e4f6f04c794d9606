"""How long one file may take and how large it may be: bad material must not stop the rest."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

SECONDS = 20
# The largest file, or member of an archive, that is held in memory; containers are streamed.
LARGEST = 50 * 1024 * 1024
# How many times its packed size an archive may unpack to, and how deep archives may lie in others.
RATIO, DEPTH = 100, 2
# Small archives of much repeated text pack better than that, and cost nothing.
UNPACKED_FREELY = 10 * 1024 * 1024
MOST_MEMBERS = 20_000

_Item = TypeVar("_Item")


class TooSlow(BaseException):
    """A file took longer than it may.

    Not an `Exception`: libraries that catch those and go on would swallow it.
    """


class TooLarge(Exception):  # noqa: N818 - says what is wrong, as TooSlow does
    """An archive unpacks to more than it may."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlow in the block once it has run for so long.

    Only the main thread of a system with interval timers can be interrupted; elsewhere the block
    runs on.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def limited(items: Iterator[_Item], seconds: float = SECONDS) -> Iterator[_Item]:
    """Yield the items, each of which may take so long to come.

    Raises:
        TooSlow: one took longer.
    """
    while True:
        with time_limit(seconds):
            found = next(items, None)
        if found is None:
            return
        yield found


class Unpacking:
    """Counts what an archive unpacks to, against its packed size."""

    def __init__(self, packed: int) -> None:
        self._most = max(UNPACKED_FREELY, packed * RATIO)
        self._unpacked = 0

    @property
    def exceeded(self) -> bool:
        """Return whether more was counted than may be."""
        return self._unpacked > self._most

    def count(self, size: int) -> None:
        """Count some unpacked bytes.

        Raises:
            TooLarge: the archive unpacks to more than a hundred times its size.
        """
        self._unpacked += size
        if self.exceeded:
            raise TooLarge
