"""Values as JSON objects with the names of docs/formats.md."""

from collections.abc import Sequence

from servanda.model.assessment import Assessment, Evidence, Stance, Standing
from servanda.model.claim import Claim
from servanda.model.source import Document
from servanda.model.when import When

Json = dict[str, object]
FORMAT = 1


def status_data(assessment: Assessment) -> Json:
    """Return the statuses as `servanda status --json` prints them."""
    return {
        "format": FORMAT,
        "on": assessment.on.isoformat(),
        "known": assessment.known.isoformat(),
        "obligations": [_standing(item) for item in assessment.standings],
    }


def _standing(item: Standing) -> Json:
    owed = item.obligation
    due = owed.due_interval()
    return {
        "id": owed.id,
        "agreement": owed.agreement,
        "provision": owed.provision,
        "text": owed.text,
        "holders": list(owed.holders),
        "status": item.status,
        "timing": item.timing,
        "performance": item.performance,
        "proof": item.proof,
        "disputed": item.disputed,
        "refused_by": list(item.refused_by),
        "due": due and {"earliest": due.earliest.isoformat(), "latest": due.latest.isoformat()},
        "late_days": item.late and {"least": item.late.least, "most": item.late.most},
        "evidence": {
            name: [_evidence(e) for e in item.of(stance)]
            for name, stance in (
                ("sets", Stance.SETS),
                ("for", Stance.FOR),
                ("against", Stance.AGAINST),
                ("conditions", Stance.CONDITION),
            )
        },
        "missing": list(item.missing),
        "reasons": list(item.reasons),
    }


def _evidence(item: Evidence) -> Json:
    claim = item.claim
    return {
        "claim": claim.id,
        "document": claim.span.document,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
    }


def brief_data(assessment: Assessment) -> Json:
    """Return everything a brief says."""
    return {
        **status_data(assessment),
        "title": assessment.title,
        "drafted": assessment.drafted,
        "withheld": assessment.withheld,
        "positions": positions_data(assessment)["positions"],
        "numbers": numbers_data(assessment)["numbers"],
        "sources": [_source(document) for document in assessment.sources],
    }


def positions_data(assessment: Assessment) -> Json:
    """Return each actor's line on each provision, oldest claim first."""
    lines = [
        {
            "actor": position.actor or None,
            "provision": position.provision,
            "claims": [_placed(claim) for claim in position.claims],
        }
        for position in assessment.positions
    ]
    return {"format": FORMAT, "on": assessment.on.isoformat(), "positions": lines}


def numbers_data(assessment: Assessment) -> Json:
    """Return every published number with what it counts."""
    counts = [{"thing": c.thing, **_placed(c.claim)} for c in assessment.counts]
    return {"format": FORMAT, "on": assessment.on.isoformat(), "numbers": counts}


def _placed(claim: Claim) -> Json:
    return {"claim": claim.id, "document": claim.span.document, **claim_data(claim, None)}


def _source(document: Document) -> Json:
    published = document.published
    return {
        "document": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "agency": document.agency,
        "published": published.iso() if published else None,
    }


def document_data(document: Document, claims: Sequence[Claim]) -> Json:
    """Return a document with its claims, one line of `servanda extract`."""
    published = document.published
    return {
        "id": document.name,
        "document": document.id,
        "url": None,
        "title": document.title,
        "publisher": document.publisher,
        "source": document.name,
        "published": published.best.isoformat() if published and published.best else None,
        "published_interval": published
        and [published.earliest.isoformat(), published.latest.isoformat()],
        "published_evidence": [
            {"rule": e.rule, "strength": e.strength, "words": e.words, "start": e.start}
            for e in document.date_evidence
        ],
        "text": document.text,
        "body": [list(span) for span in document.body()],
        "claims": [claim_data(claim, document) for claim in claims],
    }


def claim_data(claim: Claim, document: Document | None) -> Json:
    """Return a claim by the names that labelled data uses."""
    speaker, quantity = claim.speaker, claim.quantity
    chain = [name for name in (document.agency, document.publisher) if name] if document else []
    return {
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "modality": claim.modality,
        "provision": claim.provision,
        "agents": list(claim.agents),
        "agent_side_country": claim.side,
        "counterparts": list(claim.counterparts),
        "performers": list(claim.performers),
        "speaker": speaker
        and {
            "name": speaker.name,
            "role": speaker.role,
            "affiliation": speaker.affiliation,
            "anonymous": speaker.anonymous,
        },
        "outlet_chain": chain,
        "negated": claim.negated,
        "hedged": claim.hedged,
        "condition": claim.condition,
        "manner": claim.manner,
        "place": claim.place,
        "event_date": _when(claim.event),
        "deadline": _when(claim.deadline),
        "quantity": quantity
        and {
            "low": quantity.low,
            "high": quantity.high,
            "unit": quantity.unit,
            "qualifier": quantity.qualifier,
            "of_whom": quantity.of_whom,
            "share": quantity.share,
            "text": quantity.words,
        },
        "confidence": claim.confidence,
        "optional": False,
    }


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {"text": when.words, "iso": when.interval.iso() if when.interval else None}
