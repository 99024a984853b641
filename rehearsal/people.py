"""Readers and writers, who go on whatever breaks, and remember what they met."""

import http.client
import io
import itertools
import random
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from email.message import Message

from bs4 import BeautifulSoup
from PIL import Image

from rehearsal.house import HOST, House

#: Seconds between two pages of a reader, and two saves of a writer who writes quickly.
READS_EVERY, SAVES_EVERY = 0.05, 1.0
PATIENCE = 15
SENDING = 60


@dataclass
class Met:
    """One thing that somebody met: when, how it ended (0: no answer at all), and how long it took."""

    at: float
    status: int
    seconds: float
    what: str

    @property
    def ended(self) -> float:
        return self.at + self.seconds

    @property
    def failed(self) -> bool:
        return self.status == 0 or self.status >= 500


def fetch(port: int, path: str, method: str = "GET", body: str | bytes = "", **headers) -> tuple[int, str, Message]:
    """Status, body and headers. 0 where nobody answered."""
    line = http.client.HTTPConnection(HOST, port, timeout=SENDING if isinstance(body, bytes) else PATIENCE)
    try:
        line.request(method, path, body or None, {name.replace("_", "-"): said for name, said in headers.items()})
        answer = line.getresponse()
        return answer.status, answer.read().decode(errors="replace"), answer.headers
    except (OSError, http.client.HTTPException):
        return 0, "", Message()
    finally:
        line.close()


class Browser:
    """Goes through the proxy and Varnish, and keeps the cookies it gets."""

    def __init__(self, house: House):
        self.house = house
        self._cookies: dict[str, str] = {}

    def ask(self, path: str, fields: dict | None = None) -> tuple[int, str]:
        """Status and body of a page, or of a form that is sent. A page that leads to itself elsewhere is followed."""
        headers = {"Cookie": "; ".join(f"{name}={said}" for name, said in self._cookies.items())}
        body = ""
        if fields is not None:
            body = urllib.parse.urlencode(fields, doseq=True)
            headers |= {"Content_Type": "application/x-www-form-urlencoded", "Referer": self.house.site + path}
        status, page, told = fetch(self.house.ports["proxy"], path, "POST" if body else "GET", body, **headers)
        for cookie in told.get_all("Set-Cookie") or []:
            name, _, said = cookie.partition(";")[0].partition("=")
            self._cookies[name] = said
        there = told.get("Location", "")
        if status == 302 and not body and there.partition("?")[0] == path:
            return self.ask(there)
        return status, page

    def sign_in(self, login: dict) -> int:
        """The status of the answer; 302 if it let this person in."""
        address = "/admin/account/login/"
        status, page = self.ask(address)
        if status != 200:
            return status
        fields = form_of(page) | {"login": login["username"], "password": login["password"]}
        return self.ask(address, fields)[0]

    def send_file(self, path: str, name: str, data: bytes) -> tuple[int, str]:
        """Send a file as a page's script does. Status and body."""
        between = "batas-antara-bagian"
        head = f'--{between}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        head += "Content-Type: image/jpeg\r\n\r\n"
        body = head.encode() + data + f"\r\n--{between}--\r\n".encode()
        headers = {
            "Cookie": "; ".join(f"{name}={said}" for name, said in self._cookies.items()),
            "Content_Type": f"multipart/form-data; boundary={between}",
            "X_CSRFToken": self._cookies.get("csrftoken", ""),
            "Referer": self.house.site + path,
        }
        status, said, _told = fetch(self.house.ports["proxy"], path, "POST", body, **headers)
        return status, said


def picture() -> bytes:
    """A photo that is like no other."""
    file = io.BytesIO()
    Image.effect_noise((900, 600), 80).convert("RGB").save(file, "JPEG")
    return file.getvalue()


def forget_password(house: House, email: str) -> int:
    """Ask for a mail with a new password, as somebody does who forgot theirs. The status of the answer."""
    browser, address = Browser(house), "/admin/account/password/reset/"
    status, page = browser.ask(address)
    return browser.ask(address, form_of(page) | {"email": email})[0] if status == 200 else status


class Reader(threading.Thread):
    """Reads pages through the proxy and Varnish, most of them often read, some seldom."""

    def __init__(self, house: House, pages: list[str], seed: int):
        super().__init__(daemon=True)
        self.port, self.pages = house.ports["proxy"], pages
        self.met: list[Met] = []
        self.end = threading.Event()
        self._chance = random.Random(seed)  # noqa: S311

    def run(self) -> None:
        while not self.end.wait(READS_EVERY):
            page = self._chance.choice(self.pages)
            began = time.monotonic()
            status, _body, _cookies = fetch(self.port, page)
            self.met.append(Met(began, status, time.monotonic() - began, page))


@dataclass
class Writer(threading.Thread):
    """Saves one story again and again, as a person at the form does: what fails is sent again, as it was."""

    house: House
    login: dict
    story: int = 0
    met: list[Met] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(daemon=True)
        self.end = threading.Event()
        self._browser = Browser(self.house)

    __hash__ = threading.Thread.__hash__

    def begin(self) -> None:
        """Sign in and begin a story. Raises RuntimeError if that does not work while all is well."""
        address = "/admin/articles/article/add/"
        if self._browser.sign_in(self.login) != 302:
            raise RuntimeError(f"{self.login['username']} cannot sign in.")
        status, page = self._browser.ask(address)
        status, page = self._browser.ask(address, form_of(page, "story-form") | {"headline": "Latihan"})
        if status != 302:
            raise RuntimeError(f"{self.login['username']} cannot begin a story: {status}")
        found = self.house.ask("SELECT max(id) FROM articles_article WHERE headline = 'Latihan'")
        self.story = found[0][0]

    def run(self) -> None:
        for number in itertools.count():
            if self.end.wait(SAVES_EVERY):
                return
            self._save(f"Latihan {self.story} nomor {number}")

    def _save(self, headline: str) -> None:
        """Until it is acknowledged; each try that met a failure is one."""
        while not self.end.is_set():
            began = time.monotonic()
            status = self._try(headline)
            self.met.append(Met(began, status, time.monotonic() - began, "save"))
            if status == 302:
                self.acknowledged.append(headline)
                return
            self.end.wait(1)

    def _try(self, headline: str) -> int:
        address = f"/admin/articles/article/{self.story}/change/"
        status, page = self._browser.ask(address)
        if status == 302:
            status = self._browser.sign_in(self.login)
            return status if status != 302 else self._try(headline)
        if status != 200:
            return status
        fields = form_of(page, "story-form") | {"headline": headline}
        status, page = self._browser.ask(address, fields)
        return status


def form_of(page: str, name: str = "") -> dict[str, list[str]]:
    """The fields of a form as a browser sends them: the one with this id, or the first that is sent by POST."""
    soup = BeautifulSoup(page, "html.parser")
    form = (
        soup.find("form", id=name) if name else soup.find("form", method=lambda said: said and said.lower() == "post")
    )
    sent: dict[str, list[str]] = {}
    for one in form.find_all(["input", "textarea", "select"]):
        if not one.get("name") or one.get("type") in ("submit", "button", "file", "image", "reset"):
            continue
        if one.has_attr("disabled") or one.find_parent("template"):
            continue
        if one.get("type") in ("checkbox", "radio") and not one.has_attr("checked"):
            continue
        if one.name == "select":
            values = [each.get("value", each.text) for each in one.find_all("option", selected=True)]
        else:
            values = [one.text.removeprefix("\n") if one.name == "textarea" else one.get("value", "")]
        sent.setdefault(one["name"], []).extend(values)
    return sent
