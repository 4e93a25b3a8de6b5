"""The addresses of one person's own server."""

from django.urls import include, path

from bedside.server import urls

urlpatterns = [
    *urls.urlpatterns,
    path("", include("bedside.server.alone.urls")),
    path("", include("bedside.server.reviews.urls_alone")),
]

handler400 = "bedside.server.errors.bad_request"
handler403 = "bedside.server.errors.not_allowed"
handler404 = "bedside.server.errors.not_found"
handler500 = "bedside.server.errors.our_fault"
