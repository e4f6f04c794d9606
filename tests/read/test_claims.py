"""Sentences in, claims out. Each line is one sentence written for this project, and its claim."""

from dataclasses import replace
from datetime import date

import pytest

from servanda.model.actor import Office
from servanda.model.claim import Claim, Extent
from servanda.model.source import DateEvidence, Stated, Strength
from servanda.model.when import Interval
from servanda.read.claims import ClaimReader
from servanda.read.text import from_text
from servanda.terms import load_terms

TERMS = load_terms()
READER = ClaimReader(TERMS)
# Every sentence stands behind this one, so that its document is about a settlement.
CONTEXT = "Diplomats met about the truce and the foreign troops in the region.\n\n"
PUBLISHED = date(2021, 6, 24)


def claims(sentence: str) -> tuple[Claim, ...]:
    text = CONTEXT + sentence
    stated = DateEvidence(
        rule="test", strength=Strength.HARD, words="", earliest=PUBLISHED, latest=PUBLISHED
    )
    document = from_text(text, name="test", data=text.encode(), stated=Stated(published=(stated,)))
    ((_, found),) = READER.read([document])
    for claim in found:
        assert document.text[claim.span.start : claim.span.end] == claim.quote
    return found


def told(claim: Claim) -> str:
    speaker = f"{claim.speaker.name}: " if claim.speaker else ""
    holder = " and ".join(claim.agents or claim.performers)
    negated = " not" if claim.negated else ""
    return f"{speaker}{holder} {claim.modality}{negated} {claim.provision}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            '"We will withdraw the last soldier," Ghanaian President Kofi Boateng told reporters.',
            "Kofi Boateng: Ghana pledge withdrawal",
        ),
        (
            "Rwanda's president said nothing of it.\n\n"
            '"We will withdraw the last soldier. We keep our word," Ghanaian President Kofi Boateng'
            " told reporters.",
            "Kofi Boateng: Ghana pledge withdrawal",
        ),
        ("Kenya told Rwanda to withdraw its troops.", "Kenya demand withdrawal"),
        (
            "A further task will be to start bringing all armed groups under a joint command.",
            "armed groups expect military_reform",
        ),
        (
            "Ruvania said it would not free the prisoners until the rebels returned the bodies.",
            "Ruvania: Ruvania refuse prisoner_exchange",
        ),
        (
            "Under the deal, Ostmark is to hand over its heavy weapons in six weeks.",
            "Ostmark agree disarmament_demobilisation",
        ),
        (
            "Under the plan, Ostmark would withdraw its troops by March.",
            "Ostmark propose withdrawal",
        ),
        (
            "The envoy proposed an exchange of prisoners, an idea that Ostmark rejected.",
            "Ostmark refuse prisoner_exchange",
        ),
        ("Ruvania insists that Ostmark withdraw its troops.", "Ruvania demand withdrawal"),
        (
            "Ostmark called the shelling a breach of the ceasefire.",
            "Ostmark allege not ceasefire",
        ),
        ("Ostmark reneged on its commitment to the ceasefire.", "Ostmark refuse ceasefire"),
        (
            "Ostmark called for an end to foreign interference.",
            "Ostmark demand non_interference",
        ),
        (
            "The militia, backed by Ostmark, took the town.",
            "Ostmark fact not non_interference",
        ),
        ("Ruvania wants the brigades disbanded.", "Ruvania demand disarmament_demobilisation"),
        (
            "There can be no ceasefire, the president of Ruvania said.",
            "president: Ruvania refuse ceasefire",
        ),
        ("The ceasefire took effect on Monday. It never held.", " fact not ceasefire"),
        ("Ostmark agreed to stop shelling the port.", "Ostmark agree ceasefire"),
        ("Ruvania signed a pact to release the hostages.", "Ruvania agree prisoner_exchange"),
        (
            "Ruvania said the army of Ostmark had shelled the port.",
            "Ruvania: Ruvania allege not ceasefire",
        ),
        ("Kenya finalised a deal to release the prisoners.", "Kenya agree prisoner_exchange"),
        (
            "A senior Kenyan official, who asked not to be named, said Kenya would not withdraw"
            " its troops. Militia commanders refused to hand over their weapons.",
            "Militia commanders refuse disarmament_demobilisation",
        ),
        ("Turkey refuses to pull out its troops.", "Turkey refuse withdrawal"),
        ("Kenya withdrew no troops.", "Kenya fact not withdrawal"),
        ("Kenya neither withdrew its troops nor disarmed.", "Kenya fact not withdrawal"),
        (
            "Neither Kenya nor Tom Lama released prisoners.",
            "Kenya and Tom Lama fact not prisoner_exchange",
        ),
        ("Kenya refrained from withdrawing its troops.", "Kenya fact not withdrawal"),
        ("Kenya released no prisoners.", "Kenya fact not prisoner_exchange"),
        ("Kenya had not left the town or released prisoners.", "Kenya fact not prisoner_exchange"),
        ("Kenya did not call, nor has it lifted sanctions.", "Kenya fact not sanctions_relief"),
        ("No elections were held in Kenya.", " fact not elections"),
        ("Kenya said no ceasefire had begun.", "Kenya:  fact not ceasefire"),
        ("No ceasefire was violated by Kenya.", "Kenya fact ceasefire"),
        ("Kenya called for an emergency conference.", "Kenya demand negotiation_conference"),
        ("Kenya will not withdraw its troops.", "Kenya refuse withdrawal"),
        ("Kenya is unwilling to withdraw its troops.", "Kenya refuse withdrawal"),
        ("Kenya rejected claims that its troops had left the town.", "Kenya deny withdrawal"),
        ("Thousands of refugees returned to Mali.", "Thousands fact refugees_return"),
        (
            "Kenya said it and its allies would seek new sanctions.",
            "Kenya: Kenya and allies pledge not sanctions_relief",
        ),
        ("Ethiopia pledged to withdraw its troops from Somalia.", "Ethiopia pledge withdrawal"),
        ("Kenya urged Rwanda to withdraw its soldiers.", "Kenya demand withdrawal"),
        ("Kenya urged Rwanda to begin withdrawing its soldiers.", "Kenya demand withdrawal"),
        ("Norway supports the withdrawal of all foreign forces.", "Norway support withdrawal"),
        ("Chad opposes the withdrawal of the foreign forces.", "Chad oppose withdrawal"),
        ("France called for the withdrawal of all foreign fighters.", "France demand withdrawal"),
        ("Rwandan troops have left the town.", "Rwanda fact withdrawal"),
        ("Rwandan troops have not left the town.", "Rwanda fact not withdrawal"),
        ("By no means has Kenya withdrawn its troops.", "Kenya fact not withdrawal"),
        ("Nor did Kenya release the prisoners.", "Kenya fact not prisoner_exchange"),
        ("Not one prisoner was released by Rwanda.", "Rwanda fact not prisoner_exchange"),
        ("At no time did Rwanda violate the ceasefire.", "Rwanda fact ceasefire"),
        ("No foreign fighters have left the country.", "foreign fighters fact not withdrawal"),
        (
            "Ghanaian Foreign Minister Ama Mensah said that Ghana supports the withdrawal of all"
            " foreign forces.",
            "Ama Mensah: Ghana support withdrawal",
        ),
        (
            "We will not rest until the last foreign soldiers have left, Ghanaian President Kofi"
            " Boateng said.",
            "Kofi Boateng: Ghana pledge withdrawal",
        ),
        ("Both sides agreed to exchange prisoners.", "sides agree prisoner_exchange"),
        ("Mali and Niger signed a ceasefire on Monday.", "Mali and Niger agree ceasefire"),
        ("The rebels violated the ceasefire.", "rebels fact not ceasefire"),
        ("Angola has released 40 prisoners.", "Angola fact prisoner_exchange"),
        ("Liberia promised to hold elections in October.", "Liberia pledge elections"),
        ("Uganda denied arming the rebels.", "Uganda deny not non_interference"),
        ("Kenya accused Rwanda of violating the ceasefire.", "Kenya allege not ceasefire"),
        (
            "Uganda said that Rwanda had violated the ceasefire.",
            "Uganda: Uganda allege not ceasefire",
        ),
        (
            "Kenya and Uganda, in a joint statement, called for the withdrawal of all foreign"
            " forces.",
            "Kenya and Uganda demand withdrawal",
        ),
        ("Ghana is committed to holding elections in December.", "Ghana pledge elections"),
        ("Mediators are pressing Rwanda to withdraw its troops.", "Mediators demand withdrawal"),
        (
            "Kenya sent an envoy to Kigali to demand the withdrawal of Rwandan troops.",
            "Kenya demand withdrawal",
        ),
        ("Kenya started the process of withdrawing its troops.", "Kenya fact withdrawal"),
        ("Kenya urged Ethiopia to withdraw from Somalia.", "Kenya demand withdrawal"),
        ("Kenya pulled out of Somalia on Monday.", "Kenya fact withdrawal"),
        ("Ethiopia has begun to withdraw from Somalia.", "Ethiopia fact withdrawal"),
        ("Russia refused to withdraw from the town.", "Russia refuse withdrawal"),
        ("Rwanda stuck to the truce.", "Rwanda fact ceasefire"),
        ("The truce has been broken by the rebels.", "rebels fact not ceasefire"),
        ("A ceasefire took effect on Monday.", " fact ceasefire"),
        ("Kenya did not take part in the talks.", "Kenya fact not negotiation_conference"),
        ("Kenya suspended talks on the hostages.", "Kenya fact not negotiation_conference"),
    ],
)
def test_a_sentence_makes_its_claim(sentence: str, expected: str) -> None:
    assert expected in [told(claim) for claim in claims(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A withdrawal of the troops would be a major step.",
        "If Rwanda withdraws its troops, talks could resume.",
        "Will Rwanda withdraw its troops?",
        "Rwanda could withdraw its troops.",
        "The company withdrew its bid for the troops' old barracks.",
        "A party has withdrawn its support for the government.",
        "Civilians have left the town.",
        "The goalkeeper was released by his club.",
        "The board held its election in May.",
        "Kenya almost withdrew its troops from Somalia.",
        "Kenya all but withdrew its troops.",
        "Kenya proposed that more soldiers be left in the town.",
        "Kenya tried to withdraw its troops.",
        "Kenya was to have withdrawn its troops by Friday.",
        "Kenya did not withdraw its troops voluntarily.",
        "Kenya did not withdraw its troops until Rwanda released the prisoners.",
        "Not until May did Kenya withdraw its troops.",
        "Rarely has Rwanda violated the ceasefire.",
        "Not all prisoners were released by Rwanda.",
        "Few troops were withdrawn by Kenya.",
        "Every state but Kenya lifted sanctions.",
        "State radio incorrectly reported that Kenya had withdrawn its troops.",
        "Few believe that Kenya released the prisoners.",
        "It seemed as though Kenya had released the prisoners.",
        "If Kenya attacks, the ceasefire collapses.",
        "A ceasefire starts on Monday.",
        "Mali holds elections next Sunday.",
        "Had Kenya withdrawn its troops, the road would be open.",
        "Kenya stopped short of withdrawing its troops.",
        "Soldiers of Ghana left the stadium after the match.",
        "Uganda no longer opposes the deployment of Ethiopian troops.",
        "A report that Kenyan troops had left the town was false.",
        "Kenya continued its efforts to release the prisoners.",
        "Kenya has completed its plan to withdraw its troops.",
        "Kenya halted its efforts to release the prisoners.",
        "Kenya implemented its decision to withdraw its troops.",
        "Kenya withdrew from the tournament.",
        "Rwanda withdrew from the treaty.",
        "Kenya pulled out of the deal.",
        "Britain left the European Union.",
        "They left the town.",
        "Kenya has set money aside for sending election monitors.",
        "Attempts by Kenya to disarm the rebels have begun.",
        "Kenya presented a timetable for the withdrawal of its troops.",
        "Kenya withdrew its troops or disarmed.",
        "Kenya prevented further attacks by withdrawing its troops.",
    ],
)
def test_what_proves_nothing_makes_no_claim(sentence: str) -> None:
    assert claims(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Liberia promised to hold elections on 10 October.", "2021-10-10"),
        ("Kenya urged Rwanda to withdraw its soldiers by 31 August 2021.", "2021-08-31"),
        (
            "Kenya hopes that Rwanda will withdraw its soldiers within the coming days.",
            "2021-06-24/2021-07-01",
        ),
        (
            "Under a truce signed on 1 March 2021, the two sides agreed to exchange prisoners"
            " within 30 days.",
            "2021-03-31",
        ),
        ("Ruvania pledged to withdraw its troops by Friday.", "2021-06-25"),
        ("Ruvania promised to withdraw its soldiers by the end of the year.", "2021-12-31"),
        ("Ruvania agreed to hold elections next year.", "2022"),
        ("Ruvania promised to hold elections no later than 1 June 2022.", "2022-06-01"),
        ("Ruvania said on Friday that it would hold elections on 5 July.", "2021-07-05"),
    ],
)
def test_a_deadline_is_resolved(sentence: str, due: str) -> None:
    found = [c.deadline.interval for c in claims(sentence) if c.deadline]
    assert [interval.iso() for interval in found if isinstance(interval, Interval)] == [due]


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("Ostmark urged Ruvania to withdraw its troops without delay.", "without delay"),
        ("Ostmark is demanding elections within six months.", "within six months"),
    ],
)
def test_a_deadline_without_a_day_keeps_its_words(sentence: str, due: str) -> None:
    found = [claim.deadline for claim in claims(sentence) if claim.deadline]
    assert [(when.words, when.interval) for when in found] == [(due, None)]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Ruvania withdrew its troops from Mali on Monday.", "2021-06-21"),
        ("On 3 May Ruvania withdrew its troops from Mali.", "2021-05-03"),
        ("Ruvania and Ostmark agreed that elections will be held on 24 December.", None),
        ("Ruvania agreed to hold elections next year.", None),
    ],
)
def test_only_a_day_that_is_past_is_when_it_happened(sentence: str, day: str | None) -> None:
    (claim,) = claims(sentence)
    found = claim.event.interval if claim.event else None
    assert (found.iso() if found else None) == day


