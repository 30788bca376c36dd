#include "instruction_set.h"

#include <stdatomic.h>

int has_instruction_set(instruction_set set) {
#ifdef __x86_64__
  if (set == instruction_set_avx512) return __builtin_cpu_supports("x86-64-v4") != 0;
  if (set == instruction_set_avx2) return __builtin_cpu_supports("x86-64-v3") != 0;
#endif
  return set == instruction_set_baseline;
}

int has_fused_multiply_add(instruction_set set) {
#ifdef __x86_64__
  return set != instruction_set_baseline;
#else
  (void)set;
  return 1;
#endif
}

static atomic_int current = -1;

instruction_set current_instruction_set(void) {
  int set = atomic_load_explicit(&current, memory_order_relaxed);
  if (set >= 0) return (instruction_set)set;
  for (set = instruction_set_avx512; !has_instruction_set((instruction_set)set);) set--;
  use_instruction_set((instruction_set)set);
  return (instruction_set)set;
}

void use_instruction_set(instruction_set set) { atomic_store_explicit(&current, (int)set, memory_order_relaxed); }
