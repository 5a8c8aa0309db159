"""Records of fairs."""

from khuyencong.activities.fairs.models.booth import Booth, Exhibitor, Product
from khuyencong.activities.fairs.models.fair import Fair, Task
from khuyencong.activities.fairs.models.results import Contact, Deal, Sales

__all__ = ["Booth", "Contact", "Deal", "Exhibitor", "Fair", "Product", "Sales", "Task"]
