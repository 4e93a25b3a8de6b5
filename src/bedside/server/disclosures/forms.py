"""What a person writes down of a tie."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bedside.drafts import Interest

LONGEST = 120  # signs
# What stands in a draft is the left one, of which the sentence that discloses is made; the right one is shown.
KINDS = (
    ("speaker fee", _("Paid for talks")),
    ("consulting fee", _("Paid for advice")),
    ("advisory board", _("On an advisory board")),
    ("research grant", _("Pays for research of mine")),
    ("stock", _("I hold shares")),
    ("ownership", _("I own or founded a part")),
    ("royalties", _("Royalties or a licence")),
    ("gift", _("Gifts, meals or travel")),
    ("employment", _("I work for it")),
    ("other payment", _("Another tie")),
)


class InterestForm(forms.Form):
    """One tie to a maker."""

    maker = forms.CharField(label=_("Maker"), max_length=LONGEST)
    product = forms.CharField(
        label=_("Product, if it is about one"),
        max_length=LONGEST,
        required=False,
        help_text=_("Write the name under which you would mention it."),
    )
    kind = forms.ChoiceField(label=_("What ties you to it"), choices=KINDS)

    def interest(self) -> Interest:
        """Return what was filled in."""
        given = self.cleaned_data
        return Interest(given["maker"], given["product"], given["kind"])
