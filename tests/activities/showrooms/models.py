from django.db import models

from khuyencong.programme.acceptance.models import Delivery
from khuyencong.programme.proposals.models import Proposal


class Showroom(models.Model):
    """A showroom that was opened. The link points down: to its đề án and to what it delivered."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="+")
    area_m2 = models.PositiveIntegerField()
    opened_on = models.DateField()
    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="+")
