"""What the log is told of accounts: sign-ins, refusals, passwords, second steps, roles and rights."""

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.db.models.signals import m2m_changed, post_save, pre_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from audit import actions, log
from audit.actions import Action
from audit.sources import signed_in
from people.models import Role, User

SIGNED_IN = actions.register("account.signed_in", _("signed in"))
SIGNED_OUT = actions.register("account.signed_out", _("signed out"))
REFUSED = actions.register("account.refused", _("was refused at sign-in"))
PASSWORD_CHANGED = actions.register("account.password_changed", _("changed the password"))
FACTOR_ADDED = actions.register("account.factor_added", _("added a second step at sign-in"))
FACTOR_REMOVED = actions.register("account.factor_removed", _("removed a second step at sign-in"))
ROLES_CHANGED = actions.register("account.roles_changed", _("changed a person's roles"))
SWITCHED = actions.register("account.switched", _("switched an account on or off"))
RIGHTS_CHANGED = actions.register("role.rights_changed", _("changed the rights of a role"))


def _record(action: Action, user: User, **more) -> None:
    log.record(action, kind="user", pk=user.pk, label=str(user), **{"by": user, **more})


@receiver(auth.user_logged_in)
def _signed_in(sender, user, **kwargs) -> None:
    _record(SIGNED_IN, user)


@receiver(auth.user_logged_out)
def _signed_out(sender, user, **kwargs) -> None:
    if user is not None:
        _record(SIGNED_OUT, user)


@receiver(auth.user_login_failed)
def _refused(sender, credentials, **kwargs) -> None:
    """A name that is nobody's is not kept: people type passwords there by mistake."""
    name = credentials.get("username") or credentials.get("login") or credentials.get("email") or ""
    user = User.objects.called(name).first()
    if user:
        _record(REFUSED, user, by=None)
    else:
        log.record(REFUSED, kind="user")


@receiver([account.password_changed, account.password_set, account.password_reset])
def _password_changed(sender, user, **kwargs) -> None:
    _record(PASSWORD_CHANGED, user)


@receiver([mfa.authenticator_added, mfa.authenticator_reset])
def _factor_added(sender, user, authenticator, **kwargs) -> None:
    _record(FACTOR_ADDED, user, details={"kind": authenticator.type})


@receiver(mfa.authenticator_removed)
def _factor_removed(sender, user, authenticator, **kwargs) -> None:
    _record(FACTOR_REMOVED, user, details={"kind": authenticator.type})


@receiver(m2m_changed, sender=User.roles.through)
def _roles_changed(sender, instance, action, reverse, pk_set, **kwargs) -> None:
    if action not in ("post_add", "post_remove", "post_clear"):
        return
    people = User.objects.filter(pk__in=pk_set or []) if reverse else [instance]
    names = (
        [instance.name] if reverse else list(Role.objects.filter(pk__in=pk_set or []).values_list("name", flat=True))
    )
    for person in people:
        details = {"change": action.removeprefix("post_"), "roles": names}
        _record(ROLES_CHANGED, person, by=signed_in(), details=details)


@receiver(pre_save, sender=User)
def _remember_switch(sender, instance, update_fields, **kwargs) -> None:
    asked = instance.pk is not None and (update_fields is None or "is_active" in update_fields)
    row = User.objects.filter(pk=instance.pk).values_list("is_active", flat=True) if asked else User.objects.none()
    instance._was_active = row.first()


@receiver(post_save, sender=User)
def _switched(sender, instance, created, **kwargs) -> None:
    if not created and instance._was_active is not None and instance._was_active != instance.is_active:
        _record(SWITCHED, instance, by=signed_in(), details={"active": instance.is_active})


@receiver(pre_save, sender=Role)
def _remember_rights(sender, instance, **kwargs) -> None:
    instance._rights_before = Role.objects.filter(pk=instance.pk).values_list("rights", flat=True).first() or []


@receiver(post_save, sender=Role)
def _rights_changed(sender, instance, **kwargs) -> None:
    before, after = set(instance._rights_before), set(instance.rights)
    if before != after:
        details = {"given": sorted(map(str, after - before)), "taken": sorted(map(str, before - after))}
        log.record(RIGHTS_CHANGED, by=signed_in(), kind="role", pk=instance.pk, label=instance.name, details=details)
