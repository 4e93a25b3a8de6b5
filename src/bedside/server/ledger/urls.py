"""The addresses of the ledger."""

from django.urls import path

from bedside.server.ledger import views

app_name = "ledger"
urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("ledger/export", views.export, name="export"),
]
