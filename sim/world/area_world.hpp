#pragma once

#include "gebied/model/ledger.hpp"
#include "gebied/model/virement.hpp"
#include "gebied/population/population.hpp"
#include "gebied/world/fate.hpp"
#include "gebied/world/future.hpp"
#include "gebied/world/outcome.hpp"
#include "gebied/world/plan.hpp"
#include "world/compiled_stage.hpp"
#include "world/event_queue.hpp"
#include "world/household.hpp"
#include "world/request_place.hpp"
#include "world/service.hpp"
#include "world/stock.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace gebied {

/// One future of one area: its households, its team and its money, lived event by event.
///
/// The order at one instant: year close, measures, year opening; ends and releases; moves and exits; onsets
/// and signals; decisions; then hours, money and places are handed out until nothing moves.
/// Copying a world copies the future: a scenario continues from a copy of the settled baseline.
class AreaWorld {
public:
    AreaWorld(const WorldSetting& setting, const Plan& plan, const AreaFate& fate);

    /// Lives every event before `until`.
    void live_until(Instant until);

    /// Continues under another plan, which must equal the present one up to now.
    void follow(const Plan& plan);

    /// What was counted so far; call after living until the end of the period.
    [[nodiscard]] const Outcome& outcome() const { return outcome_; }

    // --- areas that live together (areas_together.cpp): one instant at a time, none ahead of another

    /// The areas of a future, this one among them. Places that are contracted together are counted over them.
    void join(const std::vector<std::unique_ptr<AreaWorld>>& areas) { areas_ = &areas; }
    /// The next instant at which something happens here.
    [[nodiscard]] std::int64_t next_at();
    /// Writes the checkpoints up to `at`, before anything else happens.
    void pass_checkpoints(std::int64_t at);
    /// Lives everything of one instant.
    void live_instant(std::int64_t at);
    /// Looks again, at an instant, whether a place that is contracted together is free for who waits here.
    void look_for_places(std::int64_t at);
    /// Whether a place that is contracted together came free or was taken since this was asked.
    [[nodiscard]] bool took_or_freed_places();
    /// Whether this area shifts money to and from others at this instant.
    [[nodiscard]] bool transfers_at(std::int64_t at) const;
    /// What each stream, and last the area pool, has free and expects to need this year.
    [[nodiscard]] std::vector<StreamOutlook> outlook() const;
    /// Takes (above zero) or gives money of a stream, or of the pool when `account` is the number of streams.
    void transfer(std::size_t account, Money amount);
    /// Hands out what the transfers brought.
    void hand_out_at(std::int64_t at);
    /// Closes the books when the period ends at `limit`.
    void finish(std::int64_t limit);

private:
    static constexpr std::uint32_t none = Household::none;

    // --- the loop (area_world.cpp)
    void happen(const Event& event);
    void happen(const FateEvent& event);
    void happen_now();
    void hand_out();
    void fetch(std::uint32_t h) const;
    void note(std::uint64_t what);
    void write_checkpoint(std::int64_t at);
    [[nodiscard]] std::int64_t next_stage_at() const;
    void turn_of_month();
    void check_times() const;

