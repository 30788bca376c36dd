#include "image_codecs.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

/// libjpeg's error manager and where to jump on an error. libjpeg sees only the first member.
struct escape {
  struct jpeg_error_mgr manager;
  jmp_buf origin;
  char *message;
};

static void escape_with_message(j_common_ptr codec) {
  struct escape *escape = (struct escape *)codec->err;
  char text[JMSG_LENGTH_MAX];
  escape->manager.format_message(codec, text);
  snprintf(escape->message, codec_message_size, "%s", text);
  longjmp(escape->origin, 1);
}

/// Turns a warning into an error if pixels are lost: when data ends early, libjpeg fills the rest with grey.
/// Other warnings (odd markers, unknown versions) are common in sound photographs and lose nothing.
static void judge_warning(j_common_ptr codec, int level) {
  int code = codec->err->msg_code;
  if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER)) escape_with_message(codec);
}

static struct jpeg_error_mgr *prepare(struct escape *escape, char *message) {
  jpeg_std_error(&escape->manager);
  escape->manager.error_exit = escape_with_message;
  escape->manager.emit_message = judge_warning;
  escape->message = message;
  return &escape->manager;
}

/// A block of 8 × 8 samples takes at least one bit. With four subsampled components, there may be as few as
/// one block per 128 pixels, so a byte can hold eight times that many.
static const size_t maximum_pixels_per_byte = 1024;

bool codec_jpeg_size(
  const uint8_t *bytes, size_t count, size_t *width, size_t *height, size_t *minimum_bytes,
  char *message
) {
  struct jpeg_decompress_struct codec;
  struct escape escape;
  memset(&codec, 0, sizeof codec);
  codec.err = prepare(&escape, message);
  if (setjmp(escape.origin)) {
    jpeg_destroy_decompress(&codec);
    return false;
  }
  jpeg_create_decompress(&codec);
  jpeg_mem_src(&codec, (unsigned char *)bytes, count);
  jpeg_read_header(&codec, TRUE);
  *width = codec.image_width;
  *height = codec.image_height;
  *minimum_bytes = *width * *height / maximum_pixels_per_byte;
  jpeg_destroy_decompress(&codec);
  return true;
}

/// Each scan of a progressive image goes over all pixels again, but may take only a few bytes of the file.
/// Programs write about ten scans.
static const int maximum_scans = 100;

static void limit_scans(j_common_ptr codec) {
  if (((j_decompress_ptr)codec)->input_scan_number <= maximum_scans) return;
  struct escape *escape = (struct escape *)codec->err;
  snprintf(escape->message, codec_message_size, "more than %d scans", maximum_scans);
  longjmp(escape->origin, 1);
}

/// Converts ink to light. Adobe's programs store inverted inks, and decoders (OpenCV, Pillow) assume that all
/// files come from them.
static void rgb_from_inverted_cmyk(const uint8_t *cmyk, size_t width, uint8_t *rgb) {
  for (size_t x = 0; x < width; x++, cmyk += 4, rgb += 3) {
    for (int ink = 0; ink < 3; ink++) rgb[ink] = (cmyk[ink] * cmyk[3] + 127) / 255;
  }
}

bool codec_jpeg_decode(
  const uint8_t *bytes, size_t count, int shrink, size_t width, size_t height, uint8_t *rgb, char *message
) {
  struct jpeg_decompress_struct codec;
  struct escape escape;
  memset(&codec, 0, sizeof codec);
  codec.err = prepare(&escape, message);
  if (setjmp(escape.origin)) {
    jpeg_destroy_decompress(&codec);
    return false;
  }
  jpeg_create_decompress(&codec);
  struct jpeg_progress_mgr progress = {.progress_monitor = limit_scans};
  codec.progress = &progress;
  jpeg_mem_src(&codec, (unsigned char *)bytes, count);
  jpeg_read_header(&codec, TRUE);
  bool inks = codec.num_components == 4;  // CMYK or YCCK
  codec.out_color_space = inks ? JCS_CMYK : JCS_RGB;
  // The defaults of libjpeg-turbo, whose results are the same to the last bit on every processor.
  codec.dct_method = JDCT_ISLOW;
  codec.do_fancy_upsampling = TRUE;
  // The inverse transform of a block leaves out its finest waves, and makes fewer samples of the rest.
  codec.scale_num = 1;
  codec.scale_denom = (unsigned)shrink;
  jpeg_start_decompress(&codec);
  if (codec.output_width != width || codec.output_height != height) {
    snprintf(message, codec_message_size, "the header announces another size");
    longjmp(escape.origin, 1);
  }
  // libjpeg frees memory from its own pool, however this function ends.
  JSAMPLE *cmyk =
    inks ? codec.mem->alloc_large((j_common_ptr)&codec, JPOOL_IMAGE, width * 4) : NULL;
  while (codec.output_scanline < height) {
    uint8_t *target = rgb + (size_t)codec.output_scanline * width * 3;
    JSAMPROW row = inks ? cmyk : target;
    jpeg_read_scanlines(&codec, &row, 1);
    if (inks) rgb_from_inverted_cmyk(cmyk, width, target);
  }
  jpeg_finish_decompress(&codec);
  jpeg_destroy_decompress(&codec);
  return true;
}

bool codec_jpeg_encode(
  const uint8_t *rgb, size_t width, size_t height, int quality, uint8_t **bytes, size_t *count,
  char *message
) {
  struct jpeg_compress_struct codec;
  struct escape escape;
  unsigned char *written = NULL;
  unsigned long written_count = 0;
  memset(&codec, 0, sizeof codec);
  codec.err = prepare(&escape, message);
  if (setjmp(escape.origin)) {
    // libjpeg may have moved the buffer while it wrote; this call updates `written`.
    if (codec.dest) codec.dest->term_destination(&codec);
    jpeg_destroy_compress(&codec);
    free(written);
    return false;
  }
  jpeg_create_compress(&codec);
  jpeg_mem_dest(&codec, &written, &written_count);
  codec.image_width = (JDIMENSION)width;
  codec.image_height = (JDIMENSION)height;
  codec.input_components = 3;
  codec.in_color_space = JCS_RGB;
  jpeg_set_defaults(&codec);
  jpeg_set_quality(&codec, quality, TRUE);
  codec.optimize_coding = TRUE;
  jpeg_start_compress(&codec, TRUE);
  while (codec.next_scanline < height) {
    JSAMPROW row = (JSAMPROW)(rgb + (size_t)codec.next_scanline * width * 3);
    jpeg_write_scanlines(&codec, &row, 1);
  }
  jpeg_finish_compress(&codec);
  jpeg_destroy_compress(&codec);
  *bytes = written;
  *count = written_count;
  return true;
}
