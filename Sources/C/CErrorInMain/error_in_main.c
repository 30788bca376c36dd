#include "error_in_main.h"

// The compiler ends the code at the top level of a main.swift in a call of this function, and the one in
// Swift's runtime traps. A function of the same name in a program takes its place. It is written in C
// because Swift reserves the name. It is weak for programs that contain the runtime: there the linker would refuse a
// second function of one name, and keeps the runtime's.
_Noreturn __attribute__((swiftcall, weak)) void swift_errorInMain(const void *error) {
  report_error_in_main(error);
}
