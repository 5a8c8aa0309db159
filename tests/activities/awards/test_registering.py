"""A product is registered, completed, handed in, checked."""

from datetime import date

import pytest

from khuyencong.activities.awards.services import (
    accept_entry,
    add_photo,
    change_entry,
    return_entry,
    start_entry,
    submit_entry,
    withdraw_entry,
)
from khuyencong.activities.awards.states import Angle, EntryState
from khuyencong.engines.refusals import NotPermitted, OutOfStep
from tests.builders import awards as build
from tests.builders.establishments import build_applicant, build_establishment, tax_code
from tests.builders.files import JPG, PDF, build_upload
from tests.builders.offices import build_department, build_member
from tests.builders.territories import build_quang_tri, build_unit

pytestmark = pytest.mark.django_db


def test_a_complete_dossier_gets_its_number_and_is_accepted():
    vote = build.build_announced()

    first = build.build_accepted_entry(vote, 1)
    second = build.build_submitted_entry(vote, 2)

    assert (first.state, first.code) == (EntryState.ACCEPTED, "SP01")
    assert (second.state, second.code) == (EntryState.SUBMITTED, "SP02")


def test_everything_that_a_dossier_misses_is_said_at_once(refused):
    vote = build.build_announced()
    entry = build.build_draft_entry(
        vote, description="", market="", is_set=True, is_own_product=False, is_no_copy=False
    )
    by = build.maker()

    with refused(
        "awards.text_missing",
        "awards.text_missing",
        "awards.text_missing",
        "awards.statement_missing",
        "awards.statement_missing",
        "awards.photo_missing",
        "awards.photo_missing",
        "awards.photo_missing",
        "awards.paper_missing",
    ):
        submit_entry(entry.pk, by=by, on=build.REGISTERED_ON)


def test_fewer_than_three_photos_are_refused(refused):
    vote = build.build_announced()
    by = build.maker()
    entry = build.complete(build.build_draft_entry(vote), by=by)
    entry.photos.get(angle=Angle.TOP).delete()

    with refused("awards.photo_missing"):
        submit_entry(entry.pk, by=by, on=build.REGISTERED_ON)


def test_one_photo_is_not_three_angles_and_a_paper_is_no_photo(refused):
    vote = build.build_announced()
    by = build.maker()
    entry = build.build_draft_entry(vote)
    add_photo(entry.pk, Angle.FRONT, build.photo("mot"), by=by)

    with refused("awards.photo_twice"):
        add_photo(entry.pk, Angle.SIDE, build.photo("mot"), by=by)
    with refused("attachments.kind_not_allowed"):
        add_photo(entry.pk, Angle.SIDE, build_upload(PDF, "anh.jpg"), by=by)


def test_a_photo_is_large_enough_in_colour_and_can_be_read(refused):
    vote = build.build_announced()
    by = build.maker()
    entry = build.build_draft_entry(vote)

    for wrong, code in (
        (build.photo("nho", (390, 600)), "awards.photo_too_small"),
        (build.photo("ngan", (580, 400)), "awards.photo_too_small"),
        (build.photo("xam", colour="gray"), "awards.photo_without_colour"),
        (build_upload(JPG, "hong.jpg"), "awards.photo_unreadable"),
    ):
        with refused(code):
            add_photo(entry.pk, Angle.FRONT, wrong, by=by)
    lying = add_photo(entry.pk, Angle.FRONT, build.photo("ngang", (600, 400)), by=by)

    assert (lying.width, lying.height) == (600, 400)


def test_a_photo_of_the_same_angle_replaces_the_one_before():
    vote = build.build_announced()
    by = build.maker()
    entry = build.build_draft_entry(vote)
    add_photo(entry.pk, Angle.FRONT, build.photo("mo"), by=by)
    add_photo(entry.pk, Angle.FRONT, build.photo("ro"), by=by)

    assert entry.photos.get().attachment.original_name == "ro.jpg"


