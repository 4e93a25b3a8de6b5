"""The addresses of kept drafts; an id is random and says nothing of the draft."""

from django.urls import path

from bedside.server.kept import keep_door, views

app_name = "kept"
urlpatterns = [
    path("", views.drafts, name="drafts"),
    path("keep", keep_door.keep_draft, name="keep"),
    path("<uuid:draft_id>", views.resume, name="resume"),
    path("<uuid:draft_id>/versions", views.versions, name="versions"),
    path("<uuid:draft_id>/time", views.time, name="time"),
    path("<uuid:draft_id>/pause", views.pause, name="pause"),
    path("<uuid:draft_id>/delete", views.delete_draft, name="delete"),
]
