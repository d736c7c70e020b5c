// Linked into programs that draw and have the address sanitizer: what LeakSanitizer must know of Mesa's
// software driver.

// Nothing that was loaded is unloaded. The driver keeps memory in variables of its own and is unloaded
// before leaks are looked for; what nobody points at any more would count as lost, under frames of no
// known module.
extern "C" int dlclose(void*) noexcept { return 0; }

// Thread-local memory is not looked through: that of the driver's threads makes LeakSanitizer itself crash.
extern "C" const char* __lsan_default_options() { return "use_tls=0"; }

// So it does not see who points at the list of libraries that the dynamic linker has made longer.
extern "C" const char* __lsan_default_suppressions() { return "leak:add_to_global_resize\n"; }
