"""Where in a list a page begins: read from the address, and written into the link to older stories."""

from urllib.parse import quote

from django.http import Http404, HttpRequest

from articles.readers.lists import Mark


def mark_of(request: HttpRequest) -> Mark | None:
    """The mark in `?before=`, or None on a list's first page. Raises Http404 if it is not one of ours."""
    text = request.GET.get("before")
    if not text:
        return None
    try:
        return Mark.read(text)
    except ValueError as why:
        raise Http404(str(why)) from why


def older_url(path: str, mark: object | None, **query: str) -> str:
    """The address of the next page of the list at `path`; empty if there is none.

    `query` is what else the list was asked; empty values are left out.
    """
    return address(path, before=str(mark), **query) if mark else ""


def address(path: str, **query: str) -> str:
    """`path` with those of `query` that say something."""
    words = [f"{name}={quote(value)}" for name, value in sorted(query.items()) if value]
    return f"{path}?{'&'.join(words)}" if words else path
