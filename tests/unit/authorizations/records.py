"""Invented records that stand, for tests to change in one point."""

from datetime import date

from bedside.authorizations import (
    Authorization,
    Channel,
    Contact,
    ContactConsent,
    Content,
    Kind,
    Publication,
    Statement,
)

TODAY = date(2026, 11, 22)
PAPER = "0" * 63 + "a"
PICTURE = "1" * 64
OTHER_PICTURE = "2" * 64

AUTHORIZATION = Authorization(
    id="AUTH-1",
    patient="pt-100",
    kinds=frozenset((Kind.PHOTO,)),
    description="Photograph of the healed left forearm, taken on 3 May",
    pictures=(PICTURE,),
    disclosers=("Example Clinic",),
    recipients=("The public",),
    uses=frozenset(("website", "instagram")),
    purposes=frozenset(("education",)),
    expires=date(2027, 3, 1),
    signed=date(2026, 3, 1),
    statements=frozenset(Statement),
    wording="publication",
    wording_version="1",
    evidence=PAPER,
    copy_given=date(2026, 3, 1),
)
PUBLICATION = Publication(
    patient="pt-100", kind=Kind.PHOTO, place="instagram", purpose="education", picture=PICTURE
)

CONSENT = ContactConsent(
    id="CONS-1",
    patient="pt-100",
    channel=Channel.EMAIL,
    address="rosa.t@example.org",
    content=frozenset((Content.ADMINISTRATIVE, Content.CLINICAL)),
    warned=date(2026, 1, 5),
    wants_unencrypted=True,
    granted=date(2026, 1, 5),
    asked=date(2026, 1, 5),
    confirmed=date(2026, 1, 6),
    expires=date(2028, 1, 5),
    wording="contact",
    wording_version="1",
    evidence=PAPER,
)
CONTACT = Contact(
    patient="pt-100", channel=Channel.EMAIL, address="rosa.t@example.org", content=Content.CLINICAL
)
