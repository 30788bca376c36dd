#pragma once

// Of LLVM's libFuzzer, which has no header for it. `-sanitize=fuzzer` links the library.

#include <stddef.h>
#include <stdint.h>

/// Changes the first `count` bytes in its own ways; returns how many there are then, `capacity` at most.
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t capacity);
