// Runs every kernel on generated inputs and boils the results down to 64 bits.
//
// Nothing here rounds: inputs come from integers, and the digest reads bits. Any difference is the kernel's.
#include "kernel_digests.h"

#include <stdlib.h>
#include <string.h>

#include "kernels.h"

// MARK: Trials

// One kernel's inputs and outputs, one behind the other in one piece of memory. The digest covers all of it.
typedef struct {
  uint64_t random;  // the state of the generator
  char *memory;
  size_t used;
} trial;

enum { capacity = 1 << 24 };

static uint32_t next_bits(trial *t) {
  t->random = t->random * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(t->random >> 32);
}

// A quarter are small integers, where zeros of both signs and ties come from; a quarter are multiples of 2⁻¹², and half
// use all 24 bits of the mantissa.
static float next_float(trial *t) {
  uint32_t bits = next_bits(t), kind = bits & 3;
  float magnitude;
  if (kind == 0) {
    magnitude = (float)(bits >> 2 & 3);
  } else if (kind == 1) {
    magnitude = (float)(bits >> 2 & 0x7fff) / 4096;
  } else {
    uint32_t exponent = 125 + (bits >> 2 & 3);  // 2⁻² to 2¹
    uint32_t pattern = exponent << 23 | next_bits(t) >> 9;
    memcpy(&magnitude, &pattern, sizeof pattern);
  }
  return bits >> 31 ? -magnitude : magnitude;
}

static void *take(trial *t, size_t bytes, size_t alignment) {
  size_t start = (t->used + alignment - 1) / alignment * alignment;
  t->used = start + bytes;
  if (t->used > capacity) abort();
  return t->memory + start;
}

// Outputs begin with generated values as well: some kernels add to them. Behind the last element is one more, which a
// write beyond the end would change, and which leaves most arrays unaligned.
static float *floats(trial *t, long count) {
  float *x = take(t, (size_t)(count + 1) * sizeof(float), sizeof(float));
  for (long i = 0; i <= count; i++) x[i] = next_float(t);
  return x;
}

static double *doubles(trial *t, long count) {
  double *x = take(t, (size_t)(count + 1) * sizeof(double), sizeof(double));
  for (long i = 0; i <= count; i++) x[i] = (double)next_float(t);
  return x;
}

// Positions in a window of `taps` pixels.
static uint8_t *places(trial *t, long count, long taps) {
  uint8_t *x = take(t, (size_t)(count + 1), 1);
  for (long i = 0; i <= count; i++) x[i] = (uint8_t)(next_bits(t) % (uint32_t)taps);
  return x;
}

static channel_map map_of(trial *t, long channels, int mapped) {
  if (!mapped) return (channel_map){0};
  const float *scale = floats(t, channels);
  return (channel_map){scale, floats(t, channels)};
}

// Less than a vector, one, and one or two with a rest.
static const long channel_counts[] = {3, 16, 24, 40};

#define FOR_EACH(element, array) \
  for (const __typeof__(*(array)) *element = (array); element < (array) + sizeof(array) / sizeof *(array); element++)
#define FOR_EACH_CHANNELS FOR_EACH(channels, channel_counts)
#define FOR_EACH_MAP for (int mapped = 0; mapped < 2; mapped++)

// MARK: Packed GEMM

// The spacings of the contiguous dimension and of the other one: even, or in runs with gaps between them.
static spacing contiguous_spacing(int in_runs) {
  return in_runs ? (spacing){.run = 5, .step = 1, .line = 8} : (spacing){.run = 1L << 32, .step = 1};
}
static spacing other_spacing(int in_runs, long contiguous) {
  return in_runs ? (spacing){.run = 4, .step = 2 * contiguous + 3, .line = 9 * contiguous + 50}
                 : (spacing){.run = 1L << 32, .step = contiguous};
}

static long place(long index, spacing s) { return index / s.run * s.line + index % s.run * s.step; }

static void try_gemm(trial *t, long rows, long columns, long inner, int transposed, int in_runs, int packed,
                     int accumulating) {
  spacing others = other_spacing(in_runs, transposed ? rows : inner), contiguous = contiguous_spacing(in_runs);
  gemm_problem p = {.rows = rows, .columns = columns, .inner = inner, .accumulating = accumulating};
  p.a_rows = transposed ? contiguous : others;
  p.a_columns = transposed ? others : contiguous;
  p.a = floats(t, place(rows - 1, p.a_rows) + place(inner - 1, p.a_columns) + 1);
  const long panels = (columns + 15) / 16;
  p.b_row = packed ? 16 : columns;
  p.b_panel = packed ? inner * 16 : 16;
  p.b = floats(t, packed ? panels * p.b_panel : inner * columns);
  const long run = p.a_rows.run < rows ? p.a_rows.run : rows;
  p.c_row = columns + 1;
  p.c_line = (run + 1) * p.c_row;
  p.c = floats(t, (rows / run + 1) * p.c_line);
  packed_gemm(p);
}

