"""The pages of the register, as a clerk, an applicant and a stranger meet them."""

import re
from datetime import date

import pytest

from khuyencong.foundation.accounts.actor import Role
from khuyencong.foundation.accounts.models import User
from khuyencong.registers.establishments.models import Establishment
from khuyencong.registers.establishments.queries import visible_establishments
from khuyencong.registers.establishments.services import (
    add_product,
    merge_establishments,
)
from khuyencong.registers.establishments.values import ProductValues
from tests.builders.establishments import (
    DAY,
    PERSONAL_NUMBER,
    build_applicant,
    build_establishment,
    tax_code,
)
from tests.builders.offices import build_member, build_office
from tests.builders.territories import build_krong_klang, build_quang_tri, build_ta_rut, build_unit
from tests.registers.establishments.pages import address, signed_in, text_of

pytestmark = pytest.mark.django_db

TYPED = {
    "name": "Tổ mây tre đan Ba Lòng",
    "legal_form": "cooperative_group",
    "head_unit": "krong klang",
    "head_address": "Km 41",
    "vsic_code": "16",
    "industry_group": "handicraft",
    "valid_from": "01/06/2018",
    "place_unit": "ta rut",
    "place_address": "Thôn Vực Leng",
    "phone": "0233 3886 777",
}


def test_a_stranger_is_sent_to_sign_in(client, coffee):
    for name, args in (("list", ()), ("detail", (coffee.pk,)), ("export", ())):
        answer = client.get(address(name, *args))
        assert answer.status_code == 302
        assert "dang-nhap" in answer.url or "login" in answer.url


def test_a_person_without_a_role_sees_an_empty_list_and_no_establishment(client, coffee):
    client.force_login(User.objects.create_user("ai-do", full_name="Ai đó"))
    assert "Chưa có cơ sở nào" in text_of(client.get(address("list")))
    assert client.get(address("detail", coffee.pk)).status_code == 404
    assert client.get(address("register")).status_code == 403


def test_the_list_shows_names_places_and_products_and_is_found_without_diacritics(clerk, coffee):
    actor = build_member(Role.CLERK)
    add_product(coffee.pk, ProductValues(name="Máy sấy"), by=actor, on=DAY)
    build_establishment(name="Mộc Ba Lòng", tax_code=tax_code(2), representative_phone="")
    shown = text_of(clerk.get(address("list"), {"text": "may say"}))
    assert coffee.name in shown
    assert "Xã Tà Rụt, Huyện Đakrông" in shown
    assert "Mộc Ba Lòng" not in shown
    assert 'value="may say"' in shown


@pytest.mark.parametrize(
    ("filters", "seen"),
    [
        ({"unit": "ta rut"}, True),
        ({"unit": "19555"}, False),
        ({"legal_form": "cooperative"}, True),
        ({"legal_form": "enterprise"}, False),
        ({"industry_group": "handicraft"}, False),
        ({"mark": "export"}, False),
        ({"legal_form": "không có"}, True),  # told beside the field, narrows nothing
        ({"unit": "nơi không có"}, True),
        ({"cursor": "hỏng"}, True),
    ],
)
def test_filters_live_in_the_address(clerk, coffee, filters, seen):
    shown = text_of(clerk.get(address("list"), filters))
    assert (coffee.name in shown) is seen


def test_an_empty_result_says_what_to_do(clerk, coffee):
    assert "Bỏ bớt điều kiện" in text_of(clerk.get(address("list"), {"text": "xyz"}))


def test_the_list_goes_on_from_where_the_page_ended(clerk):
    for number in range(61):
        build_establishment(
            name=f"Cơ sở {number:02}",
            legal_form="cooperative_group",
            tax_code="",
            representative_phone="",
        )
    first = text_of(clerk.get(address("list")))
    assert "Cơ sở 59" in first
    assert "Cơ sở 60" not in first
    cursor = re.search(r'rel="next" href="\?cursor=([^"]+)"', first).group(1)
    second = text_of(clerk.get(address("list") + f"?cursor={cursor}"))
    assert "Cơ sở 60" in second
    assert "Cơ sở 59" not in second


