"""What may be published of whom and who may be contacted how: records, what stands on a day, forms, FHIR."""

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
    "Record",
    "Signer",
    "Statement",
    "Use",
    "WithdrawnBy",
]
