"""Where a story belongs, and whose desk it lies on."""

from collections.abc import Iterable, Iterator
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import URLResolver, get_resolver, reverse
from django.utils.translation import gettext_lazy as _

from people.slugs import AddressField

#: What readers and programs guess, kept free for the day when it stands for something.
KEPT_SLUGS = frozenset(["rss", "sitemap", "terkini", "terpopuler"])
#: A section of this slug is wanted: its address is where the list of all videos stands.
SHARED_SLUGS = frozenset(["video"])


@cache
def reserved_slugs() -> frozenset[str]:
    """What no section may be called: the first path parts of the site's own addresses, and what is kept free."""
    files = [settings.STATIC_URL.lstrip("/"), settings.MEDIA_URL.lstrip("/")]
    taken = {route.split("/")[0] for route in [*_routes(get_resolver().url_patterns), *files]}
    return KEPT_SLUGS | taken - SHARED_SLUGS - {""}


def _routes(patterns: Iterable, prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and not route:
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route


class SectionQuerySet(models.QuerySet):
    """Picks sections."""

    def active(self) -> "SectionQuerySet":
        return self.filter(is_active=True)

    def of_desk_member(self, user):
        """The sections on whose desk `user` sits."""
        return self.filter(members=user)


class Section(models.Model):
    """A part of the paper, which is also a desk with members."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = AddressField(
        _("slug"), max_length=60, unique=True, blank=True, source="name", otherwise="rubrik", avoid=reserved_slugs
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent"),
    )
    description = models.TextField(_("description"), max_length=1000, blank=True)
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#1f4e5f",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Give a colour as # and six hexadecimal digits."))],
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("active"), default=True)
    show_in_menu = models.BooleanField(_("in the menu"), default=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="DeskMembership",
        related_name="desks",
        verbose_name=_("desk members"),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("public:section", args=[self.slug])

    def clean(self) -> None:
        """Raise ValidationError if the slug is an address that the site needs for itself."""
        if self.slug in reserved_slugs():
            reserved = _("“%(slug)s” is an address of the site itself. Choose another slug.")
            raise ValidationError({"slug": ValidationError(reserved, params={"slug": self.slug})})


class DeskMembership(models.Model):
    """A person who works on a section's desk."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, verbose_name=_("section"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name=_("user"))

    class Meta:
        verbose_name = _("desk membership")
        verbose_name_plural = _("desk memberships")
        constraints = [models.UniqueConstraint(fields=["section", "user"], name="one_seat_a_desk")]

    def __str__(self) -> str:
        return f"{self.user} – {self.section}"
