// Compares the digests without Swift, for processors that are only emulated here. See emulated.sh.
#include <inttypes.h>
#include <stdio.h>

#include "instruction_set.h"
#include "kernel_digests.h"

static const char *name_of(instruction_set set) {
  switch (set) {
    case instruction_set_avx512: return "AVX-512";
    case instruction_set_avx2: return "AVX2";
    case instruction_set_baseline: return "baseline";
  }
}

// Returns the number of kernels whose digest isn't the expected one.
static int compare(instruction_set set) {
  int different = 0;
  use_instruction_set(set);
  for (long kernel = 0; kernel < kernel_count(); kernel++) {
    uint64_t digest = computed_digest(kernel);
    if (digest == expected_digest(kernel)) continue;
    different++;
    printf("%s: %s: expected 0x%016" PRIx64 ", computed 0x%016" PRIx64 "\n", name_of(set), kernel_name(kernel),
           expected_digest(kernel), digest);
  }
  printf("%s: %ld of %ld kernels return the expected bits\n", name_of(set), kernel_count() - different, kernel_count());
  return different;
}

int main(void) {
  int compared = 0, different = 0;
  for (instruction_set set = instruction_set_baseline; set <= instruction_set_avx512; set++) {
    if (!has_instruction_set(set) || !has_fused_multiply_add(set)) continue;
    compared++;
    different += compare(set);
  }
  if (!compared) puts("no instruction set with fused multiply-add");
  return compared && !different ? 0 : 1;
}
