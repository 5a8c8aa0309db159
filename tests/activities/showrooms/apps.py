from django.apps import AppConfig


class ShowroomsConfig(AppConfig):
    """Registers the kind of work."""

    name = "tests.activities.showrooms"
    url_prefix = "phong-trung-bay/"

    def ready(self) -> None:
        from khuyencong.programme.acceptance import works
        from tests.activities.showrooms.permissions import opening_refusal
        from tests.activities.showrooms.queries import works_of

        works.register(
            works.Kind(
                key="showrooms",
                label="Phòng trưng bày",
                icon="building",
                activities=frozenset({"showroom"}),
                works_of=works_of,
                begin_label="Ghi khai trương",
                begin_url_name="showrooms:open",
                beginning_refusal=opening_refusal,
            )
        )
