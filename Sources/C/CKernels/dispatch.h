// Compiles a kernel for each instruction set, from one body.
#pragma once

#include <stddef.h>

#include "kernels.h"

// `a * b + c` in one expression is rounded once, and nothing else is fused: the source says where, not the optimizer.
#pragma STDC FP_CONTRACT ON

#define INLINE static inline __attribute__((always_inline))

#ifdef __x86_64__
#define FOR_AVX2 __attribute__((target("arch=x86-64-v3"))) static
// Without the width, compilers prefer 256-bit registers even where 512-bit ones exist, since those slowed down the
// first processors that had them.
#define FOR_AVX512 __attribute__((target("arch=x86-64-v4"), min_vector_width(512))) static

// KERNEL(name, (float *x, long count), (x, count)) { … } defines a function `name` with that body.
#define KERNEL(name, parameters, arguments)                                     \
  INLINE void name##_body parameters;                                           \
  FOR_AVX512 void name##_avx512 parameters { name##_body arguments; }           \
  FOR_AVX2 void name##_avx2 parameters { name##_body arguments; }               \
  static void name##_baseline parameters { name##_body arguments; }             \
  void name parameters {                                                        \
    switch (current_instruction_set()) {                                        \
      case instruction_set_avx512: return name##_avx512 arguments;              \
      case instruction_set_avx2: return name##_avx2 arguments;                  \
      case instruction_set_baseline: return name##_baseline arguments;          \
    }                                                                           \
  }                                                                             \
  INLINE void name##_body parameters
#else
#define KERNEL(name, parameters, arguments) void name parameters
#endif

// Sixteen floats: one AVX-512 register, two of AVX2, four of SSE or NEON.
enum { lanes = 16 };
typedef float vec __attribute__((vector_size(64)));
typedef float unaligned_vec __attribute__((vector_size(64), aligned(4)));
typedef int32_t int_vec __attribute__((vector_size(64)));  // the result of comparing vectors: all bits set, or none

// Loads the first `some` of sixteen floats; the rest become zero and are not read. Vectors are passed by address:
// by value, their calling convention would differ between instruction sets.
INLINE void load(vec *to, const float *from, long some) {
  if (some == lanes) {
    *to = *(const unaligned_vec *)from;
  } else {
    *to = (vec){0};
    __builtin_memcpy(to, from, (size_t)some * sizeof(float));
  }
}

INLINE void store(float *to, const vec *from, long some) {
  if (some == lanes) {
    *(unaligned_vec *)to = *from;
  } else {
    __builtin_memcpy(to, from, (size_t)some * sizeof(float));
  }
}

// The `channel_map` of sixteen channels: fused batch norm and ReLU. `mapped` is a constant where this is inlined.
typedef struct {
  vec scale, shift;
} vec_map;

INLINE void load_map(vec_map *to, channel_map map, int mapped, long channel, long some) {
  if (!mapped) return;
  load(&to->scale, map.scale + channel, some);
  load(&to->shift, map.shift + channel, some);
}

INLINE void rectify(vec *x, const vec_map *map) {
  vec y = *x * map->scale + map->shift;
  *x = (vec)((int_vec)y & (y > 0));
}
