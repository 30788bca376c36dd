// Winograd's minimal filtering F(4×4, 3×3) with the points 0, ±1, ±2 and ∞
// (Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks", 2016).
//
//     y = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A        and for the filter        dg = Gᵀ [ (Bᵀ d B) ⊙ (A dy Aᵀ) ] G
//
// Each two-dimensional transform is the one-dimensional one applied to the columns, then to the rows.
#include "dispatch.h"

// MARK: The one-dimensional transforms

// Bᵀ d
INLINE void input_1d(const vec d[6], vec t[6]) {
  vec even = d[4] - 4 * d[2], odd = d[3] - 4 * d[1];
  vec middle = d[4] - d[2], slope = 2 * (d[3] - d[1]);
  t[0] = 4 * d[0] - 5 * d[2] + d[4];
  t[1] = even + odd;
  t[2] = even - odd;
  t[3] = middle + slope;
  t[4] = middle - slope;
  t[5] = 4 * d[1] - 5 * d[3] + d[5];
}

// Aᵀ m
INLINE void output_1d(const vec m[6], vec y[4]) {
  vec sum1 = m[1] + m[2], difference1 = m[1] - m[2];
  vec sum2 = m[3] + m[4], difference2 = m[3] - m[4];
  y[0] = m[0] + sum1 + sum2;
  y[1] = difference1 + 2 * difference2;
  y[2] = sum1 + 4 * sum2;
  y[3] = difference1 + 8 * difference2 + m[5];
}

// A dy
INLINE void gradient_1d(const vec y[4], vec t[6]) {
  vec even1 = y[0] + y[2], odd1 = y[1] + y[3];
  vec even2 = y[0] + 4 * y[2], odd2 = 2 * y[1] + 8 * y[3];
  t[0] = y[0];
  t[1] = even1 + odd1;
  t[2] = even1 - odd1;
  t[3] = even2 + odd2;
  t[4] = even2 - odd2;
  t[5] = y[3];
}

// G g
INLINE void filter_1d(const vec g[3], vec u[6]) {
  vec ends = g[0] + g[2], quarter = g[0] / 24 + g[2] / 6;
  u[0] = g[0] / 4;
  u[1] = -(ends + g[1]) / 6;
  u[2] = -(ends - g[1]) / 6;
  u[3] = quarter + g[1] / 12;
  u[4] = quarter - g[1] / 12;
  u[5] = g[2];
}

// Gᵀ u
INLINE void filter_gradient_1d(const vec u[6], vec g[3]) {
  vec sum1 = -(u[1] + u[2]) / 6, difference1 = (u[2] - u[1]) / 6;
  vec sum2 = (u[3] + u[4]) / 24, difference2 = (u[3] - u[4]) / 12;
  g[0] = u[0] / 4 + sum1 + sum2;
  g[1] = difference1 + difference2;
  g[2] = sum1 + 4 * sum2 + u[5];
}

// MARK: Tiles of images

// Where a tile begins: its image, and the row and column of its first pixel.
typedef struct {
  long image, row, column;
} tile_place;

INLINE tile_place place_of(winograd_image p, long index) {
  long per_image = p.tile_rows * p.tile_columns, within = index % per_image;
  return (tile_place){index / per_image, within / p.tile_columns * 4, within % p.tile_columns * 4};
}

// Bᵀ d B of an input tile (6 taps), or A dy Aᵀ of an output tile's gradient (4 taps). `taps` and `mapped` are
// constants where this is inlined, and so is `some`, almost always 16, so that the compiler makes a version of the
// loops for each.
INLINE void transform_tile(const float *x, channel_map map, int mapped, winograd_image p, tile_place at, long taps,
                           long channel, long some, float *v, long plane) {
  vec half[6][6];
  vec_map read;
  load_map(&read, map, mapped, channel, some);
  for (long j = 0; j < taps; j++) {
    vec d[6], t[6];
    long column = at.column + j - p.padding;
    for (long i = 0; i < taps; i++) {
      long row = at.row + i - p.padding;
      int inside = row >= 0 && row < p.height && column >= 0 && column < p.width;
      const float *pixel = x + ((at.image * p.height + row) * p.width + column) * p.channels + channel;
      __builtin_prefetch(pixel + 4 * p.channels);  // the next tile's: steps too wide for the hardware to predict
      if (inside) load(&d[i], pixel, some); else d[i] = (vec){0};
      if (inside && mapped) rectify(&d[i], &read);
    }
    if (taps == 6) input_1d(d, t); else gradient_1d(d, t);
    for (long i = 0; i < 6; i++) half[i][j] = t[i];
  }
  for (long i = 0; i < 6; i++) {
    vec t[6];
    if (taps == 6) input_1d(half[i], t); else gradient_1d(half[i], t);
    for (long j = 0; j < 6; j++) store(v + (i * 6 + j) * plane, &t[j], some);
  }
}

