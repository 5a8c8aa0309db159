"""Pages of the register of establishments."""

from khuyencong.registers.establishments.views.listing import detail, establishment_list

__all__ = ["detail", "establishment_list"]
