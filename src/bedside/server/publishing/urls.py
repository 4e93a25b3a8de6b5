"""The addresses of publishing; an id is random and says nothing of account or text."""

from django.urls import path

from bedside.server.publishing import account_views, mastodon_views, views

app_name = "publishing"
urlpatterns = [
    path("", views.look, name="look"),
    path("now", views.press, name="press"),
    path("accounts", account_views.accounts, name="accounts"),
    path("accounts/mastodon", mastodon_views.begin, name="mastodon_begin"),
    path("accounts/mastodon/<uuid:number>/back", mastodon_views.back, name="mastodon_back"),
    path("accounts/<uuid:connection_id>/disconnect", account_views.disconnect, name="disconnect"),
    path("<uuid:publication_id>", views.outcome, name="outcome"),
    path("<uuid:publication_id>/settle", views.settle, name="settle"),
    path("<uuid:publication_id>/set-aside", views.set_aside, name="set-aside"),
    path("<uuid:publication_id>/forget", views.forget, name="forget"),
]
