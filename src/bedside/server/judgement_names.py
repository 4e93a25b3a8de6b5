"""What verdicts and concerns are called on every page, in the language of the page."""

from django.utils.translation import gettext_lazy as _

from bedside.check import Verdict
from bedside.concerns.rule import Asks

TITLES = {
    "confidential-info": _("Confidential information"),
    "confirms-relationship": _("Confirms that somebody is a patient"),
    "discriminatory": _("Demeans people"),
    "disparages-colleagues": _("Belittles a colleague"),
    "disparages-patients": _("Mocks patients"),
    "individual-advice": _("Advice to one person"),
    "intoxication": _("Drink or drugs"),
    "misleading-claim": _("A claim that cannot be kept"),
    "misrepresents-credentials": _("Credentials"),
    "missing-disclaimer": _("Whose opinion this is"),
    "mixed-identity": _("Private and professional mixed"),
    "no-source": _("No source"),
    "own-privacy": _("Your own privacy"),
    "patient-contact": _("Private contact with a patient"),
    "patient-identifiable": _("A patient may be recognised"),
    "patient-identifier": _("Identifies a patient"),
    "patient-image": _("Picture of a patient"),
    "profanity": _("Swearing"),
    "searching-patients": _("Looking a patient up"),
    "sexual-content": _("Sexual talk"),
    "threat": _("A threat"),
    "undisclosed-interest": _("A tie that is not told"),
}
ASKS = {Asks.NOTE: _("Remark"), Asks.REVISE: _("Revise"), Asks.HOLD: _("Hold")}
VERDICTS = {Verdict.POST: _("Post"), Verdict.REVISE: _("Revise"), Verdict.HOLD: _("Hold")}


def title(code: str) -> str:
    """Return what a concern is called; an institution's own is called by its code."""
    return str(TITLES.get(code, code.replace("-", " ").capitalize()))
