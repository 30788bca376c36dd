// Patches of a picture as rows of a matrix, so that a convolution becomes one matrix product.
#include <string.h>

#include "dispatch.h"
#include "kernels.h"

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

KERNEL void im2col(const float *x, patch_geometry g, long first, long last, float *columns) {
  const size_t pixel = (size_t)g.channels * sizeof(float);
  for (long row = first; row < last; row++)
    for (long column = 0; column < g.output_width; column++)
      for (long i = 0; i < g.kernel; i++, columns += g.kernel * g.channels) {
        patch_row r = row_of(g, row, column, i);
        memset(columns, 0, (size_t)r.first * pixel);
        memcpy(columns + r.first * g.channels, x + r.offset, (size_t)(r.last - r.first) * pixel);
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
