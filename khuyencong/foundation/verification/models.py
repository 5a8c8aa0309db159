"""Codes that were given out."""

from django.db import models


class IssuedCode(models.Model):
    """One code and what it stands on. Never changed, never deleted: a revoked paper is answered.

    ``kind`` names the app's register of lookups, ``reference`` the record in it ("certificate:7").
    """

    code = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=80)
    issued_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "reference"], name="issuedcode_reference")
        ]

    def __str__(self) -> str:
        return self.code
