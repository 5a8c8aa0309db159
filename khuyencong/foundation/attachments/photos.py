"""What a photograph says of itself: size, and when and where if the camera told."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Any

from PIL import ExifTags, Image, UnidentifiedImageError

from khuyencong.foundation.attachments import storage
from khuyencong.foundation.attachments.models import Attachment

_UNREADABLE = (UnidentifiedImageError, OSError, Image.DecompressionBombError, SyntaxError)
_SAMPLE_PIXELS = 64
_GREY_SPREAD = 8
"""How far apart of 255 the three colours of a grey pixel may lie: what compression leaves."""
_MICRO_DEGREE = Decimal("0.000001")  # a tenth of a metre


@dataclass(frozen=True)
class PhotoFacts:
    """Width and height in pixels; degrees of latitude (north) and longitude (east), six decimals.

    ``taken_at`` is the camera's own clock, without a time zone. None where the camera told nothing.
    """

    width: int
    height: int
    taken_at: datetime | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    @property
    def has_place(self) -> bool:
        return self.latitude is not None and self.longitude is not None


def photo_facts(attachment: Attachment) -> PhotoFacts | None:
    """Return what a kept photograph says of itself; None if it is no picture that can be read."""
    try:
        with Image.open(storage.path_of(attachment.sha256)) as picture:
            width, height = picture.size
            exif = picture.getexif()
    except _UNREADABLE:
        return None
    camera, place = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    latitude = _degrees(place, ExifTags.GPS.GPSLatitude, ExifTags.GPS.GPSLatitudeRef, "S", 90)
    longitude = _degrees(place, ExifTags.GPS.GPSLongitude, ExifTags.GPS.GPSLongitudeRef, "W", 180)
    has_place = latitude is not None and longitude is not None
    return PhotoFacts(
        width=width,
        height=height,
        taken_at=_moment(camera.get(ExifTags.Base.DateTimeOriginal)),
        latitude=latitude if has_place else None,
        longitude=longitude if has_place else None,
    )


def is_in_colour(attachment: Attachment) -> bool:
    """Return whether a kept photograph has colours, and is not black and white or a scan of ink.

    A copy of some pixels decides: one whose red, green and blue lie apart is enough.
    """
    try:
        with Image.open(storage.path_of(attachment.sha256)) as picture:
            picture.draft("RGB", (_SAMPLE_PIXELS, _SAMPLE_PIXELS))
            sample = picture.convert("RGB").resize((_SAMPLE_PIXELS, _SAMPLE_PIXELS))
    except _UNREADABLE:
        return False
    pixels = zip(*(band.tobytes() for band in sample.split()), strict=True)
    return any(max(pixel) - min(pixel) > _GREY_SPREAD for pixel in pixels)


def _moment(text: Any) -> datetime | None:  # whatever the camera wrote
    try:
        return datetime.strptime(str(text), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  the camera's clock
    except ValueError:
        return None


def _degrees(
    place: dict[int, Any], value_tag: int, side_tag: int, negative: str, most: int
) -> Decimal | None:
    try:
        degrees, minutes, seconds = (Decimal(str(float(part))) for part in place[value_tag])
        angle = degrees + minutes / 60 + seconds / 3600
        angle = angle.quantize(_MICRO_DEGREE, rounding=ROUND_HALF_EVEN)
    except (KeyError, TypeError, ValueError, ZeroDivisionError, InvalidOperation):
        return None
    if not 0 <= angle <= most:
        return None
    return -angle if place.get(side_tag) == negative else angle
