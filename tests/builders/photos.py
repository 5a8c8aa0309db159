"""Photographs as a phone takes them, with place or without."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

NORTH, EAST = (16, 37, 12), (106, 49, 48)


def build_photo(
    name: str = "may.jpg",
    *,
    has_place: bool = True,
    side: str = "N",
    degrees: tuple[int, int, int] = NORTH,
) -> SimpleUploadedFile:
    """Return a small picture taken on 05/7/2021 at 09:30, by default at 16.62 N 106.83 E."""
    picture, exif, written = Image.new("RGB", (8, 6)), Image.Exif(), io.BytesIO()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2021:07:05 09:30:00"
    if has_place:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {
                ExifTags.GPS.GPSLatitudeRef: side,
                ExifTags.GPS.GPSLatitude: tuple(IFDRational(part) for part in degrees),
                ExifTags.GPS.GPSLongitudeRef: "E",
                ExifTags.GPS.GPSLongitude: tuple(IFDRational(part) for part in EAST),
            }
        )
    picture.save(written, "JPEG", exif=exif)
    return SimpleUploadedFile(name, written.getvalue())