def test_a_text_about_something_else_is_not_read() -> None:
    text = "The mayor promised to hold elections for the school council in October."
    ((_, found),) = READER.read([from_text(text, name="test", data=b"x")])
    assert found == ()


def test_a_number_of_a_relative_clause_counts_nothing_else() -> None:
    text = "Rwanda, which has 2,000 soldiers there, has begun withdrawing its troops."
    (claim,) = (claim for claim in claims(text) if claim.provision == "withdrawal")
    assert claim.quantity is None


def test_a_number_of_the_thing_itself_is_told() -> None:
    (claim,) = claims("Rwanda has withdrawn about 400 soldiers from the town.")
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (400, 400)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Ruvania is ready to withdraw its troops only if Ostmark frees them.", "frees them"),
        (
            "Ruvania will lift its sanctions unless Ostmark expels the inspectors.",
            "unless Ostmark expels the inspectors",
        ),
    ],
)
def test_what_is_made_a_condition_is_told_with_the_promise(sentence: str, wanted: str) -> None:
    promise = next(claim for claim in claims(sentence) if claim.modality == "pledge")
    assert wanted in (promise.condition or "")


def test_whom_somebody_meets_is_told() -> None:
    text = "Chad's foreign minister met Niger's negotiators."
    (claim,) = (claim for claim in claims(text) if claim.provision == "negotiation_conference")
    assert claim.counterparts == ("Niger",)


