"""Values as JSON: the names that other programs and the labelled data rely on."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from servanda.model.agreement import Agreement, Awaiting, Obligation, Quotation
from servanda.model.assessment import (
    Assessment,
    Comparison,
    Contrast,
    Correction,
    Count,
    Evidence,
    Lapse,
    PeriodFigure,
    PositionChange,
    Stance,
    Standing,
    Trend,
)
from servanda.model.claim import Claim, Quantity, Speaker
from servanda.model.source import DateEvidence, Document, Handling, Segment
from servanda.model.when import Interval, When
from servanda.show import calendar
from servanda.show.cite import index
from servanda.show.headline import headline, summary
from servanda.show.parts import Sentence
from servanda.show.positions import Labels

Record: TypeAlias = dict[str, object]

FORMAT = 1
STANCES: Mapping[str, Stance] = {
    "sets": Stance.SETS,
    "for": Stance.FOR,
    "against": Stance.AGAINST,
    "conditions": Stance.CONDITION,
}


def status_data(assessment: Assessment) -> Record:
    """Return where every obligation stands, exactly as `status --json` prints it."""
    score = None if assessment.score is None else round(assessment.score, 1)
    return {**_head(assessment), "obligations": _obligations(assessment), "score": score}


def positions_data(assessment: Assessment) -> Record:
    """Return each actor's line on each provision, with every claim in full."""
    claim_in = _claims_in(assessment)
    positions = [
        {
            "actor": position.actor or None,
            "provision": position.provision,
            "claims": [claim_in(claim) for claim in position.claims],
        }
        for position in assessment.positions
    ]
    return {
        **_head(assessment),
        "positions": positions,
        "moves": [_move(claim_in, move) for move in assessment.moves],
        "contrasts": [_contrast(claim_in, contrast) for contrast in assessment.contrasts],
    }


def numbers_data(assessment: Assessment) -> Record:
    """Return every published number with what it counts."""
    claim_in = _claims_in(assessment)
    return {
        **_head(assessment),
        "numbers": [_count(claim_in, count) for count in assessment.counts],
        "comparisons": [_comparison(item) for item in assessment.comparisons],
        "periods": [_period(claim_in, figure) for figure in assessment.periods],
    }


def deadlines_data(assessment: Assessment) -> Record:
    """Return every reading of every deadline, the earliest first."""
    deadlines = [
        {
            "id": item.standing.obligation.id,
            "due": _bounds(item.reading.interval),
            "words": item.reading.words,
            "claim": item.reading.claim,
            "status": item.standing.status,
        }
        for item in calendar.deadlines(assessment)
    ]
    return {**_head(assessment), "deadlines": deadlines}


def timeline_data(assessment: Assessment, labels: Labels) -> Record:
    """Return what was agreed, fell due and was told, by the calendar."""
    events = [
        {
            "when": _bounds(item.when),
            "kind": item.kind.lower(),
            "text": item.text,
            "citations": [citation.label for citation in item.citations],
        }
        for item in calendar.timeline(assessment, labels)
    ]
    return {**_head(assessment), "events": events}


def brief_data(assessment: Assessment) -> Record:
    """Return everything the brief rests on: its first sentences, and every part as data."""
    numbered, claim_in = index(assessment), _claims_in(assessment)
    labels = {key: citation.label for key, citation in numbered.citations.items()}
    return {
        **_head(assessment),
        "title": assessment.title,
        "drafted": assessment.drafted,
        "withheld": assessment.withheld,
        "other_claims": assessment.others,
        "headline": _sentence(headline(assessment, numbered)),
        "summary": [_sentence(sentence) for sentence in summary(assessment, numbered)],
        "agreements": [_agreement(agreement) for agreement in assessment.agreements],
        "obligations": _obligations(assessment),
        "positions": (told := positions_data(assessment))["positions"],
        "position_moves": told["moves"],
        "position_contrasts": told["contrasts"],
        "numbers": (numbered_data := numbers_data(assessment))["numbers"],
        "number_comparisons": numbered_data["comparisons"],
        "period_figures": numbered_data["periods"],
        "citations": labels,
        "corrections": [_correction(claim_in, item) for item in assessment.corrections],
        "lapsed": [_lapse(claim_in, lapse) for lapse in assessment.lapsed],
        "changes": _changes(assessment),
        "sources": [_source_of(assessment, document) for document in assessment.sources],
    }


def document_data(document: Document, handling: Handling, claims: Sequence[Claim]) -> Record:
    """Return a document and its claims as one line of `extract`."""
    return {
        **_source(document, handling),
        "id": document.name,
        "text": document.text,
        "segments": [_segment(part, document) for part in document.segments],
        "body": [list(span) for span in document.body()],
        "claims": [claim_data(claim, document) for claim in claims],
    }


