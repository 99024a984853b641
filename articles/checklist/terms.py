"""On what terms others let us print what a story is made of: the rooms above know, and say so by `watch`."""

from collections.abc import Callable, Iterable

from articles.models import Article

Question = Callable[[Article], Iterable[str]]
_questions: list[Question] = []


def watch(question: Question) -> None:
    """Let `question(article)` tell of terms. Asked of every saved story whose checklist is looked at."""
    if question not in _questions:
        _questions.append(question)


def of(article: Article | None) -> list[str]:
    """The terms of everything that the story is made of, each behind the name of who sets them; none for one that was
    never saved."""
    if article is None or article.pk is None:
        return []
    return list(dict.fromkeys(term for question in _questions for term in question(article)))