static void try_packed_gemm(trial *t) {
  // Sizes around the blocks of the microkernel, and sums of more than the 256 terms that are summed up at a time.
  static const struct { long rows, columns, inner; } sizes[] = {
      {1, 1, 1}, {6, 16, 4}, {12, 32, 64}, {13, 17, 300}, {5, 40, 256}, {23, 15, 257}, {37, 48, 3}, {14, 56, 520},
  };
  FOR_EACH(size, sizes)
    for (int layout = 0; layout < 16; layout++)
      try_gemm(t, size->rows, size->columns, size->inner, layout & 1, layout >> 1 & 1, layout >> 2 & 1, layout >> 3);
}

// MARK: Winograd

enum { images = 2 };

// Tiles that stick out of the image, by different amounts.
static const struct { long height, width, padding; } tiled[] = {{8, 12, 1}, {7, 9, 1}, {10, 6, 0}};

// The image that a convolution reads, or the one that it writes, which is smaller without padding.
static winograd_image tiled_image(long height, long width, long padding, long channels, int output) {
  const long margin = 2 - 2 * padding, output_height = height - margin, output_width = width - margin;
  return (winograd_image){
      .height = output ? output_height : height, .width = output ? output_width : width, .channels = channels,
      .tile_rows = (output_height + 3) / 4, .tile_columns = (output_width + 3) / 4, .padding = output ? 0 : padding};
}

// Tiles from the third one on, so that they begin in the middle of the first image.
enum { first_tile = 2 };
static long tiles(winograd_image image) { return images * image.tile_rows * image.tile_columns - first_tile; }
static long pixels(winograd_image image) { return images * image.height * image.width; }

static void try_winograd_transform_input(trial *t) {
  FOR_EACH(size, tiled) FOR_EACH_CHANNELS FOR_EACH_MAP {
    winograd_image image = tiled_image(size->height, size->width, size->padding, *channels, 0);
    const float *x = floats(t, pixels(image) * *channels);
    const long count = tiles(image), plane = count * *channels + 5;
    channel_map map = map_of(t, *channels, mapped);
    winograd_transform_input(x, map, image, first_tile, count, floats(t, 36 * plane), plane);
  }
}

static void try_winograd_transform_output(trial *t) {
  FOR_EACH(size, tiled) FOR_EACH_CHANNELS {
    winograd_image image = tiled_image(size->height, size->width, size->padding, *channels, 1);
    const long count = tiles(image), plane = count * *channels + 5;
    const float *m = floats(t, 36 * plane);
    winograd_transform_output(m, plane, image, first_tile, count, floats(t, pixels(image) * *channels));
  }
}

static void try_winograd_transform_gradient(trial *t) {
  FOR_EACH(size, tiled) FOR_EACH_CHANNELS {
    winograd_image image = tiled_image(size->height, size->width, size->padding, *channels, 1);
    const long count = tiles(image), panel = count * 16, plane = (*channels + 15) / 16 * panel + 5;
    const float *dy = floats(t, pixels(image) * *channels);
    winograd_transform_gradient(dy, image, first_tile, count, floats(t, 36 * plane), panel, plane);
  }
}

static void try_winograd_transform_filter(trial *t) {
  FOR_EACH(out, channel_counts) FOR_EACH(in, channel_counts) {
    const long plane = (*out + 15) / 16 * 16 * *in;
    const float *g = floats(t, *out * *in * 9);
    winograd_transform_filter(g, *out, *in, 1, *in, floats(t, 36 * plane), plane);
  }
}

static void try_winograd_transform_turned_filter(trial *t) {
  FOR_EACH(out, channel_counts) FOR_EACH(in, channel_counts) {
    const long plane = (*in + 15) / 16 * 16 * *out;
    const float *g = floats(t, *out * *in * 9);
    winograd_transform_turned_filter(g, *out, *in, 1, *out, floats(t, 36 * plane), plane);
  }
}

static void try_winograd_transform_filter_gradient(trial *t) {
  FOR_EACH(count, channel_counts) {
    const long plane = *count + 5;
    const float *du = floats(t, 36 * plane);
    winograd_transform_filter_gradient(du, plane, *count, floats(t, 9 * *count));
  }
}

