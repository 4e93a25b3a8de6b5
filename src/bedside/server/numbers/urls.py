"""The addresses of the numbers."""

from django.urls import path

from bedside.server.numbers import views

app_name = "numbers"
urlpatterns = [
    path("numbers/", views.numbers, name="numbers"),
    path("numbers/<int:year>/<int:number>", views.month, name="month"),
    path("numbers/export", views.export, name="export"),
    path("numbers/switch", views.switching, name="switch"),
]
