"""The addresses of one's own interests."""

from django.urls import path

from bedside.server.disclosures import views

app_name = "disclosures"
urlpatterns = [
    path("", views.interests, name="interests"),
    path("<uuid:number>/delete", views.delete, name="delete"),
]
