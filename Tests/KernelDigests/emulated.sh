#!/usr/bin/env bash
# Compares the digests of the kernels on two emulated processors: an arm64 with NEON, and an x86 that has AVX2 but not
# AVX-512. It reads the same table of expected digests as the tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

fail() {
  echo "error: $*" >&2
  exit 1
}

command -v swift >/dev/null || fail "swift: expected a Swift toolchain on the PATH, found none;" \
  "install one from https://www.swift.org/install"
# The compiler that SwiftPM uses for C: the one of the same toolchain.
toolchain=$(swift -print-target-info | sed -n 's|.*"runtimeResourcePath": "\(.*\)/lib/swift".*|\1|p')
clang=$toolchain/bin/clang
[[ -x $clang ]] || fail "$clang: expected the C compiler of the Swift toolchain, found none"

missing=()
command -v qemu-aarch64 >/dev/null || missing+=(qemu-user)
[[ -e /usr/aarch64-linux-gnu/include/stdlib.h ]] || missing+=(libc6-dev-arm64-cross)
compgen -G "/usr/lib/gcc-cross/aarch64-linux-gnu/*/libgcc.a" >/dev/null || missing+=(gcc-aarch64-linux-gnu)
((${#missing[@]} == 0)) || fail "missing: ${missing[*]}; on Debian and Ubuntu, install with:" \
  "apt-get install --no-install-recommends ${missing[*]}"

# The flags of `optimizedC`: the comparison is worth something only with those that the package is built with.
flags=$(sed -n 's/^let optimizedC.*unsafeFlags(\[\(.*\)\]).*/\1/p' Package.swift | tr -d '",')
[[ -n $flags ]] || fail "Package.swift: expected the flags of optimizedC on its line, found none"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# compile <target>: the kernels and their digests, linked statically, so that the emulator needs no libraries.
compile() {
  "$clang" --target="$1" $flags -Wall -Wextra -static -fuse-ld=lld \
    -ISources/C/CKernels/include -ITests/KernelDigests/include \
    Sources/C/CKernels/*.c Tests/KernelDigests/*.c -o "$folder/$1"
}

status=0
echo "arm64:"
compile aarch64-linux-gnu
qemu-aarch64 "$folder/aarch64-linux-gnu" || status=1

echo "x86-64, Haswell:"
if [[ $(uname -m) != x86_64 ]]; then
  echo "skipped: needs an x86-64 machine to compile on"
elif ! command -v qemu-x86_64 >/dev/null; then
  echo "skipped: no qemu-x86_64"
else
  compile x86_64-linux-gnu
  # It warns about features that the emulator lacks; the kernels use none of them.
  qemu-x86_64 -cpu Haswell "$folder/x86_64-linux-gnu" 2> >(grep -v "TCG doesn't support" >&2) || status=1
fi
exit $status
