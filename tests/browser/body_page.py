"""A page of the desk that holds nothing but the body field, for the editor's own tests."""

from django import forms
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from articles.body.editor import BodyField
from newsroom.urls import urlpatterns as house

PAGE = """{% load static photo_desk %}<!doctype html>
<html lang="id" class="{{ theme }}"><head><meta charset="utf-8"><title>Body</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{% static 'unfold/css/styles.css' %}">
<link rel="stylesheet" href="{% static 'desk/palette.css' %}">
{{ form.media }}</head>
<body class="bg-base-50 font-sans text-sm dark:bg-base-900"><main class="mx-16">
<form method="post">{% csrf_token %}{{ form.body.label_tag }}{{ form.body }}{{ form.body.errors }}
<button id="save">Save</button></form>
<output id="saved">{{ saved }}</output></main>{% photo_picker %}</body></html>"""


class BodyForm(forms.Form):
    body = BodyField(required=False)


def body_page(request):
    """GET `?body=…&theme=dark`: the field; POST: what the form made of it, printed as text."""
    form = BodyForm(request.POST or None, initial={"body": request.GET.get("body", "")})
    saved = form.cleaned_data["body"] if form.is_bound and form.is_valid() else ""
    context = {"form": form, "saved": saved, "theme": request.GET.get("theme", "")}
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


urlpatterns = [path("admin/body-page/", body_page, name="body_page"), *house]
