"""What publishing says when something stands in the way: what, and what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "no-such-server": _("There is no such server. Look at how its name is written."),
    "not-public": _("This server is not on the public network. Whoever runs Bedside can allow it."),
    "not-trusted": _("The server could not prove that it is the one you named. Nothing was sent."),
    "no-answer": _("The server does not answer. Nothing was sent; try again later."),
    "signed-out": _(
        "The account is not open any more: its token or app password was refused. Connect it anew."
    ),
    "not-allowed": _("The token may not do this. Connect anew with one for profile and write:statuses."),
    "refused-text": _("The platform refused the text. Look at its rules and its length."),
    "too-often": _("The platform asks to wait: there were too many requests. Try again later."),
    "odd-answer": _("The server answered in a way that Bedside does not know. Look at the account yourself."),
    "other-account": _("Another account answered than the one you connected. Nothing was published."),
    "other-text": _("Under the same key there is another text. Look at the account yourself."),
    "denied": _("The server says that it was not agreed to. Nothing is connected."),
    "not-asked-for": _(
        "This answers no question of yours, or one of more than ten minutes ago. Nothing is connected; begin again."
    ),
    "lost": _("The answer was lost on the way. It may have been published, or not."),
    "not-found": _("It is not among the newest posts that everybody can see. Look at the account yourself."),
    "set-aside": _("You said that it is not there."),
}
FAULTS = {
    "kind": _("Replies and messages are not sent from here. Copy the text, and answer on the platform."),
    "pictures": _("Pictures are not sent from here. Post them on the platform, with a description for each."),
    "account": _(
        "It was checked for another kind of account. Choose the right one where you write, and check it again."
    ),
    "audience": _("This platform has no such circle of readers. Choose another one where you write."),
    "length": _("It is too long for this account. Make it shorter where you write."),
    "signs": _("It holds a broken sign, which would arrive as something else. Write that place anew."),
    "changed": _(
        "Text, account or readers are not those you approved. Nothing was published; look once more."
    ),
    "old": _("The approval was given too long ago. Nothing was published; look at it once more."),
    "approval": _(
        "Here a second reader approves a text before it is published from this account: exactly these words, for this "
        "platform, account and audience. Ask somebody; once it is approved, publish it."
    ),
    "hold": _("The check says hold. Say that you publish it all the same, or go back to the draft."),
}
