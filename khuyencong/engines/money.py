"""Whole đồng. The only place that rounds: a limit always rounds down."""

Vnd = int

MAXIMUM_VND: Vnd = 10**15
"""Above any sense for one amount: a thousand trillion đồng, far beyond every budget here."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")


def share(amount_vnd: Vnd, percent: int, *, times_thousandths: int = 1000) -> Vnd:
    """Return ``percent`` of an amount, rounded down to the đồng.

    ``times_thousandths`` multiplies the percentage exactly: 1500 means 1.5 times.
    Half of 101 đồng is 50.
    """
    return amount_vnd * percent * times_thousandths // 100_000


def format_vnd(amount_vnd: Vnd) -> str:
    """Return an amount grouped as Vietnamese offices write it: ``12.000.000``."""
    return f"{amount_vnd:,}".replace(",", ".")


def in_words(amount_vnd: Vnd) -> str:
    """Return an amount in Vietnamese words, as papers ask: ``Mười hai triệu đồng``.

    Reads zero to 10**15; a negative amount is a bug, papers hold none.
    """
    assert 0 <= amount_vnd <= MAXIMUM_VND, "an amount in words lies between zero and the maximum"
    words = _read(amount_vnd) if amount_vnd else "không"
    return f"{words[0].upper()}{words[1:]} đồng"


def _read(number: int) -> str:
    billions, rest = divmod(number, 10**9)
    parts = [f"{_read(billions)} tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            heard = _read_group(group, leading=not parts)
            parts.append(f"{heard} {_SCALES[power]}".rstrip())
    return " ".join(parts)


def _read_group(group: int, *, leading: bool) -> str:
    """Return three digits in words; a group that is not the first names its empty hundreds."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    parts: list[str] = []
    if hundreds or not leading:
        parts.append(f"{_DIGITS[hundreds]} trăm")
    if tens == 0 and units and parts:
        parts.append("linh")
    elif tens == 1:
        parts.append("mười")
    elif tens > 1:
        parts.append(f"{_DIGITS[tens]} mươi")
    if units:
        parts.append(_unit_word(tens, units))
    return " ".join(parts)


def _unit_word(tens: int, units: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    if units == 5 and tens >= 1:
        return "lăm"
    return _DIGITS[units]
