"""Who works here, and whose name readers see."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people import clock
from people.remembering import Remembers
from people.roles import ADMINISTRATOR, Right
from people.slugs import AddressField
from people.written import Written, a_number


class Role(models.Model):
    """A named set of rights."""

    codename = models.SlugField(_("codename"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    rights = ArrayField(models.CharField(max_length=20, choices=Right), verbose_name=_("rights"), default=list)

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Theme(models.TextChoices):
    """Light or dark desk."""

    AUTO = "auto", _("as the device")
    LIGHT = "light", _("light")
    DARK = "dark", _("dark")


class PeopleManager(UserManager):
    """Makes people. There is no all-powerful account: `createsuperuser` makes an administrator."""

    use_in_migrations = False

    def called(self, login: str) -> models.QuerySet:
        """Whose name or mail address is `login`: one account, or two where one's name is the other's address."""
        return self.filter(models.Q(username__iexact=login) | models.Q(email__iexact=login)).order_by("pk")

    def create_superuser(self, username, email=None, password=None, **fields):
        """A person with the administrator's role. Used by `manage.py createsuperuser`; returns the user."""
        user = self.create_user(username, email, password, **fields)
        user.roles.add(Role.objects.get(codename=ADMINISTRATOR))
        return user

    def create_user(self, username, email=None, password=None, **fields):
        """A person without any role. Django's flags for staff and superuser mean nothing here and are dropped."""
        fields = {name: value for name, value in fields.items() if name not in ("is_staff", "is_superuser")}
        user = self.model(username=username, email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


#: What each role of a person lets them do: asked by every request of the desk.
_RIGHTS = Written(lambda user: Role.objects.filter(users=user).values_list("rights"), user=a_number())


class User(Remembers, AbstractUser):
    """A person who signs in. What they may do follows from `roles`; Django's own permissions are not used."""

    #: What the name is made of: all that a list of a hundred people's doings reads of each.
    PRINTED = ("username", "first_name", "last_name")

    is_staff = property(lambda self: self.is_active and self.holds_a_role)
    is_superuser = False
    groups = None
    user_permissions = None

    email = models.EmailField(_("email address"), unique=True)
    roles = models.ManyToManyField(Role, verbose_name=_("roles"), blank=True, related_name="users")
    language = models.CharField(
        _("language"), max_length=5, default="id", choices=[("id", "Bahasa Indonesia"), ("en", "English")]
    )
    time_zone = models.CharField(
        _("time zone"), max_length=40, blank=True, help_text=_("Empty: the newsroom's own zone.")
    )
    theme = models.CharField(_("theme"), max_length=5, choices=Theme, default=Theme.AUTO)
    away_from = models.DateField(_("on leave from"), null=True, blank=True)
    away_until = models.DateField(
        _("on leave until"),
        null=True,
        blank=True,
        help_text=_("The last day. Colleagues see it wherever work could be given to this person or waits for them."),
    )

    objects = PeopleManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["first_name", "last_name", "username"]
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="one_account_a_username",
                violation_error_message=_("Someone already signs in with this username."),
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_an_email",
                violation_error_message=_("Another account already has this email address."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def clean(self) -> None:
        """Raise ValidationError for a leave without a beginning or an end, or that ends before it begins."""
        super().clean()
        if bool(self.away_from) != bool(self.away_until):
            raise ValidationError({"away_until": _("A leave has a first day and a last day. Give both, or none.")})
        if self.away_from and self.away_until < self.away_from:
            raise ValidationError({"away_until": _("The last day is before the first.")})

    @property
    def leave(self) -> str:
        """Until when this person is on leave, in words; empty for who is not, today in the newsroom's zone."""
        if not self.away_from or not self.away_until:
            return ""
        if not self.away_from <= timezone.localdate(timezone=clock.newsroom_zone()) <= self.away_until:
            return ""
        return gettext("on leave until %(day)s") % {"day": date_format(self.away_until, "j F")}

    @cached_property
    def rights(self) -> frozenset[str]:
        """Every right of every role held; none for a disabled account."""
        if not self.is_active:
            return frozenset()
        return frozenset(right for rights in self._rights_by_role for right in rights)

    @cached_property
    def _rights_by_role(self) -> list[list[str]]:
        """The rights of each role held. One query, kept for the request."""
        return [] if self.pk is None else [rights for (rights,) in _RIGHTS.rows(user=self.pk)]

    @property
    def holds_a_role(self) -> bool:
        """True for a colleague; False for an account that nobody has given a part yet."""
        return bool(self._rights_by_role)

    def may(self, right: Right) -> bool:
        """True if one of this person's roles carries `right`."""
        return right in self.rights

    def end_sessions(self) -> int:
        """Sign this person out everywhere. Returns how many sessions ended."""
        sessions = list(self.usersession_set.all())
        for session in sessions:
            session.end()
        return len(sessions)

    def face(self) -> dict[str, str]:
        """How colleagues see this person in small: `{"name", "initials", "picture"}`; `picture` is an address or "".

        Reads the author unless it came along.
        """
        name = str(self)
        try:
            portrait = self.author.portrait
        except Author.DoesNotExist:
            portrait = None
        return {"name": name, "initials": initials(name), "picture": portrait.url if portrait else ""}

    def has_perm(self, perm, obj=None) -> bool:
        """Always False: rights come from roles, so code that asks Django's permissions must not let anyone in."""
        return False

    def has_module_perms(self, app_label) -> bool:
        """Staff may see every room of the desk; each list asks its own rule."""
        return self.is_staff


def initials(name: str) -> str:
    """The first letters of the first and the last word; of the first alone if there is one."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split() or ["?"]
    return "".join(word[0] for word in {0: words[0], len(words) - 1: words[-1]}.values()).upper()


class Masthead(models.TextChoices):
    """What somebody is to the paper, as its masthead names them, in this order."""

    RESPONSIBLE = "responsible", _("responsible person")
    LEADING = "leading", _("leading editors")
    EDITOR = "editor", _("editors")
    REPORTER = "reporter", _("reporters")


class AuthorQuerySet(models.QuerySet):
    """Picks authors."""

    def active(self):
        return self.filter(is_active=True)

    def in_masthead(self):
        """Those whom the masthead names: who has left is none of them."""
        return self.active().exclude(masthead="").order_by("name")


class Author(models.Model):
    """A public byline. May belong to a user, to a former colleague, or to an agency."""

    name = models.CharField(_("name"), max_length=120)
    slug = AddressField(_("slug"), max_length=140, unique=True, blank=True, source="name", otherwise="penulis")
    user = models.OneToOneField(
        User, on_delete=models.SET_NULL, null=True, blank=True, related_name="author", verbose_name=_("user")
    )
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    bio = models.TextField(_("biography"), max_length=2000, blank=True)
    portrait = models.ImageField(_("portrait"), upload_to="portraits/%Y/%m/", blank=True)
    email = models.EmailField(_("public email"), blank=True)
    website = models.URLField(_("website"), blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    masthead = models.CharField(
        _("in the masthead"),
        max_length=11,
        choices=Masthead,
        blank=True,
        default="",
        db_default="",
        help_text=_("Press law 40/1999, article 12: readers are told who is responsible. Empty: not named there."),
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("public:author", args=[self.slug])