    // --- households and needs (needs.cpp)
    void begin_life(std::uint32_t h, std::uint64_t subject, TypeIndex type, bool at_start);
    void end_life(std::uint32_t h);
    void set_severity(std::uint32_t h, std::size_t d, Severity to);
    void onset(std::uint32_t h, std::size_t d, std::uint32_t episode);
    void try_onset(const FateEvent& event);
    [[nodiscard]] double onset_multiplier(std::uint32_t h, std::size_t d) const;
    void schedule_onset_bands(std::uint32_t h);
    void schedule_onset_band(std::uint32_t h, int band, std::int64_t after);
    [[nodiscard]] double band_rate(const Household& household, unsigned band) const;
    [[nodiscard]] Draw band_draw(const Household& household, unsigned band, std::uint32_t cell,
                                 std::uint32_t number) const;
    [[nodiscard]] std::uint32_t number_in_cell(const Household& household,
                                               const Event& event) const;
    void try_onset_in_band(const Event& event);
    void raise_course_bands(int bands);
    void raise_onset_bands();
    void schedule_course(std::uint32_t h, std::size_t d);
    void schedule_course_band(std::uint32_t h, std::size_t d, int band, std::uint32_t count);
    void try_course(const Event& event);
    void try_course_in_band(const Event& event);
    void take_course(std::uint32_t h, std::size_t d, double pick, double height_from,
                     double height_width);
    [[nodiscard]] double reach_of(std::size_t route, const Need& n) const;
    void crisis(std::uint32_t h, std::size_t d);
    [[nodiscard]] bool may_be_evicted(std::uint32_t h, std::size_t d) const;
    void give_at_once(std::uint32_t h, std::size_t d);
    /// `followed`: with aftercare.
    void solve(std::uint32_t h, std::size_t d, bool followed);
    void lighten(std::uint32_t h, std::size_t d);
    void schedule_relapse(std::uint32_t h, std::size_t d, bool followed);
    void try_relapse(const Event& event);
    void request(std::uint32_t h, std::size_t d, std::size_t route);
    [[nodiscard]] bool handled_there(std::uint32_t h, std::size_t d, std::size_t route);
    /// The needs in the domains that `leaves(d)` names leave the area's care, and what runs for them ends.
    template <class Leaves>
    void end_needs(std::uint32_t h, Leaves&& leaves);
    void stay_home(std::uint32_t h);
    void stop_staying_home(std::uint32_t h);
    void visitor(const FateEvent& event);
    void leave_if_done(std::uint32_t h);
    /// After anything that happened to a household: its flows between rungs, and whether it is in serious need
    /// without help.
    void take_stock(std::uint32_t h);
    void move_to(Need& need, Rung to);

    // --- the team (team.cpp)
    /// A place in a queue of the team.
    struct Ticket {
        std::uint32_t household{};
        std::uint16_t stamp{};
        std::uint32_t group{none};  ///< households that begin together; `household` is one of them
    };
    void join_team(std::uint32_t h, std::size_t d);
    void enqueue(std::uint32_t h, bool for_case);
    void line_up(std::uint32_t h, TeamState state);
    void hand_out_hours();
    [[nodiscard]] bool start_from(std::size_t queue);
    [[nodiscard]] bool stale(const Ticket& ticket) {
        return ticket.group == none ? households_[ticket.household].team_stamp != ticket.stamp
                                    : nobody_left(ticket.group);
    }
    [[nodiscard]] bool fits(const Ticket& ticket, std::size_t queue) const;
    void start(const Ticket& ticket, std::size_t queue);
    void start_intake(std::uint32_t h);
    void conclude_intake(std::uint32_t h);
    void intake_done(std::uint32_t h);
    void assess(std::uint32_t h, std::size_t d);
    void assign_to_team(std::uint32_t h, std::size_t d);
    void start_case(std::uint32_t h);
    void team_end(std::uint32_t h);
    void close_team(std::uint32_t h);
    void leave_queue(std::uint32_t h);
    void give_up_team(std::uint32_t h);
    void schedule_call_back(std::uint32_t h);
    void call_back(const Event& event);
    void settle_team(std::uint32_t h);
    [[nodiscard]] bool team_has_hours(std::uint32_t h, std::size_t d) const;
    void hand_to_team(std::uint32_t h, std::size_t d);
    void give_back_intake(std::uint32_t h);
    [[nodiscard]] bool finds(std::uint32_t h, std::size_t d);
    [[nodiscard]] bool declines(std::uint32_t h, std::size_t d);
    [[nodiscard]] bool kept_for_cost(std::uint32_t h, std::size_t d, std::size_t product);
    [[nodiscard]] bool wrong_rung(std::uint32_t h, std::size_t d, bool to_specialist);
    [[nodiscard]] bool open_from_team(std::uint32_t h, std::size_t d, double pick);
    [[nodiscard]] std::size_t needs_of(std::uint32_t h) const;
    bool follow(std::uint32_t h);
    [[nodiscard]] std::int64_t case_minutes(std::uint32_t h) const;
    [[nodiscard]] double success_factor(std::uint32_t h, std::size_t d) const;

