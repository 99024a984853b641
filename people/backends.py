"""Finding out who signs in: by name or by mail, with the same work whoever it is and whether there is anyone."""

from allauth.account.auth_backends import AuthenticationBackend

from people.models import User
from people.written import Written, a_number

#: The account of a session: asked by every request of the desk.
_ACCOUNT = Written(lambda user: User.objects.filter(pk=user), user=a_number())


class OneLook(AuthenticationBackend):
    """Looks for the account once and at its password once. allauth tries a mail address as a name and as an address,
    so that an address somebody has would take twice as long as one that nobody has."""

    def _authenticate(self, request, **credentials) -> User | None:
        login = credentials.get("username") or credentials.get("email") or ""
        for user in User.objects.called(login):
            if found := self._check_password(user, credentials["password"]):
                return found
        return None

    def get_user(self, user_id: int) -> User | None:
        """Whose session it is; None for an account that is gone or switched off."""
        user = _ACCOUNT.first(user=user_id)
        return user if user and self.user_can_authenticate(user) else None
