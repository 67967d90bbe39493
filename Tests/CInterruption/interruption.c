#define _GNU_SOURCE
#include "interruption.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ASK BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF)
#define LET BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define STEP(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), ASK

static struct sock_filter filter[] = {
  LOAD(nr),
  STEP(write), STEP(pwrite64), STEP(writev), STEP(pwritev), STEP(fsync), STEP(fdatasync), STEP(ftruncate),
  STEP(fallocate), STEP(renameat2), STEP(unlinkat), STEP(linkat), STEP(mkdirat),
// The older forms, which newer machines do without.
#ifdef SYS_rename
  STEP(rename),
#endif
#ifdef SYS_renameat
  STEP(renameat),
#endif
#ifdef SYS_unlink
  STEP(unlink), STEP(link), STEP(mkdir),
#endif
  // Of those that open a file, the ones that make it.
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 0, 3), LOAD(args[2]),
  BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_CREAT, 0, 1), ASK,
  LET,
};

static int install(void) {
  struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}

typedef union {
  char bytes[CMSG_SPACE(sizeof(int))];
  struct cmsghdr alignment;
} Ancillary;

/// A descriptor, or the reason why there is none.
static void hand_over(int socket, int descriptor, int reason) {
  Ancillary ancillary = {0};
  struct iovec data = {.iov_base = &reason, .iov_len = sizeof reason};
  struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
  if (descriptor >= 0) {
    message.msg_control = ancillary.bytes;
    message.msg_controllen = sizeof ancillary.bytes;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *header = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof(int))};
    memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  }
  (void)!sendmsg(socket, &message, 0);
}

static int take_over(int socket) {
  Ancillary ancillary = {0};
  int reason = 0;
  struct iovec data = {.iov_base = &reason, .iov_len = sizeof reason};
  struct msghdr message = {
    .msg_iov = &data, .msg_iovlen = 1, .msg_control = ancillary.bytes, .msg_controllen = sizeof ancillary.bytes};
  ssize_t count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  struct cmsghdr *header = count > 0 ? CMSG_FIRSTHDR(&message) : NULL;
  if (header == NULL) {
    errno = reason != 0 ? reason : EPROTO;
    return -1;
  }
  int descriptor;
  memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
  return descriptor;
}

_Noreturn static void become(char *const argv[], char *const envp[], const char *output, int socket) {
  int nothing = open("/dev/null", O_RDONLY), file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (nothing < 0 || file < 0 || dup2(nothing, 0) < 0 || dup2(file, 1) < 0 || dup2(file, 2) < 0) _exit(126);
  int listener = install();
  hand_over(socket, listener, errno);
  if (listener < 0) _exit(126);
  close(listener);
  close(socket);
  execve(argv[0], argv, envp);
  _exit(127);
}

/// On a disk that is full what stands can be read, renamed and removed, and a pipe still takes its byte.
static bool needs_room(const struct seccomp_data *call) {
  switch (call->nr) {
  case SYS_pwrite64:
  case SYS_pwritev:
  case SYS_fallocate: return true;
  // Counters and wake-ups are of eight bytes or fewer.
  case SYS_write: return call->args[0] > 2 && call->args[2] > 8;
  case SYS_writev: return call->args[0] > 2;
  default: return false;
  }
}

static long supervise(pid_t child, int listener, interruption_kind kind, long at) {
  long steps = 0;
  struct pollfd ready = {.fd = listener, .events = POLLIN};
  while (true) {
    if (poll(&ready, 1, -1) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    // Nobody is left who could ask.
    if (!(ready.revents & POLLIN)) return steps;
    struct seccomp_notif question;
    memset(&question, 0, sizeof question);
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &question) != 0) {
      if (errno == EINTR || errno == ENOENT) continue;
      return -1;
    }
    steps++;
    if (kind == INTERRUPTION_KILL && steps >= at) {
      kill(child, SIGKILL);
      return steps;
    }
    struct seccomp_notif_resp answer = {.id = question.id};
    if (kind == INTERRUPTION_FULL && steps >= at && needs_room(&question.data)) answer.error = -ENOSPC;
    else answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    // Who asked may be gone.
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer) != 0 && errno != ENOENT && errno != EINTR) return -1;
  }
}

long interruption_run(char *const argv[], char *const envp[], const char *output, interruption_kind kind, long at,
                      int *status) {
  int sockets[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) != 0) return -1;
  pid_t child = fork();
  if (child == 0) become(argv, envp, output, sockets[1]);
  close(sockets[1]);
  int listener = child > 0 ? take_over(sockets[0]) : -1;
  int reason = errno;
  close(sockets[0]);
  long steps = -1;
  if (listener >= 0) {
    steps = supervise(child, listener, kind, at);
    reason = errno;
    close(listener);
  }
  if (child > 0) {
    if (steps < 0) kill(child, SIGKILL);
    while (waitpid(child, status, 0) < 0 && errno == EINTR) continue;
  }
  errno = reason;
  return steps;
}
