/// Takes an error that reached the top of a main.swift; the pointer is a Swift `any Error`, borrowed.
_Noreturn void report_error_in_main(const void *error);
