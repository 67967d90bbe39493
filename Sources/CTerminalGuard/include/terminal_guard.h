// Gives the terminal back when the process crashes.
//
// A Swift trap runs no `defer` and no `atexit`: without this the terminal stays raw, on the alternate screen and with a
// hidden cursor. The guard's handler uses async-signal-safe calls and memory prepared beforehand only.

#ifndef STEGVIS_TERMINAL_GUARD_H
#define STEGVIS_TERMINAL_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/// Most bytes that restore bytes, or the message, may have.
enum { TERMINAL_GUARD_CAPACITY = 512 };

/// Prepares what a crash does to the terminal, and installs handlers for ILL, TRAP, SEGV, BUS, FPE, ABRT and QUIT.
///
/// On a crash `restore` is written to `terminal`, its attributes become `attributes` again, `message` (may be NULL)
/// goes to standard error, and the process dies of the signal as it would have, without a back trace. QUIT (Ctrl-\) is
/// the user's way out of a program that hangs; it says nothing.
///
/// Everything is copied. Returns false, and changes nothing, when it is armed already or something is too long.
bool terminal_guard_arm(int terminal, const struct termios *attributes, const char *restore, size_t restore_length,
                        const char *message, size_t message_length);

/// Replaces the restore bytes of an armed guard. Returns false when they are too long.
bool terminal_guard_update(const char *restore, size_t restore_length);

/// Puts the former handlers back. Harmless when not armed.
void terminal_guard_disarm(void);

/// Writes what a crash would write to `descriptor` and changes nothing: lets a test see it. Returns the number of
/// bytes.
size_t terminal_guard_rehearse(int descriptor);

/// Keeps the memory of the process, which holds keys and names, out of core files and away from debuggers of the
/// same user. Cannot be undone for the hard limit.
void terminal_guard_forbid_core_dumps(void);

#endif
