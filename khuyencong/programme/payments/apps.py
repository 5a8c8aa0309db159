"""Advances, payments, recoveries, settlements, and the Treasury's statements."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Registers sentences, the entry in the navigation, and the check of the sums."""

    name = "khuyencong.programme.payments"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from khuyencong.foundation.audit import labels, subjects
        from khuyencong.foundation.jobs import reference
        from khuyencong.foundation.ui import navigation, sentences
        from khuyencong.programme.contracts.promises import register_promise
        from khuyencong.programme.payments.actions import ACTIONS
        from khuyencong.programme.payments.handover import payments_at_the_treasury
        from khuyencong.programme.payments.integrity import payment_faults
        from khuyencong.programme.payments.naming import statement_names
        from khuyencong.programme.payments.queries import promised_vnd
        from khuyencong.programme.payments.sentences import SENTENCES
        from khuyencong.programme.payments.states import PaymentAction
        from khuyencong.registers.offices import handover

        sentences.register(SENTENCES)
        labels.register(ACTIONS)
        handover.register_hindrance("payments", payments_at_the_treasury)
        subjects.register("treasury_statement", _("Sao kê Kho bạc"), statement_names)
        sentences.register_labels("action", dict(PaymentAction.choices))
        reference.register_check("payments", payment_faults)
        register_promise(promised_vnd)
        navigation.register(
            navigation.Entry("payments", _("Thanh toán"), "payments:list", "cash", 32)
        )
