"""Every address of the server."""

from django.urls import include, path

from bedside.server import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("i18n/", include("django.conf.urls.i18n")),
]

handler400 = "bedside.server.errors.bad_request"
handler403 = "bedside.server.errors.not_allowed"
handler404 = "bedside.server.errors.not_found"
handler500 = "bedside.server.errors.our_fault"
