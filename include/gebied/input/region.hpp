#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gebied {

/// A figure about a region that somebody found, with its source.
struct RegionFigure {
    /// The path of a parameter (`households.number`), or a share from which parameters are derived: of the
    /// households `single`, `without_children`, `with_children`, `lone_parent`; of the inhabitants `aged_65`.
    std::string key{};
    double value{0.0};
    std::optional<double> low{};
    std::optional<double> high{};
    std::string year{};
    std::string source{};  ///< key in the shipped bibliography
    std::string grade{};   ///< measured, derived, literature, expert or assumption
    std::string note_nl{};
    std::string note_en{};
};

/// What CBS calls a region here.
enum class RegionKind : std::uint8_t { municipality, wijk };

/// A municipality or wijk of the Netherlands as CBS counts it (Kerncijfers wijken en buurten 2024).
struct Region {
    std::string code{};  ///< GM0193, WK019330
    std::string name{};  ///< empty when it is not known
    std::string also{};  ///< another name in use, or empty
    RegionKind kind{RegionKind::municipality};
    std::string municipality{};       ///< code of the municipality in which it lies, or its own
    std::string municipality_name{};  ///< the name of that municipality
    std::int64_t inhabitants{0};      ///< persons; CBS rounds wijken to five
    std::optional<std::int64_t> dwellings{};  ///< nothing when CBS gives none
    std::vector<RegionFigure> figures{};      ///< better known than from these, by key

    /// The figure under `wanted`, or nothing.
    [[nodiscard]] const RegionFigure* figure(std::string_view wanted) const;
};

/// For a reader: `Holtenbroek (Zwolle)`, `WK039201 (Haarlem)`, `Zwolle`.
[[nodiscard]] std::string full_name(const Region& region);

/// The same with the code, by which anybody can ask for it: `WK019330 Holtenbroek (Zwolle)`.
[[nodiscard]] std::string code_and_name(const Region& region);

}  // namespace gebied
