"""Who is this? An address or number is looked for among the unit's patients, and the question leaves no trace."""

from bedside.server.authorizations import finding
from bedside.server.authorizations.access import patients_of, require_treating
from bedside.server.authorizations.models import Patient
from bedside.server.authorizations.patients import name_of
from bedside.server.people.models import Person
from bedside.server.sealing.faults import Unreadable


def look_up(by: Person, typed: str) -> list[tuple[Patient, str | None]]:
    """Return the patients of the own unit with this address, each with the name, or None where it cannot be opened.

    Nothing is written, whoever is found or not. Found or not, the same steps are taken: the address is put into its
    one form and hashed, and one question is asked of the database.

    Raises:
        NotTreating: they treat nobody here.
        AddressFault: it is no address.
        Locked: no key is at hand.
    """
    require_treating(by)
    kind, value = finding.normal_address(typed)
    found = finding.by_address(patients_of(by), by.unit_id, kind, value)
    return [(one, _name(one)) for one in found]


def _name(patient: Patient) -> str | None:
    try:
        return name_of(patient)
    except Unreadable:
        return None
