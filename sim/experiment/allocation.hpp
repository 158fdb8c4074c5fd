#pragma once

#include "gebied/experiment/study.hpp"

namespace gebied {

/// Divides the amounts of streams, and stated ceilings, of all areas together between them by the allocation
/// key, in every scenario and stage that has one: total x weight / sum of weights. Areas that keep their own
/// amounts (`history`) take no part. Doing it twice is doing it once.
void divide_by_key(Study& study);

}  // namespace gebied
