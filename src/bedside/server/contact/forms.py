"""The two forms of the gate: few choices, each with what is usual or careful already chosen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bedside.contact import Request
from bedside.contact.request import (
    CONTENT_LIMIT,
    Channel,
    Consent,
    Direction,
    Initiator,
    Relationship,
    Side,
    Urgency,
)
from bedside.contact.table import Decision
from bedside.server.contact import wording
from bedside.server.contact.keeping import LONGEST_REASON, Otherwise
from bedside.server.contact.models import Reason
from bedside.server.contact.wording import Words

_Choice = TypeVar("_Choice", bound=str)

LONGEST_ADDRESS = 320  # signs
# Where such a message usually comes in; the stricter place where both are usual.
USUAL_SIDES: Mapping[Channel, Side] = {
    Channel.EMAIL: Side.PRACTICE,
    Channel.SMS: Side.PERSONAL,
    Channel.PORTAL: Side.PRACTICE,
    Channel.PHONE: Side.PRACTICE,
    Channel.VIDEO: Side.PRACTICE,
    Channel.SOCIAL_DM: Side.PERSONAL,
    Channel.FRIEND_REQUEST: Side.PERSONAL,
    Channel.FOLLOW_REQUEST: Side.PERSONAL,
    Channel.PUBLIC_COMMENT: Side.PROFESSIONAL,
    Channel.GROUP_CHAT: Side.PERSONAL,
}
WITHOUT_WORDS = frozenset((Channel.FRIEND_REQUEST, Channel.FOLLOW_REQUEST))


class ToWhom(StrEnum):
    """To whom one wants to write."""

    PATIENT = "patient"
    FORMER = "former"
    COLLEAGUE = "colleague"
    NOBODY_HERE = "none"
    UNKNOWN = "unknown"


TO_WHOM: Mapping[ToWhom, Words] = {
    ToWhom.PATIENT: _("A patient here"),
    ToWhom.FORMER: _("A former patient"),
    ToWhom.COLLEAGUE: _("A colleague"),
    ToWhom.NOBODY_HERE: _("No patient here"),
    ToWhom.UNKNOWN: _("I do not know"),
}
_KNOWN = {
    ToWhom.PATIENT: Relationship.ESTABLISHED,
    ToWhom.FORMER: Relationship.FORMER,
    ToWhom.COLLEAGUE: Relationship.UNKNOWN,
    ToWhom.NOBODY_HERE: Relationship.NONE,
    ToWhom.UNKNOWN: Relationship.UNKNOWN,
}


def _choices(words: Mapping[_Choice, Words]) -> list[tuple[str, Words]]:
    return [(str(one), said) for one, said in words.items()]


def _tiles(label: Any, words: Mapping[_Choice, Words], usual: _Choice) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=_choices(words), initial=str(usual), required=False, widget=forms.RadioSelect
    )


class ContactForm(forms.Form):
    """What both pages ask: the words, the way, and what is known of it."""

    direction: Direction
    tiles: tuple[str, ...]

    content = forms.CharField(
        label=_("The message"),
        strip=False,
        required=False,
        max_length=CONTENT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "dir": "auto"}),
    )
    channel = _tiles(_("How"), wording.CHANNELS, Channel.SMS)
    account = forms.ChoiceField(
        label=_("On our side"),
        choices=[("", _("The usual one for this way")), *_choices(wording.SIDES)],
        required=False,
    )
    consent = forms.ChoiceField(
        label=_("The patient's agreement to this way"), choices=_choices(wording.CONSENTS), required=False
    )
    photo = forms.ChoiceField(
        label=_("The permission for pictures"), choices=_choices(wording.CONSENTS), required=False
    )
    age = forms.IntegerField(label=_("The patient's age"), min_value=0, max_value=125, required=False)
    minor = forms.BooleanField(label=_("The patient is a minor"), required=False)
    proxy = forms.BooleanField(label=_("A parent or agent writes, with authority on file"), required=False)
    encrypted = forms.BooleanField(label=_("The way is encrypted"), required=False)

    def request(self) -> Request:
        """Return what is asked of the gate; what is not said counts as unknown, and unknown as no."""
        given = self.cleaned_data
        channel = Channel(given["channel"] or Channel.SMS)
        agreed = Consent(given["consent"] or Consent.ABSENT)
        initiator, known = self.people()
        return Request(
            channel=channel,
            direction=self.direction,
            initiator=initiator,
            account=Side(given["account"] or USUAL_SIDES[channel]),
            relationship=known,
            email=agreed,
            sms=agreed,
            photo=Consent(given["photo"] or Consent.ABSENT),
            age=given["age"],
            is_minor=given["minor"],
            is_proxy=given["proxy"],
            content=given["content"].replace("\r\n", "\n"),
            urgency=Urgency(given.get("urgency") or Urgency.UNKNOWN),
            is_encrypted=given["encrypted"] or channel is Channel.PORTAL,
        )

    def people(self) -> tuple[Initiator, Relationship]:
        """Return who begins, and whether the person concerned is a patient."""
        raise NotImplementedError

    @property
    def says_something(self) -> bool:
        """Whether there is anything to decide on: words, or a request that comes without any."""
        given = self.cleaned_data
        return bool(given["content"].strip()) or given["channel"] in WITHOUT_WORDS


class ArrivedForm(ContactForm):
    """Somebody wrote to me."""

    direction = Direction.INBOUND
    tiles = ("channel", "initiator", "relationship", "urgency")

    initiator = _tiles(_("From whom"), wording.WRITERS, Initiator.PATIENT)
    relationship = _tiles(_("Is the person concerned a patient here?"), wording.KNOWN, Relationship.UNKNOWN)
    urgency = _tiles(_("How soon?"), wording.URGENCIES, Urgency.UNKNOWN)

    def people(self) -> tuple[Initiator, Relationship]:
        """Return who wrote, and whether the person concerned is a patient."""
        given = self.cleaned_data
        known = Relationship(given["relationship"] or Relationship.UNKNOWN)
        return Initiator(given["initiator"] or Initiator.PATIENT), known


class WritingForm(ContactForm):
    """I want to write to somebody."""

    direction = Direction.OUTBOUND
    tiles = ("channel", "to_whom")

    to_whom = _tiles(_("To whom"), TO_WHOM, ToWhom.PATIENT)

    def people(self) -> tuple[Initiator, Relationship]:
        """Return that one begins oneself, and whether the other is a patient."""
        whom = ToWhom(self.cleaned_data["to_whom"] or ToWhom.UNKNOWN)
        return Initiator.COLLEAGUE if whom is ToWhom.COLLEAGUE else Initiator.PHYSICIAN, _KNOWN[whom]


class OtherwiseForm(forms.Form):
    """What a clinician decides in the gate's place, and why."""

    overridden_to = forms.ChoiceField(label=_("I decide"), choices=_choices(wording.DECISIONS))
    reason_code = forms.ChoiceField(label=_("Because"), choices=_choices(wording.REASONS))
    reason = forms.CharField(
        label=_("The reason in your words, without a name"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )

    # The page's other buttons send the same form, so that the browser may not ask for these.
    use_required_attribute = False

    def __init__(self, given: Any = None) -> None:
        super().__init__(given, auto_id="otherwise_%s")
        for field in self.fields.values():
            # They stand below the form of the page and are sent with it.
            field.widget.attrs["form"] = "contact"

    def wanted(self) -> Otherwise:
        """Return what is decided otherwise."""
        given = self.cleaned_data
        return Otherwise(Decision(given["overridden_to"]), Reason(given["reason_code"]), given["reason"])


class WhoForm(forms.Form):
    """An address or number to look for."""

    address = forms.CharField(
        label=_("E-mail address or telephone number"),
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
