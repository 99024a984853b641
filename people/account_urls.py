"""The addresses of signing in and of one's own account: those of allauth that we use, and no others.

There is no way to sign up, and an account's email address is changed by whoever manages people.
"""

from allauth.account import views
from allauth.usersessions.views import list_usersessions
from django.urls import include, path, re_path

from people.views import back_again, theme_chosen, your_preferences

own = (
    [
        path("preferences/", your_preferences, name="preferences"),
        path("again/", back_again, name="back_again"),
        path("theme/", theme_chosen, name="theme"),
    ],
    "people",
)

#: Addresses that let in whoever has them, to the parts they are made of: no log shows those (newsroom/logs.py).
SECRETS = {"account_reset_password_from_key": ("uidb36", "key")}

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.password_change, name="account_change_password"),
    path("password/set/", views.password_set, name="account_set_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/done/", views.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sessions/", list_usersessions, name="usersessions_list"),
    path("2fa/", include("allauth.mfa.urls")),
    path("", include(own)),
]
