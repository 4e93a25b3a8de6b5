"""What is about to be posted, and its words made plain."""

from bedside.drafts.draft import Account, Attachment, Audience, Author, Authorization, Draft, Interest, Kind
from bedside.drafts.reading import DraftFault, FieldFault, read_draft
from bedside.drafts.text import Span, Text, Token, TokenKind

__all__ = [
    "Account",
    "Attachment",
    "Audience",
    "Author",
    "Authorization",
    "Draft",
    "DraftFault",
    "FieldFault",
    "Interest",
    "Kind",
    "Span",
    "Text",
    "Token",
    "TokenKind",
    "read_draft",
]
