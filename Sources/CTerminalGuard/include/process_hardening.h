// Keeps the memory of the process, which holds keys and names, to itself.

#ifndef STEGVIS_PROCESS_HARDENING_H
#define STEGVIS_PROCESS_HARDENING_H

/// What `stegvis_harden` could not do.
enum {
  STEGVIS_HARDEN_CORE_LIMIT = 1,  // core files are still allowed
  STEGVIS_HARDEN_DUMPABLE = 2,    // other processes of the same user may still look into this one
};

/// Forbids core files, also those that are piped to a collector, and debuggers of the same user. To be called before
/// any secret is read. Cannot be undone for the hard limit.
///
/// Returns 0, or the sum of what could not be done; the program may go on.
int stegvis_harden(void);

#endif
