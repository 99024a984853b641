"""Finding a noted passage again: by its words and those around it, whatever became of the markup between them.

`static/desk/passages.js` does the same in the page that is open; both look past white space, so that it does not
matter how a paragraph ends.
"""

from dataclasses import dataclass

from articles import body
from articles.models import Article


@dataclass(frozen=True)
class Passage:
    """What someone marked: the words, and a little of what stands before and after them."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""

    def __bool__(self) -> bool:
        return bool(_bare(self.exact))


def bare_text(article: Article) -> str:
    """The words of the working copy without any white space: what passages are looked for in."""
    return _bare(body.plain_text(body.clean(article.body)))


def stands(passage: Passage, bare: str) -> bool:
    """True if the words are still in the text. Those around them may have changed."""
    return _bare(passage.exact) in bare


def _bare(text: str) -> str:
    return "".join(text.split())
