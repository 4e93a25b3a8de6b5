"""Forms as data, in versions and languages: for a page to sign on, and to print (`printing`)."""

from bedside.authorizations.forms.wording import (
    Form,
    FormFault,
    Option,
    Part,
    PartKind,
    Section,
    form_of,
    forms,
    lacking,
)

__all__ = ["Form", "FormFault", "Option", "Part", "PartKind", "Section", "form_of", "forms", "lacking"]
