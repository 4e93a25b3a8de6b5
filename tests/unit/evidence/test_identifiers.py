"""Every Safe Harbor identifier is seen as people write it, and what only looks like one is not."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors import (
    address,
    age,
    biometric,
    date,
    device,
    electronic,
    phone,
    record_number,
    room,
    vehicle,
)
from bedside.evidence.passage import Passage

DETECTORS = [
    module.detector
    for module in (address, age, biometric, date, device, electronic, phone, record_number, room, vehicle)
]


def seen(text: str) -> dict[str, str]:
    passage = Passage(Text.of(text), Draft(text=text))
    signs = [sign for detector in DETECTORS for sign in detector.run(passage) if sign.confidence >= 0.5]
    return {sign.kind: passage.plain[sign.start : sign.end] for sign in signs}


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Call her at (401) 555-0142 tonight.", "phone", "(401) 555-0142"),
        ("Fax the chart to 401-555-0143.", "fax", "401-555-0143"),
        ("Her cell is five five five oh one four two.", "phone", "five five five oh one four two"),
        ("Llámala al +52 55 5550 0142", "phone", "+52 55 5550 0142"),
        ("write to m.ortiz@example.org please", "email", "m.ortiz@example.org"),
        ("m.ortiz at example dot org", "email", "m.ortiz at example dot org"),
        ("her page is example.com/stories/mo", "url", "example.com/stories/mo"),
        ("logged in from 203.0.113.77 at night", "ip", "203.0.113.77"),
        ("SSN 219-09-9999", "ssn", "219-09-9999"),
        ("last four of her social security number is 9999", "ssn", "9999"),
        ("MRN 00482913, please look", "record-number", "00482913"),
        ("MRN 88 22 917, please look", "record-number", "88 22 917"),
        ("NHS number 943 476 5919", "record-number", "943 476 5919"),
        ("chart #A-55812", "record-number", "a-55812"),
        ("88-20417-B got extubated", "record-number", "88-20417-b"),
        ("expediente no. 2210-884", "record-number", "2210-884"),
        ("Medicare 1EG4-TE5-MK73", "plan-number", "1eg4-te5-mk73"),
        ("member ID XQV88231904", "plan-number", "xqv88231904"),
        ("card 4111 1111 1111 1111 was declined", "account-number", "4111 1111 1111 1111"),
        ("driver's license D4418827", "licence-number", "d4418827"),
        ("the VIN is 1M8GDM9AXKP042788", "vehicle", "1m8gdm9axkp042788"),
        ("plate number 4KJZ 221", "vehicle", "4kjz 221"),
        ("pacemaker serial no. PJN6640218", "device", "pjn6640218"),
        ("UDI (01)00844588003288(17)261231(10)A213B1", "device", "(01)00844588003288(17)261231(10)a213b1"),
        ("we took her fingerprints", "biometric", "fingerprints"),
        ("lives at 418 Larkspur Ct, Apt 2", "street-address", "418 larkspur ct, apt 2"),
        ("Westerly, RI 02891", "postcode", "02891"),
        ("the gentleman in bed 4", "room", "bed 4"),
        ("doña Berta de la cama 12", "room", "cama 12"),
        ("admitted on March 3, 2024", "date", "march 3, 2024"),
        ("dob 14/2/1951", "date", "14/2/1951"),
        ("el martes pasado", "date", "martes"),
        ("coded at 3 a.m.", "time", "3 a.m."),
        ("a 26-year-old surfer", "age", "26-year-old"),
        ("87 y/o M with sepsis", "age", "87 y/o"),
        ("71F s/p fall", "age", "71f"),
        ("con 99 años y todavía baila", "age", "99 anos"),
        ("Miss Opal is 102 today", "age", "102"),
        ("a ninety-three year old", "age", "ninety-three year old"),
    ],
)
def test_an_identifier_is_seen(text: str, kind: str, words: str) -> None:
    assert kind in seen(text)
    assert words in seen(text)[kind].lower().replace("ñ", "n") or seen(text)[kind].lower() in words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("trial NCT04280705 is open", "record-number"),
        ("doi 10.5555/48820-2291", "record-number"),
        ("case 3 of the series", "record-number"),
        ("plan B is antibiotics", "plan-number"),
        ("in 2019 we changed the protocol", "date"),
        ("for 12 years I have said so", "age"),
        ("hace 20 años que trabajo aquí", "age"),
        ("the 90s were another time", "age"),
        ("it may help and they march on", "date"),
        ("conference room 4 at noon, bring lunch", "room"),
        ("the operating room one hears about", "room"),
        ("take 500 mg at 20 mL a minute", "street-address"),
        ("12 days in the way of a cure", "street-address"),
        ("BP 120/80 and 5/10 pain", "date"),
        ("give 1/2 tablet", "date"),
        ("version 1.2.3.4 of the app", "ip"),
        ("the S&P fell 401 points to 4,555", "phone"),
        ("p = 0.0142 in 555 patients", "phone"),
        ("we took our time", "biometric"),
    ],
)
def test_what_only_looks_like_an_identifier_is_not_seen(text: str, kind: str) -> None:
    assert kind not in seen(text)
