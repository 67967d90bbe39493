#define _GNU_SOURCE
#include "terminal_guard.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

static const int guarded[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT};
enum { GUARDED = sizeof guarded / sizeof guarded[0] };

typedef struct {
  char bytes[TERMINAL_GUARD_CAPACITY];
  size_t length;
} Text;

// Two slots, so that an update never changes the bytes a handler may be writing at that moment.
static Text restore_slots[2];
static atomic_int current_slot;
static Text message_text;
static struct termios saved_attributes;
static int terminal_descriptor = -1;

static atomic_bool armed;
// A second thread may crash while the first one is cleaning up.
static atomic_bool restored;
static struct sigaction former_actions[GUARDED];
static stack_t former_stack;
// A stack overflow leaves no room for a handler. SIGSTKSZ is no constant any more, and too small for wide registers.
static _Alignas(64) unsigned char handler_stack[64 * 1024];

static bool set_text(Text *text, const char *bytes, size_t length) {
  if (length > TERMINAL_GUARD_CAPACITY) return false;
  if (length > 0) memcpy(text->bytes, bytes, length);
  text->length = length;
  return true;
}

/// Writes all of `text`, but never waits long for a terminal that does not take it.
static size_t write_text(int descriptor, const Text *text) {
  size_t written = 0;
  while (written < text->length) {
    struct pollfd ready = {.fd = descriptor, .events = POLLOUT};
    int polled = poll(&ready, 1, 250);
    if (polled < 0 && errno == EINTR) continue;
    if (polled <= 0) break;
    ssize_t count = write(descriptor, text->bytes + written, text->length - written);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) break;
    written += (size_t)count;
  }
  return written;
}

static void on_crash(int number) {
  int saved_errno = errno;
  if (!atomic_exchange(&restored, true)) {
    write_text(terminal_descriptor, &restore_slots[atomic_load(&current_slot)]);
    // What was typed for the program must not be run by the shell.
    tcflush(terminal_descriptor, TCIFLUSH);
    tcsetattr(terminal_descriptor, TCSANOW, &saved_attributes);
    if (number != SIGQUIT) write_text(STDERR_FILENO, &message_text);
  }
  // Blocked while this runs, so it is delivered on return, to the default action: dead of the right signal, also when
  // it was sent by `kill` and no instruction would fault again.
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(number, &standard, NULL);
  raise(number);
  errno = saved_errno;
}

bool terminal_guard_arm(int terminal, const struct termios *attributes, const char *restore, size_t restore_length,
                        const char *message, size_t message_length) {
  if (atomic_load(&armed)) return false;
  if (restore_length > TERMINAL_GUARD_CAPACITY || message_length > TERMINAL_GUARD_CAPACITY) return false;
  terminal_descriptor = terminal;
  saved_attributes = *attributes;
  set_text(&restore_slots[atomic_load(&current_slot)], restore, restore_length);
  set_text(&message_text, message, message == NULL ? 0 : message_length);
  atomic_store(&restored, false);

  stack_t own_stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
  sigaltstack(&own_stack, &former_stack);

  struct sigaction action = {.sa_handler = on_crash, .sa_flags = SA_ONSTACK};
  // Nothing may interrupt it; SIGTTOU blocked means tcsetattr works from the background too.
  sigfillset(&action.sa_mask);
  for (int i = 0; i < GUARDED; i++) sigaction(guarded[i], &action, &former_actions[i]);
  atomic_store(&armed, true);
  return true;
}

bool terminal_guard_update(const char *restore, size_t restore_length) {
  int other = 1 - atomic_load(&current_slot);
  if (!set_text(&restore_slots[other], restore, restore_length)) return false;
  atomic_store(&current_slot, other);
  return true;
}

void terminal_guard_disarm(void) {
  if (!atomic_exchange(&armed, false)) return;
  for (int i = 0; i < GUARDED; i++) sigaction(guarded[i], &former_actions[i], NULL);
  sigaltstack(&former_stack, NULL);
  terminal_descriptor = -1;
}

size_t terminal_guard_rehearse(int descriptor) {
  return write_text(descriptor, &restore_slots[atomic_load(&current_slot)]);
}

void terminal_guard_forbid_core_dumps(void) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#if defined(__linux__)
  // The limit alone does not reach a core_pattern that pipes to a collector.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
