"""What a photograph says of itself."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from khuyencong.foundation.accounts.actor import SYSTEM
from khuyencong.foundation.attachments.models import Attachment
from khuyencong.foundation.attachments.photos import photo_facts
from khuyencong.foundation.attachments.services import store_upload
from tests.builders.photos import build_photo


@pytest.fixture(autouse=True)
def _kept_apart(db: None, settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]


def kept(**told: Any) -> Attachment:
    return store_upload(build_photo(**told), by=SYSTEM)


def test_a_photo_tells_when_and_where_it_was_taken() -> None:
    facts = photo_facts(kept())
    assert facts is not None
    assert (facts.width, facts.height) == (8, 6)
    assert facts.taken_at == datetime(2021, 7, 5, 9, 30)
    assert (facts.latitude, facts.longitude) == (Decimal("16.620000"), Decimal("106.830000"))


def test_south_of_the_equator_is_negative() -> None:
    facts = photo_facts(kept(side="S"))
    assert facts is not None
    assert facts.latitude == Decimal("-16.620000")


def test_a_photo_without_place_says_so() -> None:
    facts = photo_facts(kept(has_place=False))
    assert facts is not None
    assert not facts.has_place


def test_degrees_beyond_the_pole_are_no_place() -> None:
    facts = photo_facts(kept(degrees=(116, 0, 0)))
    assert facts is not None
    assert not facts.has_place


def test_a_file_that_is_no_picture_says_nothing(tmp_path: Path) -> None:
    paper = Attachment(original_name="giay.pdf", sha256="0" * 64)
    assert photo_facts(paper) is None
