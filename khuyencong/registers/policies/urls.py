from django.urls import path

from khuyencong.registers.policies.views import assessing, books, documents, drafts, overview

app_name = "policies"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("toi-duoc-ho-tro/", assessing.assess, name="assess"),
    path("van-ban/", documents.document_list, name="documents"),
    path("van-ban/moi/", documents.new_document, name="new_document"),
    path("van-ban/<slug:code>/", documents.document, name="document"),
    path("van-ban/<slug:code>/sua/", documents.edit_document, name="edit_document"),
    path("quy-dinh/", books.book_list, name="books"),
    path("quy-dinh/moi/", drafts.new_book, name="new_book"),
    path("quy-dinh/<slug:code>/", books.book, name="book"),
    path("quy-dinh/<slug:code>/nhap/", drafts.start, name="start_draft"),
    path("quy-dinh/<slug:code>/muc-chi/", drafts.norm, name="draft_norm"),
    path("quy-dinh/<slug:code>/<int:number>/", books.version, name="version"),
    path("quy-dinh/<slug:code>/<int:number>/nguyen-van/", books.version_text, name="version_text"),
    path("quy-dinh/<slug:code>/<int:number>/sua/", drafts.edit, name="edit_draft"),
    path("quy-dinh/<slug:code>/<int:number>/cong-bo/", drafts.publish, name="publish"),
    path("quy-dinh/<slug:code>/<int:number>/bo/", drafts.discard, name="discard_draft"),
    path("quy-trinh/", books.route_list, name="routes"),
    path("quy-trinh/<slug:code>/", books.route, name="route"),
    path("lich/", books.calendar, name="calendar"),
]
