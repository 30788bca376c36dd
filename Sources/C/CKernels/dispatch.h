// Compiles a kernel for several instruction sets; the loader picks the best one for the machine.
#pragma once

#include <stddef.h>

#include "kernels.h"

// The loader picks before ThreadSanitizer has started, with code that would already call it.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define ONE_INSTRUCTION_SET
#endif
#endif

// Without this, compilers prefer 256-bit registers even where 512-bit ones exist, since those slowed down the first
// processors that had them.
#define WHOLE_REGISTERS min_vector_width(512)

#if defined(__x86_64__) && defined(__linux__) && !defined(ONE_INSTRUCTION_SET)
#define KERNEL __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), WHOLE_REGISTERS))
#else
#define KERNEL
#endif

#define INLINE static inline __attribute__((always_inline))

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
