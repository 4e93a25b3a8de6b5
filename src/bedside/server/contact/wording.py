"""What the choices, the decisions and the conditions of the gate are called on the pages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bedside.contact.request import Channel, Consent, Direction, Initiator, Relationship, Side, Urgency
from bedside.contact.table import Condition, Decision
from bedside.server.contact.models import Reason

Words = str | Promise

CHANNELS: Mapping[Channel, Words] = {
    Channel.SMS: _("Text message"),
    Channel.EMAIL: _("E-mail"),
    Channel.PORTAL: _("Patient portal"),
    Channel.SOCIAL_DM: _("Direct message"),
    Channel.FRIEND_REQUEST: _("Friend request"),
    Channel.FOLLOW_REQUEST: _("Wants to follow"),
    Channel.PUBLIC_COMMENT: _("Public comment"),
    Channel.GROUP_CHAT: _("Group chat"),
    Channel.PHONE: _("Telephone"),
    Channel.VIDEO: _("Video call"),
}
WRITERS: Mapping[Initiator, Words] = {
    Initiator.PATIENT: _("A patient"),
    Initiator.FAMILY: _("A relative"),
    Initiator.COLLEAGUE: _("A colleague"),
    Initiator.STRANGER: _("Somebody else"),
}
KNOWN: Mapping[Relationship, Words] = {
    Relationship.ESTABLISHED: _("Yes"),
    Relationship.FORMER: _("Formerly"),
    Relationship.NONE: _("No"),
    Relationship.UNKNOWN: _("I do not know"),
}
SIDES: Mapping[Side, Words] = {
    Side.PERSONAL: _("My private account, address or number"),
    Side.PROFESSIONAL: _("My professional account"),
    Side.PRACTICE: _("The practice's"),
    Side.INSTITUTIONAL: _("The institution's"),
}
CONSENTS: Mapping[Consent, Words] = {
    Consent.ABSENT: _("Nothing is on file, or I do not know"),
    Consent.GRANTED: _("On file and in force"),
    Consent.REVOKED: _("Withdrawn"),
    Consent.EXPIRED: _("Expired"),
}
URGENCIES: Mapping[Urgency, Words] = {
    Urgency.UNKNOWN: _("I do not know"),
    Urgency.ROUTINE: _("It can wait"),
    Urgency.URGENT: _("Today"),
    Urgency.EMERGENCY: _("Emergency"),
}
DIRECTIONS: Mapping[Direction, Words] = {
    Direction.INBOUND: _("Came in"),
    Direction.OUTBOUND: _("To be sent"),
}
SENTENCES: Mapping[Decision, Words] = {
    Decision.ALLOW: _("Yes, this may go ahead here."),
    Decision.ALLOW_WITH_CONDITIONS: _("Yes, if you do what the list says."),
    Decision.REDIRECT: _("Not here. Take it to the right place."),
    Decision.REFUSE: _("No. Do not do this."),
}
DECISIONS: Mapping[Decision, Words] = {
    Decision.ALLOW: _("Go ahead"),
    Decision.ALLOW_WITH_CONDITIONS: _("Go ahead, with conditions"),
    Decision.REDIRECT: _("Not here"),
    Decision.REFUSE: _("Do not"),
}
# The sign stands beside the words so that nothing is told by colour alone.
SIGNS: Mapping[Decision, str] = {
    Decision.ALLOW: "✓",
    Decision.ALLOW_WITH_CONDITIONS: "✓",
    Decision.REDIRECT: "➜",
    Decision.REFUSE: "■",
}
EMERGENCY = _("This may be an emergency. Get help to the person now.")
# What a condition says of where it goes on, the first that holds.
PLACES: Mapping[Condition, Words] = {
    Condition.PORTAL: _("In the patient portal"),
    Condition.VISIT: _("At a visit, a video visit or by a call"),
    Condition.PROFESSIONAL: _("From your professional side or the practice's"),
}
BY_TELEPHONE = _("By telephone, from the office")
REASONS: Mapping[Reason, Words] = {
    Reason.PATIENT_NEED: _("This patient's care needs it"),
    Reason.PATIENT_WISH: _("The patient wants it so and knows the risk"),
    Reason.NO_OTHER_WAY: _("There is no other way in time"),
    Reason.MISREAD: _("The message was misread"),
    Reason.LOCAL_RULE: _("Our own rule says otherwise"),
    Reason.OTHER: _("Another reason"),
}
