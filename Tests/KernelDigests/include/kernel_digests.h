// A digest of the results of every kernel, and the one that is expected: the same with AVX2, AVX-512 and NEON.
#pragma once
#include <stdint.h>

/// The number of kernels, which are numbered from 0.
long kernel_count(void);

/// The name of a kernel, as in `kernels.h`.
const char *kernel_name(long kernel);

/// The digest that every instruction set with fused multiply-add must arrive at.
uint64_t expected_digest(long kernel);

/// Runs a kernel on inputs of several shapes, with the current instruction set, and returns the digest of the results.
uint64_t computed_digest(long kernel);