def claim_data(claim: Claim, document: Document) -> Record:
    """Return a claim by the names of the labelled data."""
    return {
        "claim": claim.id,
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "modality": claim.modality,
        "provision": claim.provision,
        "agents": list(claim.agents),
        "agent_side_country": claim.side,
        "performers": list(claim.performers),
        "counterparts": list(claim.counterparts),
        "speaker": _speaker(claim.speaker),
        "origin": document.origin_at(claim.span.start),
        "outlet_chain": _outlets(document),
        "negated": claim.negated,
        "hedged": claim.hedged,
        "extent": claim.extent,
        "condition": claim.condition,
        "manner": claim.manner,
        "place": claim.place,
        "event_date": _when(claim.event),
        "earlier": claim.earlier,
        "deadline": _when(claim.deadline),
        "quantity": _quantity(claim.quantity),
        "further_quantities": [_quantity(number) for number in claim.further],
        "previous_quantity": _quantity(claim.previous),
        "confidence": claim.confidence,
        "reasons": list(claim.reasons),
        "reader": claim.reader,
        "optional": False,
    }


def _head(assessment: Assessment) -> Record:
    return {
        "format": FORMAT,
        "on": assessment.on.isoformat(),
        "known": assessment.known.isoformat(),
    }


def _obligations(assessment: Assessment) -> list[Record]:
    return [_standing(assessment, standing) for standing in assessment.standings]


def _standing(assessment: Assessment, standing: Standing) -> Record:
    late = standing.late
    return {
        **_obligation(standing.obligation),
        "status": standing.status,
        "timing": standing.timing,
        "performance": standing.performance,
        "proof": standing.proof,
        "disputed": standing.disputed,
        "refused_by": list(standing.refused_by),
        "due": _bounds(due) if (due := standing.obligation.due_interval()) else None,
        "late_days": {"least": late.least, "most": late.most} if late else None,
        "evidence": {
            name: [_evidence(assessment, item) for item in standing.of(stance)]
            for name, stance in STANCES.items()
        },
        "missing": list(standing.missing),
        "reasons": list(standing.reasons),
        "level": standing.level,
        "last_report": standing.reported.isoformat() if standing.reported else None,
        "breach_reports": _trend(standing.trend),
        "date_not_certain": standing.uncertain,
    }


def _trend(trend: Trend | None) -> Record | None:
    if trend is None:
        return None
    return {"days": trend.days, "now": trend.now, "before": trend.before}


def _obligation(obligation: Obligation) -> Record:
    return {
        "id": obligation.id,
        "agreement": obligation.agreement,
        "provision": obligation.provision,
        "text": obligation.text,
        "holders": list(obligation.holders),
        "performers": list(obligation.performers),
        "places": list(obligation.places),
        "count": obligation.count,
        "after": list(obligation.after),
        "conditions": list(obligation.conditions),
        "guarantors": list(obligation.guarantors),
        "awaiting": [_awaiting(reading) for reading in obligation.awaiting],
        "quotation": _quotation(obligation.quotation) if obligation.quotation else None,
    }


def _awaiting(reading: Awaiting) -> Record:
    length = reading.duration
    return {
        "text": reading.words,
        "count": length.count,
        "unit": length.unit,
        "after": reading.after,
        "since": reading.since,
    }


def _quotation(quotation: Quotation) -> Record:
    span = quotation.span
    return {
        "document": span.document,
        "start": span.start,
        "end": span.end,
        "quote": quotation.quote,
    }


def _agreement(agreement: Agreement) -> Record:
    return {
        "id": agreement.id,
        "name": agreement.name,
        "signed": agreement.signed.iso() if agreement.signed else None,
        "parties": list(agreement.parties),
    }


def _evidence(assessment: Assessment, item: Evidence) -> Record:
    span = item.claim.span
    return {
        "claim": item.claim.id,
        "document": span.document,
        "start": span.start,
        "end": span.end,
        "quote": item.claim.quote,
        "reason": item.reason,
        "linked": item.link,
        "handling": assessment.mark(span.document),
    }


def _claims_in(assessment: Assessment) -> Callable[[Claim], Record]:
    """Return what gives a claim with the document it was read in and the day of that."""
    documents = {document.id: document for document in assessment.sources}

    def claim_in(claim: Claim) -> Record:
        document = documents[claim.span.document]
        return {
            "document": document.id,
            "handling": assessment.mark(document.id),
            **_published(document),
            **claim_data(claim, document),
        }

    return claim_in


def _count(claim_in: Callable[[Claim], Record], count: Count) -> Record:
    return {
        "thing": count.thing,
        "counted_in": count.place,
        "state": count.state,
        "as_of": count.as_of.iso() if count.as_of else None,
        "whose": count.whose,
        "copies": [claim.id for claim in count.copies],
        **claim_in(count.claim),
        "quantity": _quantity(count.number),
    }


def _comparison(item: Comparison) -> Record:
    numbers = [{"claim": c.claim.id, "quantity": _quantity(c.number)} for c in item.counts]
    return {"fit": item.fit, "numbers": numbers}


