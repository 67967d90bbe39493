#define _GNU_SOURCE
#include "passphrase_prompt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGTSTP, SIGTTIN, SIGTTOU};
enum { CAUGHT = sizeof caught / sizeof caught[0] };

static volatile sig_atomic_t arrived;

static void on_signal(int number) { arrived = number; }

static bool is_stop(int number) { return number == SIGTSTP || number == SIGTTIN || number == SIGTTOU; }

static void catch_signals(struct sigaction *former) {
  // Not restarted: a call that waits must end.
  struct sigaction action = {.sa_handler = on_signal};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < CAUGHT; i++) {
    sigaction(caught[i], NULL, &former[i]);
    if (former[i].sa_handler != SIG_IGN) sigaction(caught[i], &action, NULL);
  }
}

static void release_signals(const struct sigaction *former) {
  for (int i = 0; i < CAUGHT; i++) sigaction(caught[i], &former[i], NULL);
}

/// Waits until the terminal is ready or a signal has come. A signal may come before the wait begins, or to another
/// thread: hence the short turns.
static bool await(int terminal, short events) {
  while (arrived == 0) {
    struct pollfd ready = {.fd = terminal, .events = events};
    int polled = poll(&ready, 1, 100);
    if (polled > 0) return true;
    if (polled < 0 && errno != EINTR) return false;
  }
  return false;
}

static void write_text(int terminal, const char *text) {
  size_t rest = strlen(text);
  while (rest > 0) {
    ssize_t count = write(terminal, text, rest);
    if (count > 0) {
      text += count;
      rest -= (size_t)count;
    } else if (count < 0 && errno == EAGAIN) {
      if (!await(terminal, POLLOUT)) return;
    } else if (count == 0 || errno != EINTR || arrived != 0) {
      return;
    }
  }
}

/// Reads one line, the line end left out.
static int read_line(int terminal, char *buffer, size_t capacity, size_t *length) {
  size_t count = 0;
  bool too_long = false;
  while (await(terminal, POLLIN)) {
    char byte;
    ssize_t got = read(terminal, &byte, 1);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) return PASSPHRASE_FAILED;
    if (got == 0 && count == 0 && !too_long) return PASSPHRASE_END_OF_INPUT;
    if (got == 0 || byte == '\n' || byte == '\r') {
      *length = too_long ? 0 : count;
      return too_long ? PASSPHRASE_TOO_LONG : PASSPHRASE_READ;
    }
    if (count < capacity) buffer[count++] = byte;
    else too_long = true;
    explicit_bzero(&byte, 1);
  }
  return arrived != 0 ? PASSPHRASE_INTERRUPTED : PASSPHRASE_FAILED;
}

static void restore(int terminal, const struct termios *attributes) {
  // Blocked, it lets the attributes be set from the background too.
  sigset_t output, former;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &output, &former);
  while (tcsetattr(terminal, TCSAFLUSH, attributes) != 0 && errno == EINTR) continue;
  pthread_sigmask(SIG_SETMASK, &former, NULL);
}

static int ask(int terminal, const char *prompt, char *buffer, size_t capacity, size_t *length) {
  struct termios shown;
  if (tcgetattr(terminal, &shown) != 0) return PASSPHRASE_FAILED;
  struct termios hidden = shown;
  hidden.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
  hidden.c_lflag |= ICANON | ISIG;
  hidden.c_iflag |= ICRNL;
  if (tcsetattr(terminal, TCSAFLUSH, &hidden) != 0) return errno == EINTR ? PASSPHRASE_INTERRUPTED : PASSPHRASE_FAILED;
  write_text(terminal, prompt);
  int result = read_line(terminal, buffer, capacity, length);
  int code = errno;
  restore(terminal, &shown);
  // The line end was not shown either.
  (void)!write(terminal, "\n", 1);
  errno = code;
  return result;
}

int stegvis_read_passphrase(const char *prompt, void *buffer, size_t capacity, size_t *length) {
  *length = 0;
  int terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (terminal < 0) return PASSPHRASE_NO_TERMINAL;
  int result, code, number;
  do {
    struct sigaction former[CAUGHT];
    arrived = 0;
    catch_signals(former);
    result = ask(terminal, prompt, buffer, capacity, length);
    code = errno;
    release_signals(former);
    number = arrived;
    if (result != PASSPHRASE_READ || number != 0) explicit_bzero(buffer, capacity);
    // What it would have done, with the terminal as it was.
    if (number != 0) raise(number);
  } while (is_stop(number));
  close(terminal);
  if (number != 0) {
    *length = 0;
    return PASSPHRASE_INTERRUPTED;
  }
  errno = code;
  return result;
}
