"""Make the shipped data of administrative units from the package ``vietnamadminunits``.

Run it when the package is renewed: ``.venv/bin/python tools/build_territories.py``. It writes
``khuyencong/registers/territories/data/units.csv`` and ``successions.csv``; the hand-kept files
beside them are left alone. Same input, same output. See the README in that folder.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from importlib.resources import files
from pathlib import Path

from vietnamadminunits.database import get_data

DATA = Path(__file__).parent.parent / "khuyencong" / "registers" / "territories" / "data"

LAST_DAY_OF_THREE_LEVELS = "2025-06-30"
FIRST_DAY_OF_TWO_LEVELS = "2025-07-01"
MERGED_BY = "Nghị quyết 202/2025/QH15"
QUANG_TRI_BY = "Nghị quyết 1680/NQ-UBTVQH15"
REUSED = ".20250701"  # tells the new bearer of a code from the old one, in keys

PROVINCE_KINDS = {"Tỉnh": "province", "Thành phố": "centrally_run_city"}
DISTRICT_KINDS = {
    "Huyện": "district",
    "Quận": "urban_district",
    "Thị xã": "town",
    "Thành phố": "provincial_city",
}
COMMUNE_KINDS = {
    "Xã": "commune",
    "Phường": "ward",
    "Thị trấn": "township",
    "Đặc khu": "special_zone",
}

# The package writes 23938; the official list of 3,321 codes (Công văn 1027/CTK-CSCL of the
# statistical office) gives 23737.
CORRECTED_CODES = {"23938": "23737"}
# Key of a unit -> what the package does not know of it. The statistical office writes "Đa Krông";
# the district, the province and the Government write "Đakrông": the search finds both.
CORRECTIONS: dict[str, dict[str, str]] = {
    "467": {"name": "Huyện Đakrông", "other_names": "Huyện Đa Krông"},
    "46": {
        "other_names": "Tỉnh Thừa Thiên Huế",
        "note": "Đến hết năm 2024 là tỉnh Thừa Thiên Huế (chưa đọc văn bản gốc); "
        "bảng này giữ tên và loại của nửa đầu năm 2025.",
    },
}
# The package knows the old structure as it stood in the first half of 2025. For Quảng Trị the
# years before are told apart: units founded on 01/01/2020, and those founded on 01/01/2025 under
# the code of a commune that went into them (which is in earlier-units.csv).
FOUNDED_IN_2020 = {
    *("19378", "19384", "19408", "19489", "19507", "19534"),
    *("19603", "19681", "19699", "19714", "19726"),
}
NOTE_2020 = "Thành lập theo Nghị quyết 832/NQ-UBTVQH14, hiệu lực 01/01/2020."
FOUNDED_IN_2025 = {
    "19627": "Nhập xã Triệu An và xã Triệu Vân.",
    "19654": "Nhập xã Triệu Sơn và xã Triệu Lăng.",
    "19687": "Nhập xã Hải Ba và xã Hải Quế.",
}
NOTE_2025 = " Ngày 01/01/2025 chưa kiểm chứng: chưa đọc nghị quyết."


@dataclass(frozen=True)
class UnitRow:
    key: str
    code: str
    name: str
    kind: str
    parent: str
    valid_from: str
    valid_to: str
    latitude: str
    longitude: str
    area_km2: str
    other_names: str = ""
    note: str = ""


@dataclass(frozen=True)
class SuccessionRow:
    old: str
    new: str
    partial: int
    source: str


def main() -> None:
    old = list(get_data(table="admin_units_legacy"))
    new = list(get_data(table="admin_units"))
    units = [UnitRow("VN", "VN", "Việt Nam", "country", "", "", "", "", "", "")]
    units += [_corrected(row) for row in _unique(_old_units(old))]
    units += _unique(_new_units(new))
    _write("units.csv", UnitRow, units)
    successions = sorted(set(_successions(old, new)), key=astuple)
    _write("successions.csv", SuccessionRow, successions)
    print(f"{len(units)} units, {len(successions)} successions")


def _old_units(rows: Iterable[dict[str, str]]) -> Iterator[UnitRow]:
    """Yield the three levels before 01/7/2025. When each unit began is not in the package."""
    for row in rows:
        yield _unit(
            row["provinceCode"],
            row["province"],
            PROVINCE_KINDS,
            "VN",
            "",
            LAST_DAY_OF_THREE_LEVELS,
            place=(row["provinceLat"], row["provinceLon"]),
        )
        yield _unit(
            row["districtCode"],
            row["district"],
            DISTRICT_KINDS,
            row["provinceCode"],
            "",
            LAST_DAY_OF_THREE_LEVELS,
            place=(row["districtLat"], row["districtLon"]),
        )
        if row["wardCode"]:  # five island districts have no communes
            yield _unit(
                _old_key(row["wardCode"]),
                row["ward"],
                COMMUNE_KINDS,
                row["districtCode"],
                "",
                LAST_DAY_OF_THREE_LEVELS,
                place=(row["wardLat"], row["wardLon"]),
            )


def _new_units(rows: Iterable[dict[str, str]]) -> Iterator[UnitRow]:
    for row in rows:
        province = row["provinceCode"] + REUSED
        place = (row["provinceLat"], row["provinceLon"])
        yield _unit(
            province,
            row["province"],
            PROVINCE_KINDS,
            "VN",
            FIRST_DAY_OF_TWO_LEVELS,
            "",
            place=place,
        )
        yield _unit(
            _new_key(row["wardCode"]),
            row["ward"],
            COMMUNE_KINDS,
            province,
            FIRST_DAY_OF_TWO_LEVELS,
            "",
            place=(row["wardLat"], row["wardLon"]),
            area_km2=row["wardAreaKm2"],
        )


def _unit(
    key: str,
    name: str,
    kinds: dict[str, str],
    parent: str,
    valid_from: str,
    valid_to: str,
    *,
    place: tuple[object, object],
    area_km2: object = None,
) -> UnitRow:
    prefix = next(prefix for prefix in kinds if name.casefold().startswith(prefix.casefold() + " "))
    return UnitRow(
        key=key,
        code=key.partition(".")[0],
        name=prefix + name[len(prefix) :],  # "Thị Trấn Ái Tử" -> "Thị trấn Ái Tử"
        kind=kinds[prefix],
        parent=parent,
        valid_from=valid_from,
        valid_to=valid_to,
        latitude=_number(place[0]),
        longitude=_number(place[1]),
        area_km2=_number(area_km2),
    )


def _successions(
    old: Iterable[dict[str, str]], new: Iterable[dict[str, str]]
) -> Iterator[SuccessionRow]:
    """Yield who took over whom on 01/7/2025. An old commune that was divided has several, partial.

    Districts ended without a successor: their communes have theirs.
    """
    text = files("vietnamadminunits").joinpath("data/converter_2025.json").read_text("utf-8")
    converter = json.loads(text)
    old_provinces = {row["provinceKey"]: row["provinceCode"] for row in old}
    new_provinces = {row["provinceKey"]: row["provinceCode"] + REUSED for row in new}
    old_communes = {
        f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": _old_key(
            row["wardCode"] or row["districtCode"]
        )
        for row in old
    }
    new_communes = {(row["provinceKey"], row["wardKey"]): _new_key(row["wardCode"]) for row in new}
    for province, merged in converter["DICT_PROVINCE"].items():
        for name in merged:
            yield SuccessionRow(old_provinces[name], new_provinces[province], 0, MERGED_BY)
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, merged in communes.items():
            for name in merged:
                key = new_communes[province, commune]
                yield SuccessionRow(old_communes[name], key, 0, _source(province))
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for name, parts in divided.items():
            for part in parts:
                key = new_communes[province, part["newWardKey"]]
                yield SuccessionRow(old_communes[name], key, 1, _source(province))


def _source(province: str) -> str:
    package = "vietnamadminunits 1.0.4"
    return f"{QUANG_TRI_BY} (theo {package})" if province == "tinhquangtri" else package


def _old_key(code: str) -> str:
    return code + ".20250101" if code in FOUNDED_IN_2025 else code


def _new_key(code: str) -> str:
    return CORRECTED_CODES.get(code, code) + REUSED


def _corrected(unit: UnitRow) -> UnitRow:
    if unit.code in FOUNDED_IN_2020:
        return replace(unit, valid_from="2020-01-01", note=NOTE_2020)
    if unit.code in FOUNDED_IN_2025:
        note = FOUNDED_IN_2025[unit.code] + NOTE_2025
        return replace(unit, valid_from="2025-01-01", note=note)
    return replace(unit, **CORRECTIONS.get(unit.key, {}))


def _unique(units: Iterable[UnitRow]) -> list[UnitRow]:
    """Return units once each, those above before those within."""
    by_key = {unit.key: unit for unit in units}
    return sorted(by_key.values(), key=lambda unit: (len(unit.code), unit.key))


def _number(value: object) -> str:
    return "" if value is None else str(value)


def _write(name: str, row_type: type, rows: Iterable[UnitRow | SuccessionRow]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(row_type))
        writer.writerows(astuple(row) for row in rows)


if __name__ == "__main__":
    main()
