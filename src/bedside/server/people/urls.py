"""The addresses of people, units and invitations."""

from django.urls import path

from bedside.server.people import views

app_name = "people"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/invite", views.invitation, name="invite"),
    path("people/invitations/<int:number>/withdraw", views.withdrawal, name="withdraw"),
    path("people/units", views.units, name="units"),
    path("join/<str:secret>", views.joining, name="join"),
]
