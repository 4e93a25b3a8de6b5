"""The addresses of the door."""

from django.urls import path

from bedside.server.alone import views

app_name = "alone"
urlpatterns = [
    path("enter/<str:secret>", views.enter, name="enter"),
    path("closed", views.closed, name="closed"),
]