    // --- help in groups (groups.cpp)
    [[nodiscard]] std::uint8_t group_for(std::uint32_t h);
    void gather(std::uint32_t h);
    void stop_gathering(std::size_t d);
    [[nodiscard]] bool nobody_left(std::uint32_t group);
    [[nodiscard]] bool in_group(std::uint32_t h) const;

    // --- informal support and the community (informal.cpp)
    void start_informal(std::uint32_t h, std::size_t d);
    void stop_informal(std::uint32_t h, std::size_t d);
    void informal_end(std::uint32_t h, std::size_t d);
    void community_month(double weeks, std::int64_t minutes);
    void feel_strength();
    void set_informal_places();

    // --- the hours of the team (hours.cpp)
    void reserve(std::int64_t minutes, std::size_t kind);
    void update_hours();
    void month_of_hours();
    void outreach_month(double weeks, std::int64_t minutes);
    void set_capacity();

    // --- posts and colleagues (staff.cpp)
    void open_posts(std::size_t role, std::size_t posts);
    void look_for_someone(std::size_t role, std::size_t person, const Draw& luck);
    void begin_learning(std::size_t role, std::size_t person);
    void fill_post(const Event& event);
    void staff_event(const FateEvent& event);
    void leave_post(std::size_t role, std::size_t person);
    [[nodiscard]] double strain(std::size_t role, double of_workload, double of_breadth) const;
    [[nodiscard]] double leaving_factor(std::size_t role) const;
    void hand_cases_over();

    // --- requests, until help begins (requests.cpp)
    /// `claim`: the number of a claim that belongs to no need.
    std::uint32_t open_service(std::uint32_t h, std::size_t d, std::size_t product,
                               std::size_t route, bool by_law, bool by_team,
                               std::uint32_t claim = 0);
    void refer(std::uint32_t h, std::size_t d, std::size_t route, bool by_law);
    void claim(const FateEvent& event);
    [[nodiscard]] bool refrains(std::uint32_t h, std::size_t d, std::size_t product,
                                std::uint32_t claim);
    [[nodiscard]] bool requested(std::uint32_t h, std::size_t d) const;
    [[nodiscard]] bool has_product(std::uint32_t h, std::size_t product) const;
    [[nodiscard]] bool approved(const Service& service);
    [[nodiscard]] bool turned_away(const Service& service);
    void decide(std::uint32_t s);
    void granted(std::uint32_t s);
    [[nodiscard]] RequestPlace place_in_line(std::uint32_t s) const;
    [[nodiscard]] bool looked_at_before(std::uint32_t a, std::uint32_t b) const;
    void hand_out_money();
    [[nodiscard]] bool asks_pool(const Service& service) const;
    [[nodiscard]] bool comes_later(std::uint32_t s) const;
    void hand_out_places();
    void withdraw(std::uint32_t s);
    bool withdraw_without_need(std::uint32_t s);
    void give_up_service(const Event& event);

    // --- trajectories, from the start of help (trajectories.cpp)
    void start_service(std::uint32_t s);
    [[nodiscard]] std::int64_t stay(const Service& service) const;
    [[nodiscard]] double hours_factor(const Service& service) const;
    [[nodiscard]] double prolonging_factor(const Service& service) const;
    [[nodiscard]] bool had_before(const Service& service) const;
    void schedule_review(std::uint32_t s);
    void review(std::uint32_t s);
    [[nodiscard]] bool other_runs(std::uint32_t s) const;
    [[nodiscard]] bool steps_down(std::uint32_t s);
    void step_down(std::uint32_t s);
    void finish(std::uint32_t s);
    void end_running(std::uint32_t s);
    void interrupt(std::uint32_t s);
    void stop_service(std::uint32_t s);

