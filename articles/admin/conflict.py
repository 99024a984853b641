"""Two people changed one story: what each of them did to which field, side by side."""

from dataclasses import dataclass

from articles import autosaves, drafts
from articles.comparison import FIELDS, Difference, compare, label
from articles.drafts import Text
from articles.forms import StoryForm
from articles.models import Article, Revision, Transition


@dataclass(frozen=True)
class Row:
    """One field: what the others did to it, and what I did; None: nothing."""

    label: str
    theirs: Difference | None
    mine: Difference | None

    @property
    def both(self) -> bool:
        return self.theirs is not None and self.mine is not None


@dataclass(frozen=True)
class Conflict:
    """A refused save. `form` holds my text, and the others' in the fields that I had not touched."""

    article: Article
    theirs: Revision | None
    moves: list[Transition]
    rows: list[Row]
    form: StoryForm


def find_conflict(article: Article, newest: Revision | None, form: StoryForm) -> Conflict:
    """What happened since the valid `form` was opened. `newest` is the story's newest revision."""
    opened_at = form.cleaned_data["version"] or 0
    mine = Text(form.snapshot(), autosaves.labels(form.snapshot()))
    base = drafts.saved_at_version(article, opened_at) or newest
    theirs = newest or mine
    their_changes = {difference.name: difference for difference in compare(base or mine, theirs)}
    my_changes = {difference.name: difference for difference in compare(base or mine, mine)}
    rows = [
        Row(str(label(name)), their_changes.get(name), my_changes.get(name))
        for name in FIELDS
        if name in their_changes or name in my_changes
    ]
    kept = {name: theirs.fields[name] for name in their_changes if name not in my_changes}
    initial = mine.fields | kept | {"version": opened_at, "key": form.cleaned_data["key"]}
    article.refresh_from_db()
    again = StoryForm(instance=article, initial=initial, user=form.user)
    return Conflict(article, theirs if theirs is not mine else None, _moves_since(article, opened_at), rows, again)


def _moves_since(article: Article, version: int) -> list[Transition]:
    """The moves among what counted the version up since then; the rest were saves."""
    saves = article.revisions.filter(version__gt=version).count()
    return list(article.transitions.select_related("by")[: max(0, article.version - version - saves)])
