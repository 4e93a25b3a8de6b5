"""The addresses of the second reader; every number in them is random and says nothing of the draft."""

from django.urls import path

from bedside.server.reviews import author_views, mail_views, outside_views, reader_views

app_name = "reviews"
urlpatterns = [
    path("second-reader/ask", author_views.ask, name="ask"),
    path("second-reader/send", author_views.send, name="send"),
    path("second-reader/mail", mail_views.mail, name="mail"),
    path("sent/", author_views.sent, name="sent"),
    path("sent/<uuid:number>", author_views.draft, name="draft"),
    path("sent/<uuid:number>/change", author_views.change, name="change"),
    path("sent/<uuid:number>/remarks/<uuid:remark_number>", author_views.remark, name="remark"),
    path("sent/<uuid:number>/ask", author_views.ask_more, name="ask_more"),
    path("sent/<uuid:number>/outside", outside_views.hand_out, name="outside"),
    path("sent/<uuid:number>/outside/<uuid:asked_number>", outside_views.show_newest, name="show_newest"),
    path(
        "sent/<uuid:number>/readers/<uuid:asked_number>/leave-out", author_views.leave_out, name="leave_out"
    ),
    path("sent/<uuid:number>/end", author_views.end, name="end"),
    path("to-read/", reader_views.to_read, name="to_read"),
    path("to-read/<uuid:number>", reader_views.read, name="read"),
    path("to-read/<uuid:number>/remark", reader_views.remark, name="remark_on"),
    path("to-read/<uuid:number>/answer", reader_views.answer, name="answer"),
    path("to-read/<uuid:number>/take-back", reader_views.take_back, name="take_back"),
    path("reading/<str:secret>", outside_views.link, name="link"),
    path("reading/<str:secret>/remark", outside_views.link_remark, name="link_remark"),
    path("reading/<str:secret>/answer", outside_views.link_answer, name="link_answer"),
    path("reading/<str:secret>/take-back", outside_views.link_take_back, name="link_take_back"),
]
