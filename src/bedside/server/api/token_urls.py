"""The addresses of one's own tokens."""

from django.urls import path

from bedside.server.api import views

app_name = "tokens"
urlpatterns = [
    path("", views.tokens, name="tokens"),
    path("make", views.make, name="make"),
    path("<int:number>/withdraw", views.withdraw, name="withdraw"),
]
