// Products of matrices small enough to stay in cache, whose right factor was written in the order in which it is read:
// nothing is packed, and sums stay in registers.
#include "dispatch.h"

// How many rows of the product are computed at once. With sixteen columns, six fill the registers of AVX2 and of NEON,
// twelve those of AVX-512.
enum { narrow = 6, wide = 12 };

// How much of a panel is used at a time: 16 KB, half of the first cache.
enum { depth = 256 };

// Sums for `height` rows and sixteen columns, of which those beyond p.rows and p.columns are not stored. `turned` and
// `height` are constants where this is inlined.
INLINE void product_tile(matrix_product p, int turned, long height) {
  const float *row[wide];
  vec sum[wide];
  for (long r = 0; r < height; r++) {
    row[r] = p.a + (r < p.rows ? r : p.rows - 1) * (turned ? 1 : p.a_stride);
    sum[r] = (vec){0};
  }
  for (long k = 0; k < p.inner; k++) {
    vec line;
    load(&line, p.panels + k * lanes, lanes);
    for (long r = 0; r < height; r++) sum[r] += row[r][turned ? k * p.a_stride : k] * line;
  }
  long some = p.columns < lanes ? p.columns : lanes;
  for (long r = 0; r < height && r < p.rows; r++) {
    float *c = p.c + r * p.c_stride;
    vec before = {0};
    if (p.accumulating) load(&before, c, some);
    sum[r] += before;
    store(c, &sum[r], some);
  }
}

INLINE void product(matrix_product p, int turned, long height) {
  for (long column = 0; column < p.columns; column += lanes)
    for (long k = 0; k < p.inner; k += depth)
      for (long row = 0; row < p.rows; row += height) {
        matrix_product tile = p;
        tile.rows = p.rows - row;
        tile.columns = p.columns - column;
        tile.inner = p.inner - k < depth ? p.inner - k : depth;
        tile.a += turned ? k * p.a_stride + row : row * p.a_stride + k;
        tile.panels += column * p.inner + k * lanes;
        tile.c += row * p.c_stride + column;
        tile.accumulating |= k > 0;
        product_tile(tile, turned, height);
      }
}

// The number of rows depends on the instruction set: that is more than `KERNEL` can choose.
#define PRODUCT(name, height)                 \
  static void name(matrix_product p) {        \
    if (p.turned) product(p, 1, height);      \
    else product(p, 0, height);               \
  }

PRODUCT(product_of_any, narrow)

#ifdef __x86_64__
__attribute__((target("arch=x86-64-v3"))) PRODUCT(product_of_avx2, narrow)
__attribute__((target("arch=x86-64-v4"))) PRODUCT(product_of_avx512, wide)
#endif

void multiply_by_panels(matrix_product p) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("x86-64-v4")) return product_of_avx512(p);
  if (__builtin_cpu_supports("x86-64-v3")) return product_of_avx2(p);
#endif
  product_of_any(p);
}
