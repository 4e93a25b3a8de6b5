"""The addresses that every server has."""

from django.urls import include, path

from bedside.server import health, home
from bedside.server.metrics.views import metrics

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("bedside.server.drafts.urls")),
    path("publish/", include("bedside.server.publishing.urls")),
    path("kept/", include("bedside.server.kept.urls")),
    path("interests/", include("bedside.server.disclosures.urls")),
    path("patients/", include("bedside.server.authorizations.urls")),
    path("contact/", include("bedside.server.contact.urls")),
    path("tokens/", include("bedside.server.api.token_urls")),
    path("api/v1/", include("bedside.server.api.urls")),
]
