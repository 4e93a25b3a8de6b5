"""The conditions of an answer in plain words."""

from collections.abc import Mapping

from bedside.contact.table import Condition

SENTENCES: Mapping[Condition, str] = {
    Condition.DOCUMENT: "File the exchange in the chart.",
    Condition.CONSENT: "Obtain or renew the patient's consent to this channel or use.",
    Condition.PORTAL: "Move to the patient portal.",
    Condition.EMERGENCY: "Send to emergency services now: 911, 988, poison control or the emergency department.",
    Condition.VISIT: "Offer a visit, a video visit or a call.",
    Condition.PROFESSIONAL: "Answer from the professional or practice side.",
    Condition.NO_CLINICAL: "Say nothing about the individual's own case.",
    Condition.IDENTITY: "Confirm who it is and, if it matters, where.",
    Condition.MINIMUM: "Say no more than the purpose needs.",
    Condition.SEPARATE: "Keep private and professional accounts apart.",
    Condition.DE_IDENTIFY: "Take out what identifies the patient.",
    Condition.WARN: "Explain the risk of unencrypted messages, and record that you did.",
    Condition.DECLINE: "Say no with respect, confirming nothing.",
}


def sentence_of(condition: Condition) -> str:
    """Return what a condition asks for, in a sentence."""
    return SENTENCES[condition]
