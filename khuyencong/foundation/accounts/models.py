"""People who sign in."""

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

PLAIN_USERNAME = RegexValidator(
    r"\A[a-z0-9][a-z0-9._-]*\Z",
    _("Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối và gạch dưới."),
)


class User(AbstractUser):
    """A person. Leaves by ``is_active = False``; never deleted, since decisions name them.

    ``is_superuser`` marks an administrator of the whole installation, who acts without an office.
    ``made_by`` is who made the account, and keeps it until it belongs to an office; None for the
    program.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    username = models.CharField(
        _("Tên đăng nhập"), max_length=150, unique=True, validators=[PLAIN_USERNAME]
    )
    full_name = models.CharField(_("Họ và tên"), max_length=150)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    made_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="user_email_once"),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name