    // --- the record of a request and its trajectory (services.cpp)
    [[nodiscard]] const CompiledProduct& product_of(const Service& s) const {
        return stage_->product[s.product];
    }
    [[nodiscard]] StreamIndex stream_of(const Service& s) const { return product_of(s).stream; }
    [[nodiscard]] Draw service_draw(const Service& s, Question what) const;
    [[nodiscard]] std::int64_t places_taken(const Service& service) const;
    void enter_state(std::uint32_t s, ServiceState state);
    void leave_state(std::uint32_t s);
    void unlink(std::uint32_t s);
    void release_record(std::uint32_t s);
    void hold(std::size_t kind, std::int64_t households);
    void hold_again(std::size_t kind);
    [[nodiscard]] Act act_of(std::size_t product) const;
    [[nodiscard]] static constexpr unsigned act_bit(Act act) {
        return 1U << static_cast<unsigned>(act);
    }
    void use_act(std::uint32_t h, Act act);
    void meet_team(std::uint32_t h);

    // --- places of providers (areas_together.cpp)
    [[nodiscard]] std::int64_t places_of(std::size_t product) const;
    [[nodiscard]] std::int64_t free_places(std::size_t product) const;
    [[nodiscard]] bool shares_places(std::size_t product) const;
    [[nodiscard]] bool someone_waits(std::size_t product) const;
    [[nodiscard]] bool first_in_line(std::size_t product) const;
    [[nodiscard]] std::int64_t waits_since(std::size_t product) const;
    void change_places(std::size_t product, std::int64_t by);
    void places_moved(std::size_t product);

    // --- what a grant does to the money (grants.cpp)
    enum class Fit { fits, over, not_given };
    [[nodiscard]] Fit commit(std::uint32_t s);
    [[nodiscard]] Fit lay_claim(std::uint32_t s, Money amount);
    [[nodiscard]] Claim claim_of(const Service& s) const;
    [[nodiscard]] bool fits_next_year(const Service& s) const;
    void set_terms(Service& service) const;
    [[nodiscard]] float area_share(const Service& service) const;
    [[nodiscard]] double use_of(const Service& service) const;
    [[nodiscard]] double cents_per_second(const Service& s) const;
    /// Sums over a span of help.
    struct Amounts {
        Money worth{};         ///< by the tariff
        Money contribution{};  ///< the household's own; never more than what the help costs
        Money
            price{};  ///< what municipality and city pay by the time that help takes: nothing under
                      ///< the other forms of payment
        Money cost{};  ///< the part of the price that the area pays from its ceiling
    };
    [[nodiscard]] Amounts amounts(const Service& s, std::int64_t from, std::int64_t to) const;
    [[nodiscard]] Money cost(const Service& s, std::int64_t from, std::int64_t to) const;
    [[nodiscard]] bool stopped() const;
    [[nodiscard]] Money committed_part(Money expected) const;
    [[nodiscard]] bool make_lighter(Service& service) const;
    [[nodiscard]] std::int64_t committed_until(const Service& s) const;
    [[nodiscard]] Money lump_due(const Service& s) const;
    [[nodiscard]] Money at_once(const Service& s, double euros) const;
    [[nodiscard]] Money commitment_needed(const Service& s) const;
    void declare_until(std::int64_t until);
    void declare(std::uint32_t s, std::int64_t until);
    void pay(std::uint32_t s, Money amount);
    void release_unneeded(std::uint32_t s, Money still_needed);
    void end_commitment(std::uint32_t s);
    void book_overrun(std::size_t stream, Money amount, bool by_law);
    void shortage(std::uint32_t s);
    void mark_shortage();

    // --- the books of the year (books.cpp)
    void open_year();
    [[nodiscard]] std::vector<std::uint32_t> granted_help() const;
    void open_running_services();
    Money commit_rest(std::uint32_t s);
    void change_prices();
    void close_year();
    void count_year_end();
    void count_dearest();
    void berap();
    [[nodiscard]] std::vector<StreamOutlook> stream_outlook() const;
    void adopt_next_stage();
    void change_opening(const Opening& before);
    /// Money that strands, and what each stream has left beyond its own requests.
    struct Stranded {
        Money amount{};
        std::vector<std::int64_t> left{};  ///< cents, by stream
    };
    /// Requests that wait for money are worth what they would still cost this year; once the `year_is_over`, what
    /// they would have cost in it while they waited.
    [[nodiscard]] Stranded stranded(bool year_is_over) const;
    void month_of_books();
    [[nodiscard]] Opening opening() const;
    /// How the money for staff and fixed lines is divided: posts first, then the management layer.
    struct StaffMoney {
        Money posts{};
        Money management{};
        Money premium{};  ///< to the city, for what it insures
        Money base{};

