"""Classes: start-up, vocational, management, and the programme's own staff."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """Registers sentences, the kind of work, its certificates and its days."""

    name = "khuyencong.activities.training"
    url_prefix = "lop-hoc/"

    def ready(self) -> None:
        from django.db.models import Q
        from django.utils.translation import gettext_lazy as _

        from khuyencong.activities.training.actions import ACTIONS
        from khuyencong.activities.training.integrity import training_faults
        from khuyencong.activities.training.models import TrainingClass
        from khuyencong.activities.training.permissions import beginning_refusal
        from khuyencong.activities.training.queries import lookup_certificate
        from khuyencong.activities.training.sentences import SENTENCES
        from khuyencong.activities.training.services.certifying import KIND
        from khuyencong.activities.training.services.merging import move_to_kept
        from khuyencong.activities.training.services.reopening import reopen_part
        from khuyencong.activities.training.showing import own_work, sessions_between, works_of
        from khuyencong.activities.training.states import ClassKind, ClassState
        from khuyencong.foundation.audit import labels
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import calendar, navigation, sentences
        from khuyencong.foundation.verification import registry
        from khuyencong.programme.acceptance import withdrawals, works
        from khuyencong.registers.establishments.services import on_merge
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        handover.register_records(
            "training",
            _("Lớp đào tạo, tập huấn"),
            TrainingClass,
            order=42,
            subject="training_class",
            still_open=Q(state__in=[ClassState.DRAFT, ClassState.OPEN])
            | Q(state=ClassState.COMPLETED, proposal__isnull=False),
            place="unit_path",
            url_name="training:class",
        )
        registry.register(KIND, lookup_certificate)
        calendar.register_source("training", sessions_between)
        reference.register_check("training", training_faults)
        navigation.register(
            navigation.Entry("training", _("Lớp học"), "training:list", "school", 42)
        )
        on_merge(move_to_kept)
        withdrawals.register_reopening(reopen_part)
        works.register_own_work(own_work)
        works.register(
            works.Kind(
                key="training",
                label=_("Lớp học"),
                icon="school",
                activities=frozenset(ClassKind.values),
                works_of=works_of,
                begin_label=_("Mở lớp"),
                begin_url_name="training:open_for",
                beginning_refusal=beginning_refusal,
            )
        )
