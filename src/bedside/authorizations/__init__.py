"""What may be published of whom and who may be contacted how: records, what stands on a day, forms, FHIR."""

from bedside.authorizations.among import newest, reaches, standing_among
from bedside.authorizations.record import (
    Authorization,
    Channel,
    Contact,
    ContactConsent,
    Content,
    Kind,
    Language,
    OptIn,
    Publication,
    Reach,
    Record,
    Signer,
    Statement,
    Use,
    WithdrawnBy,
)
from bedside.authorizations.standing import Reason, Standing, standing

__all__ = [
    "Authorization",
    "Channel",
    "Contact",
    "ContactConsent",
    "Content",
    "Kind",
    "Language",
    "OptIn",
    "Publication",
    "Reach",
    "Reason",
    "Record",
    "Signer",
    "Standing",
    "Statement",
    "Use",
    "WithdrawnBy",
    "newest",
    "reaches",
    "standing",
    "standing_among",
]
