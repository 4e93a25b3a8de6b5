"""The addresses of an institution's server."""

from django.urls import include, path

from bedside.server import urls

urlpatterns = [
    *urls.urlpatterns,
    path("", include("bedside.server.people.urls")),
    path("", include("bedside.server.ledger.urls")),
    path("", include("bedside.server.policies.urls")),
    path("", include("bedside.server.numbers.urls")),
    path("", include("bedside.server.reviews.urls")),
    # What allauth brings, without the addresses that it keeps for old links.
    path("account/", include("allauth.account.urls")),
    path("account/second-factor/", include("allauth.mfa.urls")),
    path("account/institution/", include("allauth.socialaccount.urls")),
    # Before allauth's own, which fail where the institution's sign-in does not answer.
    path("account/institution/", include("bedside.server.people.institution_sign_in_urls")),
    path("account/institution/", include("allauth.socialaccount.providers.openid_connect.urls")),
]

handler400 = "bedside.server.errors.bad_request"
handler403 = "bedside.server.errors.not_allowed"
handler404 = "bedside.server.errors.not_found"
handler500 = "bedside.server.errors.our_fault"
