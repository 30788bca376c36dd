#pragma once

// libjpeg and libpng report errors by longjmp, which must not cross Swift frames. These functions hold the
// setjmp: each returns true, or false with the reason in `message`. Pixels are rows from the top, three bytes
// each: red, green, blue.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { codec_message_size = 256 };

/// Reads the size of a JPEG image from its header, and tells the fewest bytes that a whole image of that
/// size takes. Takes no memory for its pixels.
bool codec_jpeg_size(
  const uint8_t *bytes, size_t count, size_t *width, size_t *height, size_t *fewest, char *message);

/// Decodes a JPEG image into `rgb`, which holds the `width * height * 3` bytes that its header announced.
/// Data that ends early is an error, not a grey rest, and so are more scans than an honest image has.
bool codec_jpeg_decode(
  const uint8_t *bytes, size_t count, size_t width, size_t height, uint8_t *rgb, char *message);

/// Encodes an image as JPEG, quality 1 to 100. On success the caller frees `*bytes`.
bool codec_jpeg_encode(
  const uint8_t *rgb, size_t width, size_t height, int quality, uint8_t **bytes, size_t *count,
  char *message);

/// Reads the size of a PNG image from its header, and tells the fewest bytes that a whole image of that
/// size and kind takes. Takes no memory for its pixels.
bool codec_png_size(
  const uint8_t *bytes, size_t count, size_t *width, size_t *height, size_t *fewest, char *message);

/// Decodes a PNG image into `rgb`, which holds the `width * height * 3` bytes that its header announced.
/// 16-bit samples keep their upper byte, and alpha is ignored (as OpenCV's IMREAD_COLOR does).
bool codec_png_decode(
  const uint8_t *bytes, size_t count, size_t width, size_t height, uint8_t *rgb, char *message);

/// Encodes an image as PNG. On success the caller frees `*bytes`.
bool codec_png_encode(
  const uint8_t *rgb, size_t width, size_t height, uint8_t **bytes, size_t *count, char *message);
