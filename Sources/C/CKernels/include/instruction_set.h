// The instruction sets that every kernel is compiled for, and the choice among them.
//
// Each output of a kernel is one sum in one order, and where a product is added, both happen with one rounding. So
// AVX2, AVX-512 and NEON return the same bits. Only an x86 processor without FMA rounds twice.
#pragma once

typedef enum {
  instruction_set_baseline,  // what every processor of the architecture has: SSE2 on x86, NEON on arm64
  instruction_set_avx2,      // x86-64-v3, from Haswell (2013) and Zen on: 16 registers of 8 floats, and FMA
  instruction_set_avx512,    // x86-64-v4: 32 registers of 16 floats
} instruction_set;

/// Whether this processor has a set.
int has_instruction_set(instruction_set set);

/// Whether products are added with one rounding under a set.
int has_fused_multiply_add(instruction_set set);

/// The set that kernels use: the best one that the processor has, until `use_instruction_set` is called.
instruction_set current_instruction_set(void);

/// Makes all kernels use a set that the processor has, to compare their results.
void use_instruction_set(instruction_set set);
