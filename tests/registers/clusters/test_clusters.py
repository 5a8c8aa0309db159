"""Clusters, their lots on the ground, and who holds them."""

from datetime import date

import pytest

from khuyencong.engines.refusals import NotPermitted, OutOfStep, Refused
from khuyencong.engines.shapes import area_m2, polygon_in
from khuyencong.registers.clusters.models import Cluster, Lot, Occupancy
from khuyencong.registers.clusters.queries import free_lots, list_rows, lots_of
from khuyencong.registers.clusters.services import (
    add_cluster,
    add_infrastructure,
    add_lot,
    change_cluster,
    change_lot,
    join_waiting,
    lease_lot,
    leave_waiting,
    release_lot,
    reserve_lot,
)
from khuyencong.registers.clusters.values import InfrastructureValues, LotValues, WaitingValues
from tests.builders.appraisals import clerk, committee_leader
from tests.builders.clusters import (
    TODAY,
    build_cluster,
    build_lot,
    cluster_values,
    holding,
    square,
)

pytestmark = pytest.mark.django_db


def polygon(*corners):
    return {"type": "Polygon", "coordinates": [[list(one) for one in (*corners, corners[0])]]}


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def test_a_square_of_a_hundred_metres_has_a_hectare():
    assert abs(area_m2(square(0, 0)) - 10_000) < 50


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (polygon((0, 0), (1, 1), (1, 0), (0, 1)), "crosses_itself"),
        (polygon((600_000, 1_800_000), (600_100, 1_800_000), (600_100, 1_800_100)), "not_degrees"),
        ({"type": "Point", "coordinates": [1, 1]}, "not_one_polygon"),
        ({"type": "FeatureCollection", "features": []}, "not_one_polygon"),
        ({"type": "Polygon", "coordinates": "?"}, "unreadable"),
        ({"type": "Polygon", "coordinates": []}, "unreadable"),
        ("?", "unreadable"),
    ],
)
def test_what_is_no_area_is_named(value, fault):
    assert polygon_in(value) == (None, fault)


def test_a_feature_of_a_file_is_read_and_its_height_left_out():
    ring = [[[*corner, 12.5] for corner in square(0, 0)["coordinates"][0]]]
    feature = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": ring}}
    found, fault = polygon_in({"type": "FeatureCollection", "features": [feature]})
    assert fault == ""
    assert all(len(corner) == 2 for corner in found["coordinates"][0])


def test_a_cluster_keeps_a_point_inside_for_maps():
    cluster = build_cluster()
    assert 106.83 < cluster.longitude < 106.84
    assert 16.70 < cluster.latitude < 16.71


def test_only_a_clerk_of_the_territory_enters_a_cluster():
    with pytest.raises(NotPermitted):
        add_cluster(cluster_values(), by=committee_leader(), on=TODAY)
    assert not Cluster.objects.exists()


def test_a_second_tab_does_not_overwrite_the_first():
    cluster = build_cluster()
    change_cluster(cluster.pk, cluster_values(area_m2=170_000), version=1, by=clerk(), on=TODAY)
    with pytest.raises(OutOfStep):
        change_cluster(cluster.pk, cluster_values(), version=1, by=clerk(), on=TODAY)
    assert Cluster.objects.get().area_m2 == 170_000


def test_lots_that_share_an_edge_are_both_kept_and_their_area_is_reckoned():
    cluster = build_cluster()
    build_lot(cluster, "A1")
    lot = build_lot(cluster, "A2", boundary=square(100, 0))
    assert abs(lot.area_m2 - 10_000) < 50


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (LotValues("A2", None, square(350, 0)), "clusters.lot_outside"),
        (LotValues("A2", None, square(90, 0)), "clusters.lots_overlap"),
        (LotValues("a1", None, square(200, 0)), "clusters.code_known"),
        (LotValues("A2", 155_000), "clusters.area_beyond_cluster"),
        (LotValues("A2"), "clusters.area_needed"),
        (
            LotValues("A2", 5, polygon((106, 16), (106.1, 16.1), (106.1, 16), (106, 16.1))),
            "clusters.shape_crosses_itself",
        ),
    ],
)
def test_a_lot_that_cannot_lie_there_is_refused(values, code):
    cluster = build_cluster()
    build_lot(cluster)
    with pytest.raises(Refused) as refused:
        add_lot(cluster.pk, values, by=clerk())
    assert code in codes(refused)
    assert Lot.objects.count() == 1