// MARK: Windows

static void try_copy_window(trial *t) {
  const image_size size = {.height = 6, .width = 7};
  // Inside, over one corner, over the opposite one, over all edges, and all rows above the image.
  static const image_window windows[] = {
      {1, 2, 3, 4}, {-2, -1, 5, 4}, {4, 5, 3, 6}, {-1, -2, 9, 11}, {-3, 0, 3, 7},
  };
  FOR_EACH_CHANNELS FOR_EACH_MAP FOR_EACH(window, windows) {
    const image_size image = {size.height, size.width, *channels};
    const float *x = floats(t, image.height * image.width * *channels);
    channel_map map = map_of(t, *channels, mapped);
    copy_window(x, map, image, *window, floats(t, window->height * window->width * *channels));
  }
}

// MARK: Batch normalization

// Sums go in blocks of 64 rows.
static const long row_counts[] = {1, 64, 150};
#define FOR_EACH_ROWS FOR_EACH(rows, row_counts)

static void try_channel_moments(trial *t) {
  FOR_EACH_CHANNELS FOR_EACH_ROWS {
    const float *x = floats(t, *rows * *channels), *shift = floats(t, *channels);
    double *sums = doubles(t, *channels), *squares = doubles(t, *channels);
    channel_moments(x, *rows, *channels, shift, sums, squares);
  }
}

static void try_channel_affine(trial *t) {
  FOR_EACH_CHANNELS FOR_EACH_ROWS {
    const float *x = floats(t, *rows * *channels), *scale = floats(t, *channels), *shift = floats(t, *channels);
    channel_affine(x, *rows, *channels, scale, shift, floats(t, *rows * *channels));
  }
}

static void try_channel_gradient_moments(trial *t) {
  FOR_EACH_CHANNELS FOR_EACH_ROWS FOR_EACH_MAP {
    const float *dy = floats(t, *rows * *channels), *x = floats(t, *rows * *channels), *mean = floats(t, *channels);
    channel_map map = map_of(t, *channels, mapped);
    double *sum_dy = doubles(t, *channels), *sum_dy_x = doubles(t, *channels);
    channel_gradient_moments(dy, x, map, *rows, *channels, mean, sum_dy, sum_dy_x);
  }
}

static void try_channel_gradient(trial *t) {
  FOR_EACH_CHANNELS FOR_EACH_ROWS FOR_EACH_MAP {
    const float *dy = floats(t, *rows * *channels), *x = floats(t, *rows * *channels);
    channel_map map = map_of(t, *channels, mapped);
    const float *a = floats(t, *channels), *b = floats(t, *channels), *c = floats(t, *channels);
    channel_gradient(dy, x, map, *rows, *channels, a, b, c, floats(t, *rows * *channels));
  }
}

// MARK: Element by element

static const long element_counts[] = {1, 16, 24, 1000};
#define FOR_EACH_COUNT FOR_EACH(count, element_counts)

static void try_relu_forward(trial *t) {
  FOR_EACH_COUNT {
    const float *x = floats(t, *count);
    relu_forward(x, *count, floats(t, *count));
  }
}

static void try_relu_backward(trial *t) {
  FOR_EACH_COUNT {
    const float *dy = floats(t, *count), *y = floats(t, *count);
    relu_backward(dy, y, *count, floats(t, *count));
  }
}

static void try_add_to(trial *t) {
  FOR_EACH_COUNT {
    const float *x = floats(t, *count);
    add_to(x, *count, floats(t, *count));
  }
}

static void try_sgd_step(trial *t) {
  FOR_EACH_COUNT
    for (int momentum = 0; momentum < 2; momentum++) {
      float *w = floats(t, *count), *v = momentum ? floats(t, *count) : NULL;
      sgd_step(w, floats(t, *count), v, *count, 0.05f, 0.001f, 0.9f);
    }
}

// MARK: Pooling

static const pooling_geometry poolings[] = {
    {.height = 9, .width = 7, .output_height = 5, .output_width = 4, .kernel = 3, .stride = 2, .padding = 1},
    {.height = 6, .width = 8, .output_height = 3, .output_width = 4, .kernel = 2, .stride = 2, .padding = 0},
    {.height = 5, .width = 5, .output_height = 5, .output_width = 5, .kernel = 3, .stride = 1, .padding = 1},
};