// Tiles are `row` floats apart; within a tile, groups of sixteen channels are `panel` floats apart.
INLINE void transform_tiles(const float *x, channel_map map, int mapped, winograd_image p, long first, long count,
                            long taps, float *v, long row, long panel, long plane) {
  for (long index = 0; index < count; index++) {
    tile_place at = place_of(p, first + index);
    float *tile = v + index * row;
    long channel = 0;
    for (; channel + lanes <= p.channels; channel += lanes)
      transform_tile(x, map, mapped, p, at, taps, channel, lanes, tile + channel / lanes * panel, plane);
    if (channel < p.channels)
      transform_tile(x, map, mapped, p, at, taps, channel, p.channels - channel, tile + channel / lanes * panel, plane);
  }
}

KERNEL(winograd_transform_input,
       (const float *x, channel_map map, winograd_image p, long first, long count, float *v, long plane),
       (x, map, p, first, count, v, plane)) {
  if (map.scale) transform_tiles(x, map, 1, p, first, count, 6, v, p.channels, lanes, plane);
  else transform_tiles(x, map, 0, p, first, count, 6, v, p.channels, lanes, plane);
}

KERNEL(winograd_transform_gradient,
       (const float *dy, winograd_image p, long first, long count, float *w, long panel, long plane),
       (dy, p, first, count, w, panel, plane)) {
  transform_tiles(dy, (channel_map){0}, 0, p, first, count, 4, w, lanes, panel, plane);
}

INLINE void output_tile(const float *m, long plane, winograd_image p, tile_place at, long channel, long some,
                        float *y) {
  vec half[4][6];
  for (long j = 0; j < 6; j++) {
    vec column[6], t[4];
    for (long i = 0; i < 6; i++) {
      load(&column[i], m + (i * 6 + j) * plane + channel, some);
    }
    output_1d(column, t);
    for (long i = 0; i < 4; i++) half[i][j] = t[i];
  }
  for (long i = 0; i < 4 && at.row + i < p.height; i++) {
    vec t[4];
    output_1d(half[i], t);
    for (long j = 0; j < 4 && at.column + j < p.width; j++) {
      float *to = y + ((at.image * p.height + at.row + i) * p.width + at.column + j) * p.channels + channel;
      store(to, &t[j], some);
    }
  }
}

KERNEL(winograd_transform_output,
       (const float *m, long plane, winograd_image p, long first, long count, float *y),
       (m, plane, p, first, count, y)) {
  for (long index = 0; index < count; index++) {
    tile_place at = place_of(p, first + index);
    const float *tile = m + index * p.channels;
    long channel = 0;
    for (; channel + lanes <= p.channels; channel += lanes)
      output_tile(tile, plane, p, at, channel, lanes, y);
    if (channel < p.channels)
      output_tile(tile, plane, p, at, channel, p.channels - channel, y);
  }
}

// MARK: Filters

// Transforms sixteen 3×3 filters at once, `step` floats apart.
INLINE void filter_tiles(const float *g, long step, int turned, long some, float *u, long plane) {
  float taps[9][lanes] = {0};
  for (long lane = 0; lane < some; lane++)
    for (long k = 0; k < 9; k++) taps[turned ? 8 - k : k][lane] = g[lane * step + k];
  vec half[6][3];
  for (long j = 0; j < 3; j++) {
    vec column[3], t[6];
    for (long i = 0; i < 3; i++) load(&column[i], taps[i * 3 + j], lanes);
    filter_1d(column, t);
    for (long i = 0; i < 6; i++) half[i][j] = t[i];
  }
  for (long i = 0; i < 6; i++) {
    vec t[6];
    filter_1d(half[i], t);
    for (long j = 0; j < 6; j++) store(u + (i * 6 + j) * plane, &t[j], some);
  }
}

KERNEL(winograd_transform_filter,
       (const float *g, long out, long in, long first, long last, float *u, long plane),
       (g, out, in, first, last, u, plane)) {
  for (long i = first; i < last; i++)
    for (long o = 0; o < out; o += lanes) {
      long some = out - o < lanes ? out - o : lanes;
      filter_tiles(g + (o * in + i) * 9, in * 9, 0, some, u + o * in + i * lanes, plane);
    }
}

KERNEL(winograd_transform_turned_filter,
       (const float *g, long out, long in, long first, long last, float *u, long plane),
       (g, out, in, first, last, u, plane)) {
  for (long o = first; o < last; o++)
    for (long i = 0; i < in; i += lanes) {
      long some = in - i < lanes ? in - i : lanes;
      filter_tiles(g + (o * in + i) * 9, 9, 1, some, u + i * out + o * lanes, plane);
    }
}

KERNEL(winograd_transform_filter_gradient, (const float *du, long plane, long count, float *dg), (du, plane, count, dg)) {
  for (long at = 0; at < count; at += lanes) {
    long some = count - at < lanes ? count - at : lanes;
    vec half[3][6];
    for (long j = 0; j < 6; j++) {
      vec column[6], t[3];
      for (long k = 0; k < 6; k++) load(&column[k], du + (k * 6 + j) * plane + at, some);
      filter_gradient_1d(column, t);
      for (long k = 0; k < 3; k++) half[k][j] = t[k];
    }
    for (long k = 0; k < 3; k++) {
      vec t[3];
      filter_gradient_1d(half[k], t);
      for (long j = 0; j < 3; j++) store(dg + (k * 3 + j) * count + at, &t[j], some);
    }
  }
}
