"""The checklist beside a story, its boxes, and the page on which the newsroom sets it."""

import json

import pytest
from django.urls import reverse

from articles.checklist.permissions import why_not_set, why_not_tick
from articles.models import ChecklistBox, ChecklistRule, Revision, Tick
from articles.models.checklist import Level
from audit.models import Entry
from tests import stage

pytestmark = pytest.mark.django_db
LEADERS = {"managing_editor", "editor_in_chief"}


@pytest.fixture
def box(db):
    return ChecklistBox.objects.create(text="Pihak lain sudah ditanya?", level=Level.PUBLICATION)


def judged(client, article, **fields) -> str:
    data = {"article": article.pk if article else None, "fields": {name: [value] for name, value in fields.items()}}
    answer = client.post(reverse("admin:articles_article_check"), json.dumps(data), content_type="application/json")
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


class TestBesideTheForm:
    def test_what_is_typed_is_judged_without_being_saved(self, cast, at_desk):
        article = stage.draft(cast)
        revisions = Revision.objects.count()

        lines = judged(at_desk(cast.writer), article, headline="Harga naik TK persen", body="<p>Satu.</p>")

        assert "Fill in “TK”." in lines
        assert Revision.objects.count() == revisions

    def test_a_story_not_saved_yet_is_judged_too(self, cast, at_desk):
        assert "Write a standfirst." in judged(at_desk(cast.writer), None, headline="Baru")

    @pytest.mark.parametrize(
        "body",
        [
            *("", "[]", "{}", '{"article": 1}', '{"article": "x", "fields": {}}', '{"article": null, "fields": [1]}'),
            *('{"article": 1e999, "fields": {}}', "[" * 200_000),
        ],
        ids=range(8),
    )
    def test_what_is_no_form_is_refused(self, cast, at_desk, body):
        client = at_desk(cast.writer)

        assert (
            client.post(reverse("admin:articles_article_check"), body, content_type="application/json").status_code
            == 400
        )

    def test_whoever_changes_more_than_copy_is_told_before_they_press(self, cast, at_desk):
        article = stage.submitted(cast)
        client, same = at_desk(cast.section_editor), {"headline": article.headline, "standfirst": article.standfirst}

        assert "data-refuses" not in judged(client, article, **same, body=article.body)
        lines = judged(client, article, **same, body=article.body.replace("Takalar", "Bantaeng"))
        assert "<p hidden data-refuses>You changed Bantaeng and Takalar here" in lines

    def test_who_may_not_approve_anyhow_is_told_nothing_of_copy_editing(self, cast, at_desk):
        article = stage.submitted(cast)

        assert "data-refuses" not in judged(at_desk(cast.writer), article, headline="Lain", body="<p>12 lain.</p>")

    def test_half_a_character_does_not_stop_the_judging(self, cast, at_desk):
        assert "Write a standfirst." in judged(at_desk(cast.writer), None, headline="\ud83d", body="<p>\ud83d</p>")

    def test_a_strangers_story_is_not_judged(self, cast, at_desk):
        data = json.dumps({"article": stage.draft(cast).pk, "fields": {}})
        for name, person in cast.people.items():
            answer = at_desk(person).post(
                reverse("admin:articles_article_check"), data, content_type="application/json"
            )
            seen = name in {"writer", "section_editor"} | LEADERS
            assert answer.status_code == (200 if seen else 404), name

    def test_both_faces_of_a_story_show_it(self, cast, at_desk, address, box):
        article = stage.submitted(cast)

        for person in (cast.writer, cast.section_editor):
            assert box.text in at_desk(person).get(address("change", article.pk)).content.decode()

    def test_the_form_opens_in_few_statements(self, cast, at_desk, address, box, django_assert_max_num_queries):
        client = at_desk(cast.writer)
        article = stage.draft(cast)
        data = json.dumps({"article": article.pk, "fields": {"headline": ["x"], "body": ["<p>x</p>"]}})
        with django_assert_max_num_queries(18):
            client.post(reverse("admin:articles_article_check"), data, content_type="application/json")


