// Turns signals into bits that the main loop takes when it is ready for them.

#ifndef STEGVIS_TERMINAL_SIGNALS_H
#define STEGVIS_TERMINAL_SIGNALS_H

#include <stdbool.h>

/// What `terminal_signals_take` reports.
enum {
  TERMINAL_SIGNAL_INTERRUPT = 1,  // SIGINT, Ctrl-C
  TERMINAL_SIGNAL_TERMINATE = 2,  // SIGTERM
  TERMINAL_SIGNAL_HANG_UP = 4,    // SIGHUP
  TERMINAL_SIGNAL_STOP = 8,       // SIGTSTP, Ctrl-Z
  TERMINAL_SIGNAL_CONTINUE = 16,  // SIGCONT
  TERMINAL_SIGNAL_WINDOW = 32,    // SIGWINCH
};

/// The byte a handler writes; workers write another.
enum { TERMINAL_SIGNAL_BYTE = 0 };

/// Installs handlers for INT, TERM, HUP, TSTP and CONT that write a byte to `descriptor` (which must not block). A
/// signal that was ignored (`nohup`, no job control) stays ignored. Returns false when they are installed already.
///
/// Call it before `newterm`: ncurses takes only the signals that nobody handles.
bool terminal_signals_install(int descriptor);

/// Wraps the SIGWINCH handler that `newterm` installed: it still runs, and a byte is written too, so that a window that
/// changes between two calls of `poll` is not noticed one key late.
void terminal_signals_wrap_window_change(void);

/// The signals since the last call, as a sum of the values above. Drain the descriptor before, never after.
unsigned terminal_signals_take(void);

/// Stops the process as Ctrl-Z does and returns when it goes on. Drops the notice of CONT that this causes.
void terminal_signals_stop_process(void);

/// Puts the former handlers back. Harmless when not installed.
void terminal_signals_remove(void);

#endif
