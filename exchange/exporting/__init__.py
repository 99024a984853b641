"""Moving out: all that the newsroom holds, in files that other programs read, and that `importing` reads again.

`folder` writes whole files and goes on where it was cut off; `archive` says what goes in, `items` how each thing is
said in ninjs 3.1; `portable` makes HTML that stands by itself; `wordpress` says the same in WXR.
"""

from django.utils.translation import gettext_lazy as _

from audit import actions

EXPORTED = actions.register("archive.exported", _("took out an archive"))
