#pragma once

#include "gebied/base/text.hpp"
#include "gebied/model/community.hpp"
#include "gebied/model/domain.hpp"
#include "gebied/model/effects.hpp"
#include "gebied/model/financing.hpp"
#include "gebied/model/households.hpp"
#include "gebied/model/indicator.hpp"
#include "gebied/model/informal.hpp"
#include "gebied/model/payer.hpp"
#include "gebied/model/product.hpp"
#include "gebied/model/role.hpp"
#include "gebied/model/route.hpp"
#include "gebied/model/stream.hpp"
#include "gebied/model/team.hpp"

#include <string>
#include <vector>

namespace gebied {

/// The name of one entry of a list that the study names: the id is the key of results and is never
/// shown alone where a name in the reader's language exists.
struct Label {
    std::string id;
    std::string nl;
    std::string en;

    friend bool operator==(const Label&, const Label&) = default;
};

/// The lists that a study names. One for all areas and scenarios; entries are ordered by id, so that
/// the order in YAML changes nothing.
struct Names {
    std::vector<Label> types{};
    std::vector<Label> domains{};
    std::vector<Label> routes{};
    std::vector<Label> roles{};
    std::vector<Label> streams{};
    std::vector<Label> products{};
    std::vector<Label> payers{};
    std::vector<Label> indicators{};

    friend bool operator==(const Names&, const Names&) = default;
};

/// Every parameter of one area at one moment: what may happen to one household, one hour, one euro.
/// Lists are parallel to those of `Names`.
struct Model {
    Households households{};
    std::vector<HouseholdType> types{};
    std::vector<Domain> domains{};
    std::vector<Route> routes{};
    Informal informal{};
    Team team{};
    std::vector<Role> roles{};
    std::vector<Stream> streams{};
    std::vector<Product> products{};
    Financing financing{};
    Effects effects{};
    Community community{};
    std::vector<Payer> payers{};
    std::vector<Indicator> indicators{};
};

}  // namespace gebied
