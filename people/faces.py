"""How a colleague is shown in small: a name, a picture, and initials where there is none."""

from people.models import Author, User


def face(user: User) -> dict[str, str]:
    """`{"name", "initials", "picture"}`; `picture` is an address or "". Reads the author unless it came along."""
    name = str(user)
    try:
        portrait = user.author.portrait
    except Author.DoesNotExist:
        portrait = None
    return {"name": name, "initials": initials(name), "picture": portrait.url if portrait else ""}


def initials(name: str) -> str:
    """The first letters of the first and the last word; of the first alone if there is one."""
    words = [word for word in name.split() if word[0].isalnum()] or name.split() or ["?"]
    return "".join(word[0] for word in {0: words[0], len(words) - 1: words[-1]}.values()).upper()
