/* Fail, or kill, at the n-th call of one kind to the disk under one folder. Loaded with LD_PRELOAD; armed by
   faults_arm() in a forked child. Counts are of the whole process, so builds are run with --jobs 1. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char kind_[16], root_[4096];
static int at_, kill_, seen_, armed_, exchange_;

void faults_arm(const char *kind, int at, int kill, const char *root, int exchange) {
    strncpy(kind_, kind, sizeof kind_ - 1);
    strncpy(root_, root, sizeof root_ - 1);
    at_ = at; kill_ = kill; seen_ = 0; armed_ = 1; exchange_ = exchange;
}
int faults_seen(void) { return seen_; }

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static int ours(const char *path) {
    char full[8192], here[4096];
    if (!armed_ || !path) return 0;
    if (path[0] == '/') return strncmp(path, root_, strlen(root_)) == 0;
    if (!getcwd(here, sizeof here)) return 0;
    snprintf(full, sizeof full, "%s/%s", here, path);
    return strncmp(full, root_, strlen(root_)) == 0;
}
static int ours_at(int dir, const char *path) {
    char link[64], full[4096]; ssize_t n;
    if (!armed_ || !path) return 0;
    if (path[0] == '/' || dir == AT_FDCWD) return ours(path);
    snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
    n = readlink(link, full, sizeof full - 1);
    if (n < 0) return 0;
    full[n] = 0;
    return ours(full);
}
static int ours_fd(int fd) {
    char link[64], full[4096]; ssize_t n;
    if (!armed_) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, full, sizeof full - 1);
    if (n < 0) return 0;
    full[n] = 0;
    return ours(full);
}
static int strikes(const char *kind) {
    if (strcmp(kind_, kind) && strcmp(kind_, "any")) return 0;
    if (++seen_ != at_) return 0;
    if (kill_) { raise(SIGKILL); pause(); }
    return 1;
}
#define FAIL(kind, is_ours, number) if ((is_ours) && strikes(kind)) { errno = number; return -1; }
#define WRITES(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT))

static int open_mode(int flags, va_list list) { return flags & O_CREAT ? va_arg(list, int) : 0; }
int open(const char *p, int f, ...) { va_list l; va_start(l, f); int m = open_mode(f, l); va_end(l);
    FAIL("open", WRITES(f) && ours(p), ENOSPC)
    return ((int (*)(const char *, int, ...))real("open"))(p, f, m); }
int open64(const char *p, int f, ...) { va_list l; va_start(l, f); int m = open_mode(f, l); va_end(l);
    FAIL("open", WRITES(f) && ours(p), ENOSPC)
    return ((int (*)(const char *, int, ...))real("open64"))(p, f, m); }
int openat(int d, const char *p, int f, ...) { va_list l; va_start(l, f); int m = open_mode(f, l); va_end(l);
    FAIL("open", WRITES(f) && ours_at(d, p), ENOSPC)
    return ((int (*)(int, const char *, int, ...))real("openat"))(d, p, f, m); }

static size_t half(int fd, size_t n) { return n > 1 && !strcmp(kind_, "short") && ours_fd(fd) && strikes("short") ? n / 2 : n; }
ssize_t write(int fd, const void *b, size_t n) {
    if (armed_ && fd > 2) { FAIL("write", ours_fd(fd), ENOSPC) n = half(fd, n); }
    return ((ssize_t (*)(int, const void *, size_t))real("write"))(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { FAIL("write", ours_fd(fd), ENOSPC) n = half(fd, n);
    return ((ssize_t (*)(int, const void *, size_t, off_t))real("pwrite"))(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off_t o) { FAIL("write", ours_fd(fd), ENOSPC) n = half(fd, n);
    return ((ssize_t (*)(int, const void *, size_t, off_t))real("pwrite64"))(fd, b, n, o); }
int ftruncate64(int fd, off_t n) { FAIL("write", ours_fd(fd), ENOSPC)
    return ((int (*)(int, off_t))real("ftruncate64"))(fd, n); }

int fsync(int fd) { FAIL("fsync", ours_fd(fd), EIO) return ((int (*)(int))real("fsync"))(fd); }
int fdatasync(int fd) { FAIL("fsync", ours_fd(fd), EIO) return ((int (*)(int))real("fdatasync"))(fd); }
int syncfs(int fd) { FAIL("fsync", ours_fd(fd), EIO) return ((int (*)(int))real("syncfs"))(fd); }

int rename(const char *a, const char *b) { FAIL("rename", ours(a), EIO)
    return ((int (*)(const char *, const char *))real("rename"))(a, b); }
int renameat(int x, const char *a, int y, const char *b) { FAIL("rename", ours_at(x, a), EIO)
    return ((int (*)(int, const char *, int, const char *))real("renameat"))(x, a, y, b); }
int renameat2(int x, const char *a, int y, const char *b, unsigned f) { FAIL("exchange", ours_at(x, a), EINVAL)
    if (armed_ && !exchange_) { errno = EINVAL; return -1; }
    return ((int (*)(int, const char *, int, const char *, unsigned))real("renameat2"))(x, a, y, b, f); }
int link(const char *a, const char *b) { FAIL("link", ours(b), ENOSPC)
    return ((int (*)(const char *, const char *))real("link"))(a, b); }
int linkat(int x, const char *a, int y, const char *b, int f) { FAIL("link", ours_at(y, b), ENOSPC)
    return ((int (*)(int, const char *, int, const char *, int))real("linkat"))(x, a, y, b, f); }
int mkdir(const char *p, mode_t m) { FAIL("mkdir", ours(p), ENOSPC)
    return ((int (*)(const char *, mode_t))real("mkdir"))(p, m); }
int unlink(const char *p) { FAIL("unlink", ours(p), EACCES) return ((int (*)(const char *))real("unlink"))(p); }
int unlinkat(int d, const char *p, int f) { FAIL("unlink", ours_at(d, p), EACCES)
    return ((int (*)(int, const char *, int))real("unlinkat"))(d, p, f); }
int rmdir(const char *p) { FAIL("unlink", ours(p), EACCES) return ((int (*)(const char *))real("rmdir"))(p); }
