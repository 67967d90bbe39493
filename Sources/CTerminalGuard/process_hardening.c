#define _GNU_SOURCE
#include "process_hardening.h"

#include <sys/resource.h>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

int stegvis_harden(void) {
  int failed = 0;
  struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) failed |= STEGVIS_HARDEN_CORE_LIMIT;
#if defined(__linux__)
  // The limit alone does not reach a core_pattern that pipes to a collector.
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) failed |= STEGVIS_HARDEN_DUMPABLE;
#else
  failed |= STEGVIS_HARDEN_DUMPABLE;
#endif
  return failed;
}
