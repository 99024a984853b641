"""Staff addresses of the door for machines; mounted below /admin/."""

from django.contrib import admin
from django.urls import path

from exchange.importing import views as importing
from exchange.outlets import screens as outlets
from exchange.webhooks import views as webhooks

app_name = "exchange"
staff = admin.site.admin_view
urlpatterns = [
    path("imports/", staff(importing.index), name="imports"),
    path("imports/<int:pk>/", staff(importing.show), name="import"),
    path("imports/<int:pk>/do/", staff(importing.act), name="import_do"),
    path("imports/<int:pk>/report/", staff(importing.report), name="import_report"),
    path("outlets/", staff(outlets.index), name="outlets"),
    path("outlets/<int:pk>/", staff(outlets.show), name="outlet"),
    path("outlets/<int:pk>/do/", staff(outlets.act), name="outlet_do"),
    path("webhooks/", staff(webhooks.index), name="webhooks"),
    path("webhooks/<int:pk>/", staff(webhooks.show), name="webhook"),
    path("webhooks/<int:pk>/do/", staff(webhooks.act), name="webhook_do"),
]
