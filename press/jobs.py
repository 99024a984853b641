"""Mail to the senders of cases. It carries a secret address, so it is put together here and the queue holds none."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from press import addresses
from press.models import CaseStep

#: Seconds until each new try of a mail that the server did not take.
WAITS = (10, 60, 300, 1800, 2 * 3600, 6 * 3600)


@task
def send_step(step_id: int) -> None:
    """Send the sender of a case what was written to them, with the address at which all of it stands.

    Only after a person of the house has answered: nobody can have mail sent to a stranger by filling in a form.
    """
    step = CaseStep.objects.select_related("case", "note").get(pk=step_id)
    case = step.case
    with translation.override(settings.LANGUAGE_CODE):
        note = settings.NEWSROOM_URL + step.note.get_absolute_url() if step.note else ""
        context = {
            "case": case,
            "step": step,
            "note": note,
            "address": addresses.address(case),
            "newsroom": settings.NEWSROOM_NAME,
        }
        subject = _("%(newsroom)s: case %(number)s") % {"newsroom": settings.NEWSROOM_NAME, "number": case.number}
        EmailMessage(subject, render_to_string("press/mail/step.txt", context), to=[case.sender_email]).send()


send_step.func.waits = WAITS
