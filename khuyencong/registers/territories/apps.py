"""Administrative units through time."""

from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    """Registers the sentences of refusals and the entry in the navigation."""

    name = "khuyencong.registers.territories"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.registers.territories.actions import ACTIONS
        from khuyencong.registers.territories.naming import unit_names
        from khuyencong.registers.territories.sentences import SENTENCES
        from khuyencong.registers.territories.services import load_reference_units

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        subjects.register("territories", _("Danh mục đơn vị hành chính"))
        subjects.register("unit", _("Đơn vị hành chính"), unit_names)
        reference.register_loader("administrative units", load_reference_units, order=10)
        navigation.register(
            navigation.Entry(
                "territories", _("Đơn vị hành chính"), "territories:list", "map-pin", 80
            )
        )
