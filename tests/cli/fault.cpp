// A disk that fails at the n-th call, for tests: preloaded into the program, it counts the calls that change
// files under FAULT_UNDER and lets number FAULT_AT fail.
//
//   FAULT_KIND=ENOSPC, EIO, EROFS, EDQUOT   that call fails with this error, and all after it when
//                                           FAULT_STAYS is set
//   FAULT_KIND=SHORT                        a write takes half of what it is given
//   FAULT_KIND=KILL                         the program is killed before the call
//   FAULT_COUNT=file                        the number of calls is written there at the end
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

std::array<bool, 1024> watched{};  // by file descriptor
long calls = 0;

std::string setting(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

template <class Function>
Function original(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool under(const char* path) {
    const std::string folder = setting("FAULT_UNDER");
    return !folder.empty() && path != nullptr &&
           std::strncmp(path, folder.c_str(), folder.size()) == 0;
}

bool is_watched(int fd) {
    return fd >= 0 && static_cast<std::size_t>(fd) < watched.size() &&
           watched[static_cast<std::size_t>(fd)];
}

void watch(int fd, bool on) {
    if (fd >= 0 && static_cast<std::size_t>(fd) < watched.size()) {
        watched[static_cast<std::size_t>(fd)] = on;
    }
}

/// Counts a call; the error with which it fails, -1 for half a write, 0 when it goes well.
int verdict() {
    ++calls;
    const long at = std::atol(setting("FAULT_AT").c_str());
    if (calls != at && !(calls > at && at > 0 && !setting("FAULT_STAYS").empty())) {
        return 0;
    }
    const std::string kind = setting("FAULT_KIND");
    if (kind == "KILL") {
        kill(getpid(), SIGKILL);
    }
    return kind == "ENOSPC"   ? ENOSPC
           : kind == "EIO"    ? EIO
           : kind == "EROFS"  ? EROFS
           : kind == "EDQUOT" ? EDQUOT
           : kind == "SHORT"  ? -1
                              : 0;
}

/// Whether a call on `fd` fails; errno then says why.
bool fails(int fd) {
    const int error = is_watched(fd) ? verdict() : 0;
    if (error > 0) {
        errno = error;
    }
    return error > 0;
}

template <class Call>
ssize_t write_by(int fd, std::size_t size, const Call& call) {
    const int error = is_watched(fd) ? verdict() : 0;
    if (error > 0) {
        errno = error;
        return -1;
    }
    return call(error < 0 ? (size + 1) / 2 : size);
}

template <class Call>
int open_by(const char* path, int flags, const Call& call) {
    const bool changes = under(path) && (flags & O_ACCMODE) != O_RDONLY;
    if (changes && (flags & O_CREAT) != 0) {
        if (const int error = verdict(); error > 0) {
            errno = error;
            return -1;
        }
    }
    const int fd = call();
    watch(fd, changes);
    return fd;
}

mode_t mode_in(int flags, std::va_list list) {
    return (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(list, unsigned)) : 0;
}

struct Report {
    ~Report() {
        const std::string file = setting("FAULT_COUNT");
        if (std::FILE* out = file.empty() ? nullptr : std::fopen(file.c_str(), "w")) {
            std::fprintf(out, "%ld\n", calls);
            std::fclose(out);
        }
    }
} report;

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = mode_in(flags, list);
    va_end(list);
    return open_by(path, flags, [&] {
        return original<int (*)(const char*, int, ...)>("open")(path, flags, mode);
    });
}

int open64(const char* path, int flags, ...) {
    std::va_list list;
    va_start(list, flags);
    const mode_t mode = mode_in(flags, list);
    va_end(list);
    return open_by(path, flags, [&] {
        return original<int (*)(const char*, int, ...)>("open64")(path, flags, mode);
    });
}

std::FILE* fopen64(const char* path, const char* how) {
    if (under(path) && how[0] != 'r') {
        if (const int error = verdict(); error > 0) {
            errno = error;
            return nullptr;
        }
    }
    std::FILE* file = original<std::FILE* (*)(const char*, const char*)>("fopen64")(path, how);
    if (file != nullptr) {
        watch(fileno(file), under(path) && how[0] != 'r');
    }
    return file;
}

int close(int fd) {
    watch(fd, false);
    return original<int (*)(int)>("close")(fd);
}

ssize_t write(int fd, const void* bytes, size_t size) {
    return write_by(fd, size, [&](std::size_t some) {
        return original<ssize_t (*)(int, const void*, size_t)>("write")(fd, bytes, some);
    });
}

ssize_t pwrite(int fd, const void* bytes, size_t size, off_t at) {
    return write_by(fd, size, [&](std::size_t some) {
        return original<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite")(fd, bytes, some,
                                                                                at);
    });
}

ssize_t pwrite64(int fd, const void* bytes, size_t size, off64_t at) {
    return write_by(fd, size, [&](std::size_t some) {
        return original<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64")(fd, bytes, some,
                                                                                    at);
    });
}

ssize_t writev(int fd, const iovec* parts, int count) {
    return fails(fd) ? -1
                     : original<ssize_t (*)(int, const iovec*, int)>("writev")(fd, parts, count);
}

int fsync(int fd) {
    return fails(fd) ? -1 : original<int (*)(int)>("fsync")(fd);
}

int fdatasync(int fd) {
    return fails(fd) ? -1 : original<int (*)(int)>("fdatasync")(fd);
}

int ftruncate64(int fd, off64_t size) {
    return fails(fd) ? -1 : original<int (*)(int, off64_t)>("ftruncate64")(fd, size);
}

int unlink(const char* path) {
    if (under(path)) {
        if (const int error = verdict(); error > 0) {
            errno = error;
            return -1;
        }
    }
    return original<int (*)(const char*)>("unlink")(path);
}

}  // extern "C"