def test_dossiers_come_within_the_days_of_registration(refused):
    vote = build.build_announced()
    by = build.maker()
    told = build.entry_values()
    pk = build.build_maker().pk

    for day in (date(2021, 5, 9), date(2021, 6, 5)):
        with refused("awards.registration_closed"):
            start_entry(vote.pk, pk, told, by=by, on=day)
    for day in (date(2021, 5, 10), date(2021, 6, 4)):
        start_entry(vote.pk, pk, told, by=by, on=day)


def test_a_round_that_is_not_announced_takes_no_dossier(refused):
    vote = build.build_round()
    by, pk = build.maker(), build.build_maker().pk

    with refused("awards.registration_not_open", kind=OutOfStep):
        start_entry(vote.pk, pk, build.entry_values(), by=by, on=build.REGISTERED_ON)


def test_what_is_made_in_another_district_does_not_take_part(refused):
    vote = build.build_announced()
    district = build_unit("464", "Huyện Vĩnh Linh", "district", parent=build_quang_tri())
    commune = build_unit("19366", "Xã Vĩnh Thái", parent=district)
    elsewhere = build_establishment(
        unit=commune,
        name="Cơ sở Vĩnh Thái",
        tax_code=tax_code(50),
        head_unit_id=commune.pk,
        by=build_member(office=build_department()),
    )
    by = build_applicant(elsewhere, username="vinh-thai")

    with refused("awards.made_elsewhere"):
        start_entry(vote.pk, elsewhere.pk, build.entry_values(), by=by, on=build.REGISTERED_ON)


def test_an_establishment_registers_its_own_only_and_a_clerk_for_who_brings_papers(refused):
    vote = build.build_announced()
    other, pk = build.maker(2), build.build_maker(1).pk
    told = build.entry_values()

    with refused("awards.entering_not_yours", kind=NotPermitted):
        start_entry(vote.pk, pk, told, by=other, on=build.REGISTERED_ON)
    entry = start_entry(vote.pk, pk, told, by=build.clerk(), on=build.REGISTERED_ON)
    assert entry.made_by_id == build.clerk().user_id


def test_a_returned_dossier_is_completed_after_registration_closed(refused):
    vote = build.build_announced()
    entry = build.build_submitted_entry(vote)
    clerk, maker = build.clerk(), build.maker()
    late = date(2021, 6, 10)

    with refused("awards.told_nothing"):
        return_entry(entry.pk, note=" ", by=clerk, on=late)
    return_entry(entry.pk, note="Ghi rõ thị trường", by=clerk, on=late)
    entry = change_entry(entry.pk, build.entry_values(market="Huế"), version=3, by=maker)
    entry = submit_entry(entry.pk, by=maker, on=late)

    assert (entry.state, entry.code, entry.note) == (EntryState.SUBMITTED, "SP01", "")


def test_what_was_handed_in_is_changed_no_more_and_checked_by_the_office_only(refused):
    vote = build.build_announced()
    entry = build.build_submitted_entry(vote)
    maker, leader = build.maker(), build.leader()

    with refused("awards.dossier_closed", kind=OutOfStep):
        change_entry(entry.pk, build.entry_values(), version=2, by=maker)
    for actor in (maker, leader):
        with refused("awards.keeping_not_yours", kind=NotPermitted):
            accept_entry(entry.pk, by=actor, on=build.REGISTERED_ON)


def test_a_second_tab_does_not_overwrite_a_dossier(refused):
    vote = build.build_announced()
    entry = build.build_draft_entry(vote)
    by = build.maker()
    change_entry(entry.pk, build.entry_values(), version=1, by=by)

    with refused("awards.changed_meanwhile", kind=OutOfStep):
        change_entry(entry.pk, build.entry_values(name="Khác"), version=1, by=by)


def test_a_withdrawn_product_stays_on_record_and_takes_part_no_more(refused):
    vote = build.build_announced()
    entry = build.build_accepted_entry(vote)
    by = build.maker()

    assert withdraw_entry(entry.pk, reason="Ngừng sản xuất", by=by).state == EntryState.WITHDRAWN
    with refused("awards.withdrawn_too_late", kind=OutOfStep):
        withdraw_entry(entry.pk, reason="Lần nữa", by=by)
