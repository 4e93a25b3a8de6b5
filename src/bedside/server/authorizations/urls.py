"""The addresses of patients and their records; ids are random, and no name, address or search stands in one."""

from django.urls import path

from bedside.server.authorizations import record_views, views

app_name = "authorizations"
urlpatterns = [
    path("", views.listed, name="patients"),
    path("new", views.new, name="new"),
    path("<uuid:number>", views.patient, name="patient"),
    path("<uuid:number>/change", views.change, name="change"),
    path("<uuid:number>/visit", views.visit, name="visit"),
    path("<uuid:number>/merge", views.merge, name="merge"),
    path("<uuid:number>/export", views.export, name="export"),
    path("<uuid:number>/delete", views.delete, name="delete"),
    path("<uuid:number>/permission", record_views.permission, name="permission"),
    path("<uuid:number>/consent", record_views.consent, name="consent"),
    path("records/<uuid:number>", record_views.record, name="record"),
    path("records/<uuid:number>/revoke", record_views.revoke, name="revoke"),
    path("records/<uuid:number>/withdraw", record_views.withdraw, name="withdraw"),
    path("records/<uuid:number>/opt-in", record_views.opt_in, name="opt-in"),
    path("records/<uuid:number>/in-error", record_views.error, name="in-error"),
    path("records/<uuid:number>/relied", record_views.relied, name="relied"),
    path("taken-down/<uuid:number>", record_views.taken_down, name="taken-down"),
    path("papers/<uuid:number>", record_views.paper, name="paper"),
    path("forms/<str:name>/<str:language>", record_views.blank, name="blank"),
]
