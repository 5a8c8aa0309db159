"""A few administrative units, for tests that do not need all 14,159.

Tests that ask about the whole country load the shipped data: ``load_reference_units()``.
"""

from datetime import date

from khuyencong.registers.territories.kinds import kinds
from khuyencong.registers.territories.models import Unit
from khuyencong.registers.territories.searching import search_words

LAST_DAY_OF_THREE_LEVELS = date(2025, 6, 30)


def known_unit(key: str) -> Unit | None:
    return Unit.objects.filter(key=key).first()


def build_unit(
    key: str,
    name: str,
    kind: str = "commune",
    *,
    parent: Unit | None = None,
    valid_from: date | None = None,
    valid_to: date | None = LAST_DAY_OF_THREE_LEVELS,
) -> Unit:
    """Store a unit, or return the one that already has the key."""
    if known := known_unit(key):
        return known
    path = f"{parent.path if parent else ''}{key}/"
    return Unit.objects.create(
        key=key,
        code=key.partition(".")[0],
        name=name,
        kind=kind,
        level=kinds()[kind].level,
        parent=parent,
        path=path,
        depth=path.count("/") - 1,
        valid_from=valid_from,
        valid_to=valid_to,
        folded=search_words(name, kinds()[kind].prefix, ""),
    )


def build_country() -> Unit:
    return build_unit("VN", "Việt Nam", "country", valid_to=None)


def build_quang_tri() -> Unit:
    """The old province, code 45."""
    return known_unit("45") or build_unit(
        "45", "Tỉnh Quảng Trị", "province", parent=build_country()
    )


def build_dakrong() -> Unit:
    """The district of the source article, code 467."""
    return known_unit("467") or build_unit(
        "467", "Huyện Đakrông", "district", parent=build_quang_tri()
    )


def build_ta_rut() -> Unit:
    """A commune of Đakrông, code 19588."""
    return known_unit("19588") or build_unit("19588", "Xã Tà Rụt", parent=build_dakrong())


def build_krong_klang() -> Unit:
    """The township of Đakrông, code 19555."""
    return known_unit("19555") or build_unit(
        "19555", "Thị trấn Krông Klang", "township", parent=build_dakrong()
    )
