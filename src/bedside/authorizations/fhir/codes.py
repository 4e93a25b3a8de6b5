"""Systems, codes and addresses of extensions: the words that FHIR R4 and the records have for one thing."""

from types import MappingProxyType

from bedside.authorizations.record import Content, Signer

# Our own addresses; an institution may put its own before them. They are read by how they end.
BASE = "https://bedside.example/fhir"
EXTENSION = "StructureDefinition"
SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope"
LOINC = "http://loinc.org"
ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
ACT_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
POLICY_CODES = "http://terminology.hl7.org/CodeSystem/consentpolicycodes"
PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
ACTIONS = "http://terminology.hl7.org/CodeSystem/consentaction"
RESOURCE_TYPES = "http://hl7.org/fhir/resource-types"
ROLE_CODE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
OPERATIONS = "http://terminology.hl7.org/CodeSystem/v3-DataOperation"
AGENTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
NPI = "http://hl7.org/fhir/sid/us-npi"
REGULATION = "https://www.ecfr.gov/current/title-45/section-164.508"

RELEASE, CONSENT_DOCUMENT = "64292-6", "59284-0"
DISCLOSURE = "IDSCL"
HIPAA_AUTHORIZATION = "hipaa-auth"

# Required bindings of R4 (hl7.org/fhir/R4): a status outside of them passes the library.
STATUSES = MappingProxyType(
    {
        "Consent": frozenset("draft proposed active rejected inactive entered-in-error".split()),
        "DocumentReference": frozenset("current superseded entered-in-error".split()),
        "Communication": frozenset(
            "preparation in-progress not-done on-hold stopped completed entered-in-error unknown".split()
        ),
        "Encounter": frozenset(
            "planned arrived triaged in-progress onleave finished cancelled entered-in-error unknown".split()
        ),
        "CareTeam": frozenset("proposed active suspended inactive entered-in-error".split()),
    }
)
CONTENT_CODES = MappingProxyType(
    {
        Content.ADMINISTRATIVE: "admin",
        Content.CLINICAL: "clinical-nonurgent",
        Content.SENSITIVE: "clinical-sensitive",
    }
)
CONTENT_OF = MappingProxyType(
    {code: content for content, code in CONTENT_CODES.items()} | {"sensitive-result": Content.SENSITIVE}
)
# v3-ActReason where it has a word for the purpose; our own code stands beside it in any case.
PURPOSE_CODES = MappingProxyType({"marketing": "HMARKT", "research": "HRESCH", "at-request": "PATRQT"})
PURPOSE_OF = MappingProxyType({code: purpose for purpose, code in PURPOSE_CODES.items()})
# v3-RoleCode; whoever is not listed is another representative, whose authority is told in words.
ROLE_CODES = MappingProxyType(
    {
        Signer.PARENT: "PRN",
        Signer.GUARDIAN: "GUARD",
        Signer.HEALTH_CARE_AGENT: "HPOWATT",
        Signer.EXECUTOR: "EXCEST",
    }
)
SIGNER_OF = MappingProxyType(
    {code: signer for signer, code in ROLE_CODES.items()}
    | dict.fromkeys("MTH FTH NMTH NFTH ADOPTP STPPRN STPMTH STPFTH".split(), Signer.PARENT)
)
