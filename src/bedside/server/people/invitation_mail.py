"""The mail that carries an invitation's link."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _


def send_invitation(email: str, link: str) -> bool:
    """Send the link; whether there is a mail server to send it by."""
    if settings.CONFIGURATION.mail_url is None:
        return False
    words = _("You are invited to Bedside. This link works once, for seven days:")
    send_mail(_("Your invitation to Bedside"), f"{words}\n\n{link}\n", None, [email])
    return True
