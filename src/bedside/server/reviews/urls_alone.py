"""The one address of the second reader on one person's own server, where nobody else can come."""

from django.urls import path

from bedside.server.reviews import author_views

app_name = "reviews"
urlpatterns = [path("second-reader/ask", author_views.ask, name="ask")]
