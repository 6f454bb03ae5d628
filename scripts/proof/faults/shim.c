// A libc that lies to the hub: syncs that fail, and a clock that somebody sets. Built and preloaded by faults/disks.ts and faults/clock.ts.
// SENHA_SHIM names a file of two 64-bit numbers: 1 where the next sync shall fail; seconds by which the clock is wrong.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t nothing[2];
static volatile int64_t *orders = nothing;

__attribute__((constructor)) static void read_orders(void) {
  const char *name = getenv("SENHA_SHIM");
  int file = name ? open(name, O_RDONLY) : -1;
  if (file < 0) return;
  void *map = mmap(0, sizeof nothing, PROT_READ, MAP_SHARED, file, 0);
  if (map != MAP_FAILED) orders = map;
  close(file);
}

static int fails(void) {
  if (!orders[0]) return 0;
  errno = EIO;
  return 1;
}

int fsync(int file) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fsync");
  return fails() ? -1 : real(file);
}

int fdatasync(int file) {
  static int (*real)(int);
  if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
  return fails() ? -1 : real(file);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  static int (*real)(clockid_t, struct timespec *);
  if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
  int result = real(clock, now);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += orders[1];
  return result;
}

int gettimeofday(struct timeval *now, void *zone) {
  static int (*real)(struct timeval *, void *);
  if (!real) real = dlsym(RTLD_NEXT, "gettimeofday");
  int result = real(now, zone);
  if (result == 0 && now) now->tv_sec += orders[1];
  return result;
}
