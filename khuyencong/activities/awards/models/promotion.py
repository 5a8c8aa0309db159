"""Products proposed to the next level."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khuyencong.activities.awards.models.certificates import Certificate
from khuyencong.activities.awards.models.round import VoteRound


class Promotion(models.Model):
    """The letter by which winners of a round are proposed to the next level. Never changed."""

    round = models.OneToOneField(VoteRound, on_delete=models.PROTECT, related_name="promotion")
    letter_number = models.CharField(_("Số văn bản đề nghị"), max_length=40)
    sent_on = models.DateField(_("Ngày văn bản"))
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.letter_number


class PromotionItem(models.Model):
    """One product of the list (Phụ lục số 5), with the certificate that it goes up with."""

    promotion = models.ForeignKey(Promotion, on_delete=models.CASCADE, related_name="items")
    certificate = models.OneToOneField(
        Certificate, on_delete=models.PROTECT, related_name="promotion_item"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.certificate_id)
