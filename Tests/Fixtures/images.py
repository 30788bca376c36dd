"""Images in every format, decoded by MXNet (with its OpenCV) and by libjpeg-turbo's djpeg, and Gluon's transforms of
one of them. Writes into images/."""

import io
import os
import struct
import subprocess
import zlib

import mxnet as mx
import numpy as np
from mxnet.gluon.data.vision import transforms
from PIL import Image

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "images")
WIDTH, HEIGHT = 45, 37  # odd, and no multiple of a JPEG block

# PNG's color types: the code in the header, and the samples per pixel.
GREY, RGB, PALETTE, GREY_ALPHA, RGB_ALPHA = (0, 1), (2, 3), (3, 1), (4, 2), (6, 4)


def photograph(width, height, seed=1):
    """Makes an image with smooth parts, edges and noise: height × width × 3 bytes."""
    random = np.random.RandomState(seed)
    y, x = np.mgrid[0:height, 0:width] / float(max(width, height))
    image = np.stack([
        128 + 100 * np.sin(7 * x + 3 * y), 128 + 100 * np.cos(5 * y - 2 * x), 255 * x * y], axis=-1)
    image[(x - 0.5) ** 2 + (y - 0.4) ** 2 < 0.04] = [220, 60, 40]
    return np.clip(image + random.normal(0, 6, image.shape), 0, 255).astype(np.uint8)


# PNG, written here, as no library writes every kind.

def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_rows(samples, depth):
    """Packs rows of samples (height × width × samples per pixel), unfiltered, to `depth` bits per sample."""
    rows = b""
    for row in samples.reshape(samples.shape[0], -1):
        if depth == 16:
            packed = row.astype(">u2").tobytes()
        elif depth == 8:
            packed = row.astype(np.uint8).tobytes()
        else:
            bits = ((row[:, None] >> np.arange(depth - 1, -1, -1)) & 1).astype(np.uint8)
            packed = np.packbits(bits.reshape(-1)).tobytes()
        rows += b"\0" + packed
    return rows


def png(samples, kind, depth=8, interlaced=False, palette=None, transparency=None):
    height, width = samples.shape[:2]
    code, channels = kind
    samples = samples.reshape(height, width, channels)
    header = struct.pack(">IIBBBBB", width, height, depth, code, 0, 0, int(interlaced))
    data = b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header)
    if palette is not None:
        data += png_chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    if transparency is not None:
        data += png_chunk(b"tRNS", transparency)
    passes = [(0, 0, 1, 1)]
    if interlaced:  # first column, first row, steps of Adam7
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = b"".join(png_rows(samples[y::dy, x::dx], depth) for x, y, dx, dy in passes
                    if samples[y::dy, x::dx].size)
    return data + png_chunk(b"IDAT", zlib.compress(rows, 9)) + png_chunk(b"IEND", b"")


def png_files():
    image = photograph(WIDTH, HEIGHT)
    random = np.random.RandomState(2)
    grey = image[..., :1]
    alpha = random.randint(0, 256, grey.shape).astype(np.uint8)
    wide = image.astype(np.uint16) * 256 + random.randint(0, 256, image.shape)  # the low bytes matter, too
    wide_alpha = np.concatenate([wide, alpha.astype(np.uint16) * 257], axis=-1)
    palette = random.randint(0, 256, (16, 3))
    indices = (grey >> 4)
    yield "rgb", png(image, RGB)
    yield "rgb-interlaced", png(image, RGB, interlaced=True)
    yield "rgb-transparent-colour", png(image, RGB, transparency=struct.pack(">HHH", *image[3, 4]))
    yield "rgb-16", png(wide, RGB, 16)
    yield "rgb-16-interlaced", png(wide, RGB, 16, interlaced=True)
    yield "rgba", png(np.concatenate([image, alpha], axis=-1), RGB_ALPHA)
    yield "rgba-16", png(wide_alpha, RGB_ALPHA, 16)
    yield "rgba-interlaced", png(np.concatenate([image, alpha], axis=-1), RGB_ALPHA, interlaced=True)
    yield "grey", png(grey, GREY)
    for depth in [1, 2, 4]:
        yield "grey-%d" % depth, png(grey >> (8 - depth), GREY, depth)
    yield "grey-16", png(wide[..., :1], GREY, 16)
    yield "grey-transparent-colour", png(grey, GREY, transparency=struct.pack(">H", int(grey[3, 4, 0])))
    yield "grey-alpha", png(np.concatenate([grey, alpha], axis=-1), GREY_ALPHA)
    yield "grey-alpha-16", png(wide_alpha[..., [0, 3]], GREY_ALPHA, 16)
    yield "palette", png(indices, PALETTE, 8, palette=palette)
    yield "palette-4-interlaced", png(indices, PALETTE, 4, interlaced=True, palette=palette)
    yield "palette-transparent", png(
        indices, PALETTE, 8, palette=palette, transparency=bytes(range(0, 256, 16)))


