"""When a stance was taken: on the day its verb names, or at an earlier time that nobody tells."""

from collections.abc import Callable

from servanda.model.when import Interval, When
from servanda.read import dates
from servanda.read.dates import Mention, Tense
from servanda.read.modality import Reading
from servanda.read.resolve import resolved
from servanda.read.sentence import Part, Relation, Sentence
from servanda.read.timing import UNDATED

# What stands in such a clause is told beside the news, and may be old.
_BESIDE = frozenset({Relation.RELATIVE, Relation.ADVERBIAL})


def day(
    text: str,
    sentence: Sentence,
    reading: Reading,
    published: Interval | None,
    tense: Callable[[Mention], Tense],
) -> When | None:
    """Return the past date on the verb of a stance ("pledged on Friday to …"), or None.

    Where there is no stance, it is that on the verb of a report ("estimated in December that …").
    """
    operator = reading.operator
    verbs = {operator.index, operator.carrier} if operator else {reading.reporter}
    if not verbs - {None}:
        return None
    mentions = dates.find(text, sentence.start, sentence.end)
    for mention, when in resolved(mentions, published, tense):
        own = mention.kind not in UNDATED and _verb(sentence, mention) in verbs
        days = when.interval
        known = published is None or (days and days.earliest <= published.latest)
        if own and days and known and tense(mention) is Tense.PAST:
            return when
    return None


def earlier(sentence: Sentence, reading: Reading) -> bool:
    """Return whether a stance is told as an older one: its day is not that of its report.

    So is what "had agreed", what stands in a clause beside the news, what is named by a noun ("its
    pledge to …"), and what an agreement or a plan states.
    """
    if reading.operator is None:
        return not reading.future
    index = reading.operator.index
    if sentence.words[index].part is not Part.VERB and not reading.operator.modal:
        return reading.operator.carrier is None
    path = (index, *sentence.above(index))
    return any(
        sentence.words[i].relation in _BESIDE or "had" in sentence.lowers(i, Relation.AUXILIARY)
        for i in path
    )


def _verb(sentence: Sentence, mention: Mention) -> int | None:
    """Return the verb that a date hangs on."""
    inside = [w for w in sentence.words if w.start < mention.end and mention.start < w.end]
    above = sentence.above(inside[0].index) if inside else ()
    return next((i for i in above if sentence.words[i].part is Part.VERB), None)
