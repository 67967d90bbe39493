#include "process_memory.h"

#include <malloc.h>

void stegvis_return_large_memory(void) {
  // Fixed: left to itself the limit grows with the first large piece that is let go.
  mallopt(M_MMAP_THRESHOLD, 256 * 1024);
}
