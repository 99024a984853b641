"""The people of the demo newsroom: their roles, desks, bylines and logins."""

import secrets
from pathlib import Path

from django.contrib.auth.hashers import make_password
from django.core.files.base import ContentFile

from articles.models import ReviewStep
from people import portraits, slugs
from people.models import Author, Masthead, Role, User
from sections.models import DeskMembership, Section

PORTRAITS = Path(__file__).parent / "pictures"

#: slug -> (name, colour)
SECTIONS = {
    "news": ("News", "#8a1c1c"),
    "ekbis": ("EkBis", "#0b5c55"),
    "new-economy": ("New Economy", "#4b3a8c"),
    "kabar-finansial": ("Kabar Finansial", "#1d4f91"),
    "sport-lifestyle": ("Sport & Lifestyle", "#9a4a00"),
    "government": ("Government", "#5b5326"),
    "video": ("Video", "#333f48"),
}

#: name -> number of the portrait
WRITERS = {
    "Andi Rahmawati": 1,
    "Yosef Nainggolan": 2,
    "I Made Suarjaya": 6,
    "Siti Nurlaila Harahap": 5,
    "Bagus Wicaksono": 4,
    "Maria Goreti Lamak": 3,
    "Dewi Lestaningrum": 7,
    "Rizky Pratama Putra": 8,
    "Theresia Wambrauw": 9,
}

#: name -> (role, desks)
STAFF = {
    "Fransiska Tumbelaka": ("section_editor", ("news", "sport-lifestyle", "video")),
    "Lukman Hakim Siregar": ("section_editor", ("ekbis", "new-economy", "kabar-finansial", "government")),
    "Hendra Gunadi": ("managing_editor", ()),
    "Ratna Kusumawardhani": ("editor_in_chief", ()),
    "Nyoman Arsana": ("photo_editor", ()),
    "Tari Anggraini": ("administrator", ()),
    "Clara Manurung": ("legal", ()),
}

#: What a role is to the paper, as the masthead names it.
MASTHEAD = {
    "editor_in_chief": Masthead.RESPONSIBLE,
    "managing_editor": Masthead.LEADING,
    "section_editor": Masthead.EDITOR,
    "photo_editor": Masthead.EDITOR,
    "writer": Masthead.REPORTER,
}

JOB_TITLES = {
    "writer": "Wartawan",
    "section_editor": "Redaktur",
    "managing_editor": "Redaktur Pelaksana",
    "editor_in_chief": "Pemimpin Redaksi",
    "photo_editor": "Redaktur Foto",
    "administrator": "Administrator",
    "legal": "Penasihat Hukum",
}


def make_sections() -> dict[str, Section]:
    """The paper's sections by slug."""
    return {
        slug: Section.objects.create(name=name, slug=slug, colour=colour, order=order)
        for order, (slug, (name, colour)) in enumerate(SECTIONS.items())
    }


def make_people(sections: dict[str, Section]) -> tuple[dict[str, User], list[dict[str, str]]]:
    """Everyone by name, and one login (role, username, password) for each role."""
    people, logins = {}, []
    # No right at all: a review step says what the role may do.
    Role.objects.create(codename="legal", name="Hukum")
    for name, number in WRITERS.items():
        people[name] = _make_person(name, "writer", logins)
        picture = PORTRAITS / f"penulis-{number}.jpg"
        if picture.exists():
            portrait = portraits.prepared(ContentFile(picture.read_bytes()))
            people[name].author.portrait.save(portrait.name, portrait)
    for name, (role, desks) in STAFF.items():
        people[name] = _make_person(name, role, logins)
        DeskMembership.objects.bulk_create(
            DeskMembership(section=sections[slug], user=people[name]) for slug in desks
        )
    return people, logins


def make_steps(sections: dict[str, Section]) -> None:
    """Government's stories go to an editor, then to the legal reviewer; everyone else's to one editor of the desk."""
    section = sections["government"]
    editor = ReviewStep.objects.create(section=section, name="Redaktur", order=1)
    editor.roles.set(Role.objects.filter(codename__in=["section_editor", "managing_editor", "editor_in_chief"]))
    legal = ReviewStep.objects.create(section=section, name="Hukum", order=2, desk_only=False, is_skippable=True)
    legal.roles.set(Role.objects.filter(codename="legal"))


def _make_person(name: str, role: str, logins: list[dict[str, str]]) -> User:
    """A person with a byline. The first of each role gets a password; the others cannot sign in."""
    first, *others = name.split()
    username = slugs.slug(others[0] if first == "I" else first, ascii_only=True)
    password = None
    if role not in {login["role"] for login in logins}:
        password = secrets.token_urlsafe(9)
        logins.append({"role": role, "username": username, "password": password})
    user = User.objects.create(
        username=username,
        email=f"{username}@newsroom.example",
        first_name=first,
        last_name=" ".join(others),
        password=make_password(password),
    )
    user.roles.add(Role.objects.get(codename=role))
    Author.objects.create(name=name, user=user, job_title=JOB_TITLES[role], masthead=MASTHEAD.get(role, ""))
    return user
