"""Which stipulations are of one agreement: told apart by its day and by its name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from servanda.assess.stipulated import PARTIES, Stipulation
from servanda.model.agreement import Agreement
from servanda.model.when import Granularity, Interval

# Two papers may differ by so much on the day on which one thing was signed.
SLIP = timedelta(days=2)
UNNAMED = Agreement(id="no-agreement", name="no agreement named in these sources")


@dataclass(slots=True)
class Accord:
    """One agreement, with what its sources say it contains; in the order they were told."""

    stipulations: list[Stipulation] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    bound: bool = True

    @property
    def signed(self) -> Interval | None:
        """Return the day it is of, or the interval, as finely as the sources tell."""
        days = [s.signed for s in self.stipulations if s.signed]
        if not days:
            return None
        fine = {day for day in days if day.earliest == day.latest}
        if len(fine) > 1:
            return Interval(
                earliest=min(day.earliest for day in fine), latest=max(day.latest for day in fine)
            )
        return min(days, key=lambda day: (day.latest - day.earliest, day.earliest))

    @property
    def parties(self) -> tuple[str, ...]:
        """Return those named as its parties."""
        return tuple(dict.fromkeys(name for item in self.stipulations for name in item.parties))

    @property
    def described(self) -> tuple[str, ...]:
        """Return how those who agreed are called first where nobody names them."""
        for item in self.stipulations:
            if item.claim.agents:
                plain = all(name.lower() in PARTIES for name in item.claim.agents)
                return ("the parties",) if plain else item.claim.agents
        return ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return its proper names, the first told first."""
        return tuple(dict.fromkeys(item.name for item in self.stipulations if item.name))

    def provisions(self) -> frozenset[str]:
        """Return what it is about."""
        return frozenset(item.claim.provision for item in self.stipulations if item.owes)

    def agreement(self, identifier: str) -> Agreement:
        """Return it as an agreement."""
        own = next((item.document.id for item in self.stipulations if item.own), None)
        called, *others = self.names or (self._unnamed(),)
        known = min(item.known for item in self.stipulations)
        signed = self.signed
        return Agreement(
            id=identifier,
            name=called,
            names=tuple(others),
            signed=signed,
            parties=self.parties or self.described,
            known=max(known, signed.earliest) if signed else known,
            document=own,
        )

    def _unnamed(self) -> str:
        kind = self.kind()
        signed = self.signed
        if signed:
            return f"the {kind} of {_span(signed)}"
        published = self.stipulations[0].document.published
        return f"the {kind} reported {_span(published)}" if published else f"the {kind}"

    def kind(self) -> str:
        """Return what it is: a conference where everything in it was agreed at one."""
        return "conference" if all(i.meeting for i in self.stipulations) else "agreement"


def accords(stipulations: Sequence[Stipulation]) -> tuple[Accord, ...]:
    """Return the agreements that stipulations speak of, in the order they were first told.

    What no agreement stands behind, a promise or a task, comes last, under none.
    """
    bound = [item for item in stipulations if item.bound]
    found = _of_days([item for item in bound if item.signed and _fine(item.signed)])
    for item in sorted(
        (i for i in bound if i.signed and not _fine(i.signed)), key=lambda i: _width(i.signed)
    ):
        _place_coarse(item, found)
    for item in (i for i in bound if not i.signed):
        _place_undated(item, found)
    order = {id(item): number for number, item in enumerate(stipulations)}
    for accord in found:
        accord.stipulations.sort(key=lambda item: order[id(item)])
    found = [accord for accord in found if any(item.owes for item in accord.stipulations)]
    found.sort(key=lambda accord: order[id(accord.stipulations[0])])
    loose = [item for item in stipulations if not item.bound]
    return (*found, *((Accord(loose, bound=False),) if loose else ()))


