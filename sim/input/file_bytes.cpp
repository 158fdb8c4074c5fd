#include "input/file_bytes.hpp"

#include <array>
#include <cstddef>
#include <fstream>
#include <system_error>

namespace gebied::input {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U;

}  // namespace

FileBytes bytes_of(const std::filesystem::path& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    switch (status.type()) {
        case fs::file_type::regular: break;
        case fs::file_type::not_found: return {.refusal = "there is no such file"};
        case fs::file_type::directory: return {.refusal = "a folder; a file is needed"};
        case fs::file_type::none: return {.refusal = "the file cannot be reached"};
        default: return {.refusal = "not an ordinary file"};
    }
    std::ifstream in{path, std::ios::binary};
    std::string bytes;
    std::array<char, 16384> part{};
    while (in.is_open() && !in.fail() && bytes.size() <= most_bytes) {
        in.read(part.data(), part.size());
        bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (bytes.size() > most_bytes) {
        return {.refusal = "the file is larger than 1 MiB"};
    }
    if (!in.is_open() || in.bad() || !in.eof()) {
        return {.refusal = "the file cannot be read"};
    }
    return {.bytes = std::move(bytes)};
}

}  // namespace gebied::input
