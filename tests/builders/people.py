"""People and actors with fixed values."""

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User

PASSWORD = "một mật khẩu đủ dài"


def build_user(username: str = "mai", full_name: str = "Hồ Thị Mai", *, email: str = "") -> User:
    return User.objects.create_user(
        username=username, password=PASSWORD, full_name=full_name, email=email
    )


def build_administrator(username: str = "quan-tri") -> User:
    """An administrator of the whole installation, who acts without an office."""
    person = build_user(username, "Phạm Quốc Việt")
    person.is_superuser = True
    person.save(update_fields=["is_superuser"])
    return person


def build_actor(
    role: Role = Role.CLERK, user: User | None = None, office_id: int | None = None
) -> Actor:
    return Actor(
        user_id=user.pk if user else None,
        name=user.full_name if user else "Không ai",
        role=role,
        office_id=office_id,
    )
