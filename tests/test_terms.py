"""The vocabulary keeps its own rules."""

import re
from collections import Counter
from pathlib import Path

import pytest

from servanda.errors import TermsError
from servanda.model.actor import Actor, Kind
from servanda.model.claim import Modality
from servanda.read.names import NameFinder, Naming
from servanda.read.parse import SHADOW
from servanda.read.provision import ANOTHER, ANYBODY, PERSON
from servanda.terms import load_terms

TERMS = load_terms()
FINDER = NameFinder(TERMS.actors)

# The members of the United Nations and its two observer states, each with its seat of government.
STATES = """
Afghanistan: Kabul; Albania: Tirana; Algeria: Algiers; Andorra: Andorra la Vella; Angola: Luanda;
Antigua and Barbuda: St. John's; Argentina: Buenos Aires; Armenia: Yerevan; Australia: Canberra;
Austria: Vienna; Azerbaijan: Baku; Bahamas: Nassau; Bahrain: Manama; Bangladesh: Dhaka;
Barbados: Bridgetown; Belarus: Minsk; Belgium: Brussels; Belize: Belmopan; Benin: Porto-Novo;
Bhutan: Thimphu; Bolivia: La Paz; Bosnia and Herzegovina: Sarajevo; Botswana: Gaborone;
Brazil: Brasilia; Brunei: Bandar Seri Begawan; Bulgaria: Sofia; Burkina Faso: Ouagadougou;
Burundi: Gitega; Cambodia: Phnom Penh; Cameroon: Yaoundé; Canada: Ottawa; Cape Verde: Praia;
Central African Republic: Bangui; Chad: N'Djamena; Chile: Santiago; China: Beijing;
Colombia: Bogotá; Comoros: Moroni; Costa Rica: San José; Croatia: Zagreb; Cuba: Havana;
Cyprus: Nicosia; Czechia: Prague; Democratic Republic of the Congo: Kinshasa; Denmark: Copenhagen;
Djibouti: Djibouti; Dominica: Roseau; Dominican Republic: Santo Domingo; Ecuador: Quito;
Egypt: Cairo; El Salvador: San Salvador; Equatorial Guinea: Malabo; Eritrea: Asmara;
Estonia: Tallinn; Eswatini: Mbabane; Ethiopia: Addis Ababa; Fiji: Suva; Finland: Helsinki;
France: Paris; Gabon: Libreville; Gambia: Banjul; Georgia: Tbilisi; Germany: Berlin; Ghana: Accra;
Greece: Athens; Grenada: St. George's; Guatemala: Guatemala City; Guinea: Conakry;
Guinea-Bissau: Bissau; Guyana: Georgetown; Haiti: Port-au-Prince; Holy See: Vatican City;
Honduras: Tegucigalpa; Hungary: Budapest; Iceland: Reykjavik; India: New Delhi; Indonesia: Jakarta;
Iran: Tehran; Iraq: Baghdad; Ireland: Dublin; Israel: Jerusalem; Italy: Rome;
Ivory Coast: Yamoussoukro; Jamaica: Kingston; Japan: Tokyo; Jordan: Amman; Kazakhstan: Astana;
Kenya: Nairobi; Kiribati: South Tarawa; Kuwait: Kuwait City; Kyrgyzstan: Bishkek; Laos: Vientiane;
Latvia: Riga; Lebanon: Beirut; Lesotho: Maseru; Liberia: Monrovia; Libya: Tripoli;
Liechtenstein: Vaduz; Lithuania: Vilnius; Luxembourg: Luxembourg; Madagascar: Antananarivo;
Malawi: Lilongwe; Malaysia: Kuala Lumpur; Maldives: Malé; Mali: Bamako; Malta: Valletta;
Marshall Islands: Majuro; Mauritania: Nouakchott; Mauritius: Port Louis; Mexico: Mexico City;
Micronesia: Palikir; Moldova: Chisinau; Monaco: Monaco; Mongolia: Ulaanbaatar;
Montenegro: Podgorica; Morocco: Rabat; Mozambique: Maputo; Myanmar: Naypyidaw; Namibia: Windhoek;
Nauru: Yaren; Nepal: Kathmandu; Netherlands: The Hague; New Zealand: Wellington;
Nicaragua: Managua; Niger: Niamey; Nigeria: Abuja; North Korea: Pyongyang; North Macedonia: Skopje;
Norway: Oslo; Oman: Muscat; Pakistan: Islamabad; Palau: Ngerulmud; Palestine: Ramallah;
Panama: Panama City; Papua New Guinea: Port Moresby; Paraguay: Asunción; Peru: Lima;
Philippines: Manila; Poland: Warsaw; Portugal: Lisbon; Qatar: Doha;
Republic of the Congo: Brazzaville; Romania: Bucharest; Russia: Moscow; Rwanda: Kigali;
Saint Kitts and Nevis: Basseterre; Saint Lucia: Castries;
Saint Vincent and the Grenadines: Kingstown; Samoa: Apia; San Marino: San Marino;
Sao Tome and Principe: São Tomé; Saudi Arabia: Riyadh; Senegal: Dakar; Serbia: Belgrade;
Seychelles: Victoria; Sierra Leone: Freetown; Singapore: Singapore; Slovakia: Bratislava;
Slovenia: Ljubljana; Solomon Islands: Honiara; Somalia: Mogadishu; South Africa: Pretoria;
South Korea: Seoul; South Sudan: Juba; Spain: Madrid; Sri Lanka: Colombo; Sudan: Khartoum;
Suriname: Paramaribo; Sweden: Stockholm; Switzerland: Bern; Syria: Damascus; Tajikistan: Dushanbe;
Tanzania: Dodoma; Thailand: Bangkok; Timor-Leste: Dili; Togo: Lomé; Tonga: Nuku'alofa;
Trinidad and Tobago: Port of Spain; Tunisia: Tunis; Turkey: Ankara; Turkmenistan: Ashgabat;
Tuvalu: Funafuti; Uganda: Kampala; Ukraine: Kyiv; United Arab Emirates: Abu Dhabi;
United Kingdom: London; United States: Washington; Uruguay: Montevideo; Uzbekistan: Tashkent;
Vanuatu: Port Vila; Venezuela: Caracas; Vietnam: Hanoi; Yemen: Sanaa; Zambia: Lusaka;
Zimbabwe: Harare
"""
SEATS = [tuple(pair.split(": ")) for pair in " ".join(STATES.split()).split("; ")]
# Seats whose names mean something else in most texts: another body, a person, another town.
AMBIGUOUS_SEATS = {"Brussels", "Georgetown", "Santiago", "St. John's", "Victoria"}
# States that share their adjective with a larger neighbour, which keeps it; and the Holy See.
NO_ADJECTIVE = {"Dominica", "Republic of the Congo", "Holy See"}
# Words of English that a name may not be, however it is capitalised; acronyms are no such words.
ORDINARY = frozenset(
    "a an the i it is in on at of or and to by for no not all any some us we they who may will can"
    " would do up down north south east west central new united union state states nation people"
    " party front army force forces group movement government council house congress parliament"
    " coalition alliance opposition resistance platform unity freedom justice democracy islamic"
    " national liberation popular democratic republic federation kingdom empire mission monitor"
    " observer commission committee quartet troika contact court agency office bank post times"
    " general major male female turkey pole polish finn dane swede pale holland"
    " victoria georgetown santiago march may august monday mend fact model can"
    " mud arena plan amal junta rebels fighters militia tigers lions ninjas cobras eagles panthers"
    " peace ceasefire truce accord".split()
)


