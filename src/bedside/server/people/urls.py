"""The addresses of people, units and invitations."""

from django.urls import path

from bedside.server.people import person_views, unit_views, views

app_name = "people"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/<int:number>", person_views.person, name="person"),
    path("people/<int:number>/deactivate", person_views.deactivation, name="deactivate"),
    path("people/<int:number>/reactivate", person_views.reactivation, name="reactivate"),
    path(
        "people/<int:number>/reset-second-factor",
        person_views.second_factor_reset,
        name="reset_second_factor",
    ),
    path("people/invite", views.invitation, name="invite"),
    path("people/invitations/<int:number>/withdraw", views.withdrawal, name="withdraw"),
    path("people/invitations/<int:number>/again", views.invitation_again, name="invite_again"),
    path("people/units", unit_views.units, name="units"),
    path("people/units/<int:number>", unit_views.unit, name="unit"),
    path("people/units/<int:number>/delete", unit_views.unit_deletion, name="delete_unit"),
    path("join/<str:secret>", views.joining, name="join"),
]
