"""Let a token in no more of which somebody else may know, by how it begins."""

from django.core.management.base import BaseCommand, CommandError

from exchange.api import tokens
from exchange.models import ApiToken


class Command(BaseCommand):
    help = "Revoke the token that begins with PREFIX (nrm_ and eight letters or digits, or the whole of it)."

    def add_arguments(self, parser) -> None:
        parser.add_argument("prefix")

    def handle(self, *args, prefix: str, **options) -> None:
        length = ApiToken._meta.get_field("prefix").max_length
        found = ApiToken.objects.select_related("owner").filter(prefix=prefix[:length]).exclude(prefix="")
        if len(prefix) < length or not found:
            raise CommandError("No token begins so. Give nrm_ and at least the eight signs that follow.")
        for token in found:
            done = "Revoked" if tokens.revoke(token, None) else "Was revoked before"
            self.stdout.write(f"{done}: {token}, of {token.owner.get_username()}.")