def named(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, *actor.demonyms, *actor.metonyms)


def meant(name: str) -> tuple[str, Naming] | None:
    """Return the actor that a name means as a whole, and how it means it."""
    found = FINDER.find(name)
    if [(item.start, item.end) for item in found] != [(0, len(name))]:
        return None
    return found[0].actor.name, found[0].naming


def test_every_provision_is_defined_and_forbids_its_mistake() -> None:
    assert len(TERMS.provisions) == 19
    for term in TERMS.provisions.values():
        assert term.means
        assert term.mistake
        assert set(term.contrary) <= set(TERMS.provisions)


def test_every_frame_names_a_provision_and_classes_that_exist() -> None:
    for frame in TERMS.frames:
        assert frame.provision in TERMS.provisions
        for name in (frame.object, frame.subject, frame.within, frame.source, frame.of or None):
            assert name in {None, ANYBODY, PERSON, ANOTHER, *TERMS.classes}


def test_every_modality_but_fact_has_words() -> None:
    found = {*TERMS.operators.clause.values(), *TERMS.operators.thing.values()}
    assert found == set(Modality) - {Modality.FACT}


def test_no_name_stands_twice_in_any_spelling() -> None:
    names = Counter(name.translate(SHADOW) for actor in TERMS.actors for name in named(actor))
    assert [name for name, times in names.items() if times > 1] == []


def test_every_name_means_the_actor_it_stands_under() -> None:
    lost = [
        (name, actor.name)
        for actor in TERMS.actors
        for name in named(actor)
        if (meant(name) or ("", None))[0] != actor.name
    ]
    assert lost == []


