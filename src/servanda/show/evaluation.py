"""The figures of a reader as text and data, and its faults in their sentences."""

from collections.abc import Iterator

from servanda.model.evaluation import Evaluation, Fault, Score, Share
from servanda.show.clean import one_line

NAME = 34


def evaluation_text(found: Evaluation, *, faults: bool = False) -> str:
    """Return the figures, a line each; with `faults`, every fault after them."""
    rows = [*_figures(found), *_tables(found)]
    if faults:
        rows += ["", *(_fault(fault) for fault in found.faults)]
    return "\n".join(rows) + "\n"


def evaluation_data(found: Evaluation, *, faults: bool = False) -> dict[str, object]:
    """Return the figures as JSON prints them."""
    data: dict[str, object] = {
        "format": 1,
        "documents": found.documents,
        "words": found.words,
        "claims": _score_data(found.claims),
        "claims_f1_by_document": found.claims_f1_by_document,
        "agents": _score_data(found.agents),
        "agents_in_text": _score_data(found.agents_in_text),
        "fields": {name: _share_data(share) for name, share in found.fields},
        "provisions": {name: _score_data(score) for name, score in found.provisions},
        "confidence": {word: _share_data(share) for word, share in found.confidence},
        "confusions": [
            {"labelled": one, "made": other, "count": count}
            for one, other, count in found.confusions
        ],
        "false_facts": _share_data(found.false_facts),
        "length": found.length,
    }
    if faults:
        data["faults"] = [
            {
                "kind": fault.kind,
                "document": fault.document,
                "modality": fault.modality,
                "instead": fault.instead or None,
                "provision": fault.provision,
                "sentence": fault.sentence,
            }
            for fault in found.faults
        ]
    return data


def _figures(found: Evaluation) -> Iterator[str]:
    yield _row("documents", f"{found.documents} ({found.words:,} words)")
    yield _row("claims", _score(found.claims))
    if found.claims_f1_by_document is not None:
        yield _row("claims, mean F1 of documents", f"{found.claims_f1_by_document:.3f}")
    yield _row("agents", _score(found.agents))
    yield _row("agents the text names", _score(found.agents_in_text))
    for name, share in found.fields:
        yield _row(f"{name} right", _share(share))
    yield _row("called a fact and is none", _share(found.false_facts))
    if found.length is not None:
        yield _row("length of quotes, to labelled", f"{found.length:.2f}")
    if found.words:
        per = 1000 * found.claims.added / found.words
        yield _row("false claims in 1,000 words", f"{per:.2f}")


def _tables(found: Evaluation) -> Iterator[str]:
    if found.confidence:
        yield from ("", "By confidence, of claims made:")
        yield from (_row(f"  {word}", _share(share)) for word, share in found.confidence)
    if found.provisions:
        yield from ("", "By provision:")
        yield from (_row(f"  {name}", _score(score)) for name, score in found.provisions)
    if found.confusions:
        yield from ("", "Modality, labelled and made:")
        yield from (_row(f"  {one}, {other}", str(n)) for one, other, n in found.confusions)


def _row(name: str, value: str) -> str:
    return f"{name:<{NAME}}{value}"


def _score(score: Score) -> str:
    figures = f"F1 {score.f1:.3f}  precision {score.precision:.3f}  recall {score.recall:.3f}"
    return f"{figures}  ({score.right} right, {score.added} added, {score.lost} lost)"


def _share(share: Share) -> str:
    return f"{share.value:.3f} ({share.right} of {share.of})" if share.of else "none judged"


def _fault(fault: Fault) -> str:
    meant = f"{fault.modality} {fault.provision}"
    instead = f", read as {fault.instead}" if fault.instead else ""
    return f"{fault.kind:<8} {fault.document}: {meant}{instead}: {one_line(fault.sentence)}"


def _score_data(score: Score) -> dict[str, object]:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
        "right": score.right,
        "added": score.added,
        "lost": score.lost,
    }


def _share_data(share: Share) -> dict[str, object]:
    return {"value": round(share.value, 4), "right": share.right, "of": share.of}
