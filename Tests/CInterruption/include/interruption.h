#pragma once

/// What happens to a program at one of its steps: a call that may change a file.
typedef enum {
  /// Nothing: the steps are counted.
  INTERRUPTION_NONE,
  /// It is killed before the step, with SIGKILL.
  INTERRUPTION_KILL,
  /// From this step on the disk is full: whatever needs room gets ENOSPC.
  INTERRUPTION_FULL,
} interruption_kind;

/// Runs a program to its end, asked about every step by the system itself (seccomp_unotify(2)): neither the program nor the
/// machine needs anything for it, and no other process is touched.
///
/// - Parameters:
///   - output: the file that gets standard output and standard error.
///   - kind, at: what happens at which step, from 1.
///   - status: as from waitpid.
/// - Returns: how many steps there were; -1 where the system does not do this, with errno.
long interruption_run(char *const argv[], char *const envp[], const char *output, interruption_kind kind, long at,
                      int *status);
