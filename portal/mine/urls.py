"""Addresses of a signed-in patient's own pages."""


app_name = "mine"

urlpatterns: list = []
