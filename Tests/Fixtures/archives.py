"""Zip archives of a few small files, written in every common way. Writes into archives/."""

import io
import os
import zipfile

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "archives")
FILES = [("hotdog/", b""), ("hotdog/train/", b""), ("hotdog/train/1.txt", b"a hot dog, " * 20),
         ("hotdog/test/2.txt", bytes(range(256))), ("hotdog/empty.txt", b"")]


def archive(method, comment=b"", to=None):
    """Returns the bytes of an archive of FILES, compressed by a method."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(to(buffer) if to else buffer, "w") as file:
        for name, contents in FILES:
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.external_attr = (0o40755 << 16 | 0x10) if name.endswith("/") else 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith("/") else method
            file.writestr(entry, contents)
        file.comment = comment
    return buffer.getvalue()


class Stream(io.RawIOBase):
    """A file without seeking: sizes and checksums have to follow the contents."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)


for name, contents in {
    "stored": archive(zipfile.ZIP_STORED),
    "deflated": archive(zipfile.ZIP_DEFLATED),
    "streamed": archive(zipfile.ZIP_DEFLATED, to=Stream),
    "commented": archive(zipfile.ZIP_STORED, comment=b"photographs of hot dogs"),
    "bzip2": archive(zipfile.ZIP_BZIP2),
}.items():
    with open(os.path.join(FOLDER, name + ".zip"), "wb") as file:
        file.write(contents)