        [[nodiscard]] Money total() const { return posts + management + premium + base; }
    };
    [[nodiscard]] Money staff_cost() const;
    /// What each part asks in a whole year.
    [[nodiscard]] StaffMoney wanted() const;
    /// What each part gets of what is there: posts first.
    [[nodiscard]] StaffMoney divided(Money staff) const;
    [[nodiscard]] double task_sums(std::size_t stream) const;
    [[nodiscard]] Money fixed_lines_wanted(std::size_t stream) const;
    void fund_fixed_lines(std::size_t stream, Money wanted, Money funded);
    [[nodiscard]] double task_funded(std::size_t stream) const;
    void settle_overrun();
    void free_staff_money();
    void fund_posts(const Opening& opening);
    void index_year();
    void schedule_dates_of_year();
    void contract_next_year();
    [[nodiscard]] std::int64_t year_end() const { return year_start_ + year_length_; }

    // --- what follows from the counts of a year that is over (outcomes.cpp)
    void count_outcomes();
    void count_tasks();
    void count_self_sufficiency();
    void count_continuity();
    void count_cashable();
    void count_payers();
    void count_surveys();
    [[nodiscard]] std::int64_t serious_time(std::size_t d) const;

    // --- start (start.cpp)
    void begin();
    void start_products();
    void start_support();
    [[nodiscard]] double start_weight(std::size_t h, std::size_t d, std::size_t product) const;
    [[nodiscard]] std::vector<std::uint32_t> chosen_needs(std::size_t number, std::uint32_t key,
                                                          const std::vector<double>& weights) const;

