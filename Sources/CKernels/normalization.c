// The sums and affine maps of batch normalization, a channel at a time over rows of NHWC pixels.
#include "dispatch.h"
#include "kernels.h"

// Floats are summed over a block of rows small enough to lose nothing that matters, then added in double.
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

KERNEL void channel_moments(const float *x, long rows, long channels, const float *shift, double *sums,
                            double *squares) {
  long c = 0;
  for (; c + lanes <= channels; c += lanes)
    moments_of(x + c, rows, channels, shift + c, lanes, sums + c, squares + c);
  if (c < channels)
    moments_of(x + c, rows, channels, shift + c, channels - c, sums + c, squares + c);
}

KERNEL void channel_affine(const float *x, long rows, long channels, const float *scale, const float *shift,
                           float *y) {
  for (long row = 0; row < rows; row++, x += channels, y += channels)
    for (long c = 0; c < channels; c++) y[c] = x[c] * scale[c] + shift[c];
}

INLINE void gradient_moments_of(const float *dy, const float *x, long rows, long channels, const float *mean_at,
                                 long some, double *sum_dy, double *sum_dy_x) {
  vec mean;
  load(&mean, mean_at, some);
  for (long start = 0; start < rows; start += block) {
    long end = start + block < rows ? start + block : rows;
    vec sum = {0}, product = {0};
    for (long row = start; row < end; row++) {
      vec d, v;
      load(&d, dy + row * channels, some);
      load(&v, x + row * channels, some);
      sum += d;
      product += d * (v - mean);
    }
    add_lanes(sum_dy, &sum, some);
    add_lanes(sum_dy_x, &product, some);
  }
}

KERNEL void channel_gradient_moments(const float *dy, const float *x, long rows, long channels,
                                     const float *mean, double *sum_dy, double *sum_dy_x) {
  long c = 0;
  for (; c + lanes <= channels; c += lanes)
    gradient_moments_of(dy + c, x + c, rows, channels, mean + c, lanes, sum_dy + c, sum_dy_x + c);
  if (c < channels)
    gradient_moments_of(dy + c, x + c, rows, channels, mean + c, channels - c,
                        sum_dy + c, sum_dy_x + c);
}

KERNEL void channel_gradient(const float *dy, const float *x, long rows, long channels, const float *a,
                             const float *b, const float *c, float *dx) {
  for (long row = 0; row < rows; row++, dy += channels, x += channels, dx += channels)
    for (long i = 0; i < channels; i++) dx[i] = dy[i] * a[i] + x[i] * b[i] + c[i];
}
