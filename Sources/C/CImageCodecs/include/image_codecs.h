#pragma once

// libjpeg and libpng report errors by longjmp, which must not cross Swift frames. These functions contain the
// setjmp: each returns true, or false with the reason in `message`. Pixels are stored in rows from the top,
// three bytes each: red, green, blue.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { codec_message_size = 256 };

/// Reads the size of a JPEG image from its header, without allocating memory for the pixels. `minimum_bytes`
/// is a lower bound on the size of any file that holds that many pixels.
bool codec_jpeg_size(
  const uint8_t *bytes, size_t count, size_t *width, size_t *height, size_t *minimum_bytes,
  char *message);

/// Decodes a JPEG image into `rgb`, which has room for `width * height * 3` bytes: the size in the image's
/// header, divided by `shrink` (1, 2, 4 or 8) and rounded up. Fails if the data ends early, where libjpeg
/// would fill in grey, or if there are more scans than any program writes.
bool codec_jpeg_decode(
  const uint8_t *bytes, size_t count, int shrink, size_t width, size_t height, uint8_t *rgb, char *message);

/// Encodes an image as JPEG, quality 1 to 100. On success the caller frees `*bytes`.
bool codec_jpeg_encode(
  const uint8_t *rgb, size_t width, size_t height, int quality, uint8_t **bytes, size_t *count,
  char *message);

/// Reads the size of a PNG image from its header, without allocating memory for the pixels. `minimum_bytes`
/// is a lower bound on the size of any file that holds that many pixels of that kind.
bool codec_png_size(
  const uint8_t *bytes, size_t count, size_t *width, size_t *height, size_t *minimum_bytes,
  char *message);

/// Decodes a PNG image into `rgb`, which has room for `width * height * 3` bytes, the size in the image's
/// header. Keeps the upper byte of 16-bit samples and ignores alpha, like OpenCV's IMREAD_COLOR.
bool codec_png_decode(
  const uint8_t *bytes, size_t count, size_t width, size_t height, uint8_t *rgb, char *message);

/// Encodes an image as PNG. On success the caller frees `*bytes`.
bool codec_png_encode(
  const uint8_t *rgb, size_t width, size_t height, uint8_t **bytes, size_t *count, char *message);
