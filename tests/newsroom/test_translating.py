"""Words that stand in a template are looked up once a language, and are what Django would say."""

import pytest
from django.template import Context, Template, engines
from django.templatetags import i18n
from django.utils import translation

from newsroom.templatetags import translating


def said(source: str, language: str, **values) -> str:
    with translation.override(language):
        return Template("{% load i18n %}" + source).render(Context(values))


@pytest.fixture
def lookups(monkeypatch) -> list[str]:
    """What was looked up in the catalogues."""
    asked, gettext = [], translation._trans.gettext
    monkeypatch.setattr(translation._trans, "gettext", lambda message: asked.append(message) or gettext(message))
    return asked


@pytest.mark.parametrize("tag", ["translate", "trans"])
def test_each_language_has_its_words_and_is_asked_for_them_once(tag, lookups):
    template = Template(f'{{% load i18n %}}{{% {tag} "Headline" %}}')
    for _ in range(3):
        for language, words in (("id", "Judul"), ("en", "Headline")):
            with translation.override(language):
                assert template.render(Context()) == words
    assert lookups.count("Headline") == 2


def test_words_go_by_a_name_too(lookups):
    template = Template('{% load i18n %}{% translate "Headline" as title %}[{{ title }}]')
    with translation.override("id"):
        assert [template.render(Context()) for _ in range(2)] == ["[Judul]"] * 2
    assert lookups.count("Headline") == 1


def test_a_variable_is_translated_as_it_is_each_time():
    template = Template("{% load i18n %}{% translate word %}")
    with translation.override("id"):
        assert [template.render(Context({"word": word})) for word in ("Headline", "Section")] == ["Judul", "Rubrik"]


@pytest.mark.parametrize(
    "source",
    [
        '{% translate "Headline" context "nowhere" %}',
        '{% translate "Headline"|upper %}',
        '{% translate "Headline" noop %}',
        '{% translate "A & B, 100%" %}',
        '{% translate "<b>%s</b>" %}',
        '{% autoescape off %}{% translate "A & B" %}{% endautoescape %}',
        '{% translate "Headline" as title %}{{ title|upper }}',
        "{% translate word %}",
        "{% blocktranslate %}A story{% endblocktranslate %}{% get_current_language as code %}{{ code }}",
    ],
)
def test_it_says_what_django_says(source, monkeypatch):
    ours = [said(source, language, word="Sport & <i>") for language in ("id", "en", "id")]
    for name in ("translate", "trans"):
        monkeypatch.setitem(translating.register.tags, name, i18n.do_translate)
    assert ours == [said(source, language, word="Sport & <i>") for language in ("id", "en", "id")]


def test_no_other_library_of_tags_stands_in_the_place_of_one():
    """The check of Django's that says so is silenced for this one."""
    found = [one.msg for engine in engines.all() for one in engine._check_for_template_tags_with_the_same_name()]
    assert len(found) == 1
    assert found[0].startswith("'i18n' is used for multiple template tag modules")


def test_what_it_may_not_keep_it_does_not_keep(monkeypatch):
    """The comparison above would see it: words that come to something else are found."""
    monkeypatch.setattr(translating.FixedWords, "render", lambda self, context: "kept")
    assert said('{% translate "Headline" %}', "id") == "kept"
    assert said('{% translate "Headline"|upper %}{% translate word %}', "id", word="Section") != "kept"
