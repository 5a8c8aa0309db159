"""Addresses of outreach."""

from django.urls import path

from khuyencong.activities.outreach.views import campaigns, guides, removing

app_name = "outreach"
urlpatterns = [
    path("", campaigns.campaign_list, name="list"),
    path("them/", campaigns.add, name="add"),
    path("de-an/<int:proposal_id>/", campaigns.begin, name="begin"),
    path("<int:campaign_id>/", campaigns.campaign_page, name="campaign"),
    path("<int:campaign_id>/sua/", campaigns.change, name="change"),
    path("<int:campaign_id>/hop-dong/", campaigns.order, name="add_order"),
    path("<int:campaign_id>/san-pham/", campaigns.item, name="add_item"),
    path("<int:campaign_id>/tiep-can/", campaigns.reach, name="count_reach"),
    path("<int:campaign_id>/hop-dong/<int:order_id>/bo/", removing.order, name="remove_order"),
    path("<int:campaign_id>/san-pham/<int:item_id>/bo/", removing.item, name="remove_item"),
    path("<int:campaign_id>/tiep-can/<int:reach_id>/bo/", removing.reach, name="remove_reach"),
    path("<int:campaign_id>/bao-cao/", campaigns.report, name="report"),
    path("san-pham/<int:item_id>/tep/", campaigns.item_file, name="item_file"),
    path("bai/", guides.guide_list, name="guides"),
    path("bai/viet/", guides.write, name="write"),
    path("bai/<int:guide_id>/", guides.guide_page, name="guide"),
    path("bai/<int:guide_id>/viet-lai/", guides.rewrite, name="rewrite"),
    path("bai/<int:guide_id>/<int:version_id>/kiem-tra/", guides.check, name="check"),
    path("bai/<int:guide_id>/<int:version_id>/cong-bo/", guides.publish, name="publish"),
    path("huong-dan/", guides.sessions, name="sessions"),
    path("huong-dan/<int:session_id>/bo/", removing.guidance, name="remove_guidance"),
    path("huong-dan/them/", guides.guide_someone, name="guide_someone"),
    path("huong-dan/de-an/<int:proposal_id>/", guides.guidance, name="guidance"),
    path("huong-dan/de-an/<int:proposal_id>/them/", guides.add_session, name="add_session"),
    path("huong-dan/de-an/<int:proposal_id>/bao-cao/", guides.report, name="report_guidance"),
]
