"""The addresses of version 1."""

from django.urls import path

from bedside.server.api import views
from bedside.server.api.interface import operation_urls

app_name = "api"
urlpatterns = [
    path("", views.reference, name="reference"),
    path("openapi.json", views.openapi, name="document"),
    *operation_urls(),
]
