// Pooling over one NHWC image.
#include <math.h>
#include <string.h>

#include "dispatch.h"

typedef uint8_t byte_vec __attribute__((vector_size(16), aligned(1)));

// The first tap of a window inside the image, and the one after the last.
INLINE long first_inside(long start) { return start < 0 ? -start : 0; }
INLINE long last_inside(long start, long kernel, long size) {
  return start + kernel > size ? size - start : kernel;
}

// The maximum under one window, for up to sixteen channels.
INLINE void max_under_window(const float *x, channel_map map, int mapped, pooling_geometry g, long row, long column,
                             long c, long some, float *y, uint8_t *places) {
  vec_map read;
  load_map(&read, map, mapped, c, some);
  vec best = (vec){0} - INFINITY;
  int_vec place = {0};
  for (long i = first_inside(row); i < last_inside(row, g.kernel, g.height); i++)
    for (long j = first_inside(column); j < last_inside(column, g.kernel, g.width); j++) {
      vec value;
      load(&value, x + ((row + i) * g.width + column + j) * g.channels + c, some);
      if (mapped) rectify(&value, &read);
      int_vec larger = ~(value <= best);  // also true for NaN, which must not vanish here
      best = (vec)(((int_vec)value & larger) | ((int_vec)best & ~larger));
      place = (((int_vec){0} + (int32_t)(i * g.kernel + j)) & larger) | (place & ~larger);
    }
  store(y + c, &best, some);
  byte_vec bytes = __builtin_convertvector(place, byte_vec);
  memcpy(places + c, &bytes, (size_t)some);
}

INLINE void max_pool(const float *x, channel_map map, int mapped, pooling_geometry g, float *y, uint8_t *places) {
  for (long row = 0; row < g.output_height; row++)
    for (long column = 0; column < g.output_width; column++, y += g.channels, places += g.channels) {
      long top = row * g.stride - g.padding, left = column * g.stride - g.padding, c = 0;
      for (; c + lanes <= g.channels; c += lanes) max_under_window(x, map, mapped, g, top, left, c, lanes, y, places);
      if (c < g.channels) max_under_window(x, map, mapped, g, top, left, c, g.channels - c, y, places);
    }
}

KERNEL(max_pool_forward,
       (const float *x, channel_map map, pooling_geometry g, float *y, uint8_t *places),
       (x, map, g, y, places)) {
  if (map.scale) max_pool(x, map, 1, g, y, places);
  else max_pool(x, map, 0, g, y, places);
}

KERNEL(max_pool_backward,
       (const float *restrict dy, const uint8_t *restrict places, pooling_geometry g, float *restrict dx),
       (dy, places, g, dx)) {
  memset(dx, 0, (size_t)(g.height * g.width * g.channels) * sizeof(float));
  for (long row = 0; row < g.output_height; row++)
    for (long column = 0; column < g.output_width; column++, dy += g.channels, places += g.channels) {
      long top = row * g.stride - g.padding, left = column * g.stride - g.padding;
      for (long i = first_inside(top); i < last_inside(top, g.kernel, g.height); i++)
        for (long j = first_inside(left); j < last_inside(left, g.kernel, g.width); j++) {
          float *pixel = dx + ((top + i) * g.width + left + j) * g.channels;
          uint8_t place = (uint8_t)(i * g.kernel + j);
          for (long c = 0; c < g.channels; c++) {
            float d = dy[c];
            pixel[c] += places[c] == place ? d : 0;
          }
        }
    }
}

KERNEL(average_pool_forward,
       (const float *x, channel_map map, long rows, long channels, float *y),
       (x, map, rows, channels, y)) {
  for (long c = 0; c < channels; c++) y[c] = 0;
  for (long row = 0; row < rows; row++, x += channels)
    for (long c = 0; c < channels; c++) {
      float value = x[c];
      if (map.scale) {
        value = value * map.scale[c] + map.shift[c];
        value = value > 0 ? value : 0;
      }
      y[c] += value;
    }
  for (long c = 0; c < channels; c++) y[c] /= (float)rows;
}

KERNEL(average_pool_backward, (const float *dy, long rows, long channels, float *dx), (dy, rows, channels, dx)) {
  for (long row = 0; row < rows; row++, dx += channels)
    for (long c = 0; c < channels; c++) dx[c] = dy[c] / (float)rows;
}
