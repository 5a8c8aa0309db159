"""Addresses of clusters."""

from django.urls import path

from khuyencong.registers.clusters.views import keeping, listing

app_name = "clusters"
urlpatterns = [
    path("", listing.cluster_list, name="list"),
    path("ban-do.json", listing.clusters_data, name="data"),
    path("them/", keeping.add, name="add"),
    path("<int:cluster_id>/", listing.cluster_page, name="cluster"),
    path("<int:cluster_id>/ban-do.json", listing.cluster_data, name="cluster_data"),
    path("<int:cluster_id>/sua/", keeping.change, name="change"),
    path("<int:cluster_id>/lo/them/", keeping.lot_add, name="lot_add"),
    path("<int:cluster_id>/ha-tang/them/", keeping.item_add, name="item_add"),
    path("<int:cluster_id>/ha-tang/<int:item_id>/", keeping.item_change, name="item_change"),
    path("<int:cluster_id>/cho/them/", keeping.waiting_add, name="waiting_add"),
    path("<int:cluster_id>/cho/<int:waiting_id>/thoi/", keeping.waiting_end, name="waiting_end"),
    path("lo/<int:lot_id>/sua/", keeping.lot_change, name="lot_change"),
    path("lo/<int:lot_id>/giao/", keeping.lot_hold, name="lot_hold"),
    path("lo/<int:lot_id>/thu-hoi/", keeping.lot_release, name="lot_release"),
]