def test_the_list_asks_a_fixed_number_of_questions(clerk, coffee, django_assert_max_num_queries):
    clerk.get(address("list"))
    with django_assert_max_num_queries(11):
        clerk.get(address("list"), {"text": "ca phe", "legal_form": "cooperative"})


def test_the_export_holds_the_filtered_list_and_no_formula(clerk, coffee):
    build_establishment(
        name="=HYPERLINK(1)", legal_form="cooperative_group", tax_code="", representative_phone=""
    )
    answer = clerk.get(address("export"))
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("'=HYPERLINK")
    assert coffee.name in lines[2]
    answer = clerk.get(address("export"), {"legal_form": "cooperative"})
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == 2


def test_a_personal_number_is_masked_for_who_does_not_keep_the_record(client, coffee):
    Establishment.objects.update(tax_code=PERSONAL_NUMBER)
    leader = signed_in(client, build_member(Role.LEADER))
    for name, args in (("list", ()), ("detail", (coffee.pk,))):
        shown = text_of(leader.get(address(name, *args)))
        assert PERSONAL_NUMBER not in shown
        assert "045••••••234" in shown
    exported = b"".join(leader.get(address("export")).streaming_content).decode()
    assert PERSONAL_NUMBER not in exported
    clerk = signed_in(client, build_member(Role.CLERK))
    assert PERSONAL_NUMBER in text_of(clerk.get(address("detail", coffee.pk)))


def test_a_clerk_registers_with_names_typed_without_diacritics(clerk):
    answer = clerk.post(address("register"), TYPED)
    establishment = Establishment.objects.get()
    assert answer.url == address("detail", establishment.pk)
    place = establishment.places.get()
    assert (place.unit, place.valid_from) == (build_ta_rut(), date(2018, 6, 1))
    assert establishment.head_unit == build_krong_klang()


def test_producing_at_the_head_office_needs_no_second_address(clerk):
    typed = {**TYPED, "place_unit": "", "place_address": "", "place_is_head": "on"}
    clerk.post(address("register"), typed)
    place = Establishment.objects.get().places.get()
    assert (place.unit, place.address) == (build_krong_klang(), "Km 41")


def test_a_wrong_form_keeps_what_was_typed_and_points_at_each_fault(clerk):
    typed = {**TYPED, "legal_form": "enterprise", "tax_code": "0100233480", "vsic_code": "99"}
    answer = clerk.post(address("register"), typed)
    shown = text_of(answer)
    assert answer.status_code == 422
    assert 'value="0100233480"' in shown
    assert 'value="Tổ mây tre đan Ba Lòng"' in shown
    assert 'href="#id_tax_code"' in shown
    assert "chữ số kiểm tra" in shown
    assert not Establishment.objects.exists()


@pytest.mark.parametrize(
    ("text", "told"), [("khong co xa nay", "Không tìm thấy"), ("a", "Có nhiều nơi tên")]
)
def test_a_place_that_is_not_clear_is_asked_again(clerk, text, told):
    district = build_ta_rut().parent
    build_unit("19591", "Xã A Ngo", parent=district)
    build_unit("19594", "Xã A Bung", parent=district)
    answer = clerk.post(address("register"), {**TYPED, "place_unit": text})
    assert answer.status_code == 422
    assert told in text_of(answer)


def test_a_tax_code_in_the_register_leads_to_who_has_it(clerk, coffee):
    typed = {**TYPED, "legal_form": "cooperative", "tax_code": coffee.tax_code}
    shown = text_of(clerk.post(address("register"), typed))
    assert "đã có trong sổ" in shown
    assert f'href="{address("detail", coffee.pk)}"' in shown


def test_a_lookalike_is_shown_and_confirmed(clerk, coffee):
    typed = {**TYPED, "name": "hợp tác xã CÀ PHÊ tà rụt"}
    answer = clerk.post(address("register"), typed)
    shown = text_of(answer)
    assert answer.status_code == 422
    assert f'name="confirmed" value="{coffee.pk}"' in shown
    assert f'href="{address("detail", coffee.pk)}"' in shown
    assert Establishment.objects.count() == 1
    clerk.post(address("register"), {**typed, "confirmed": str(coffee.pk)})
    assert Establishment.objects.count() == 2


