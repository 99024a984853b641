"""On what terms others let us print what a story is made of: the rooms above know, and say so by `watch`."""

from collections.abc import Callable, Collection, Iterable

from articles.models import Article

Question = Callable[[Article], Iterable[str]]
Look = Callable[[Collection[Article]], None]
_questions: dict[Question, Look | None] = {}


def watch(question: Question, look: Look | None = None) -> None:
    """Let `question(article)` tell of terms. Asked of every saved story whose checklist is looked at.

    `look(articles)` comes first where many are: it reads at once what the question will ask of each.
    """
    _questions[question] = look


def look(articles: Collection[Article]) -> None:
    """Read at once what will be asked of each of these stories, all of which are saved."""
    for ahead in filter(None, _questions.values()):
        ahead(articles)


def of(article: Article | None) -> list[str]:
    """The terms of everything that the story is made of, each behind the name of who sets them; none for one that was
    never saved."""
    if article is None or article.pk is None:
        return []
    return list(dict.fromkeys(term for question in _questions for term in question(article)))
