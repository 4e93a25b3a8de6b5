"""The addresses of the page for drafts."""

from django.urls import path

from bedside.server.drafts import views

app_name = "drafts"
urlpatterns = [
    path("compose", views.compose, name="compose"),
    path("compose/check", views.check, name="check"),
    path("compose/shared", views.shared, name="shared"),
    path("compose/offline", views.offline, name="offline"),
    path("compose.webmanifest", views.manifest, name="manifest"),
    path("service-worker.js", views.worker, name="worker"),
]
