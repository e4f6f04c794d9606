"""Sentences as trees: what is mended in a parse leaves one."""

import pytest

from servanda.read.parse import Paragraph, parse
from servanda.read.sentence import Relation

SENTENCES = [
    "The foreign troops will leave, and, of course, the rebels.",
    "The truce competes for room with other questions, border talks, and, of course, the ballot.",
    "The envoys met, and, at times, liberal critics of the truce.",
    "Ruvania urged both sides to freeze the lines and called for talks.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_word_hangs_on_the_root(sentence: str) -> None:
    ((found, _),) = parse([(Paragraph(sentence, 0), None)])
    for tree in found:
        root = next(word.index for word in tree.words if word.relation is Relation.ROOT)
        assert tree.subtree(root) == list(range(len(tree.words)))
