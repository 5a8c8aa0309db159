"""The trace that every change leaves."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """One thing that someone did. Written in the transaction of the change; never changed.

    Names of people and offices are copied as they were: a later rename does not rewrite the past.
    ``seal`` says which batch of the hash chain holds it; None while it waits for the sealer.
    """

    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=80)  # "proposal.approved"
    subject = models.CharField(max_length=80)  # "proposal:42"
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=150)
    role = models.CharField(max_length=20)
    office_id = models.BigIntegerField(null=True)
    office_name = models.CharField(max_length=200, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    seal = models.ForeignKey(
        "audit.AuditSeal", on_delete=models.PROTECT, null=True, related_name="entries"
    )

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["subject", "id"], name="auditentry_subject"),
            models.Index(fields=["seal", "id"], name="auditentry_seal"),
            models.Index(fields=["office_id", "id"], name="auditentry_office"),
            models.Index(fields=["action", "id"], name="auditentry_action"),
            models.Index(fields=["at"], name="auditentry_at"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"


class PersonalValue(models.Model):
    """A personal value of an entry, kept outside the chain.

    The chain holds its salted digest, so that the row can be erased by law without breaking it.
    """

    entry = models.ForeignKey(AuditEntry, on_delete=models.PROTECT, related_name="personal_values")
    name = models.CharField(max_length=60)
    salt = models.CharField(max_length=64)
    value = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "name"], name="personalvalue_entry_name")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.entry_id})"


class AuditSeal(models.Model):
    """A batch of entries linked to the batch before it, signed. Never changed.

    ``contents`` lists the key and SHA-256 of each entry, so that a later change can be named.
    ``digest`` is SHA-256 over the previous seal's digest, the number, the moment and the contents;
    ``signature`` is the installation's Ed25519 signature of it, in hexadecimal.
    """

    number = models.PositiveBigIntegerField(unique=True)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    entry_count = models.PositiveIntegerField()
    contents = models.TextField()
    signature = models.CharField(max_length=128)
    key_id = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.digest[:12]}"
