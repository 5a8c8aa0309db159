"""People and actors with fixed values."""

from khuyencong.foundation.accounts.actor import Actor, Role
from khuyencong.foundation.accounts.models import User


def build_user(username: str = "mai", full_name: str = "Hồ Thị Mai") -> User:
    return User.objects.create_user(
        username=username, password="một mật khẩu đủ dài", full_name=full_name
    )


def build_actor(
    role: Role = Role.CLERK, user: User | None = None, office_id: int | None = None
) -> Actor:
    return Actor(
        user_id=user.pk if user else None,
        name=user.full_name if user else "Không ai",
        role=role,
        office_id=office_id,
    )
