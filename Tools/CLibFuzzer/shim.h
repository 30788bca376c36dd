#pragma once

// LLVM's libFuzzer declares this function in no header. `--sanitize fuzzer` links the library.

#include <stddef.h>
#include <stdint.h>

/// Mutates the first `count` bytes and returns the new number of bytes, at most `capacity`.
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t count, size_t capacity);
