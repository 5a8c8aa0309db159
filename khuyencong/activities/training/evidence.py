"""What a class writes on the paper of its delivery, from its own records."""

from khuyencong.activities.training.models import Attendance, Certificate, TrainingClass
from khuyencong.activities.training.states import Place
from khuyencong.engines.text import fold
from khuyencong.programme.contracts.models import ContractItem


def is_counted_in_people(item: ContractItem) -> bool:
    """Return whether a contract counts an item in people, and not in days, sets or classes."""
    return fold(item.unit) in {"hoc vien", "nguoi", "hv"}


def evidence_of(training_class: TrainingClass, completed: int) -> str:
    """Return what the attendance of a class proves. It is kept as it was then, in Vietnamese."""
    sessions = training_class.sessions.count()
    enrolled = training_class.trainees.filter(standing=Place.ENROLLED)
    present = Attendance.objects.filter(
        session__training_class=training_class, trainee__in=enrolled, is_present=True
    ).count()
    lines = [
        f"Lớp “{training_class.title}” tại {training_class.place}, "
        f"từ {training_class.starts_on:%d/%m/%Y} đến {training_class.ends_on:%d/%m/%Y}.",
        f"{sessions} buổi học; {enrolled.count()} học viên; {present} lượt có mặt theo điểm danh.",
        f"{completed} học viên hoàn thành (dự từ {training_class.minimum_percent}% số buổi).",
    ]
    numbers = list(
        Certificate.objects.filter(
            trainee__training_class=training_class, revoked_on__isnull=True
        ).values_list("number", flat=True)
    )
    if numbers:
        span = numbers[0] if len(numbers) == 1 else f"{numbers[0]} đến {numbers[-1]}"
        lines.append(f"Đã cấp {len(numbers)} giấy chứng nhận, số {span}.")
    return "\n".join(lines)