def test_ids_are_unique_and_a_country_is_a_state() -> None:
    ids = Counter(actor.id for actor in TERMS.actors)
    assert [name for name, times in ids.items() if times > 1] == []
    assert [name for name in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []
    states = {actor.id for actor in TERMS.actors if actor.kind is Kind.STATE}
    assert {actor.country for actor in TERMS.actors if actor.country} <= states


def test_no_name_is_an_ordinary_word() -> None:
    names = {name for actor in TERMS.actors for name in named(actor) if not name.isupper()}
    assert {name for name in names if name.lower() in ORDINARY} == {"Polish", "Turkey"}


def test_all_members_of_the_united_nations_are_asked_for() -> None:
    assert len({name for name, _ in SEATS}) == 193 + 2


@pytest.mark.parametrize(("name", "seat"), SEATS)
def test_every_state_has_its_name_its_adjective_and_its_seat(name: str, seat: str) -> None:
    state = next((actor for actor in TERMS.actors if actor.name == name), None)
    assert state is not None
    assert state.kind is Kind.STATE
    assert state.demonyms or name in NO_ADJECTIVE
    if seat in AMBIGUOUS_SEATS:
        assert (meant(seat) or ("", None))[0] != name
    else:
        assert (meant(seat) or ("", None))[0] == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        # states that few recognise, former names, and names that hold another's
        *[(name, name) for name in ("Kosovo", "Taiwan", "Abkhazia", "South Ossetia")],
        *[(name, name) for name in ("Transnistria", "Northern Cyprus", "Somaliland")],
        ("Sahrawi Arab Democratic Republic", "Western Sahara"),
        ("Türkiye", "Turkey"),
        ("Burma", "Myanmar"),
        ("Nay Pyi Taw", "Myanmar"),
        ("Swaziland", "Eswatini"),
        ("Zaire", "Democratic Republic of the Congo"),
        ("Congo-Brazzaville", "Republic of the Congo"),
        ("Equatorial Guinean", "Equatorial Guinea"),
        ("Bissau-Guinean", "Guinea-Bissau"),
        ("South Sudanese", "South Sudan"),
        ("Turkish Cypriots", "Northern Cyprus"),
        ("Republic of China", "Taiwan"),
        ("People’s Republic of China", "China"),
        ("Bosnian Serb", "Republika Srpska"),
        ("Northern Ireland", "Northern Ireland"),
        ("Latin American", "Latin America"),
        ("The Jerusalem Post", "Jerusalem Post"),
        ("Palestinian Red Crescent", "Palestine Red Crescent Society"),
        # spellings of one name
        *[(spelt, "Hezbollah") for spelt in ("Hizballah", "Hizbullah", "Hizbollah")],
        *[(spelt, "Houthis") for spelt in ("Huthis", "Ansar Allah", "Ansarullah")],
        *[(spelt, "al-Shabaab") for spelt in ("Al Shabab", "al-Shabab", "al Shabaab")],
        *[(spelt, "al-Qaeda") for spelt in ("Al Qaeda", "al Qaida", "Al-Qaida", "al-Qa'ida")],
        *[(spelt, "Libyan National Army") for spelt in ("LNA", "LAAF", "Libyan Arab Armed Forces")],
        ("P.K.K.", "PKK"),
        # a group whose name holds another's
        ("Kata’ib Hezbollah", "Kataib Hezbollah"),
        ("Pakistani Taliban", "Tehrik-e-Taliban Pakistan"),
        ("Islamic Jihad Union", "Islamic Jihad Union"),
        ("al-Qaida in the Islamic Maghreb", "al-Qaeda in the Islamic Maghreb"),
        ("Islamic State in the Greater Sahara", "Islamic State in the Greater Sahara"),
        ("FARC dissidents", "FARC dissidents"),
        ("National Liberation Army", "ELN"),
        ("Karen National Liberation Army", "Karen National Union"),
        # missions by acronym and in full
        ("ATMIS", "ATMIS"),
        ("U.N. Interim Force in Lebanon", "UNIFIL"),
        ("Operation Althea", "EUFOR Althea"),
        ("International Security Assistance Force", "ISAF"),
    ],
)
def test_a_name_means_its_actor(written: str, name: str) -> None:
    assert (meant(written) or ("", None))[0] == name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("IAEA", Kind.MONITOR),
        ("OPCW", Kind.MONITOR),
        ("UNMIN", Kind.MONITOR),
        ("International Monitoring Team", Kind.MONITOR),
        ("Independent International Commission on Decommissioning", Kind.MONITOR),
        ("KFOR", Kind.MISSION),
        ("AUSSOM", Kind.MISSION),
        ("International Court of Justice", Kind.ORGANISATION),
        ("Three Brotherhood Alliance", Kind.ARMED_GROUP),
        ("National Unity Government", Kind.FACTION),
        ("Puntland", Kind.FACTION),
    ],
)
def test_an_actor_is_what_it_is(name: str, kind: Kind) -> None:
    assert [found.actor.kind for found in FINDER.find(name)] == [kind]


@pytest.mark.parametrize(
    "text", ["Korean", "Serbs", "Amal", "Male", "The plan can mend that fact.", "the West Bank"]
)
def test_what_may_mean_several_means_nobody(text: str) -> None:
    assert FINDER.find(text) == ()


def test_a_case_lays_its_own_actors_and_words_on_top(tmp_path: Path) -> None:
    (tmp_path / "actors.toml").write_text(
        '[[actor]]\nid = "x"\nname = "Ruvania"\nkind = "state"\n', "utf-8"
    )
    (tmp_path / "terms.toml").write_text('[class]\nforce = ["gendarme"]\n', "utf-8")
    terms = load_terms(tmp_path)
    assert terms.actors[0].name == "Ruvania"
    assert {"gendarme", "troop"} <= terms.classes["force"]


def test_a_wrong_word_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "actors.toml").write_text('[[actor]]\nid = "x"\ncolour = 1\n', "utf-8")
    with pytest.raises(TermsError, match="colour"):
        load_terms(tmp_path)
