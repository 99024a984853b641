"""XML put together as text: what goes in is escaped, and what is long stands in CDATA."""

from xml.sax.saxutils import escape, quoteattr


def element(name: str, text: object, **attributes: str) -> str:
    """One element on a line of its own."""
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{escape(str(text))}</{name}>\n"


def cdata(name: str, text: object, **attributes: str) -> str:
    """One element whose text no reader takes for markup; what would end it is divided."""
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}><![CDATA[{str(text).replace(']]>', ']]]]><![CDATA[>')}]]></{name}>\n"
