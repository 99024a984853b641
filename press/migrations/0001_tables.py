import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("erratum", "erratum of our own"),
    ("correction", "correction"),
    ("reply", "right of reply"),
    ("user_content", "complaint about readers' content"),
    ("ruling", "ruling of the press council"),
]
CHANNELS = [
    ("form", "form on the page"),
    ("letter", "letter"),
    ("mail", "email"),
    ("phone", "telephone or visit"),
    ("council", "press council"),
    ("house", "found by ourselves"),
]
STATES = [("open", "open"), ("decided", "decided"), ("closed", "closed")]
OUTCOMES = [("granted", "granted"), ("partly", "granted in part"), ("refused", "refused")]
STEPS = [
    ("came", "came in"),
    ("added", "the sender added"),
    ("assigned", "given to"),
    ("answered", "answer from the desk"),
    ("written", "written to the sender"),
    ("decided", "decided"),
    ("noted", "public note"),
    ("copy_done", "copy looked after"),
    ("closed", "closed"),
]


def key():
    return ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def to(model, name="+", **more):
    return models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name=name, to=model, **more)


def line(words, longest, **more):
    return models.CharField(max_length=longest, verbose_name=words, **more)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0027_notes_kept"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                key(),
                ("kind", line("kind", 12, choices=KINDS)),
                ("channel", line("channel", 8, choices=CHANNELS, default="form")),
                ("came_at", models.DateTimeField(verbose_name="came at")),
                ("passage", models.TextField(blank=True, max_length=2000, verbose_name="passage")),
                ("message", models.TextField(max_length=20000, verbose_name="what is wrong")),
                ("proof", models.TextField(blank=True, max_length=4000, verbose_name="proof")),
                ("sender_name", line("name", 120)),
                ("sender_body", line("organisation", 160, blank=True)),
                ("sender_role", line("speaks for it as", 120, blank=True)),
                ("sender_email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                ("sender_phone", line("telephone", 40, blank=True)),
                ("ruling_number", line("number of the ruling", 80, blank=True)),
                ("ruled_on", models.DateField(blank=True, null=True, verbose_name="day of the ruling")),
                ("seed", models.CharField(editable=False, max_length=43)),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "same",
                    models.CharField(
                        editable=False, help_text="Digest of what was sent, to know it again.", max_length=64
                    ),
                ),
                ("due_at", models.DateTimeField(verbose_name="due")),
                ("due_because", line("because of", 300)),
                ("state", line("state", 8, choices=STATES, default="open")),
                ("outcome", line("decision", 8, blank=True, choices=OUTCOMES)),
                ("late_told_at", models.DateTimeField(editable=False, null=True)),
                ("article", to("articles.article", verbose_name="story")),
                ("edition", to("articles.edition", null=True, verbose_name="what was live")),
                ("owner", to(settings.AUTH_USER_MODEL, null=True, verbose_name="whose it is")),
                ("recorded_by", to(settings.AUTH_USER_MODEL, null=True, verbose_name="recorded by")),
            ],
            options={"verbose_name": "case", "verbose_name_plural": "cases", "ordering": ["-pk"]},
        ),
        migrations.CreateModel(
            name="Copy",
            fields=[
                key(),
                ("found_at", models.DateTimeField(auto_now_add=True)),
                ("article", to("articles.article")),
                ("case", to("press.case", "copies")),
                ("note", to("articles.correction")),
            ],
            options={"verbose_name": "copy", "verbose_name_plural": "copies", "ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                key(),
                (
                    "file",
                    models.FileField(max_length=200, upload_to="cases/%Y/%m/", verbose_name="file"),
                ),
                ("name", line("name", 120)),
                ("media_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField()),
                ("checksum", models.CharField(max_length=64)),
                ("case", to("press.case", "evidence")),
            ],
            options={"verbose_name": "evidence", "verbose_name_plural": "evidence", "ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="CaseStep",
            fields=[
                key(),
                ("what", line("what", 10, choices=STEPS)),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="at")),
                ("words", models.TextField(blank=True, max_length=4000, verbose_name="words")),
                ("is_shown", models.BooleanField(default=False, verbose_name="shown to the sender")),
                ("outcome", line("decision", 8, blank=True, choices=OUTCOMES)),
                ("owes_apology", models.BooleanField(default=False, verbose_name="an apology is owed")),
                ("broke_code", models.BooleanField(default=False, verbose_name="the code was broken")),
                ("by", to(settings.AUTH_USER_MODEL, null=True)),
                ("case", to("press.case", "steps")),
                ("copy", to("press.copy", "done_by", null=True)),
                ("note", to("articles.correction", null=True)),
                ("to", to(settings.AUTH_USER_MODEL, null=True)),
            ],
            options={"verbose_name": "step of a case", "verbose_name_plural": "steps of cases", "ordering": ["pk"]},
        ),
        migrations.AddIndex("case", models.Index(fields=["article", "-id"], name="case_story")),
        migrations.AddIndex(
            "case",
            models.Index(
                condition=models.Q(("state", "closed"), _negated=True), fields=["due_at", "id"], name="case_running"
            ),
        ),
        migrations.AddIndex("case", models.Index(fields=["-came_at"], name="case_lately")),
        migrations.AddConstraint(
            "copy", models.UniqueConstraint(fields=("case", "article"), name="one_copy_a_case")
        ),
    ]