def test_both_sides_are_those_the_text_names_together() -> None:
    text = "Chad and Niger held talks. The two sides agreed to exchange prisoners."
    claim = next(claim for claim in claims(text) if claim.provision == "prisoner_exchange")
    assert claim.agents == ("Chad", "Niger")


def test_ordinary_politics_makes_no_claim_where_a_text_only_touches_on_a_war() -> None:
    filler = "The price of bread rose again and people talked of little else.\n\n" * 9
    paragraph = "Ruvania held talks about the ceasefire with Ostmark."
    touching = f"{filler}{paragraph}\n\n{filler}The truce was not mentioned again."
    ((_, found),) = READER.read([from_text(touching, name="test", data=touching.encode())])
    assert not [claim for claim in found if claim.provision == "negotiation_conference"]


def test_of_an_agreement_itself_what_shall_be_done_is_agreed() -> None:
    title = "Joint Statement by Chad and Niger"
    text = "The road shall be reopened to aid convoys within ten days."
    assert titled(title, text) == ("Chad and Niger agree humanitarian_access",)


def titled(
    title: str, text: str, published: date = PUBLISHED, reader: ClaimReader = READER
) -> tuple[str, ...]:
    """Return the claims of a document that has a title."""
    stated = DateEvidence(
        rule="test", strength=Strength.HARD, words="", earliest=published, latest=published
    )
    document = from_text(
        CONTEXT + text,
        name="test",
        data=text.encode(),
        stated=Stated(published=(stated,), title=title),
    )
    ((_, found),) = reader.read([document])
    return tuple(told(claim) for claim in found)


