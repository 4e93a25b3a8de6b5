"""The addresses of the institution's own sign-in; they are those of allauth, and have its names."""

from django.urls import path

from bedside.server.people import institution_sign_in

urlpatterns = [
    path("oidc/<str:provider_id>/login/", institution_sign_in.login, name="openid_connect_login"),
    path(
        "oidc/<str:provider_id>/login/callback/", institution_sign_in.callback, name="openid_connect_callback"
    ),
]
