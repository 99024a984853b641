"""The page of a row that is becoming another on many stories: how far it is, in the place of its form."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from people import becoming

#: Seconds after which the page is asked for again.
AGAIN = 4
_LARGEST = 2**63


class ShownBecoming:
    """For a ModelAdmin of a model with a way (`people.becoming.register`)."""

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The form; while a run has the row, how far that is; once it is another's, the way to that one's form."""
        number = int(object_id) if object_id.isascii() and object_id.isdigit() else 0
        if 0 < number < _LARGEST and self.has_view_permission(request):
            if run := becoming.under_way(self.model, number):
                return self._shown(request, run, object_id)
            heir = becoming.became(self.model, number)
            if heir and not self.model._base_manager.filter(pk=number).exists():
                self.message_user(request, _("Done: every story says so now."), messages.SUCCESS)
                return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", heir)
        return super().change_view(request, object_id, form_url, extra_context)

    def _shown(self, request, run, object_id):
        if request.method == "POST":
            if "go_on" in request.POST and self.has_change_permission(request):
                becoming.try_again(run)
            return redirect(request.path)
        heir = self.model._base_manager.filter(pk=run.heir).first()
        context = {
            **self.admin_site.each_context(request),
            "title": run.was,
            "opts": self.opts,
            "run": run,
            "heir": heir,
            "is_gone": str(run.gone) == object_id,
        }
        answer = TemplateResponse(request, "people/becoming.html", context)
        answer["Refresh"] = AGAIN
        return answer