def jpeg(image, **options):
    file = io.BytesIO()
    image.save(file, "JPEG", **options)
    return file.getvalue()


def jpeg_files():
    image = Image.fromarray(photograph(WIDTH, HEIGHT))
    yield "baseline-444", jpeg(image, quality=90, subsampling=0)
    yield "baseline-422", jpeg(image, quality=90, subsampling=1)
    yield "baseline-420", jpeg(image, quality=90, subsampling=2)
    yield "poor", jpeg(image, quality=10, subsampling=2)
    yield "restarts", jpeg(image, quality=80, restart_marker_blocks=2)
    yield "progressive", jpeg(image, quality=90, progressive=True)
    yield "progressive-444", jpeg(image, quality=90, progressive=True, subsampling=0)
    yield "grey", jpeg(image.convert("L"), quality=90)
    yield "grey-progressive", jpeg(image.convert("L"), quality=90, progressive=True)
    yield "cmyk", jpeg(image.convert("CMYK"), quality=90)
    turned = image.getexif()
    turned[0x0112] = 6  # a quarter turn, which must be ignored
    yield "turned", jpeg(image, quality=90, exif=turned)


def djpeg(data):
    """Decodes with libjpeg-turbo's own program and its default settings."""
    ppm = subprocess.run(["djpeg", "-ppm"], input=data, stdout=subprocess.PIPE, check=True).stdout
    magic, size, _, pixels = ppm.split(b"\n", 3)
    width, height = map(int, size.split())
    image = np.frombuffer(pixels, np.uint8).reshape(height, width, -1)
    return np.broadcast_to(image, (height, width, 3)) if magic == b"P5" else image


def write(name, data):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(data)


def decode(data):
    return mx.image.imdecode(data, flag=1, to_rgb=True)


def half(image):
    """Converts bytes to 16-bit floats, which is exact; the Swift library reads only floats."""
    array = image if isinstance(image, mx.nd.NDArray) else mx.nd.array(image, dtype="uint8")
    return array.astype("float16")


def write_decoded():
    by_opencv, by_djpeg = {}, {}
    for ending, files in [("png", png_files()), ("jpg", jpeg_files())]:
        for name, data in files:
            name = "%s.%s" % (name, ending)
            write(name, data)
            by_opencv[name] = half(decode(data))
            if ending == "jpg" and name != "cmyk.jpg":  # djpeg can't convert CMYK to RGB
                by_djpeg[name] = half(djpeg(data).copy())
    mx.nd.save(os.path.join(FOLDER, "decoded.params"), by_opencv)
    mx.nd.save(os.path.join(FOLDER, "djpeg.params"), by_djpeg)


def write_transformed():
    """Writes Gluon's deterministic transforms of a larger image; large results are written as PNG."""
    data = png(photograph(90, 61, seed=5), RGB)
    write("source.png", data)
    image = decode(data)
    resized = transforms.Resize(256)(image)
    write("resized-256.png", png(resized.asnumpy(), RGB))
    small = {"resized 40": transforms.Resize(40)(image),
             "centre 48": transforms.CenterCrop(48)(image),
             "centre 49": transforms.CenterCrop(49)(image),
             "centre 70": transforms.CenterCrop(70)(image),
             "crop 31 17 50 40 to 64": mx.image.fixed_crop(image, 31, 17, 50, 40, (64, 64), interp=1),
             "crop 0 0 90 61 to 32": mx.image.fixed_crop(image, 0, 0, 90, 61, (32, 32), interp=1),
             "crop 89 60 1 1 to 8": mx.image.fixed_crop(image, 89, 60, 1, 1, (8, 8), interp=1)}
    arrays = {name: half(array) for name, array in small.items()}
    normalize = transforms.Compose([
        transforms.ToTensor(), transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])
    corner = image[:24, :24]
    arrays["normalized corner of 24"] = normalize(corner)  # 3 × 24 × 24
    testing = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), normalize])
    arrays["tested, every 7th pixel"] = testing(image)[:, ::7, ::7]
    mx.nd.save(os.path.join(FOLDER, "transformed.params"), arrays)


if __name__ == "__main__":
    os.makedirs(FOLDER, exist_ok=True)
    write_decoded()
    write_transformed()