    // --- small helpers
    [[nodiscard]] Need& need(std::uint32_t h, std::size_t d) { return needs_[h * domains_ + d]; }
    [[nodiscard]] const Need& need(std::uint32_t h, std::size_t d) const {
        return needs_[h * domains_ + d];
    }
    [[nodiscard]] Draw draw(std::uint32_t h, std::size_t d, Question what) {
        Need& n = need(h, d);
        return luck().draw(households_[h].subject, what, occasion(d, n.episode), n.step);
    }
    /// Address of an episode in a domain: by the domain's id, so that another domain in the list moves nothing.
    [[nodiscard]] std::uint32_t occasion(std::size_t d, std::uint32_t episode) const {
        return (d == no_domain ? 0U : stage_->domain[d].key) ^ episode;
    }
    [[nodiscard]] const Luck& luck() const { return fate_->luck(); }
    void count(Counter c, std::int64_t n = 1) { row_[layout_->at(c)] += n; }
    void count(Counter c, std::size_t item, std::int64_t n) { row_[layout_->at(c, item)] += n; }
    [[nodiscard]] std::int64_t in_year() const { return now_ - year_start_; }
    /// What has been counted this year, over all items.
    [[nodiscard]] std::int64_t counted(Counter c) const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < layout_->items(c); ++i) {
            sum += row_[layout_->at(c, i)];
        }
        return sum;
    }
    void enter(Stock& stock, std::size_t column) { stock.enter(row_[column], in_year()); }
    void leave(Stock& stock, std::size_t column) { stock.leave(row_[column], in_year()); }

    // what is the same in all futures
    const WorldSetting* setting_{};
    const Layout* layout_{};
    const Population* population_{};
    const AreaFate* fate_{};
    const std::vector<CompiledStage>* stages_{};
    const CompiledStage* stage_{};
    std::size_t domains_{};

    // time
    std::int64_t now_{0};
    int book_year_{};
    unsigned month_{1};  ///< the month that is running
    std::int64_t next_month_at_{0};
    std::int64_t year_start_{0};
    std::int64_t year_length_{0};
    std::size_t stage_cursor_{0};
    std::size_t fate_cursor_{0};
    std::size_t checkpoint_cursor_{0};
    EventQueue queue_;
    std::uint64_t digest_{0};
    std::uint64_t events_{0};
    std::uint64_t events_before_{0};  ///< at the start of the book year

    // households
    std::vector<Household> households_{};
    std::vector<Need> needs_{};
    std::vector<std::uint32_t> free_households_{};
    std::vector<std::int64_t> cost_this_year_{};  ///< cents, by household
    std::vector<std::int64_t> cost_last_year_{};
    std::int64_t residents_{0};
    int course_bands_{0};
    struct BandCourse {
        std::uint32_t household{};
        std::uint32_t count{};
        std::uint16_t stamp{};
        std::uint8_t domain{};
        std::uint8_t band{};
    };
    std::vector<BandCourse> band_courses_{};
    std::vector<std::uint32_t> free_band_courses_{};

    // the team: queues of households (acute intakes, cases, other intakes), first in first out
    static constexpr std::size_t acute_queue = 0;
    static constexpr std::size_t case_queue = 1;
    static constexpr std::size_t intake_queue = 2;
    static constexpr std::size_t queue_count = 3;
    struct TicketQueue {
        std::vector<Ticket> tickets{};
        std::size_t front{0};
    };
    std::array<TicketQueue, queue_count> queues_{};
    /// Who waits for the others of a group, by domain, and how many groups have gathered there.
    std::array<std::vector<Ticket>, max_domains> gathering_{};
    std::array<std::uint16_t, max_domains> gathered_{};
    std::vector<std::vector<Ticket>> groups_{};  ///< complete, in the queue for hours
    std::vector<std::uint32_t> free_groups_{};
    /// Who gave up, and the need for which it waited: what a call is about.
    struct GivenUp {
        std::uint32_t household{};
        std::uint32_t episode{};
        std::uint16_t life{};
        std::uint8_t domain{};
    };
    std::vector<GivenUp> given_up_{};
    std::vector<std::uint32_t> free_given_up_{};
    // what hours are reserved for
    static constexpr std::size_t hours_of_intake = 0;
    static constexpr std::size_t hours_of_cases = 1;
    static constexpr std::size_t hours_of_management = 2;
    static constexpr std::size_t hours_of_bridging = 3;
    static constexpr std::size_t hours_of_aftercare = 4;
    static constexpr std::size_t hour_kinds = 5;
    std::array<std::int64_t, hour_kinds> reserved_{};  ///< weekly minutes
    std::array<std::int64_t, hour_kinds> worked_{};    ///< minute-seconds per week, this month
    std::int64_t capacity_{0};                         ///< weekly minutes of direct time
    std::int64_t case_places_{0};                      ///< most households supported at once
    std::int64_t offered_{0};
    std::int64_t idle_{0};
    std::int64_t overload_{0};
    std::int64_t hours_updated_{0};
    double absent_per_year_{0.0};  ///< salary of who is not there, as far as it becomes free, euro
    double absent_{0.0};           ///< the same over the month, euro-seconds per year
    std::int64_t hours_month_start_{0};
    double community_minutes_{0.0};  ///< weekly minutes of community work
    // work at the desk
    static constexpr std::size_t reindication_desk = 0;
    static constexpr std::size_t objection_desk = 1;
    static constexpr std::size_t administration_desk = 2;
    static constexpr std::size_t feedback_desk = 3;
    static constexpr std::size_t group_desk = 4;
    static constexpr std::size_t handover_desk = 5;
    static constexpr std::size_t grant_desk = 6;
    static constexpr std::size_t desk_count = 7;
    std::array<std::int64_t, desk_count> desk_minutes_{};  ///< asked this month
    std::int64_t desk_due_{0};  ///< minutes that the left-over hours of past months did not hold
    std::int64_t desk_per_week_{0};  ///< weekly minutes that these take before help to households
    std::int64_t desk_taken_{0};     ///< so taken this month, minute-seconds per week
    std::int64_t protected_minutes_{0};    ///< weekly, for tasks that go before help to households
    double workload_{0.0};                 ///< hours used last month, over those available
    double outreach_factor_{1.0};          ///< of requests to the team by households without help
    std::int64_t contact_minutes_{0};      ///< weekly, with people without a need
    std::int64_t enforcement_minutes_{0};  ///< weekly
    unsigned known_domains_{0};            ///< by who is present, as bits
    bool hours_freed_{false};
    struct Colleague {
        std::uint16_t number{0};  ///< how many colleagues have held the post before
        std::uint8_t sick{0};
        std::uint8_t vacant{0};
        std::uint8_t learning{0};
        std::uint8_t unfilled{
            0};  ///< nobody has been found yet for a new post, or after an early leaving
        std::uint8_t stayed{
            0};  ///< at fate's own time nobody left or was there to leave: until fate's vacancy is over
    };
    std::vector<std::vector<Colleague>> staff_{};  ///< by role and person
    std::vector<std::size_t> posts_{};             ///< posts that exist, by role
    std::vector<double> funded_fte_{};             ///< posts for which there is money, by role
    std::array<std::int64_t, hour_kinds> held_{};  ///< households for management and bridging
    std::int64_t informal_places_{0};
    std::int64_t informal_used_{0};
    double organised_places_{0.0};
    double burnt_out_places_{0.0};
    double places_of_helped_{0.0};
    double strength_{0.0};          ///< of the community
    double strength_to_come_{0.0};  ///< from last year's surplus
    double community_on_onset_{1.0};

    // requests and trajectories
    std::vector<Service> services_{};
    std::uint32_t free_service_{none};
    std::vector<std::uint32_t> money_queue_{};  ///< in the order in which they are looked at
    std::vector<std::uint32_t> money_line_{};   ///< the queue as it stood when money was handed out
    std::vector<std::vector<std::uint32_t>> place_queue_{};  ///< by product
    std::vector<std::int64_t> places_used_{};                ///< by product
    std::vector<std::int64_t> contract_change_{};  ///< places above what the study says, by product
    std::vector<std::int64_t> contract_next_{};    ///< from 1 January, as decided on 1 October
    std::uint64_t next_order_{0};
    bool money_freed_{false};
    bool places_freed_{false};
    const std::vector<std::unique_ptr<AreaWorld>>* areas_{nullptr};  ///< when areas live together
    bool shared_places_moved_{false};
    std::int64_t berap_at_{-1};  ///< the latest berap

    // money
    Ledger ledger_;
    std::vector<Money> granted_for_stay_{};             ///< this year, by stream: what time costs
    std::vector<Money> granted_at_once_{};              ///< this year, by stream: lump sums
    double area_level_{1.0};                            ///< of yearly indexation, this book year
    std::vector<double> stream_level_{};                ///< the same, by stream
    std::vector<double> price_level_{};                 ///< by stream, this book year
    std::array<double, max_streams> price_in_force_{};  ///< by stream: of the study, within it
    Money reserve_{};
    StaffMoney staff_money_{};               ///< of a whole year under the present rules
    Money fixed_lines_{};                    ///< of all streams, paid this book year
    std::vector<Money> fixed_wanted_{};      ///< fixed lines of this book year, by stream
    std::vector<Money> fixed_funded_{};      ///< of those, what is paid
    std::vector<Money> fixed_wanted_now_{};  ///< a whole year of them under the present rules
    /// What a personal budget left when its term ended: it returns when the year is over.
    struct UnspentBudget {
        StreamIndex stream{};
        Commitment rest{};
    };
    std::vector<UnspentBudget> unspent_budgets_{};
    unsigned last_shortage_month_{0};

    // counting
    std::vector<std::int64_t> row_{};
    Outcome outcome_{};
    Stock unhelped_{};
    Stock entitled_{};
    Stock present_{};
    Stock home_longer_{};
    std::vector<Stock> unhelped_by_type_{};
    std::vector<Stock> entitled_by_type_{};
    Stock duty_not_met_{};
    Stock team_queue_{};
    Stock peers_{};
    Stock team_cases_{};
    Stock informal_{};
    std::vector<Stock> need_stock_{};
    std::vector<Stock> running_{};
    // the same stocks by another way of counting, to check the sums
    AreaUnderCurve in_team_queue_{};
    AreaUnderCurve waits_for_money_{};
    AreaUnderCurve waits_for_place_{};
    AreaUnderCurve runs_{};
    AreaUnderCurve is_entitled_{};
};

}  // namespace gebied
