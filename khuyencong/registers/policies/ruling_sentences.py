"""Sentences for the steps of the arithmetic, and for where the law says nothing."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from khuyencong.engines.money import format_vnd
from khuyencong.engines.rules import Silence, Step


def step_sentence(step: Step) -> str:
    """Return one line of the arithmetic in words, with its figures."""
    told = _figures(step)
    match step.code:
        case "base":
            return _base(step, told)
        case "rate":
            return _("Tỷ lệ %(percent)s của chi phí được tính") % told
        case "uplift":
            return _uplift(step, told)
        case "cap":
            return _("Mức tối đa %(cap)s đ × %(units)s") % told
        case "unit":
            return _unit(step, told)
        case "prior":
            return _("Còn lại sau khi trừ %(prior)s đ đã được hỗ trợ") % told
        case "sum":
            return _("Cộng các phần của %(parts)s đơn vị") % told
        case "limit":
            return _("Mức hỗ trợ tối đa")
    return step.code


def _figures(step: Step) -> dict[str, str]:
    """Return the parameters of a step as a person reads them."""
    told: dict[str, str] = {}
    for name, value in step.parameters.items():
        if name.endswith("_vnd"):
            told[name.removesuffix("_vnd")] = format_vnd(int(value))
        elif name.endswith("_thousandths"):
            told[name.removesuffix("_thousandths")] = _decimal(int(value))
        else:
            told[name] = str(value)
    if "percent" in told:
        told["percent"] += "%"
    return told


def _decimal(thousandths: int) -> str:
    """Return thousandths as a number with a decimal comma: 1500 is "1,5"."""
    whole, rest = divmod(thousandths, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")


def _base(step: Step, told: Mapping[str, str]) -> str:
    if step.parameters.get("left_out_vnd"):
        return (
            _("Chi phí được tính (không tính %(left_out)s đ không thuộc nội dung được hỗ trợ)")
            % told
        )
    return _("Chi phí được tính")


def _uplift(step: Step, told: Mapping[str, str]) -> str:
    named = {**told, "name": step.rule.name}
    match step.parameters.get("raises"):
        case "rate":
            return _("%(name)s: tỷ lệ nhân %(times)s lần") % named
        case "both":
            return _("%(name)s: tỷ lệ và mức tối đa nhân %(times)s lần") % named
    return _("%(name)s: mức tối đa nhân %(times)s lần") % named


def _unit(step: Step, told: Mapping[str, str]) -> str:
    if step.parameters.get("unit_no"):
        line = _("Đơn vị thứ %(unit_no)s: %(percent)s của %(base)s đ") % told
    else:
        line = _("%(units)s đơn vị còn lại: %(percent)s của %(base)s đ") % told
    if "cap" in told:
        line = _("%(line)s, tối đa %(cap)s đ mỗi đơn vị") % {**told, "line": line}
    return line


def silence_sentence(silence: Silence, names: Mapping[str, str]) -> str:
    """Return in words on what the law is silent. ``names`` are those of conditions and norms."""
    told = {"name": names.get(silence.about, silence.about)}
    match silence.code:
        case "silent.who":
            return _("Chưa có quy định đang áp dụng về đối tượng cho “%(name)s”.") % told
        case "silent.how_much":
            return _("Chưa có mức chi đang áp dụng cho “%(name)s”.") % told
        case "silent.local_norm":
            return _("Địa phương chưa có mức chi riêng cho “%(name)s”.") % told
        case "silent.advance":
            return _("Chưa có quy định đang áp dụng về tạm ứng cho “%(name)s”.") % told
        case "silent.condition":
            return _("Văn bản không nói rõ “%(name)s”; người có thẩm quyền quyết định.") % told
    return f"{silence.code}: {silence.about}"
