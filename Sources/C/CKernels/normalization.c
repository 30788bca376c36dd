// The sums and affine maps of batch normalization, channel by channel, over rows of NHWC pixels.
#include "dispatch.h"

// Sums over a block of rows are in float, few enough to lose nothing that matters; blocks are added up in double.
enum { block = 64 };

INLINE void add_lanes(double *sums, const vec *partial, long some) {
  for (long lane = 0; lane < some; lane++) sums[lane] += (double)(*partial)[lane];
}

INLINE void moments_of(const float *x, long rows, long channels, const float *shift_at, long some, double *sums,
                       double *squares) {
  vec shift;
  load(&shift, shift_at, some);
  for (long start = 0; start < rows; start += block) {
    long end = start + block < rows ? start + block : rows;
    vec sum = {0}, square = {0};
    for (long row = start; row < end; row++) {
      vec d;
      load(&d, x + row * channels, some);
      d -= shift;
      sum += d;
      square += d * d;
    }
    add_lanes(sums, &sum, some);
    add_lanes(squares, &square, some);
  }
}

KERNEL(channel_moments,
       (const float *x, long rows, long channels, const float *shift, double *sums, double *squares),
       (x, rows, channels, shift, sums, squares)) {
  long c = 0;
  for (; c + lanes <= channels; c += lanes)
    moments_of(x + c, rows, channels, shift + c, lanes, sums + c, squares + c);
  if (c < channels)
    moments_of(x + c, rows, channels, shift + c, channels - c, sums + c, squares + c);
}

KERNEL(channel_affine,
       (const float *x, long rows, long channels, const float *scale, const float *shift, float *y),
       (x, rows, channels, scale, shift, y)) {
  for (long row = 0; row < rows; row++, x += channels, y += channels)
    for (long c = 0; c < channels; c++) y[c] = x[c] * scale[c] + shift[c];
}

// The gradient through ReLU: 0 where its output was 0.
INLINE void rectify_gradient(vec *dy, const vec *x, const vec_map *map) {
  *dy = (vec)((int_vec)*dy & (*x * map->scale + map->shift > 0));
}

INLINE void gradient_moments_of(const float *dy, const float *x, channel_map map, int mapped, long rows, long channels,
                                const float *mean_at, long c, long some, double *sum_dy, double *sum_dy_x) {
  vec mean;
  vec_map read;
  load(&mean, mean_at + c, some);
  load_map(&read, map, mapped, c, some);
  for (long start = 0; start < rows; start += block) {
    long end = start + block < rows ? start + block : rows;
    vec sum = {0}, product = {0};
    for (long row = start; row < end; row++) {
      vec d, v;
      load(&d, dy + row * channels + c, some);
      load(&v, x + row * channels + c, some);
      if (mapped) rectify_gradient(&d, &v, &read);
      sum += d;
      product += d * (v - mean);
    }
    add_lanes(sum_dy + c, &sum, some);
    add_lanes(sum_dy_x + c, &product, some);
  }
}

INLINE void gradient_moments(const float *dy, const float *x, channel_map map, int mapped, long rows, long channels,
                             const float *mean, double *sum_dy, double *sum_dy_x) {
  long c = 0;
  for (; c + lanes <= channels; c += lanes)
    gradient_moments_of(dy, x, map, mapped, rows, channels, mean, c, lanes, sum_dy, sum_dy_x);
  if (c < channels)
    gradient_moments_of(dy, x, map, mapped, rows, channels, mean, c, channels - c, sum_dy, sum_dy_x);
}

KERNEL(channel_gradient_moments,
       (const float *dy, const float *x, channel_map map, long rows, long channels, const float *mean,
        double *sum_dy, double *sum_dy_x),
       (dy, x, map, rows, channels, mean, sum_dy, sum_dy_x)) {
  if (map.scale) gradient_moments(dy, x, map, 1, rows, channels, mean, sum_dy, sum_dy_x);
  else gradient_moments(dy, x, map, 0, rows, channels, mean, sum_dy, sum_dy_x);
}

INLINE void gradient_of(const float *dy, const float *x, channel_map map, int mapped, long rows, long channels,
                        const float *a_at, const float *b_at, const float *c_at, long channel, long some, float *dx) {
  vec a, b, c;
  vec_map read;
  load(&a, a_at + channel, some);
  load(&b, b_at + channel, some);
  load(&c, c_at + channel, some);
  load_map(&read, map, mapped, channel, some);
  for (long at = channel; at < rows * channels; at += channels) {
    vec d, v;
    load(&d, dy + at, some);
    load(&v, x + at, some);
    if (mapped) rectify_gradient(&d, &v, &read);
    d = d * a + v * b + c;
    store(dx + at, &d, some);
  }
}

INLINE void gradient(const float *dy, const float *x, channel_map map, int mapped, long rows, long channels,
                     const float *a, const float *b, const float *c, float *dx) {
  for (long start = 0; start < rows; start += block) {
    long at = start * channels, count = rows - start < block ? rows - start : block, channel = 0;
    for (; channel + lanes <= channels; channel += lanes)
      gradient_of(dy + at, x + at, map, mapped, count, channels, a, b, c, channel, lanes, dx + at);
    if (channel < channels)
      gradient_of(dy + at, x + at, map, mapped, count, channels, a, b, c, channel, channels - channel, dx + at);
  }
}

KERNEL(channel_gradient,
       (const float *dy, const float *x, channel_map map, long rows, long channels, const float *a, const float *b,
        const float *c, float *dx),
       (dy, x, map, rows, channels, a, b, c, dx)) {
  if (map.scale) gradient(dy, x, map, 1, rows, channels, a, b, c, dx);
  else gradient(dy, x, map, 0, rows, channels, a, b, c, dx);
}
