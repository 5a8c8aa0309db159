"""The installation's signing key, and the public keys that it trusts. Files, never in the database.

Who can write to the database but not to this folder cannot sign. ``audit/signing_key.pem`` is made
at first use, readable by its owner alone; ``audit/trusted/<key id>.pem`` holds public keys, ours
and those of an installation whose backup was restored here.
"""

import hashlib
import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings


def folder() -> Path:
    """Return where the keys lie: beside the database, never in it."""
    return Path(settings.DATA_DIR) / "audit"


def sign(message: str) -> tuple[str, str]:
    """Return the signature of a message in hexadecimal, and the id of the key that made it."""
    key = _signing_key(folder())
    return key.sign(message.encode()).hex(), key_id(key.public_key())


def is_signed(message: str, signature: str, key: Ed25519PublicKey) -> bool:
    """Return whether a signature in hexadecimal is that of a message by a key."""
    try:
        key.verify(bytes.fromhex(signature), message.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def key_id(key: Ed25519PublicKey) -> str:
    """Return the name of a key: the beginning of the SHA-256 of its 32 bytes."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:16]


def trusted_keys() -> dict[str, Ed25519PublicKey]:
    """Return the public keys that this installation trusts, by id."""
    keys = [_public_key(path.read_bytes()) for path in sorted(_trusted(folder()).glob("*.pem"))]
    return {key_id(key): key for key in keys}


def public_key_from(text: str) -> Ed25519PublicKey:
    """Return the key that 64 hexadecimal digits stand for. Raises ValueError."""
    return Ed25519PublicKey.from_public_bytes(bytes.fromhex(text))


def trust(pem: bytes) -> str:
    """Keep a public key among the trusted ones; return its id. Raises ValueError."""
    key = _public_key(pem)
    _keep(_trusted(folder()) / f"{key_id(key)}.pem", pem, mode=0o644)
    return key_id(key)


def _trusted(place: Path) -> Path:
    return place / "trusted"


@lru_cache(maxsize=4)
def _signing_key(place: Path) -> Ed25519PrivateKey:
    path = place / "signing_key.pem"
    if not path.exists():
        fresh = Ed25519PrivateKey.generate()
        _keep(path, _private_pem(fresh), mode=0o600)
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, Ed25519PrivateKey), f"{path} holds a key of another kind"
    public = key.public_key()
    _keep(_trusted(place) / f"{key_id(public)}.pem", public_pem(public), mode=0o644)
    return key


def _private_pem(key: Ed25519PrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def public_pem(key: Ed25519PublicKey) -> bytes:
    """Return a public key as others are given it."""
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _public_key(pem: bytes) -> Ed25519PublicKey:
    key = serialization.load_pem_public_key(pem)
    if not isinstance(key, Ed25519PublicKey):
        raise TypeError("not an Ed25519 public key")
    return key


def _keep(path: Path, content: bytes, *, mode: int) -> None:
    """Write a file that is not there yet. The first of two processes wins, whole."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
