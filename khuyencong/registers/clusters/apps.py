"""Industrial clusters and their lots."""

from django.apps import AppConfig


class ClustersConfig(AppConfig):
    """Registers the sentences, the place in the navigation and what passes between offices."""

    name = "khuyencong.registers.clusters"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.registers.clusters.actions import ACTIONS
        from khuyencong.registers.clusters.models import Cluster
        from khuyencong.registers.clusters.sentences import SENTENCES
        from khuyencong.registers.clusters.states import Holding
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        sentences.register_labels("holding", dict(Holding.choices))
        labels.register(ACTIONS)
        handover.register_records(
            "clusters",
            _("Cụm công nghiệp"),
            Cluster,
            order=16,
            subject="cluster",
            place="unit_path",
            url_name="clusters:cluster",
        )
        navigation.register(
            navigation.Entry("clusters", _("Cụm công nghiệp"), "clusters:list", "map-2", 45)
        )
