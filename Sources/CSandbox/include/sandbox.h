// Limits that a process sets for itself before it touches foreign bytes; variadic calls and enums of C that Swift
// does not take over as they are.
#pragma once
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <unistd.h>

int sandbox_spawn(const char *program, const char *argument, int socket, pid_t *child);
int converter_spawn(const char *program, const char *input, const char *output, const char *cache, pid_t *child);

static inline void sandbox_set(int resource, unsigned long value) {
    struct rlimit limit = {value, value};
    setrlimit(resource, &limit);
}

// Address space in bytes and open files; no core, no files written, no new rights, nobody looks into its memory.
static inline void sandbox_limit(unsigned long memory, unsigned long files) {
    sandbox_set(RLIMIT_AS, memory);
    sandbox_set(RLIMIT_NOFILE, files);
    sandbox_set(RLIMIT_CORE, 0);
    sandbox_set(RLIMIT_FSIZE, 0);
    // Nothing here starts programs or threads; for root the system does not heed it.
    sandbox_set(RLIMIT_NPROC, 0);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (chdir("/") != 0) return;
}

// Processor time from now on; when it is over, SIGPROF ends the process. 0: no end.
static inline void sandbox_allow(long milliseconds) {
    struct itimerval timer = {{0, 0}, {milliseconds / 1000, milliseconds % 1000 * 1000}};
    setitimer(ITIMER_PROF, &timer, NULL);
}
