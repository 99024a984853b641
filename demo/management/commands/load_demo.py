"""`manage.py load_demo`: fills an empty database with the demo newsroom."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from demo import load
from newsroom import whole


class Command(BaseCommand):
    """Loads the demo and tells, on stdout or into a file, the logins and the path of a live story as JSON."""

    help = "Fill an empty database with a believable newsroom."

    def add_arguments(self, parser):
        parser.add_argument("--output", type=Path, help="file for the logins (made for the owner's eyes alone)")

    def handle(self, *args, **options):
        if Article.objects.exists():
            raise CommandError("There are stories already. The demo is only loaded into an empty database.")
        made = json.dumps(load.load(lambda line: self.stderr.write(f"  {line}")), indent=2)
        if path := options["output"]:
            whole.write(path, made + "\n", mode=0o600)
        else:
            self.stdout.write(made)
