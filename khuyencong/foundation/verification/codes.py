"""The shape of a code: twelve characters that people read aloud without mistaking one.

Eleven are random (55 bits), the twelfth checks the others: a mistyped code is told from an unknown
one. The alphabet leaves out I, L, O and U; who types I, L or O means 1 and 0.
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12

_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new_code() -> str:
    """Return a random code with its check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the character that makes the weighted sum of a code divisible by 31.

    Weights 1 to 11 are prime to 31, so one wrong character, save for a pair that is 31 apart, and
    two neighbours in the wrong order are found.
    """
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(body, start=1))
    return ALPHABET[total % 31]


def parse_code(text: str) -> str | None:
    """Return the code that a person typed, with or without dashes; None if it can't be one."""
    code = "".join(text.upper().replace("-", " ").split()).translate(_MISREAD)
    if len(code) != LENGTH or any(sign not in ALPHABET for sign in code):
        return None
    return code if check_character(code[:-1]) == code[-1] else None


def show_code(code: str) -> str:
    """Return a code as it is printed: ``7K3M-9QXT-2B4H``."""
    return "-".join(code[start : start + 4] for start in range(0, LENGTH, 4))
