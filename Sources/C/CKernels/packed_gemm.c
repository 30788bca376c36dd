// Packed GEMM for matrices small enough to stay in cache: c[i][j] = Σ a[i][k] · b[k][j].
//
// The right factor is packed in panels of sixteen columns. The microkernel computes a block of c, a few rows by one or
// two panels, and keeps its sums in registers; the loops around it go through rows, inner dimension and panels.
#include "dispatch.h"

// The size of the block that the microkernel computes at once; its sums fill the registers.
typedef struct {
  long rows, panels;
} block;

// Sixteen registers of 8 floats (AVX2), or 32 of 4 (NEON): 12 and 24 of them for sums.
static const block narrow = {.rows = 6, .panels = 1};

enum { maximum_rows = 12, maximum_panels = 2 };

// The number of terms summed up before the sums are stored, small enough for the panels to stay in L1 cache.
enum { depth = 256 };

// Lets the compiler keep the sums in registers.
#define UNROLLED _Pragma("clang loop unroll(full)")

// Computes the first block of p, `size` large; rows and columns beyond p.rows and p.columns are not stored. `left`
// is the rest of the first run along p.inner, and `whole` says that all columns exist. One of the steps is 1: that
// one, `whole` and `size` are constants where this is inlined.
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

// Goes through a run of rows, block by block; the rest goes in thirds of a block.
INLINE void multiply_rows(gemm_problem p, long left, long row_step, long column_step, int whole, block size) {
  const long third = size.rows / 3;
  for (; p.rows > 2 * third; p.rows -= size.rows, p.a += size.rows * row_step, p.c += size.rows * p.c_row)
    microkernel(p, left, row_step, column_step, whole, size);
  if (p.rows > third) microkernel(p, left, row_step, column_step, whole, (block){2 * third, size.panels});
  else if (p.rows > 0) microkernel(p, left, row_step, column_step, whole, (block){third, size.panels});
}

// Goes through the inner dimension, `depth` terms at a time, and all runs of rows, for the panels of one block.
INLINE void multiply_panels(gemm_problem p, long row_step, long column_step, int whole, block size) {
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
      multiply_rows(part, p.a_columns.run - within, row_step, column_step, whole, size);
    }
  }
}

// Goes through the panels, as many at a time as a block has.
INLINE void multiply(gemm_problem p, long row_step, long column_step, block size) {
  const long across = size.panels * lanes;
  for (; p.columns >= across; p.columns -= across, p.b += size.panels * p.b_panel, p.c += across)
    multiply_panels(p, row_step, column_step, 1, size);
  for (; p.columns >= lanes; p.columns -= lanes, p.b += p.b_panel, p.c += lanes)
    multiply_panels(p, row_step, column_step, 1, (block){size.rows, 1});
  if (p.columns > 0) multiply_panels(p, row_step, column_step, 0, (block){size.rows, 1});
}

// `size` is a constant where this is inlined.
INLINE void multiply_by_blocks(gemm_problem p, block size) {
  if (p.a_columns.step == 1) multiply(p, p.a_rows.step, 1, size);
  else multiply(p, 1, p.a_columns.step, size);
}

#ifdef __x86_64__
// 32 registers of 16 floats (AVX-512), 24 of them for sums. With two panels, each value loaded from the left factor
// serves two multiplications; with one, loading would take longer than multiplying.
static const block wide = {.rows = 12, .panels = 2};

// The size of a block depends on the instruction set, which is more than `KERNEL` can choose.
FOR_AVX512 void multiply_avx512(gemm_problem p) { multiply_by_blocks(p, wide); }
FOR_AVX2 void multiply_avx2(gemm_problem p) { multiply_by_blocks(p, narrow); }
#endif

void packed_gemm(gemm_problem p) {
#ifdef __x86_64__
  switch (current_instruction_set()) {
    case instruction_set_avx512: return multiply_avx512(p);
    case instruction_set_avx2: return multiply_avx2(p);
    case instruction_set_baseline: break;
  }
#endif
  multiply_by_blocks(p, narrow);
}
