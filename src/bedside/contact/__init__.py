"""The gate for electronic contact with patients: whether, where and on which conditions a message may go."""

from bedside.contact.gate import Answer, answer
from bedside.contact.request import Request, RequestFault, read_request

__all__ = ["Answer", "Request", "RequestFault", "answer", "read_request"]
