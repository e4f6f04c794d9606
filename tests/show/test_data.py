import json

from servanda.model.source import Handling
from servanda.show.data import (
    brief_data,
    document_data,
    numbers_data,
    positions_data,
    status_data,
)
from show_sample import LEAVE, NINETY, REFUSAL, SAMPLE, STAY, STEP

CLAIM = {
    "quote",
    "start",
    "end",
    "modality",
    "provision",
    "agents",
    "agent_side_country",
    "counterparts",
    "performers",
    "speaker",
    "outlet_chain",
    "negated",
    "hedged",
    "condition",
    "manner",
    "place",
    "event_date",
    "deadline",
    "quantity",
}


def test_status_has_the_promised_shape() -> None:
    found = json.loads(json.dumps(status_data(SAMPLE)))
    assert list(found) == ["format", "on", "known", "obligations", "score"]
    first = found["obligations"][0]
    place = {
        "claim": REFUSAL.id,
        "document": "src-stay",
        "start": REFUSAL.span.start,
        "end": REFUSAL.span.end,
        "quote": REFUSAL.quote,
        "reason": "",
        "linked": "",
        "handling": "public",
    }
    assert first["evidence"]["against"] == [place]
    assert first["evidence"]["sets"][0]["claim"] == NINETY.id
    del first["evidence"]
    assert first == {
        "id": "units-out",
        "agreement": "truce",
        "provision": "withdrawal",
        "text": LEAVE.obligation.text,
        "holders": ["Ostmark"],
        "performers": [],
        "places": [],
        "count": None,
        "after": [],
        "conditions": [],
        "guarantors": [],
        "awaiting": [],
        "quotation": None,
        "status": "overdue",
        "timing": "overdue",
        "performance": "none_reported",
        "proof": "none",
        "disputed": False,
        "refused_by": ["Ostmark"],
        "due": {"earliest": "2031-07-30", "latest": "2031-08-01"},
        "late_days": {"least": 35, "most": 37},
        "missing": ["a report that any of it was done"],
        "reasons": ["past the latest day it can be due"],
        "level": None,
        "last_report": None,
        "breach_reports": None,
        "date_not_certain": False,
    }


def test_a_document_quotes_its_own_text() -> None:
    found = json.loads(json.dumps(document_data(STAY, Handling.PUBLIC, [REFUSAL, STEP])))
    assert found["id"] == "stay.txt"
    assert (found["published"], found["published_interval"]) == (
        "2031-09-01",
        ["2031-09-01", "2031-09-01"],
    )
    for claim in found["claims"]:
        assert set(claim) >= CLAIM
        assert found["text"][claim["start"] : claim["end"]] == claim["quote"]
    assert found["claims"][0]["outlet_chain"] == ["Ostmark Wire", "Hill Post"]
    assert found["claims"][1]["speaker"]["anonymous"] is True
    assert found["claims"][1]["quantity"]["text"] == "About 300 soldiers"


def test_everything_is_json_with_its_format_and_day() -> None:
    for found in (brief_data(SAMPLE), positions_data(SAMPLE), numbers_data(SAMPLE)):
        assert json.loads(json.dumps(found))["format"] == 1
        assert found["on"] == "2031-09-05"