class TestBoxes:
    def ticked(self, client, article, box, on="1", **headers):
        return client.post(
            reverse("admin:articles_article_tick", args=[article.pk, box.pk]), {"on": on}, headers=headers
        )

    def test_a_tick_keeps_who_gave_it_and_the_log_tells(self, cast, at_desk, box):
        article = stage.draft(cast)

        self.ticked(at_desk(cast.writer), article, box)

        assert Tick.objects.get().by == cast.writer
        assert Entry.objects.get(action="story.ticked").details == {"box": box.text}

    def test_ticking_twice_changes_nothing(self, cast, at_desk, box):
        article = stage.draft(cast)
        for _n in range(2):
            self.ticked(at_desk(cast.writer), article, box)
        self.ticked(at_desk(cast.section_editor), article, box)

        assert Tick.objects.get().by == cast.writer
        assert Entry.objects.filter(action="story.ticked").count() == 1

    def test_a_tick_can_be_taken_back_and_the_log_keeps_both(self, cast, at_desk, box):
        article = stage.draft(cast)
        self.ticked(at_desk(cast.writer), article, box)
        self.ticked(at_desk(cast.writer), article, box, on="0")

        assert not Tick.objects.exists()
        assert Entry.objects.filter(action__in=["story.ticked", "story.unticked"]).count() == 2

    def test_whoever_has_the_text_in_hand_may_and_nobody_else(self, cast, at_desk, box):
        article = stage.submitted(cast)
        for name, person in cast.people.items():
            may = name in {"section_editor"} | LEADERS
            seen = may or name == "writer"
            answer = self.ticked(at_desk(person), article, box, **{"X-Drawer": "1"})
            assert answer.status_code == (204 if may else 403 if seen else 404), name
            assert Tick.objects.filter(by=person).exists() is may, name
            assert (why_not_tick(person, article) is None) is may, name
            Tick.objects.all().delete()

    def test_another_sections_box_and_one_switched_off_cannot_be_ticked(self, cast, at_desk, box):
        other = ChecklistBox.objects.create(text="Skor benar?", section=cast.other_section)
        box.level = Level.OFF
        box.save()
        article = stage.draft(cast)

        for one in (other, box):
            assert self.ticked(at_desk(cast.writer), article, one).status_code == 403
        assert not Tick.objects.exists()

    def test_the_page_of_its_own_works_without_javascript(self, cast, at_desk, box):
        article = stage.draft(cast)
        client = at_desk(cast.writer)
        sheet = reverse("admin:articles_article_checklist", args=[article.pk])

        assert 'name="on" value="1"' in client.get(sheet).content.decode()
        assert self.ticked(client, article, box).url == sheet
        assert 'name="on" value="0"' in client.get(sheet).content.decode()


class TestSetting:
    ADDRESS = "/admin/articles/article/checklist/"

    def filled(self, client, query="", **changes) -> dict:
        asking = client.get(self.ADDRESS + query).context["asking"]
        data = {}
        for form in [*asking.rules, *asking.boxes.forms, asking.boxes.management_form]:
            for field in form:
                data[field.html_name] = "" if field.value() is None else field.value()
        data = {name: value for name, value in data.items() if value is not False}
        return data | changes

    def test_only_leading_editors_set_it(self, cast, at_desk):
        for name, person in cast.people.items():
            assert (why_not_set(person) is None) is (name in LEADERS), name
            for answer in (at_desk(person).get(self.ADDRESS), at_desk(person).post(self.ADDRESS, {})):
                assert answer.status_code == (200 if name in LEADERS else 403), name
        assert not ChecklistRule.objects.exists()

    def test_a_level_and_a_limit_are_kept_and_logged(self, cast, at_desk):
        client = at_desk(cast.managing_editor)

        client.post(
            self.ADDRESS, self.filled(client, **{"tags_count-level": "submission", "tags_count-threshold": 4})
        )

        row = ChecklistRule.objects.get()
        assert (row.rule, row.level, row.threshold, row.section) == ("tags_count", "submission", 4, None)
        assert Entry.objects.get(action="checklist.changed").details["rules"][0]["rule"] == "tags_count"

    def test_saving_what_is_there_changes_nothing(self, cast, at_desk):
        client = at_desk(cast.managing_editor)

        client.post(self.ADDRESS, self.filled(client))

        assert not ChecklistRule.objects.exists()
        assert not Entry.objects.filter(action="checklist.changed").exists()

    def test_a_section_has_its_own_and_can_follow_again(self, cast, at_desk):
        client, query = at_desk(cast.managing_editor), f"?section={cast.section.pk}"
        client.post(self.ADDRESS + query, self.filled(client, query, **{"dateline-level": "publication"}))
        assert ChecklistRule.objects.get().section == cast.section

        client.post(self.ADDRESS + query, self.filled(client, query, **{"dateline-level": ""}))

        assert not ChecklistRule.objects.exists()

    @pytest.mark.parametrize(
        "wrong", [{"tags_count-threshold": "banyak"}, {"tags_count-threshold": 0}, {"dateline-level": "whatever"}]
    )
    def test_nonsense_is_refused_at_its_field_and_nothing_is_kept(self, cast, at_desk, wrong):
        client = at_desk(cast.managing_editor)

        answer = client.post(self.ADDRESS, self.filled(client, **{"standfirst-level": "off"}) | wrong)

        assert answer.status_code == 200
        assert 'class="has-error"' in answer.content.decode()
        assert not ChecklistRule.objects.exists()

    def test_a_box_is_added_for_a_section_changed_and_removed(self, cast, at_desk):
        client, query = at_desk(cast.managing_editor), f"?section={cast.section.pk}"
        client.post(self.ADDRESS + query, self.filled(client, query, **{"boxes-0-text": "Angka dicek?"}))
        box = ChecklistBox.objects.get()
        assert (box.text, box.section) == ("Angka dicek?", cast.section)

        client.post(self.ADDRESS + query, self.filled(client, query, **{"boxes-0-DELETE": "on"}))

        assert not ChecklistBox.objects.exists()

    def test_a_box_that_was_ticked_is_only_no_longer_asked(self, cast, at_desk, box):
        Tick.objects.create(article=stage.draft(cast), box=box, by=cast.writer)
        client = at_desk(cast.managing_editor)

        client.post(self.ADDRESS, self.filled(client, **{"boxes-0-DELETE": "on"}))

        box.refresh_from_db()
        assert box.level == Level.OFF
        assert box.ticks.count() == 1

    def test_a_section_that_does_not_exist_is_not_found(self, cast, at_desk):
        for wanted in ("999", "x"):
            assert at_desk(cast.managing_editor).get(f"{self.ADDRESS}?section={wanted}").status_code == 404
