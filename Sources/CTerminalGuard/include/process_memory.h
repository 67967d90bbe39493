#ifndef STEGVIS_PROCESS_MEMORY_H
#define STEGVIS_PROCESS_MEMORY_H

/// What is large goes back to the system when it is let go, and not into the allocator's reserve: a list of a hundred
/// thousand people is read in pieces that are gone a moment later. Swift does not see `mallopt`.
void stegvis_return_large_memory(void);

#endif
