"""The same words in two documents: laws, and what is no copy."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.model.source import Document, Role, Segment
from servanda.read.passages import fingerprints, is_copy, shared_passages

STORY = (
    "Ruvania and Ostmark signed a truce on Tuesday after two years of fighting in the hills, and"
    " agreed to exchange all prisoners within thirty days. Patrols of an observer mission are to"
    " start in the spring, and the first report is to be handed over to the parties in the summer."
    " The mediators said that the guns on both sides of the river had been silent since Sunday."
)
OTHER = (
    "The harvest in the southern provinces was the largest in a decade, the ministry said, while"
    " the price of bread went on rising in the towns because of the cost of carrying the grain over"
    " the damaged roads, which are to be repaired before the winter with a loan from abroad."
)
QUOTE = "“We will leave the valley as soon as the others have left it and not one day before that,”"
vocabulary = st.lists(
    st.sampled_from(["guns", "truce", "river", "talks", "north", "men"]), min_size=1
)


def document(name: str, text: str) -> Document:
    parts, start = [], 0
    for line in text.split("\n"):
        parts.append(Segment(start, start + len(line), Role.BODY))
        start += len(line) + 1
    return Document(id=name, name=name, reader="test", text=text, segments=tuple(parts))


def words(text: str, name: str) -> list[str]:
    one, other = document("a", text), document("b", name)
    return [text[p.one.start : p.one.end] for p in shared_passages(one, other)]


def test_a_story_inside_a_longer_one_is_found_whole() -> None:
    assert words(STORY, f"{OTHER}\n{STORY}\n{OTHER}") == [STORY[:-1]]


def test_small_edits_do_not_part_a_passage() -> None:
    edited = STORY.replace("on Tuesday", "this Tuesday").replace("Patrols of", "The patrols of")
    assert len(words(STORY, edited)) == 1


def test_a_quotation_alone_is_no_passage() -> None:
    assert words(f"{QUOTE} one commander said.", f"The other said: {QUOTE} and left.") == []


def test_a_quotation_inside_a_copied_story_is_part_of_it() -> None:
    story = f"{STORY} {QUOTE} a commander said."
    assert words(story, f"{OTHER}\n{story}") == [story[:-1]]


def test_texts_on_other_things_share_nothing() -> None:
    assert words(STORY, OTHER) == []
    assert not is_copy(fingerprints(STORY), fingerprints(OTHER))


@given(vocabulary, vocabulary)
def test_what_is_shared_reads_the_same_in_both(one: list[str], other: list[str]) -> None:
    first, second = document("a", " ".join(one)), document("b", " ".join(other))
    for passage in shared_passages(first, second):
        there = second.text[passage.other.start : passage.other.end]
        # Joined runs may differ by the few words between them, never at their ends.
        assert first.text[passage.one.start : passage.one.end].split()[0] == there.split()[0]
        assert first.text[passage.one.start : passage.one.end].split()[-1] == there.split()[-1]


@given(vocabulary)
def test_a_text_is_a_copy_of_itself(found: list[str]) -> None:
    text = " ".join(found)
    one, again = document("a", text), document("b", text)
    passages = shared_passages(one, again)
    assert [(p.one.start, p.one.end) for p in passages] == [
        (p.other.start, p.other.end) for p in passages
    ]
    assert fingerprints(text) == fingerprints(text.upper())
