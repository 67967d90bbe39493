// Asks for a passphrase at the terminal, for commands that do not take the whole screen.

#ifndef STEGVIS_PASSPHRASE_PROMPT_H
#define STEGVIS_PASSPHRASE_PROMPT_H

#include <stddef.h>

/// How it ended.
enum {
  PASSPHRASE_READ = 0,
  PASSPHRASE_NO_TERMINAL = 1,   // the process has none
  PASSPHRASE_END_OF_INPUT = 2,  // Ctrl-D, or the terminal is gone
  PASSPHRASE_TOO_LONG = 3,      // a line of more than `capacity` bytes; none of it is kept
  PASSPHRASE_INTERRUPTED = 4,   // a signal came and did not end the process
  PASSPHRASE_FAILED = 5,        // `errno` says why
};

/// Writes `prompt` to the controlling terminal and reads one line from it without showing it, whatever standard input
/// and output are. What was typed before the prompt is dropped. `length` gets the number of bytes without the line end.
///
/// Not for two threads at once. A signal that comes meanwhile gives the terminal its echo back before it does what it
/// does; after Ctrl-Z and `fg` the question is asked again. Nothing is left in `buffer` unless a line was read.
int stegvis_read_passphrase(const char *prompt, void *buffer, size_t capacity, size_t *length);

#endif
