"""Small pictures of the demonstration: a plain drawing, the same bytes for the same words."""

import hashlib
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

_SIZE = (640, 480)


def picture(name: str, *words: str) -> SimpleUploadedFile:
    """Return a drawing in colours that follow from its name and some words, as JPEG."""
    seed = hashlib.sha256("|".join((name, *words)).encode()).digest()
    image = Image.new("RGB", _SIZE, (230, 224, 210))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 340, *_SIZE), fill=(188, 170, 140))
    left, top = 120 + seed[0] % 60, 90 + seed[1] % 60
    box = (left, top, left + 260 + seed[2] % 80, 380)
    draw.rounded_rectangle(
        box, radius=seed[3] % 60, fill=(seed[4], 80 + seed[5] % 90, seed[6] % 90)
    )
    draw.rectangle((left + 40, top + 60, left + 200, top + 140), fill=(250, 248, 240))
    draw.text((left + 52, top + 90), "ANH GIA DINH", fill=(90, 60, 40))
    content = io.BytesIO()
    image.save(content, "JPEG", quality=70)
    return SimpleUploadedFile(f"{name}.jpg", content.getvalue(), content_type="image/jpeg")
