"""Staff addresses of the door for machines; mounted below /admin/."""

from django.contrib import admin
from django.urls import path

from exchange.importing import views as importing
from exchange.outlets import screens as outlets
from exchange.webhooks import views as webhooks
from exchange.wires import sources as wire_sources
from exchange.wires import views as wires
from exchange.wires.rules import screens as wire_rules

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
    path("wires/", staff(wires.index), name="wires"),
    path("wires/<int:pk>/do/", staff(wires.act), name="wire_do"),
    path("wires/<int:pk>/raw/", staff(wires.raw), name="wire_raw"),
    path("wires/pictures/<int:pk>/", staff(wires.picture), name="wire_picture"),
    path("wires/stories/<int:pk>/", staff(wires.beside), name="story_wire"),
    path("wires/sources/", staff(wire_sources.index), name="wire_sources"),
    path("wires/sources/<int:pk>/", staff(wire_sources.show), name="wire_source"),
    path("wires/sources/<int:pk>/do/", staff(wire_sources.act), name="wire_source_do"),
    path("wires/rules/", staff(wire_rules.index), name="wire_rules"),
    path("wires/rules/<int:pk>/", staff(wire_rules.show), name="wire_rule"),
    path("wires/rules/<int:pk>/do/", staff(wire_rules.act), name="wire_rule_do"),
    path("webhooks/", staff(webhooks.index), name="webhooks"),
    path("webhooks/<int:pk>/", staff(webhooks.show), name="webhook"),
    path("webhooks/<int:pk>/do/", staff(webhooks.act), name="webhook_do"),
]
