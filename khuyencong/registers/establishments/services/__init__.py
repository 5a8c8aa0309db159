"""Changes to the register of establishments, one file for each kind of use."""

from khuyencong.registers.establishments.services.certifying import (
    certify_product,
    lock_makers,
    take_back_certificate,
)
from khuyencong.registers.establishments.services.facts import (
    add_priority_mark,
    add_product,
    change_product,
    declare_support,
    end_priority_mark,
    record_pollution,
    record_year_figures,
    remove_product,
    take_back_support,
    verify_priority_mark,
)
from khuyencong.registers.establishments.services.merging import merge_establishments, on_merge
from khuyencong.registers.establishments.services.places import (
    add_place,
    close_place,
    set_main_place,
)
from khuyencong.registers.establishments.services.registration import (
    change_establishment,
    on_rename,
    register_establishment,
)
from khuyencong.registers.establishments.services.representation import (
    add_representative,
    end_representation,
)

__all__ = [
    "add_place",
    "add_priority_mark",
    "add_product",
    "add_representative",
    "certify_product",
    "change_establishment",
    "change_product",
    "close_place",
    "declare_support",
    "end_priority_mark",
    "end_representation",
    "lock_makers",
    "merge_establishments",
    "on_merge",
    "on_rename",
    "record_pollution",
    "record_year_figures",
    "register_establishment",
    "remove_product",
    "set_main_place",
    "take_back_certificate",
    "take_back_support",
    "verify_priority_mark",
]
