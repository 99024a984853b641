"""Addresses of outlets; mounted at /api/v1/outlets/."""

from django.urls import path

from exchange.outlets import views

app_name = "outlets"
urlpatterns = [
    path("<slug:slug>/items", views.items, name="items"),
    path("<slug:slug>/items/<int:pk>", views.item, name="item"),
]
