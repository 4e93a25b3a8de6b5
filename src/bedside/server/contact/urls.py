"""The addresses of the gate; no message ever stands in one."""

from django.urls import path

from bedside.server.contact import views

app_name = "contact"
urlpatterns = [
    path("arrived", views.arrived, name="arrived"),
    path("writing", views.writing, name="writing"),
    path("answer", views.answer, name="answer"),
    path("keep", views.keep, name="keep"),
    path("decide-otherwise", views.override, name="override"),
    path("today", views.today, name="today"),
    path("who", views.who, name="who"),
    path("kept", views.kept, name="kept"),
    path("kept/<uuid:number>/delete", views.delete, name="delete"),
]