def _period(claim_in: Callable[[Claim], Record], figure: PeriodFigure) -> Record:
    after = figure.restated
    return {
        "thing": figure.thing,
        "counter": figure.counter,
        "period": figure.period.iso(),
        "figure": _quantity(figure.claim.quantity),
        "restated": _quantity(after.previous) if after else None,
        "revised": figure.revised,
        "claim": claim_in(figure.claim),
        "restated_by": claim_in(after) if after else None,
    }


def _move(claim_in: Callable[[Claim], Record], move: PositionChange) -> Record:
    return {
        "actor": move.actor,
        "provision": move.provision,
        "kind": move.kind,
        "before": claim_in(move.before),
        "after": claim_in(move.after),
    }


def _contrast(claim_in: Callable[[Claim], Record], contrast: Contrast) -> Record:
    return {
        "actor": contrast.actor,
        "provision": contrast.provision,
        "why": contrast.why,
        "claims": [claim_in(claim) for claim in contrast.claims],
    }


def _correction(claim_in: Callable[[Claim], Record], item: Correction) -> Record:
    return {
        "replaced": item.old,
        "by": item.new,
        "known": item.known.isoformat(),
        "no_longer_said": [claim_in(claim) for claim in item.dropped],
        "now_said": [claim_in(claim) for claim in item.added],
    }


def _lapse(claim_in: Callable[[Claim], Record], lapse: Lapse) -> Record:
    return {"day": lapse.day.isoformat(), **claim_in(lapse.claim)}


def _changes(assessment: Assessment) -> Record | None:
    """Return what has changed since a day, by the ids of claims and obligations."""
    found = assessment.changes
    if found is None:
        return None
    return {
        "since": found.since.isoformat(),
        "sources": [document.id for document in found.sources],
        "claims": [claim.id for claim in found.claims],
        "statuses": [
            {
                "id": change.obligation.id,
                "before": change.before,
                "after": change.after,
                "claims": [claim.id for claim in change.causes],
            }
            for change in found.statuses
        ],
        "lapsed": [lapse.claim.id for lapse in found.lapsed],
        "moves": [
            {"actor": move.actor, "kind": move.kind, "claims": [move.before.id, move.after.id]}
            for move in found.moves
        ],
        "corrections": [correction.new for correction in found.corrections],
    }


def _source_of(assessment: Assessment, document: Document) -> Record:
    replaced = [item.new for item in assessment.corrections if item.old == document.id]
    return {
        **_source(document, assessment.mark(document.id)),
        "counts_as": assessment.origins.get(document.id, document.origin),
        "replaced_by": replaced[-1] if replaced else None,
        "read": document.id not in assessment.unread,
    }


def found_data(found: Sequence[tuple[Document, Handling, str]]) -> Record:
    """Return the documents a search found, with the words around."""
    documents = [{**_source(document, mark), "words": words} for document, mark, words in found]
    return {"format": FORMAT, "documents": documents}


def _segment(part: Segment, document: Document) -> Record:
    return {
        "start": part.start,
        "end": part.end,
        "role": part.role,
        "origin": part.origin or document.origin,
    }


def _source(document: Document, handling: Handling) -> Record:
    return {
        "format": FORMAT,
        "document": document.id,
        "id": document.name,
        "handling": handling,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "agency": document.agency,
        "byline": document.byline,
        "place": document.place,
        "origin": document.origin,
        "updated": document.updated.isoformat() if document.updated else None,
        "language": document.language,
        "reader": document.reader,
        "source": document.name,
        **_published(document),
        "published_evidence": [_date_evidence(item) for item in document.date_evidence],
    }


def _published(document: Document) -> Record:
    interval = document.published
    best = interval.best if interval else None
    return {
        "published": best.isoformat() if best else None,
        "published_interval": list(_bounds(interval).values()) if interval else None,
    }


def _date_evidence(item: DateEvidence) -> Record:
    return {
        "rule": item.rule,
        "strength": item.strength,
        "words": item.words,
        "earliest": item.earliest.isoformat() if item.earliest else None,
        "latest": item.latest.isoformat() if item.latest else None,
        "start": item.start,
        "end": item.end,
    }


def _bounds(interval: Interval) -> Record:
    return {"earliest": interval.earliest.isoformat(), "latest": interval.latest.isoformat()}


def _sentence(sentence: Sentence) -> Record:
    return {"text": sentence.text, "citations": [c.label for c in sentence.citations]}


def _speaker(speaker: Speaker | None) -> Record | None:
    if speaker is None:
        return None
    return {
        "name": speaker.name,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "anonymous": speaker.anonymous,
    }


def _outlets(document: Document) -> list[str]:
    """Return through whom the text came, its origin first."""
    return list(dict.fromkeys(name for name in (document.agency, document.publisher) if name))


def _when(when: When | None) -> Record | None:
    if when is None:
        return None
    return {"text": when.words, "iso": when.interval.iso() if when.interval else None}


def _quantity(quantity: Quantity | None) -> Record | None:
    if quantity is None:
        return None
    return {
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "qualifier": quantity.qualifier,
        "of_whom": quantity.of_whom,
        "share": quantity.share,
        "standing": quantity.standing,
        "text": quantity.words,
    }
