"""The roles of an institution."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody does in an institution, as far as Bedside asks."""

    CLINICIAN = "clinician"
    TRAINEE = "trainee"
    SECOND_READER = "second-reader"
    COMMUNICATIONS = "communications"
    EDUCATOR = "educator"
    PROFESSIONALISM_OFFICER = "professionalism-officer"
    ADMINISTRATOR = "administrator"

    @property
    def is_staff(self) -> bool:
        """Whether it lets one see or decide more than one's own; then a second factor is asked for."""
        return self not in {Role.CLINICIAN, Role.TRAINEE}
