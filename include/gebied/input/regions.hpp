#pragma once

#include "gebied/input/region.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace gebied {

/// All municipalities and wijken of the Netherlands.
class Regions {
public:
    /// `all`: by code, every code once.
    explicit Regions(std::vector<Region> all);

    /// Every region, by code.
    [[nodiscard]] const std::vector<Region>& all() const { return all_; }

    /// The region with this code (`WK019330`) or name (`Holtenbroek`, `Utrecht West`, `den haag`); capitals,
    /// accents, spaces and hyphens make no difference. Throws an `InputError` that names the regions that
    /// may have been meant when there is none, or more than one.
    [[nodiscard]] const Region& find(std::string_view asked) const;

private:
    struct Key {
        std::string text{};  ///< a name, folded
        std::size_t region{0};
    };

    [[nodiscard]] const Region& with_code(std::string_view asked) const;
    [[nodiscard]] std::vector<std::size_t> meant_by(const std::string& key) const;

    std::vector<Region> all_;
    std::vector<Key> keys_{};  ///< by text, then region
};

/// Reads `cbs-regions.csv` and `region-figures.csv` in `folder`. Throws an `InputError` with everything
/// that is wrong with them, each with file, line and column.
[[nodiscard]] Regions read_regions(const std::filesystem::path& folder);

}  // namespace gebied
