"""The addresses of the door."""

from django.urls import path

from bedside.server.alone import passphrase, views

app_name = "alone"
urlpatterns = [
    path("enter/<str:secret>", views.enter, name="enter"),
    path("closed", views.closed, name="closed"),
    path("leave", views.leave, name="leave"),
    path("kept/passphrase", passphrase.passphrase, name="passphrase"),
    path("kept/passphrase/change", passphrase.change, name="change_passphrase"),
]