def test_what_lies_outside_the_territory_is_told_without_its_page(clerk):
    far = build_unit(
        "19429",
        "Xã Hướng Phùng",
        parent=build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri()),
    )
    other = build_establishment(
        unit=far,
        phone="0233 3886 777",
        by=build_member(Role.CLERK, build_office("HH-KT", territory=far.parent)),
    )
    shown = text_of(clerk.post(address("register"), TYPED))
    assert "cùng số điện thoại" in shown
    assert f'href="{address("detail", other.pk)}"' not in shown
    taken = {**TYPED, "legal_form": "cooperative", "tax_code": other.tax_code}
    shown = text_of(clerk.post(address("register"), taken))
    assert "đã có trong sổ" in shown
    assert f'href="{address("detail", other.pk)}"' not in shown


def test_the_page_of_another_territory_is_not_there(client, coffee):
    district = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    neighbour = signed_in(client, build_member(Role.CLERK, build_office("HH", territory=district)))
    for name in ("detail", "change", "history", "merge", "add_place", "add_figures", "add_mark"):
        assert neighbour.get(address(name, coffee.pk)).status_code == 404
    for nowhere in (10**6, 10**30):  # the latter is more than a database can hold
        assert neighbour.get(address("detail", nowhere)).status_code == 404


def test_the_detail_asks_a_fixed_number_of_questions(clerk, coffee, django_assert_max_num_queries):
    actor = build_member(Role.CLERK)
    for number in range(5):
        add_product(coffee.pk, ProductValues(name=f"Sản phẩm {number}"), by=actor, on=DAY)
    clerk.get(address("detail", coffee.pk))
    with django_assert_max_num_queries(13):
        clerk.get(address("detail", coffee.pk))


def test_buttons_are_those_that_the_role_may_press(client, coffee):
    clerk = signed_in(client, build_member(Role.CLERK))
    assert address("merge", coffee.pk) in text_of(clerk.get(address("detail", coffee.pk)))
    leader = signed_in(client, build_member(Role.LEADER))
    shown = text_of(leader.get(address("detail", coffee.pk)))
    for name in ("merge", "change", "add_place", "add_product", "add_representative"):
        assert address(name, coffee.pk) not in shown
        assert leader.get(address(name, coffee.pk)).status_code == 403


def test_an_applicant_sees_and_tells_their_own(client, coffee):
    applicant = signed_in(client, build_applicant(coffee))
    shown = text_of(applicant.get(address("detail", coffee.pk)))
    assert address("add_figures", coffee.pk) in shown
    assert address("merge", coffee.pk) not in shown
    other = build_establishment(name="Mộc", tax_code=tax_code(2), representative_phone="")
    assert applicant.get(address("detail", other.pk)).status_code == 404
    figures = {"version": 1, "year": 2020, "workers": 12, "women": 5, "ethnic_minority": 10}
    applicant.post(address("add_figures", coffee.pk), {**figures, "revenue_vnd": "1.200.000.000"})
    assert coffee.year_figures.get().revenue_vnd == 1_200_000_000


def test_an_applicants_form_shows_the_identity_without_changing_it(client, coffee):
    applicant = signed_in(client, build_applicant(coffee))
    shown = text_of(applicant.get(address("change", coffee.pk)))
    assert re.search(r'<input[^>]*name="name"[^>]*disabled', shown)
    typed = {
        "version": 1,
        "name": "Tên khác",
        "head_unit": "krong klang",
        "vsic_code": "1077",
        "industry_group": "farm_forest_fish",
        "phone": "0233386601",
        "representative_name": "Hồ Thị Mừng",
        "representative_phone": "0912345601",
    }
    assert applicant.post(address("change", coffee.pk), typed).status_code == 302
    coffee.refresh_from_db()
    assert (coffee.name, coffee.phone) == ("Hợp tác xã Cà phê Tà Rụt", "0233386601")