def test_the_signatories_of_a_statement_speak_in_it() -> None:
    found = titled(
        "Joint Statement by Kenya and Uganda on Ruvania",
        "We call for the withdrawal of all foreign forces.",
    )
    assert found == ("Kenya and Uganda demand withdrawal",)


@pytest.mark.parametrize(
    ("published", "speaker"),
    [(date(2016, 9, 1), "Ana Mireille Doss"), (date(2018, 9, 1), "Doss")],
)
def test_a_surname_speaks_for_its_office_while_it_is_held(published: date, speaker: str) -> None:
    office = Office(
        title="President",
        holder="Ana Mireille Doss",
        since=date(2014, 1, 1),
        until=date(2017, 1, 1),
        source="invented for this test",
    )
    terms = replace(TERMS, holders=(("Ruvania", office),))
    text = '"We support the withdrawal of all foreign forces," Mrs. Doss said.'
    agent = "Ruvania" if published.year == 2016 else "Doss"
    found = titled("Leaders meet", text, published, ClaimReader(terms))
    assert found == (f"{speaker}: {agent} support withdrawal",)


@pytest.mark.parametrize(
    ("sentence", "extent"),
    [
        ("Kenya has withdrawn all of its troops.", Extent.FULL),
        ("Kenya has withdrawn almost all of its troops.", Extent.PARTLY),
        ("Kenya has withdrawn some of its troops.", Extent.PARTLY),
        ("Kenya has begun to withdraw its troops.", Extent.BEGUN),
        ("Kenya has withdrawn its troops.", Extent.UNSTATED),
    ],
)
def test_a_fact_says_how_far_it_went(sentence: str, extent: Extent) -> None:
    (claim,) = claims(sentence)
    assert claim.extent is extent


def test_it_is_nobody_of_an_earlier_sentence_about_something_else() -> None:
    text = "Kenya met Rwanda. The bomb fell on Monday. It stopped the war in two days."
    found = [claim for claim in claims(text) if "stopped" in claim.quote]
    assert all("Kenya" not in claim.agents for claim in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The accord also allowed for seats, and for compliance with the cessation of hostilities"
        " agreement.",
        f"The rebels said {'the war of ' * 500} the army must end.",
        f"Kenya wants the withdrawal of {'all of ' * 700} its troops.",
        f"The rebels said {'its army said ' * 20} it will leave.",
    ],
)
def test_no_sentence_is_too_entangled_to_read(sentence: str) -> None:
    assert all(claim.quote in sentence for claim in claims(sentence))