def _of_days(dated: Sequence[Stipulation]) -> list[Accord]:
    """Return an agreement for each day; two days that papers may have mistaken are one."""
    days: dict[date, Accord] = {}
    for item in dated:
        if item.signed:
            days.setdefault(item.signed.earliest, Accord()).stipulations.append(item)
    found: list[Accord] = []
    for day in sorted(days):
        before = found[-1] if found else None
        if before and _one(before, days[day]):
            before.stipulations += days[day].stipulations
            before.doubts.append(f"the sources differ on its day: one says {_long(day)}")
        else:
            found.append(days[day])
    return found


def _one(before: Accord, after: Accord) -> bool:
    """Return whether two agreements of neighbouring days are one: told alike by other papers."""
    first, then = before.signed, after.signed
    if not first or not then or then.earliest - first.latest > SLIP:
        return False
    papers = [{item.document.id for item in accord.stipulations} for accord in (before, after)]
    alike = before.provisions() & after.provisions()
    return bool(alike) and papers[0].isdisjoint(papers[1]) and _agree(before, after.parties)


def _agree(accord: Accord, parties: Sequence[str]) -> bool:
    """Return whether parties may be those of an agreement: nobody named is anybody."""
    return not parties or not accord.parties or bool(set(parties) & set(accord.parties))


def _place_coarse(item: Stipulation, found: list[Accord]) -> None:
    """Put what is told of a month or a span with the agreement of a day in it."""
    near = [a for a in found if a.signed and item.signed and a.signed.overlaps(item.signed)]
    fitting = [a for a in near if _agree(a, item.parties)]
    if len(fitting) > 1:
        alike = [a for a in fitting if item.claim.provision in a.provisions()]
        fitting = alike or fitting
        fitting[0].doubts.append(
            f"“{_short(item.claim.quote)}” may be of another agreement of that time"
        )
    _join(item, fitting, found)


def _place_undated(item: Stipulation, found: list[Accord]) -> None:
    """Put what is told without a day with the agreement of its name, or the one it must mean."""
    called = [a for a in found if item.name and item.name in a.names]
    same = [
        a
        for a in found
        if item.claim.provision in a.provisions()
        and _agree(a, item.parties)
        and (a.signed is None or a.signed.earliest <= item.known)
    ]
    here = [a for a in found if any(i.document.id == item.document.id for i in a.stipulations)]
    undated = [a for a in found if a.signed is None and _agree(a, item.parties)]
    for choice in (called, here, same, undated):
        if len(choice) == 1 and not (item.own and choice is not called):
            _join(item, choice, found)
            return
    _join(item, [a for a in here if item.own], found)


def _join(item: Stipulation, fitting: Sequence[Accord], found: list[Accord]) -> None:
    if fitting:
        fitting[0].stipulations.append(item)
    else:
        found.append(Accord([item]))


def identified(found: Sequence[Accord]) -> Iterator[tuple[Accord, Agreement]]:
    """Yield each agreement with its id: what it is and its day, and a number where that recurs."""
    taken: dict[str, int] = {}
    for accord in found:
        if not accord.bound:
            known = min(item.known for item in accord.stipulations)
            yield accord, Agreement(id=UNNAMED.id, name=UNNAMED.name, known=known)
            continue
        signed = accord.signed
        start = signed.iso().split("/")[0] if signed else "undated"
        identifier = f"{accord.kind()}-{start}"
        taken[identifier] = taken.get(identifier, 0) + 1
        number = f"-{taken[identifier]}" if taken[identifier] > 1 else ""
        yield accord, accord.agreement(f"{identifier}{number}")


def _fine(interval: Interval) -> bool:
    return interval.earliest == interval.latest


def _width(interval: Interval | None) -> timedelta:
    return interval.latest - interval.earliest if interval else timedelta.max


def _span(interval: Interval) -> str:
    if interval.granularity is Granularity.MONTH:
        return f"{interval.earliest:%B %Y}"
    if interval.granularity is Granularity.YEAR:
        return f"{interval.earliest:%Y}"
    if _fine(interval):
        return _long(interval.earliest)
    return f"{_long(interval.earliest)} to {_long(interval.latest)}"


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= 80 else f"{words[:79]}…"
