#define _GNU_SOURCE
#include "sandbox.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>

// Runs a program with no file but the first three, in a process group of its own, because what a terminal sends to the
// server is not meant for it. Takes the actions over. Returns an errno, 0 when the program runs.
static int spawn_apart(char *const arguments[], char *const environment[], posix_spawn_file_actions_t *actions,
                       pid_t *child) {
    posix_spawnattr_t attributes;
    sigset_t all, none;
    posix_spawnattr_init(&attributes);
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
    int failure = posix_spawn(child, arguments[0], actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(actions);
    return failure;
}

// No environment, no file but the socket as standard input.
int sandbox_spawn(const char *program, const char *argument, int socket, pid_t *child) {
    posix_spawn_file_actions_t actions;
    char *arguments[] = {(char *)program, (char *)argument, NULL};
    char *environment[] = {NULL};
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure != 0) return failure;
    posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
    return spawn_apart(arguments, environment, &actions, child);
}

// A program of the system that makes one file of another; cache says where it may keep files for itself.
int converter_spawn(const char *program, const char *input, const char *output, const char *cache, pid_t *child) {
    posix_spawn_file_actions_t actions;
    char *arguments[] = {(char *)program, "-q", (char *)input, (char *)output, NULL};
    char *environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", (char *)cache, NULL};
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure != 0) return failure;
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    return spawn_apart(arguments, environment, &actions, child);
}
