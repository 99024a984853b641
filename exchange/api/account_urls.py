"""Addresses of one's own tokens; mounted below /admin/account/."""

from django.contrib import admin
from django.urls import path

from exchange.api import account

app_name = "tokens"
staff = admin.site.admin_view
urlpatterns = [
    path("", staff(account.index), name="index"),
    path("new/", staff(account.new), name="new"),
    path("<int:pk>/revoke/", staff(account.revoke), name="revoke"),
]
