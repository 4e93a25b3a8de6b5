"""The heads of the reader and their labels; their order is part of the model and never changes within a version."""

CODES = (
    "patient-identifier",
    "patient-identifiable",
    "patient-image",
    "confirms-relationship",
    "own-privacy",
    "confidential-info",
    "individual-advice",
    "patient-contact",
    "searching-patients",
    "mixed-identity",
    "disparages-patients",
    "disparages-colleagues",
    "discriminatory",
    "profanity",
    "sexual-content",
    "intoxication",
    "threat",
    "undisclosed-interest",
    "misleading-claim",
    "misrepresents-credentials",
    "no-source",
    "missing-disclaimer",
)
# What a word is part of, and whose that is; the first of each is "nothing".
KINDS = (
    "none",
    "person",
    "age",
    "date",
    "place",
    "facility",
    "role",
    "id",
    "condition",
    "drug",
    "product",
)
OWNERS = ("none", "patient", "relative", "author", "colleague", "public", "other")