static long input_count(pooling_geometry g) { return g.height * g.width * g.channels; }
static long output_count(pooling_geometry g) { return g.output_height * g.output_width * g.channels; }

static void try_max_pool_forward(trial *t) {
  FOR_EACH(pooling, poolings) FOR_EACH_CHANNELS FOR_EACH_MAP {
    pooling_geometry g = *pooling;
    g.channels = *channels;
    const float *x = floats(t, input_count(g));
    channel_map map = map_of(t, *channels, mapped);
    float *y = floats(t, output_count(g));
    max_pool_forward(x, map, g, y, places(t, output_count(g), g.kernel * g.kernel));
  }
}

static void try_max_pool_backward(trial *t) {
  FOR_EACH(pooling, poolings) FOR_EACH_CHANNELS {
    pooling_geometry g = *pooling;
    g.channels = *channels;
    const float *dy = floats(t, output_count(g));
    const uint8_t *at = places(t, output_count(g), g.kernel * g.kernel);
    max_pool_backward(dy, at, g, floats(t, input_count(g)));
  }
}

static void try_average_pool_forward(trial *t) {
  FOR_EACH_CHANNELS FOR_EACH_ROWS FOR_EACH_MAP {
    const float *x = floats(t, *rows * *channels);
    channel_map map = map_of(t, *channels, mapped);
    average_pool_forward(x, map, *rows, *channels, floats(t, *channels));
  }
}

static void try_average_pool_backward(trial *t) {
  FOR_EACH_CHANNELS FOR_EACH_ROWS {
    const float *dy = floats(t, *channels);
    average_pool_backward(dy, *rows, *channels, floats(t, *rows * *channels));
  }
}

// MARK: Digests

// If you change a kernel's order of operations on purpose, or the inputs above, copy the new digest from the test's
// message, and expect the results in the chapters to change with it.
#define KERNEL_DIGEST(kernel, digest) {#kernel, try_##kernel, digest}
static const struct {
  const char *name;
  void (*run)(trial *);
  uint64_t expected;
} kernels[] = {
    KERNEL_DIGEST(packed_gemm, 0x0a6cf13137099ac2),
    KERNEL_DIGEST(winograd_transform_input, 0x09a12ea8be4684d2),
    KERNEL_DIGEST(winograd_transform_output, 0xe76d8ace6371b1dd),
    KERNEL_DIGEST(winograd_transform_gradient, 0x540841d61e5fe6e4),
    KERNEL_DIGEST(winograd_transform_filter, 0x9a3b1d3894a2f668),
    KERNEL_DIGEST(winograd_transform_turned_filter, 0x501869d85dcca0ea),
    KERNEL_DIGEST(winograd_transform_filter_gradient, 0x5e1f18a7ba7b9cd5),
    KERNEL_DIGEST(copy_window, 0xe1137fd3850655ac),
    KERNEL_DIGEST(channel_moments, 0xaa6e73c20b15d510),
    KERNEL_DIGEST(channel_affine, 0x1c89004eb9ade2f1),
    KERNEL_DIGEST(channel_gradient_moments, 0x6744a6b8171d8d11),
    KERNEL_DIGEST(channel_gradient, 0xd8fb687540bac993),
    KERNEL_DIGEST(relu_forward, 0x0ea28f736be8e35e),
    KERNEL_DIGEST(relu_backward, 0xeb4533c20968b1fb),
    KERNEL_DIGEST(add_to, 0x65ab44db232ca600),
    KERNEL_DIGEST(sgd_step, 0x246b984a0e4add4e),
    KERNEL_DIGEST(max_pool_forward, 0xfe0fb5033cb86620),
    KERNEL_DIGEST(max_pool_backward, 0xe513a7a8348bdab6),
    KERNEL_DIGEST(average_pool_forward, 0x4346eb7553f8a2a5),
    KERNEL_DIGEST(average_pool_backward, 0x9dda0ac5fab02c9a),
};

long kernel_count(void) { return sizeof kernels / sizeof *kernels; }

const char *kernel_name(long kernel) { return kernels[kernel].name; }

uint64_t expected_digest(long kernel) { return kernels[kernel].expected; }

uint64_t computed_digest(long kernel) {
  trial t = {.random = 1, .memory = calloc(capacity, 1)};
  if (!t.memory) abort();
  kernels[kernel].run(&t);
  uint64_t digest = 0xcbf29ce484222325u;  // FNV-1a
  for (size_t i = 0; i < t.used; i++) digest = (digest ^ (unsigned char)t.memory[i]) * 0x100000001b3u;
  free(t.memory);
  return digest;
}
