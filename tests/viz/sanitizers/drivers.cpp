// Linked into programs that draw and have the address sanitizer: what LeakSanitizer must know of Mesa's
// software driver.

// Nothing that was loaded is unloaded. The driver keeps memory in variables of its own and is unloaded
// before leaks are looked for; what nobody points at any more would count as lost, under frames of no
// known module.
extern "C" int dlclose(void*) noexcept { return 0; }

// The address sanitizer's own notes of thread-local memory go wrong when several drivers were opened, and
// LeakSanitizer crashes over them.
extern "C" const char* __asan_default_options() { return "intercept_tls_get_addr=0"; }
