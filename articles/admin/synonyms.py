"""The desk's page for words that search takes for each other."""

from django.contrib import admin

from articles.models import Synonym
from articles.permissions.searching import synonyms_of, why_not_edit_synonyms
from people.admin import RuledModelAdmin
from people.permissions import Rule

_RULE = Rule(why_not_edit_synonyms, why_not_edit_synonyms, synonyms_of)


@admin.register(Synonym)
class SynonymAdmin(RuledModelAdmin):
    """The list, to search and to add to."""

    rule_view = rule_change = rule_delete = _RULE
    fields = ["terms"]
    list_display = ["terms"]
    search_fields = ["terms"]
    list_per_page = 100

    def why_not_add(self, user):
        return why_not_edit_synonyms(user)
