#include "gebied/model/duration.hpp"

#include <cmath>

namespace gebied {

double mean_days(const DurationLaw& law) {
    switch (law.kind) {
        case DurationLaw::Kind::lognormal: return law.days * std::exp(law.shape * law.shape / 2.0);
        case DurationLaw::Kind::weibull: return law.days * std::tgamma(1.0 + 1.0 / law.shape);
        case DurationLaw::Kind::fixed:
        case DurationLaw::Kind::exponential:
        case DurationLaw::Kind::erlang: break;
    }
    return law.days;
}

}  // namespace gebied
