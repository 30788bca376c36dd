#include "image_codecs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

static void escape_with_message(png_structp png, png_const_charp reason) {
  snprintf(png_get_error_ptr(png), codec_message_size, "%s", reason);
  png_longjmp(png, 1);
}

/// libpng warns about colour profiles and other extras, which don't affect the pixels.
static void ignore_warning(png_structp png, png_const_charp reason) {
  (void)png;
  (void)reason;
}

// Reading.

struct unread {
  const uint8_t *bytes;
  size_t count;
};

static void read_bytes(png_structp png, png_bytep target, size_t count) {
  struct unread *unread = png_get_io_ptr(png);
  if (count > unread->count) png_error(png, "the data ends early");
  memcpy(target, unread->bytes, count);
  unread->bytes += count;
  unread->count -= count;
}

/// Creates a reader of `unread` and its info, or returns NULL and creates neither.
static png_structp create_reader(struct unread *unread, png_infop *info, char *message) {
  png_structp png = png_create_read_struct(
    PNG_LIBPNG_VER_STRING, message, escape_with_message, ignore_warning);
  *info = png ? png_create_info_struct(png) : NULL;
  if (*info) {
    png_set_read_fn(png, unread, read_bytes);
    // Skip texts, profiles and the like, which may expand a thousandfold.
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
    return png;
  }
  png_destroy_read_struct(&png, NULL, NULL);
  snprintf(message, codec_message_size, "no memory for a PNG decoder");
  return NULL;
}

/// Deflate packs at most 258 bytes into two bits.
static const size_t maximum_bytes_per_byte = 1032;

bool codec_png_size(
  const uint8_t *bytes, size_t count, size_t *width, size_t *height, size_t *minimum_bytes,
  char *message
) {
  struct unread unread = {bytes, count};
  png_infop info;
  png_structp png = create_reader(&unread, &info, message);
  if (!png) return false;
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return false;
  }
  png_read_info(png, info);
  *width = png_get_image_width(png, info);
  *height = png_get_image_height(png, info);
  *minimum_bytes = png_get_rowbytes(png, info) * *height / maximum_bytes_per_byte;
  png_destroy_read_struct(&png, &info, NULL);
  return true;
}

bool codec_png_decode(
  const uint8_t *bytes, size_t count, size_t width, size_t height, uint8_t *rgb, char *message
) {
  struct unread unread = {bytes, count};
  png_infop info;
  png_structp png = create_reader(&unread, &info, message);
  if (!png) return false;
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    return false;
  }
  png_read_info(png, info);
  png_set_strip_16(png);
  png_set_palette_to_rgb(png);
  png_set_expand_gray_1_2_4_to_8(png);
  png_set_gray_to_rgb(png);
  png_set_strip_alpha(png);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  if (png_get_image_height(png, info) != height || png_get_rowbytes(png, info) != width * 3) {
    png_error(png, "the header announces another size");
  }
  // Each pass of an interlaced image fills in more pixels of the same rows.
  for (int pass = 0; pass < passes; pass++) {
    for (size_t y = 0; y < height; y++) png_read_row(png, rgb + y * width * 3, NULL);
  }
  png_read_end(png, NULL);
  png_destroy_read_struct(&png, &info, NULL);
  return true;
}

// Writing.

struct written {
  uint8_t *bytes;
  size_t count, capacity;
};

static void write_bytes(png_structp png, png_bytep source, size_t count) {
  struct written *written = png_get_io_ptr(png);
  if (written->count + count > written->capacity) {
    size_t capacity = 2 * (written->count + count);
    uint8_t *larger = realloc(written->bytes, capacity);
    if (!larger) png_error(png, "no memory for the encoded image");
    written->bytes = larger;
    written->capacity = capacity;
  }
  memcpy(written->bytes + written->count, source, count);
  written->count += count;
}

static void nothing_to_flush(png_structp png) { (void)png; }

bool codec_png_encode(
  const uint8_t *rgb, size_t width, size_t height, uint8_t **bytes, size_t *count, char *message
) {
  struct written written = {NULL, 0, 0};
  png_structp png = png_create_write_struct(
    PNG_LIBPNG_VER_STRING, message, escape_with_message, ignore_warning);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info) {
    png_destroy_write_struct(&png, NULL);
    snprintf(message, codec_message_size, "no memory for a PNG encoder");
    return false;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    free(written.bytes);
    return false;
  }
  png_set_write_fn(png, &written, write_bytes, nothing_to_flush);
  png_set_IHDR(
    png, info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  for (size_t y = 0; y < height; y++) png_write_row(png, rgb + y * width * 3);
  png_write_end(png, NULL);
  png_destroy_write_struct(&png, &info);
  *bytes = written.bytes;
  *count = written.count;
  return true;
}
