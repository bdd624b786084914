"""Addresses of a signed-in patient's own pages."""

from django.urls import path

from portal.mine.views.about import about
from portal.mine.views.corrections import corrections
from portal.mine.views.data import data, take_along
from portal.mine.views.decision import decision
from portal.mine.views.diary import diary, entry, log, morning, take_back
from portal.mine.views.guideline import guideline
from portal.mine.views.hurts import hurts
from portal.mine.views.phone import kept, send_kept
from portal.mine.views.plan import older, plan
from portal.mine.views.questions import question, questions
from portal.mine.views.reminders import reminders
from portal.mine.views.today import choose, today
from portal.mine.views.week import week

app_name = "mine"

urlpatterns = [
    path("", today, name="today"),
    path("clinic/", choose, name="choose"),
    path("plan/", plan, name="plan"),
    path("plan/<uuid:plan_id>/", older, name="older_plan"),
    path("decision/", decision, name="decision"),
    path("hurts/", hurts, name="hurts"),
    path("hurts/kept/", kept, name="kept"),
    path("hurts/kept/send/", send_kept, name="send_kept"),
    path("questions/", questions, name="questions"),
    path("questions/<int:number>/", question, name="question"),
    path("diary/", diary, name="diary"),
    path("diary/log/", log, name="log"),
    path("diary/morning/", morning, name="morning"),
    path("diary/<uuid:entry_id>/", entry, name="diary_entry"),
    path("diary/<uuid:entry_id>/take-back/", take_back, name="take_back"),
    path("week/", week, name="week"),
    path("data/", data, name="data"),
    path("data/corrections/", corrections, name="corrections"),
    path("data/reminders/", reminders, name="reminders"),
    path("data/file/", take_along, name="take_along"),
    path("about/", about, name="about"),
    path("guideline/", guideline, name="guideline"),
]
