// Vector kernels: one portable source each, compiled for several instruction sets and chosen at run time.
//
// Images are NHWC: `channels` contiguous floats per pixel. No kernel allocates, starts threads or keeps state;
// callers split the work and own the memory. Every pointer may be unaligned; outputs never overlap inputs
// unless a comment says so.
#pragma once
#include <stddef.h>
#include <stdint.h>

#include "instruction_set.h"

/// How to read a tensor: as it is, if `scale` is NULL, or with fused batch norm and ReLU, max(x · scale + shift, 0),
/// channel by channel. Padding is zeros in either case.
typedef struct {
  const float *scale, *shift;
} channel_map;

// MARK: Packed GEMM — packed_gemm.c

/// Where the rows of a matrix, or its columns, lie in memory: in runs of `run`, `step` floats apart within a run, the
/// runs `line` floats apart. So the patches of an image are a matrix in place: it has a row for each output pixel,
/// whose columns are runs of neighbouring floats.
typedef struct {
  long run, step, line;
} spacing;

/// One of the two steps of the left factor is 1. The right factor is read one panel of sixteen columns at a time; if
/// it is packed, [⌈columns / 16⌉][inner][16], the padding of the last panel may hold anything. The rows of the product
/// are in runs as long as those of the left factor.
typedef struct {
  long rows, columns, inner;
  const float *a;  // [rows][inner]
  spacing a_rows, a_columns;
  const float *b;       // [inner][columns]
  long b_row, b_panel;  // floats from one row to the next, and from one panel to the next
  float *c;             // [rows][columns]
  long c_row, c_line;   // floats from one row to the next, and from one run of rows to the next
  int accumulating;
} gemm_problem;

/// c = a · b, or c += a · b with `accumulating`.
void packed_gemm(gemm_problem product);

// MARK: Winograd F(4×4, 3×3) — winograd.c

/// The image that a convolution with stride 1 reads or writes, cut into tiles of 4×4 output pixels, numbered image by
/// image, row by row.
typedef struct {
  long height, width, channels;  // of the image itself
  long tile_rows, tile_columns;  // tiles in one image: ⌈output height / 4⌉, ⌈output width / 4⌉
  long padding;                  // zeros around the input; 0 for an output
} winograd_image;

// Transformed data are 36 matrices, `plane` floats apart; planes are padded so that the 36 values of a tile don't all
// fall into the same cache set. Left factors and products have contiguous rows; right factors are in panels, see
// `gemm_problem`.

/// V[count][channels] = Bᵀ d B for `count` input tiles, starting with tile `first`.
void winograd_transform_input(const float *x, channel_map map, winograd_image image, long first, long count, float *v,
                              long plane);
/// y = Aᵀ M A for M[count][channels], cut off at the edge of the image.
void winograd_transform_output(const float *m, long plane, winograd_image image, long first, long count, float *y);
/// A dy Aᵀ for the gradients of `count` output tiles, in panels of channels, `panel` floats apart.
void winograd_transform_gradient(const float *dy, winograd_image image, long first, long count, float *w, long panel,
                                 long plane);

/// U[in][out] = G g Gᵀ for the filters g[out][in][3][3], in panels, for input channels first ..< last.
void winograd_transform_filter(const float *g, long out, long in, long first, long last, float *u, long plane);
/// U[out][in] for the filters turned by 180°, in panels, for output channels first ..< last. Convolving the output
/// gradient with them yields the input gradient.
void winograd_transform_turned_filter(const float *g, long out, long in, long first, long last, float *u,
                                      long plane);
/// dg[3][3][count] = Gᵀ dU G from `count` sums dU[6][6], one for each input and output channel.
void winograd_transform_filter_gradient(const float *du, long plane, long count, float *dg);

// MARK: Windows — window.c

typedef struct {
  long height, width, channels;
} image_size;

/// A part of an image; it may reach beyond the edges.
typedef struct {
  long top, left, height, width;
} image_window;

/// Copies a window of one image through the map, with zeros outside the image.
void copy_window(const float *x, channel_map map, image_size size, image_window window, float *to);

// MARK: Batch normalization — normalization.c

/// Adds the sum over rows of (x − shift) to sums[channels], and the sum of (x − shift)² to squares.
void channel_moments(const float *x, long rows, long channels, const float *shift, double *sums, double *squares);
/// y = x · scale + shift, channel by channel. y may be x.
void channel_affine(const float *x, long rows, long channels, const float *scale, const float *shift, float *y);
/// Adds the sum over rows of dy to sum_dy, and the sum of dy · (x − mean) to sum_dy_x. With a map, dy is the gradient
/// with respect to the output of the ReLU, and counts as 0 where that output is 0.
void channel_gradient_moments(const float *dy, const float *x, channel_map map, long rows, long channels,
                              const float *mean, double *sum_dy, double *sum_dy_x);
/// dx = dy · a + x · b + c, channel by channel; with a map, dy counts as above. dx may be dy.
void channel_gradient(const float *dy, const float *x, channel_map map, long rows, long channels, const float *a,
                      const float *b, const float *c, float *dx);

// MARK: Element by element — elementwise.c

/// y = max(x, 0). y may be x.
void relu_forward(const float *x, long count, float *y);
/// dx = dy where y > 0, else 0. dx may be dy.
void relu_backward(const float *dy, const float *y, long count, float *dx);
/// y += x.
void add_to(const float *x, long count, float *y);
/// One step of SGD, as in MXNet: v = momentum·v − rate·(g + decay·w); w += v. Without momentum v is NULL.
void sgd_step(float *w, const float *g, float *v, long count, float rate, float decay, float momentum);

// MARK: Pooling — pooling.c

/// Square windows, `stride` apart, over a padded image.
typedef struct {
  long height, width, channels;  // of the input
  long output_height, output_width;
  long kernel, stride, padding;
} pooling_geometry;

/// y = the largest value under each window; places = its position in the window, counted row by row.
void max_pool_forward(const float *x, channel_map map, pooling_geometry geometry, float *y, uint8_t *places);
/// dx = for each pixel, the sum of the gradients of the windows where it was the largest.
void max_pool_backward(const float *dy, const uint8_t *places, pooling_geometry geometry, float *dx);
/// y[channels] = the mean over rows.
void average_pool_forward(const float *x, channel_map map, long rows, long channels, float *y);
/// dx = dy / rows in every row.
void average_pool_backward(const float *dy, long rows, long channels, float *dx);
