"""The addresses of the guidance."""

from django.urls import path

from bedside.server.policies import views

app_name = "policies"
urlpatterns = [
    path("guidance/", views.policies, name="policies"),
    path("guidance/change", views.change, name="change"),
    path("guidance/<int:number>", views.version, name="version"),
    path("guidance/<int:number>/withdraw", views.withdrawal, name="withdraw"),
]
