"""All that decides which stories a person sees and has to do with, so that a statement can be written once for it."""

from dataclasses import dataclass

from articles.workflow import desks, reviewers
from articles.workflow.reviewers import Steps
from people.models import User


@dataclass(frozen=True)
class Standpoint:
    """A person's number, rights, desks and review steps. Two that are equal see the same stories by the same SQL."""

    pk: int
    rights: frozenset[str]
    desks: frozenset[int]
    steps: Steps

    @classmethod
    def of(cls, user: User) -> "Standpoint":
        """Where `user` stands now, as far as it was read since they were loaded."""
        return cls(user.pk, user.rights, frozenset(desks.desk_ids(user)), reviewers.steps_of(user))

    def person(self) -> User:
        """Somebody who stands there, to ask the rules of. What else is read of them is nobody's."""
        person = User(pk=self.pk)
        person.rights = self.rights
        person.memory |= {desks.DESK_IDS: set(self.desks), reviewers.STEPS: self.steps}
        return person
