#include "gebied/report/export_xlsx.hpp"

#include "gebied/report/messages.hpp"
#include "gebied/report/wording.hpp"
#include "report/workbook_content.hpp"

#include <algorithm>

namespace gebied {
namespace {

constexpr std::size_t months_per_year = 12;

}  // namespace

std::size_t WorkbookContent::years() const {
    return static_cast<std::size_t>(result->header().reported_years());
}
std::size_t WorkbookContent::areas() const {
    return result->areas().size();
}
std::size_t WorkbookContent::scenarios() const {
    return result->scenarios().size();
}
double WorkbookContent::futures() const {
    return static_cast<double>(result->header().replications);
}

std::int64_t WorkbookContent::year_sum(std::size_t scenario, std::size_t area, std::size_t year,
                                       std::size_t column) const {
    return yearly[((scenario * areas() + area) * years() + year) * result->columns().size() +
                  column];
}

std::int64_t WorkbookContent::month_sum(std::size_t scenario, std::size_t area, std::size_t month,
                                        std::size_t series) const {
    return monthly[((scenario * areas() + area) * years() * months_per_year + month) *
                       monthly_series_count +
                   series];
}

std::optional<std::size_t> WorkbookContent::column_named(std::string_view name) const {
    const auto& columns = result->columns();
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& c) { return c.name == name; });
    return found == columns.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(found - columns.begin())};
}

double WorkbookContent::year_mean(std::size_t scenario, std::size_t year,
                                  std::string_view column) const {
    const auto at = column_named(column);
    double sum = 0.0;
    for (std::size_t area = 0; at && area < areas(); ++area) {
        sum += static_cast<double>(year_sum(scenario, area, year, *at));
    }
    return sum / futures();
}

WorkbookContent content_of(const ResultReader& result, const WorkbookOrigin& origin) {
    WorkbookContent content{.result = &result, .origin = origin, .comparison = compare(result)};
    const std::size_t width = content.years() * result.columns().size();
    const std::size_t months = content.years() * months_per_year * monthly_series_count;
    content.yearly.resize(content.scenarios() * content.areas() * width);
    content.monthly.resize(content.scenarios() * content.areas() * months);
    for (std::size_t scenario = 0; scenario < content.scenarios(); ++scenario) {
        for (std::size_t area = 0; area < content.areas(); ++area) {
            const std::size_t place = scenario * content.areas() + area;
            for (std::int64_t number = 1; number <= result.header().replications; ++number) {
                const Outcome outcome = result.outcome(number, scenario, area);
                for (std::size_t i = 0; i < width; ++i) {
                    content.yearly[place * width + i] += outcome.yearly[i];
                }
                for (std::size_t i = 0; i < months; ++i) {
                    content.monthly[place * months + i] += outcome.monthly[i];
                }
            }
        }
    }
    return content;
}

Reading reading_of(std::string_view unit, Language language) {
    constexpr double cents = 0.01;
    constexpr double seconds_per_day = 86400.0;
    constexpr double minutes_per_hour = 60.0;
    constexpr std::string_view seconds = "-seconds";
    if (unit == "cent") {
        return {.factor = cents, .unit = "euro", .money = true, .fraction = true};
    }
    if (unit == "cent-day") {
        return {.factor = cents,
                .unit = language == Language::nl ? "euro x dagen" : "euro x days",
                .money = true,
                .fraction = true};
    }
    if (unit.ends_with(seconds)) {
        const std::string_view what = unit.substr(0, unit.size() - seconds.size());
        const std::string many = std::string{what} + (what == "trajectory" ? "" : "s");
        return {.factor = 1.0 / seconds_per_day,
                .unit = message_in(what == "trajectory" ? "trajectories" : many, language) +
                        (language == Language::nl ? " x dagen" : " x days"),
                .fraction = true};
    }
    if (unit == "minutes") {
        return {.factor = 1.0 / minutes_per_hour,
                .unit = message_in("hours", language),
                .fraction = true};
    }
    return {.unit = message_in(unit, language)};
}

void export_xlsx(const ResultReader& result, const std::filesystem::path& file,
                 const WorkbookOrigin& origin, Language language) {
    const WorkbookContent content = content_of(result, origin);
    Workbook book{file, language};
    const ResultHeader& header = result.header();
    book.describe(name_in(header.title, language), name_in(header.question, language),
                  header.created);
    const std::int64_t shown = futures_that_fit(content);
    add_cover(book, content, shown);
    add_overview(book, content);
    add_charts(book, content);
    add_tables(book, content, shown);
    add_chart_data(book, content);
    book.close();
}

}  // namespace gebied
