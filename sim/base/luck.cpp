#include "gebied/base/luck.hpp"

#include "gebied/base/contract.hpp"
#include "gebied/base/ids.hpp"

#include <Random123/philox.h>

namespace gebied {

Luck::Luck(std::uint64_t seed, std::uint64_t stream, std::int64_t replication) {
    const std::uint64_t key =
        mix(mix(mix(seed) ^ stream) ^ static_cast<std::uint64_t>(replication));
    key_ = {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U)};
}

Draw Luck::draw(std::uint64_t subject, Question question, std::uint32_t occasion,
                std::uint32_t step) const {
    expects(subject < (std::uint64_t{1} << 48U), "a subject of chance has 48 bits");
    const r123::Philox4x32::ctr_type address{
        {step, occasion, static_cast<std::uint32_t>(subject),
         static_cast<std::uint32_t>(subject >> 32U) | static_cast<std::uint32_t>(question) << 16U}};
    const r123::Philox4x32::key_type key{{key_[0], key_[1]}};
    const r123::Philox4x32::ctr_type words = r123::Philox4x32{}(address, key);
    return Draw{{words[0], words[1], words[2], words[3]}};
}

}  // namespace gebied