def test_a_cluster_is_not_redrawn_away_from_its_lots():
    cluster = build_cluster()
    build_lot(cluster)
    values = cluster_values(boundary=square(200, 200, 200), area_m2=5_000)
    with pytest.raises(Refused) as refused:
        change_cluster(cluster.pk, values, version=1, by=clerk(), on=TODAY)
    assert codes(refused) == ["clusters.lots_beyond_area", "clusters.lot_outside"]


def test_a_lot_is_never_given_twice():
    lot = build_lot()
    reserve_lot(lot.pk, holding("Cơ sở A"), by=clerk(), on=TODAY)
    for give in (reserve_lot, lease_lot):
        with pytest.raises(OutOfStep) as refused:
            give(lot.pk, holding("Cơ sở B"), by=clerk(), on=TODAY)
        assert codes(refused) == ["clusters.lot_held"]
    assert Occupancy.objects.get().holder == "Cơ sở A"


def test_who_reserved_a_lot_may_rent_it_and_it_is_free_when_taken_back():
    lot = build_lot()
    reserve_lot(lot.pk, holding(), by=clerk(), on=TODAY)
    lease_lot(lot.pk, holding(from_on=date(2021, 7, 10)), by=clerk(), on=TODAY)
    [row] = lots_of(lot.cluster)
    assert (row.holding, row.holder) == ("leased", "Cơ sở gỗ Hoàng Long")
    with pytest.raises(OutOfStep):
        change_lot(lot.pk, LotValues("A9", 10_000), by=clerk())
    release_lot(lot.pk, reason="Hết hạn thuê", ended_on=TODAY, by=clerk(), on=TODAY)
    assert list(free_lots(Cluster.objects.all())) == [lot]
    with pytest.raises(OutOfStep):
        release_lot(lot.pk, reason="Lại", ended_on=TODAY, by=clerk(), on=TODAY)


def test_a_lease_of_tomorrow_or_that_ends_before_it_begins_is_refused():
    lot = build_lot()
    values = holding(from_on=date(2021, 7, 13), until_on=date(2021, 7, 1))
    with pytest.raises(Refused) as refused:
        lease_lot(lot.pk, values, by=clerk(), on=TODAY)
    assert codes(refused) == ["clusters.day_in_future", "clusters.held_no_time"]


def test_infrastructure_and_waiting_are_kept_in_order():
    cluster = build_cluster()
    values = InfrastructureValues("road", "Đường trục chính", 60, 2_000_000_000, 0)
    add_infrastructure(cluster.pk, values, by=clerk())
    with pytest.raises(Refused) as refused:
        add_infrastructure(cluster.pk, values, by=clerk())
    assert codes(refused) == ["clusters.item_known"]
    late = join_waiting(cluster.pk, WaitingValues("B", 900, date(2021, 5, 2)), by=clerk(), on=TODAY)
    early = join_waiting(
        cluster.pk, WaitingValues("A", 800, date(2021, 5, 1)), by=clerk(), on=TODAY
    )
    assert list(cluster.waiting.all()) == [early, late]
    with pytest.raises(Refused):
        join_waiting(cluster.pk, WaitingValues("A", 800, date(2021, 5, 1)), by=clerk(), on=TODAY)
    leave_waiting(early.pk, reason="Đã thuê lô A1", by=clerk(), on=TODAY)
    assert list(cluster.waiting.filter(ended_on__isnull=True)) == [late]


def test_the_list_asks_one_query_for_any_number_of_clusters(django_assert_num_queries):
    cluster = build_cluster()
    lot = build_lot(cluster)
    reserve_lot(lot.pk, holding(), by=clerk(), on=TODAY)
    build_lot(cluster, "A2", boundary=square(100, 0))
    for number in range(5):
        build_cluster(name=f"Cụm {number}", boundary=None)
    with django_assert_num_queries(1):
        rows = list(list_rows(Cluster.objects.all()))
    [whole] = [row for row in rows if row.pk == cluster.pk]
    assert (whole.lot_count, whole.held_count) == (2, 1)