def test_a_second_tab_keeps_what_was_typed_and_says_who_was_first(client, coffee):
    clerk = signed_in(client, build_member(Role.CLERK))
    page = text_of(clerk.get(address("change", coffee.pk)))
    typed = dict(
        re.findall(r'<input type="(?:text|hidden|email)" name="(\w+)" value="([^"]*)"', page)
    )
    typed |= {"legal_form": "cooperative", "industry_group": "farm_forest_fish"}
    first = clerk.post(address("change", coffee.pk), {**typed, "head_address": "Km 41"})
    assert first.status_code == 302
    answer = clerk.post(address("change", coffee.pk), {**typed, "head_address": "Km 42"})
    shown = text_of(answer)
    assert answer.status_code == 409
    assert 'value="Km 42"' in shown
    assert "clerk-dkr-kt đã sửa hồ sơ này lúc" in shown
    coffee.refresh_from_db()
    assert coffee.head_address == "Km 41"


def test_history_is_a_fragment_for_its_page_and_a_page_for_who_has_no_scripts(clerk, coffee):
    clerk.post(address("add_product", coffee.pk), {"name": "Cà phê bột"})
    page = text_of(clerk.get(address("history", coffee.pk)))
    assert "<html" in page
    fragment = text_of(clerk.get(address("history", coffee.pk), headers={"HX-Request": "true"}))
    assert "<html" not in fragment
    for shown in (page, fragment):
        assert "Đăng ký vào sổ" in shown
        assert "Thêm sản phẩm" in shown
        assert "<ins>Cà phê bột</ins>" in shown


def test_the_history_names_the_commune(clerk, coffee):
    shown = text_of(clerk.get(address("history", coffee.pk)))
    unit = coffee.places.get().unit
    assert f"<ins>{unit.name}</ins>" in shown
    assert unit.key not in shown


def test_two_records_are_compared_and_merged_and_the_old_address_leads_on(clerk, coffee):
    twin = build_establishment(
        name="HTX cà phê Tà Rụt", legal_form="cooperative_group", tax_code="",
        representative_phone="",
    )  # fmt: skip
    page = address("merge", coffee.pk)
    assert f'href="?other={twin.pk}"' in text_of(clerk.get(page, {"text": "ca phe"}))
    assert "HTX cà phê Tà Rụt" in text_of(clerk.get(page, {"other": twin.pk}))
    assert clerk.post(page, {"other": twin.pk, "reason": ""}).status_code == 422
    assert visible_establishments(build_member(Role.CLERK)).count() == 2
    answer = clerk.post(page, {"other": twin.pk, "reason": "Nhập hai lần"})
    assert answer.url == address("detail", coffee.pk)
    assert clerk.get(address("detail", twin.pk)).url == address("detail", coffee.pk)


@pytest.mark.parametrize("number", ["", "abc", "0", "²", "9" * 30])
def test_a_merger_with_nothing_changes_nothing(clerk, coffee, number):
    answer = clerk.post(address("merge", coffee.pk), {"other": number, "reason": "x"})
    assert answer.status_code == 422
    coffee.refresh_from_db()
    assert coffee.version == 1


def test_a_merged_record_of_another_territory_leads_nobody_there(client, coffee):
    twin = build_establishment(
        name="Khác", legal_form="cooperative_group", tax_code="", representative_phone=""
    )
    merge_establishments(
        coffee.pk, twin.pk, by=build_member(Role.CLERK), on=DAY, reason="Nhập hai lần"
    )
    district = build_unit("465", "Huyện Hướng Hóa", "district", parent=build_quang_tri())
    stranger = signed_in(client, build_member(Role.CLERK, build_office("HH", territory=district)))
    assert stranger.get(address("detail", twin.pk)).status_code == 404


def test_pages_speak_english_too(clerk, coffee):
    clerk.post("/ngon-ngu/setlang/", {"language": "en", "next": "/"})
    shown = text_of(clerk.get(address("list")))
    assert "Register an establishment" in shown
    assert "Đăng ký cơ sở" not in shown
