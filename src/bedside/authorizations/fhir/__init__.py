"""FHIR R4 in and out: consents and what belongs to them, as Bundle and NDJSON."""

from bedside.authorizations.fhir.exporting import bundle, ndjson, resources
from bedside.authorizations.fhir.importing import Progress, Rejected, Taken, read
from bedside.authorizations.fhir.items import (
    ContactNote,
    Item,
    Paper,
    PatientEntry,
    PatientTie,
    Representative,
    Trace,
    with_paper,
    with_representative,
)
from bedside.authorizations.fhir.refusal import Refusal, ResourceFault
from bedside.authorizations.fhir.streams import Position, StreamFault

__all__ = [
    "ContactNote",
    "Item",
    "Paper",
    "PatientEntry",
    "PatientTie",
    "Position",
    "Progress",
    "Refusal",
    "Rejected",
    "Representative",
    "ResourceFault",
    "StreamFault",
    "Taken",
    "Trace",
    "bundle",
    "ndjson",
    "read",
    "resources",
    "with_paper",
    "with_representative",
]
