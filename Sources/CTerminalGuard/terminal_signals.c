#define _GNU_SOURCE
#include "terminal_signals.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

typedef struct {
  int number;
  unsigned bit;
} Handled;

static const Handled handled[] = {
  {SIGINT, TERMINAL_SIGNAL_INTERRUPT}, {SIGTERM, TERMINAL_SIGNAL_TERMINATE}, {SIGHUP, TERMINAL_SIGNAL_HANG_UP},
  {SIGTSTP, TERMINAL_SIGNAL_STOP},     {SIGCONT, TERMINAL_SIGNAL_CONTINUE},
};
enum { HANDLED = sizeof handled / sizeof handled[0] };

static atomic_uint pending;
static atomic_int wake_descriptor = -1;
static atomic_bool installed;
static struct sigaction former_actions[HANDLED];
static struct sigaction former_window_change;
static bool window_change_wrapped;

static void note(unsigned bit) {
  // One byte until the bits are taken: a storm of signals cannot fill the pipe.
  if (atomic_fetch_or(&pending, bit) != 0) return;
  int descriptor = atomic_load(&wake_descriptor);
  if (descriptor < 0) return;
  const char byte = TERMINAL_SIGNAL_BYTE;
  // Full means that a byte waits already.
  while (write(descriptor, &byte, 1) < 0 && errno == EINTR) continue;
}

static void on_signal(int number) {
  int saved_errno = errno;
  for (int i = 0; i < HANDLED; i++)
    if (handled[i].number == number) note(handled[i].bit);
  errno = saved_errno;
}

static void on_window_change(int number, siginfo_t *info, void *context) {
  int saved_errno = errno;
  if (former_window_change.sa_flags & SA_SIGINFO) {
    former_window_change.sa_sigaction(number, info, context);
  } else if (former_window_change.sa_handler != SIG_DFL && former_window_change.sa_handler != SIG_IGN) {
    former_window_change.sa_handler(number);
  }
  note(TERMINAL_SIGNAL_WINDOW);
  errno = saved_errno;
}

static struct sigaction own_action(void) {
  // Restarted calls: a read of the database in another place must not fail for a signal. `poll` never restarts.
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  return action;
}

bool terminal_signals_install(int descriptor) {
  if (atomic_exchange(&installed, true)) return false;
  atomic_store(&pending, 0);
  atomic_store(&wake_descriptor, descriptor);
  struct sigaction action = own_action();
  for (int i = 0; i < HANDLED; i++) {
    sigaction(handled[i].number, NULL, &former_actions[i]);
    if (former_actions[i].sa_handler != SIG_IGN) sigaction(handled[i].number, &action, NULL);
  }
  return true;
}

void terminal_signals_wrap_window_change(void) {
  if (window_change_wrapped) return;
  // Known before the handler can run.
  sigaction(SIGWINCH, NULL, &former_window_change);
  struct sigaction action = {.sa_sigaction = on_window_change, .sa_flags = SA_RESTART | SA_SIGINFO};
  sigemptyset(&action.sa_mask);
  sigaction(SIGWINCH, &action, NULL);
  window_change_wrapped = true;
}

unsigned terminal_signals_take(void) { return atomic_exchange(&pending, 0); }

void terminal_signals_stop_process(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  struct sigaction own;
  sigemptyset(&standard.sa_mask);
  sigaction(SIGTSTP, &standard, &own);
  // Stops here. Without job control nobody could wake us, and the system makes it do nothing.
  raise(SIGTSTP);
  sigaction(SIGTSTP, &own, NULL);
  atomic_fetch_and(&pending, ~(unsigned)(TERMINAL_SIGNAL_CONTINUE | TERMINAL_SIGNAL_STOP));
}

void terminal_signals_remove(void) {
  if (!atomic_load(&installed)) return;
  if (window_change_wrapped) sigaction(SIGWINCH, &former_window_change, NULL);
  window_change_wrapped = false;
  for (int i = 0; i < HANDLED; i++) sigaction(handled[i].number, &former_actions[i], NULL);
  atomic_store(&wake_descriptor, -1);
  atomic_store(&pending, 0);
  atomic_store(&installed, false);
}
