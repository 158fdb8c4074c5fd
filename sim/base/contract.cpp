#include "gebied/base/contract.hpp"

#include <stdexcept>
#include <string>

namespace gebied {

void contract_violated(const char* promise, std::source_location where) {
    throw std::logic_error{std::string{"a promise inside the program does not hold: "} + promise +
                           " (" + where.function_name() + ", line " + std::to_string(where.line()) +
                           ')'};
}

}  // namespace gebied
