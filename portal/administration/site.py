"""The admin's front door: our sign-in, our classes only, and the catalogue to look things up."""

from django.contrib.admin import AdminSite
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from patients import catalogue
from patients.refusals import NotPermitted
from portal.administration import catalogue_page, history
from portal.administration.arrangement import arranged
from portal.clinic import event_words
from portal.headers import clears_the_browser

# The first two would lead past our permissions; the last arranges by application, not by purpose.
LEFT_OUT = {"view_on_site", "autocomplete", "app_list"}


class HouseAdminSite(AdminSite):
    """Administration for staff of clinics and of the platform."""

    site_title = site_header = _("Spine & Stride administration")
    index_title = _("Administration")
    site_url = "/"
    enable_nav_sidebar = False  # the lists are few, and wide
    final_catch_all_view = False  # each address has a name, and by it a door

    def register(self, model_or_iterable, admin_class=None, **options):
        """Let in who says by which permission it `reads`; others ask Django's, which nobody has."""
        if hasattr(admin_class, "reads"):
            super().register(model_or_iterable, admin_class, **options)

    def get_urls(self):
        """Without what leads past us, with the catalogue."""
        kept = [url for url in super().get_urls() if getattr(url, "name", None) not in LEFT_OUT]
        return [path("catalogue/", self.admin_view(self.catalogue), name="catalogue"), *kept]

    @method_decorator([never_cache, login_not_required])
    def login(self, request: HttpRequest, extra_context=None):
        """To the portal's own sign-in; whoever is signed in and has no business here is told so."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if self.has_permission(request):
            return redirect("admin:index")
        raise NotPermitted(
            _("The administration is for staff of a clinic. It holds nothing of yours.")
        )

    @method_decorator(clears_the_browser)
    def logout(self, request: HttpRequest, extra_context=None):
        """Out of the portal; a mere link asks first."""
        if request.method != "POST":
            return redirect("account_logout")
        logout(request)
        return redirect("account_login")

    def password_change(self, request: HttpRequest, extra_context=None):
        """The portal's own page for it."""
        return redirect("account_change_password")

    def get_app_list(self, request: HttpRequest, app_label=None) -> list:
        """None: the first page arranges the lists by purpose."""
        return []

    def index(self, request: HttpRequest, extra_context=None):
        """What there is for this reader, by what one comes for."""
        context = {
            **self.each_context(request),
            "title": self.index_title,
            "sections": arranged(self, request),
        }
        return render(request, "admin/index.html", context)

    def history(self, request: HttpRequest, about, row):
        """What happened to one row, as the audit trail has it."""
        return render(request, "admin/history.html", history.of(request, self, about, row))

    def event_in_words(self, event: str) -> str:
        """What an event of the trail is called."""
        return event_words.words_of(event)

    def catalogue(self, request: HttpRequest):
        """The diagnosis catalogue, to look up; it is code, so nothing here changes it."""
        words = request.GET.get("q", "").strip()
        groups = catalogue_page.look_up(words)
        context = {
            **self.each_context(request),
            "title": _("Diagnosis catalogue"),
            "words": words,
            "groups": groups,
            "count": sum(len(group.entries) for group in groups),
            "release": catalogue.RELEASE,
        }
        return render(request, "admin/catalogue.html", context)
