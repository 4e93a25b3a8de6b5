"""What roles are called on pages."""

from django.utils.translation import gettext_lazy as _

from bedside.server.people.roles import Role

ROLE_NAMES = {
    Role.CLINICIAN: _("Clinician"),
    Role.TRAINEE: _("Trainee"),
    Role.SECOND_READER: _("Second reader"),
    Role.COMMUNICATIONS: _("Communications"),
    Role.EDUCATOR: _("Educator"),
    Role.PROFESSIONALISM_OFFICER: _("Professionalism officer"),
    Role.ADMINISTRATOR: _("Administrator"),
}
