// A window of an image, with zeros beyond the edge, so that convolutions need no special case there.
#include <string.h>

#include "dispatch.h"

// Copies pixels, through the map if there is one.
INLINE void copy_pixels(const float *x, channel_map map, long pixels, long channels, float *to) {
  if (!map.scale) {
    memcpy(to, x, (size_t)(pixels * channels) * sizeof(float));
    return;
  }
  for (long pixel = 0; pixel < pixels; pixel++, x += channels, to += channels)
    for (long c = 0; c < channels; c++) {
      float y = x[c] * map.scale[c] + map.shift[c];
      to[c] = y > 0 ? y : 0;
    }
}

INLINE void clear_pixels(float *to, long pixels, long channels) {
  memset(to, 0, (size_t)(pixels * channels) * sizeof(float));
}

INLINE long clamp(long x, long minimum, long maximum) { return x < minimum ? minimum : x > maximum ? maximum : x; }

KERNEL(copy_window,
       (const float *x, channel_map map, image_size size, image_window w, float *to),
       (x, map, size, w, to)) {
  // Columns first ..< last of the window are inside the image.
  const long first = clamp(-w.left, 0, w.width), last = clamp(size.width - w.left, first, w.width);
  for (long i = 0; i < w.height; i++, to += w.width * size.channels) {
    long row = w.top + i;
    if (row < 0 || row >= size.height) {
      clear_pixels(to, w.width, size.channels);
      continue;
    }
    const float *from = x + (row * size.width + w.left + first) * size.channels;
    clear_pixels(to, first, size.channels);
    copy_pixels(from, map, last - first, size.channels, to + first * size.channels);
    clear_pixels(to + last * size.channels, w.width - last, size.channels);
  }
}
