// Patches of a picture as rows of a matrix, so that a convolution becomes one matrix product.
#include <string.h>

#include "dispatch.h"

// One row of a patch is contiguous in the picture, but for what lies outside: taps [first, last) are inside.
typedef struct {
  long offset, first, last;
} patch_row;

INLINE patch_row row_of(patch_geometry g, long row, long column, long i) {
  long y = row * g.stride + i - g.padding, x = column * g.stride - g.padding;
  long first = x < 0 ? -x : 0, last = x + g.kernel > g.width ? g.width - x : g.kernel;
  if (y < 0 || y >= g.height || first >= last) first = last = 0;
  return (patch_row){(y * g.width + x + first) * g.channels, first, last};
}

// Pixels as they are, or as they are read through a map.
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

KERNEL void im2col(const float *x, channel_map map, patch_geometry g, long first, long last, float *columns) {
  const size_t pixel = (size_t)g.channels * sizeof(float);
  for (long row = first; row < last; row++)
    for (long column = 0; column < g.output_width; column++)
      for (long i = 0; i < g.kernel; i++, columns += g.kernel * g.channels) {
        patch_row r = row_of(g, row, column, i);
        memset(columns, 0, (size_t)r.first * pixel);
        copy_pixels(x + r.offset, map, r.last - r.first, g.channels, columns + r.first * g.channels);
        memset(columns + r.last * g.channels, 0, (size_t)(g.kernel - r.last) * pixel);
      }
}

KERNEL void col2im_add(const float *columns, patch_geometry g, long first, long last, float *x) {
  for (long row = first; row < last; row++)
    for (long column = 0; column < g.output_width; column++)
      for (long i = 0; i < g.kernel; i++, columns += g.kernel * g.channels) {
        patch_row r = row_of(g, row, column, i);
        const float *from = columns + r.first * g.channels;
        for (long k = 0; k < (r.last - r.first) * g.channels; k++) x[r.offset + k] += from[k];
      }
}
