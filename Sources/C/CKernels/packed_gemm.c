// Packed GEMM: products of matrices small enough to stay in cache, from factors that are already packed.
#include "dispatch.h"

// The sums that the microkernel computes at once, for so many rows and panels: they fill the registers.
typedef struct {
  long rows, panels;
} block;

// Sixteen registers of 8 floats (AVX2), or 32 of 4 (NEON): 12 and 24 of them for sums.
static const block narrow = {.rows = 6, .panels = 1};

enum { maximum_rows = 12, maximum_panels = 2 };

// The products that are summed before the sums are stored, so that panels stay in L1 cache meanwhile.
enum { depth = 256 };

// Makes the compiler keep sums in registers.
#define UNROLLED _Pragma("clang loop unroll(full)")

// The microkernel: the first rows and columns of p, as many as `size` has; those beyond p.rows and p.columns are not
// stored. `left` counts the elements of p.inner left in their run; `whole` is true if no column is beyond. One of the
// steps is 1: that step, `whole` and `size` are constants where this is inlined.
INLINE void microkernel(gemm_problem p, long left, long row_step, long column_step, int whole, block size) {
  const float *row[maximum_rows];
  vec sum[maximum_rows][maximum_panels];
  UNROLLED for (long r = 0; r < size.rows; r++) {
    row[r] = p.a + (r < p.rows ? r : p.rows - 1) * row_step;
    UNROLLED for (long s = 0; s < size.panels; s++) sum[r][s] = (vec){0};
  }
  long some = whole ? lanes : p.columns, at = 0;
  const float *b = p.b;
  for (long k = 0; k < p.inner;) {
    long end = p.inner - k < left ? p.inner - k : left;
    for (long i = 0; i < end; i++, b += p.b_row) {
      vec line[maximum_panels];
      UNROLLED for (long s = 0; s < size.panels; s++) load(&line[s], b + s * p.b_panel, some);
      UNROLLED for (long r = 0; r < size.rows; r++)
        UNROLLED for (long s = 0; s < size.panels; s++) sum[r][s] += row[r][at + i * column_step] * line[s];
    }
    k += end;
    at += p.a_columns.line - (p.a_columns.run - left) * column_step;
    left = p.a_columns.run;
  }
  UNROLLED for (long r = 0; r < size.rows; r++)
    UNROLLED for (long s = 0; s < size.panels; s++) {
      if (r >= p.rows) continue;
      float *c = p.c + r * p.c_row + s * lanes;
      vec before = {0};
      if (p.accumulating) load(&before, c, some);
      sum[r][s] += before;
      store(c, &sum[r][s], some);
    }
}

// A run of rows, the rest of it in thirds of a block.
INLINE void product_of_rows(gemm_problem p, long left, long row_step, long column_step, int whole, block size) {
  const long third = size.rows / 3;
  for (; p.rows > 2 * third; p.rows -= size.rows, p.a += size.rows * row_step, p.c += size.rows * p.c_row)
    microkernel(p, left, row_step, column_step, whole, size);
  if (p.rows > third) microkernel(p, left, row_step, column_step, whole, (block){2 * third, size.panels});
  else if (p.rows > 0) microkernel(p, left, row_step, column_step, whole, (block){third, size.panels});
}

// All rows for as many columns as a block has.
INLINE void product_of_panels(gemm_problem p, long row_step, long column_step, int whole, block size) {
  for (long k = 0; k < p.inner; k += depth) {
    long within = k % p.a_columns.run;
    gemm_problem part = p;
    part.inner = p.inner - k < depth ? p.inner - k : depth;
    part.b += k * p.b_row;
    part.accumulating |= k > 0;
    for (long row = 0, line = 0; row < p.rows; row += p.a_rows.run, line++) {
      part.rows = p.rows - row < p.a_rows.run ? p.rows - row : p.a_rows.run;
      part.a = p.a + line * p.a_rows.line + k / p.a_columns.run * p.a_columns.line + within * column_step;
      part.c = p.c + line * p.c_line;
      product_of_rows(part, p.a_columns.run - within, row_step, column_step, whole, size);
    }
  }
}

INLINE void product(gemm_problem p, long row_step, long column_step, block size) {
  const long across = size.panels * lanes;
  for (; p.columns >= across; p.columns -= across, p.b += size.panels * p.b_panel, p.c += across)
    product_of_panels(p, row_step, column_step, 1, size);
  for (; p.columns >= lanes; p.columns -= lanes, p.b += p.b_panel, p.c += lanes)
    product_of_panels(p, row_step, column_step, 1, (block){size.rows, 1});
  if (p.columns > 0) product_of_panels(p, row_step, column_step, 0, (block){size.rows, 1});
}

// The size of a block depends on the instruction set: that is more than `KERNEL` can choose.
#define PRODUCT(name, size)                                             \
  static void name(gemm_problem p) {                                  \
    if (p.a_columns.step == 1) product(p, p.a_rows.step, 1, size);      \
    else product(p, 1, p.a_columns.step, size);                         \
  }

PRODUCT(product_of_any, narrow)

#ifdef __x86_64__
// 32 registers of 16 floats (AVX-512), 24 of them for sums. With two panels, each element of the left factor is loaded
// for two multiplications; otherwise loading would take longer than multiplying.
static const block wide = {.rows = 12, .panels = 2};

__attribute__((target("arch=x86-64-v3"))) PRODUCT(product_of_avx2, narrow)
__attribute__((target("arch=x86-64-v4"), WHOLE_REGISTERS)) PRODUCT(product_of_avx512, wide)
#endif

void packed_gemm(gemm_problem p) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("x86-64-v4")) return product_of_avx512(p);
  if (__builtin_cpu_supports("x86-64-v3")) return product_of_avx2(p);
#endif
  product_of_any(p);
}
