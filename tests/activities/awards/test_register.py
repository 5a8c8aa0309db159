"""What is recognised stands in the register of establishments, and goes with a revocation."""

from datetime import date

import pytest

from khuyencong.activities.awards.models import Certificate, VoteRound
from khuyencong.activities.awards.services import (
    answer_complaint,
    correct_result,
    propose_revocation,
    revoke_certificate,
)
from khuyencong.foundation.audit.models import AuditEntry
from khuyencong.registers.establishments.models import Product
from tests.builders import awards as build

pytestmark = pytest.mark.django_db

REVOKED_ON = date(2022, 3, 1)


def standing(name: str = "Sản phẩm 1") -> tuple[str, date | None]:
    product = Product.objects.get(name__iexact=name)
    return product.certified_level, product.certified_on


def revoke(certificate: Certificate) -> None:
    propose_revocation(certificate.pk, reason="Sao chép mẫu", by=build.clerk())
    revoke_certificate(certificate.pk, decision_number="9/QĐ", by=build.leader(), on=REVOKED_ON)


def test_a_winner_is_entered_and_a_loser_is_not() -> None:
    build.build_recognised(90, 80)

    assert standing() == ("district", build.DECIDED_ON)
    assert not Product.objects.filter(name="Sản phẩm 2").exists()
    traced = AuditEntry.objects.get(action="establishment.product_certified")
    assert traced.after["certified_level"] == "district"


def test_a_product_of_the_register_is_found_however_it_is_written() -> None:
    maker = build.build_maker(1)
    product = Product.objects.create(establishment=maker, name="SẢN  PHẨM 1", unit="kg")

    build.build_recognised()

    product.refresh_from_db()
    assert product.certified_level == "district"
    assert maker.products.count() == 1


def test_a_higher_level_that_stands_stays() -> None:
    maker = build.build_maker(1)
    told = {"certified_level": "province", "certified_on": date(2020, 9, 1)}
    Product.objects.create(establishment=maker, name="Sản phẩm 1", **told)

    build.build_recognised()
    assert standing() == ("province", date(2020, 9, 1))

    revoke(Certificate.objects.get())
    assert standing() == ("province", date(2020, 9, 1))


def test_a_revocation_takes_it_back() -> None:
    build.build_recognised()

    revoke(Certificate.objects.get())

    assert standing() == ("", None)


def test_a_revocation_leaves_what_another_certificate_gives() -> None:
    build.build_recognised()
    lower = Certificate.objects.get()
    build.build_recognised()
    higher = Certificate.objects.exclude(pk=lower.pk).get()
    VoteRound.objects.filter(pk=higher.entry.round_id).update(level="province")
    Product.objects.update(certified_level="province")

    revoke(higher)

    assert standing() == ("district", build.DECIDED_ON)


def test_an_upheld_complaint_moves_it() -> None:
    vote = build.build_recognised(90, 80)
    complaint = build.build_complaint(vote)
    day = date(2021, 7, 8)
    answer_complaint(complaint.pk, is_upheld=True, answer="Đúng", by=build.chair(), on=day)

    correct_result(
        complaint.pk, decision_number="8/QĐ", reason="Cộng sót", by=build.leader(), on=day
    )

    assert standing("Sản phẩm 2") == ("district", day)
