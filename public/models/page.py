"""Fixed pages, and the paper's own addresses elsewhere."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.article import LONGEST_BODY
from articles.readers import old_addresses
from people.slugs import AddressField


class Purpose(models.TextChoices):
    """What a page is to those who ask whether the paper can be trusted: one page for each."""

    GUIDELINES = "guidelines", _("the press council's cyber media guidelines, in full")
    MASTHEAD = "masthead", _("masthead: name, address, responsible person")
    ETHICS = "ethics", _("code of ethics")
    SOURCES = "sources", _("how unnamed sources are dealt with")
    OWNERSHIP = "ownership", _("owners and funding")
    FEEDBACK = "feedback", _("how readers reach the newsroom")


class PageQuerySet(models.QuerySet):
    """Picks fixed pages."""

    def public(self):
        return self.filter(is_public=True)


class Page(models.Model):
    """A page that is no news: About Us, the cyber media guidelines, contact.

    `body` is cleaned by the form that saves it, with the rules of a story's body.
    """

    title = models.CharField(_("title"), max_length=120)
    slug = AddressField(_("slug"), max_length=80, unique=True, blank=True, source="title", otherwise="halaman")
    body = models.TextField(_("body"), max_length=LONGEST_BODY)
    summary = models.CharField(
        _("summary"), max_length=200, blank=True, help_text=_("One line for search results and shared links.")
    )
    purpose = models.CharField(
        _("purpose"),
        max_length=12,
        choices=Purpose,
        blank=True,
        default="",
        db_default="",
        help_text=_("Programs that judge papers are told where it is. The guidelines and the masthead are duties."),
    )
    in_menu = models.BooleanField(_("in the menu"), default=False, help_text=_("Pages appear in the footer."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_public = models.BooleanField(_("public"), default=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["order", "title"]
        constraints = [
            models.UniqueConstraint(
                name="one_page_a_purpose",
                fields=["purpose"],
                condition=~models.Q(purpose=""),
                violation_error_message=_("Another page has this purpose already."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("public:page", args=[self.slug])


class PageAddress(models.Model):
    """An address of another system at which a fixed page stood; it leads there while readers see the page.

    `path` is as `articles.readers.old_addresses.normal` writes it.
    """

    path = models.CharField(_("old address"), max_length=old_addresses.LONGEST, unique=True)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="old_addresses", verbose_name=_("page"))

    class Meta:
        verbose_name = _("old address of a page")
        verbose_name_plural = _("old addresses of pages")

    def __str__(self) -> str:
        return self.path


class Network(models.TextChoices):
    """Where a paper may have an account. Each has a picture in components/icon.html."""

    FACEBOOK = "facebook", "Facebook"
    X = "x", "X"
    INSTAGRAM = "instagram", "Instagram"
    YOUTUBE = "youtube", "YouTube"
    TIKTOK = "tiktok", "TikTok"
    LINKEDIN = "linkedin", "LinkedIn"
    WHATSAPP = "whatsapp", "WhatsApp"
    TELEGRAM = "telegram", "Telegram"


class SocialLink(models.Model):
    """The paper's account on a social network, shown in the menu and the footer."""

    network = models.CharField(_("network"), max_length=12, choices=Network, unique=True)
    url = models.URLField(
        _("address"), validators=[RegexValidator(r"^https://", _("Give an address that begins with https://."))]
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("social media link")
        verbose_name_plural = _("social media links")
        ordering = ["order", "network"]

    def __str__(self) -> str:
        return self.get_network_display()
