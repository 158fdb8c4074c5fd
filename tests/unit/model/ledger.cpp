#include "gebied/model/ledger.hpp"

#include <array>
#include <catch2/catch_all.hpp>
#include <functional>
#include <stdexcept>
#include <vector>

using namespace gebied;

namespace {

constexpr StreamIndex first{0};
constexpr StreamIndex second{1};

/// Two streams of 3 cents, one of them pooled for a third, a little set aside, a crisis cent and staff of one.
Opening tiny() {
    return {.ceiling = Money{9},
            .staff = Money{1},
            .crisis_reserve = Money{1},
            .streams = {{.budget = Money{3}, .set_aside = Money{1}},
                        {.budget = Money{3}, .pooled_share = 1.0 / 3.0}}};
}

/// What must hold of every ledger.
void check_invariants(const Ledger& ledger) {
    if (ledger.total() != ledger.ceiling()) {
        FAIL("the accounts are not together the ceiling");
    }
    for (std::size_t a = 0; a < account_count; ++a) {
        if (ledger.balance(static_cast<Account>(a)) < Money{}) {
            FAIL("an account is below zero");
        }
    }
    if (ledger.balance(Account::spent) + ledger.balance(Account::committed) > ledger.ceiling()) {
        FAIL("more is spent and committed than the ceiling");
    }
}

}  // namespace

TEST_CASE("an opening lays the ceiling out to the cent", "[model][ledger]") {
    const Ledger ledger{tiny()};
    CHECK(ledger.balance(Account::undivided) == Money{1});
    CHECK(ledger.balance(Account::free, first) == Money{2});
    CHECK(ledger.balance(Account::guaranteed, first) == Money{1});
    CHECK(ledger.balance(Account::free, second) == Money{2});
    CHECK(ledger.balance(Account::pool) == Money{1});
    check_invariants(ledger);
    Opening too_much = tiny();
    too_much.ceiling = Money{7};
    CHECK_THROWS_AS(Ledger{too_much}, std::logic_error);
}

TEST_CASE("a request equal to what is left fits, one cent more leaves everything as it was",
          "[model][ledger]") {
    Ledger ledger{tiny()};
    CHECK_FALSE(ledger.try_commit(first, Money{4}, Claim::ordinary).has_value());
    check_invariants(ledger);
    CHECK(ledger.balance(Account::committed) == Money{});
    CHECK(ledger.try_commit(first, Money{3}, Claim::ordinary).has_value());
    CHECK(ledger.available(first, Claim::ordinary) == Money{});
    CHECK(ledger.available(first, Claim::guaranteed) == Money{1});
    CHECK(ledger.available(first, Claim::duty) == Money{1});
}

TEST_CASE("a release returns to where the money came from, last drawn first", "[model][ledger]") {
    Ledger ledger{tiny()};
    auto commitment = ledger.try_commit(first, Money{4}, Claim::guaranteed);
    REQUIRE(commitment.has_value());
    ledger.release(first, *commitment, Money{1});
    CHECK(ledger.balance(Account::pool) == Money{1});
    ledger.release(first, *commitment, Money{2});
    CHECK(ledger.balance(Account::free, first) == Money{2});
    CHECK(ledger.balance(Account::guaranteed, first) == Money{});
    ledger.spend(first, *commitment, Money{1});
    CHECK(commitment->empty());
    CHECK(ledger.balance(Account::spent, first) == Money{1});
    check_invariants(ledger);
    CHECK_THROWS_AS(ledger.spend(first, *commitment, Money{1}), std::logic_error);
}

TEST_CASE("a cut that cannot be realised absorbs later releases and is reported",
          "[model][ledger]") {
    Ledger ledger{tiny()};
    auto commitment =
        ledger.try_commit(second, Money{3}, Claim::ordinary);  // two free, one of the pool
    REQUIRE(commitment.has_value());
    ledger.change_budget(second, Money{-2});
    CHECK(ledger.cut_unrealised() == Money{2});
    CHECK(ledger.ceiling() == Money{9});
    ledger.release(second, *commitment, Money{3});
    CHECK(ledger.cut_unrealised() == Money{});
    CHECK(ledger.ceiling() == Money{7});
    CHECK(ledger.balance(Account::free, second) + ledger.balance(Account::pool) == Money{1});
    check_invariants(ledger);
}

TEST_CASE("a cut takes pooled money and the stream's own by their shares, and releases to the pool",
          "[model][ledger]") {
    const Opening opening{.ceiling = Money{20},
                          .streams = {{.budget = Money{10}, .pooled_share = 0.5},
                                      {.budget = Money{10}, .pooled_share = 0.5}}};
    Ledger ledger{opening};
    ledger.change_budget(first, Money{-4});
    CHECK(ledger.balance(Account::pool) == Money{8});
    CHECK(ledger.balance(Account::free, first) == Money{3});
    CHECK(ledger.cut_unrealised() == Money{});
    auto commitment =
        ledger.try_commit(second, Money{13}, Claim::ordinary);  // five free, eight pooled
    REQUIRE(commitment.has_value());
    ledger.change_budget(first, Money{-6});
    CHECK(ledger.cut_unrealised() == Money{3});
    ledger.release(second, *commitment, Money{8});
    CHECK(ledger.cut_unrealised() == Money{});
    CHECK(ledger.balance(Account::pool) == Money{5});
    CHECK(ledger.ceiling() == Money{10});
    ledger.change_budget(first, Money{4});
    CHECK(ledger.balance(Account::free, first) == Money{2});
    CHECK(ledger.balance(Account::pool) == Money{7});
    check_invariants(ledger);
}

TEST_CASE(
    "an overrun is paid from what comes free: own money, the pool, for a duty the crisis reserve",
    "[model][ledger]") {
    Ledger ledger{{.ceiling = Money{20},
                   .crisis_reserve = Money{2},
                   .streams = {{.budget = Money{4}}, {.budget = Money{10}, .pooled_share = 0.6}}}};
    ledger.book_overrun(first, Money{3}, false);
    ledger.book_overrun(first, Money{6}, true);
    ledger.book_overrun(second, Money{7}, true);
    ledger.book_crisis_overrun(Money{1});
    const Settlement settled = ledger.settle_overrun();
    // Own money: four of the first (its duty first), four of the second; the pool's six to five and three owed;
    // the reserve's two: one for the crisis, one for what is left of duty.
    CHECK(settled.crises == Money{1});
    CHECK(settled.streams[0].total() + settled.streams[1].total() == Money{15});
    CHECK(ledger.overrun() == Money{1});
    CHECK(ledger.balance(Account::pool) == Money{});
    CHECK(ledger.balance(Account::crisis) == Money{});
    CHECK(ledger.balance(Account::spent) == Money{16});
    check_invariants(ledger);
}

TEST_CASE("what was set aside stays free once its date has passed", "[model][ledger]") {
    Ledger ledger{tiny()};
    auto commitment = ledger.try_commit(first, Money{1}, Claim::guaranteed);
    REQUIRE(commitment.has_value());
    CHECK(ledger.release_set_aside(first) == Money{});
    ledger.release(first, *commitment, Money{1});
    CHECK(ledger.balance(Account::guaranteed, first) == Money{});
    CHECK(ledger.balance(Account::free, first) == Money{3});
}

TEST_CASE("what is earmarked and not used yet does not move", "[model][ledger]") {
    Ledger ledger{
        {.ceiling = Money{10}, .streams = {{.budget = Money{10}, .earmarked = Money{6}}, {}}}};
    CHECK(ledger.transferable(first) == Money{4});
    CHECK_THROWS_AS(ledger.transfer(first, second, Money{5}), std::logic_error);
    REQUIRE(ledger.try_commit(first, Money{5}, Claim::ordinary).has_value());
    CHECK(ledger.transferable(first) == Money{4});
    ledger.transfer(first, second, Money{4});
    CHECK(ledger.transferable(first) == Money{});
    check_invariants(ledger);
}

TEST_CASE("the close divides the surplus by the rule, to the cent", "[model][ledger]") {
    Ledger ledger{tiny()};
    auto commitment = ledger.try_commit(first, Money{2}, Claim::ordinary);
    CHECK_THROWS_AS(ledger.close({}), std::logic_error);
    ledger.spend(first, *commitment, Money{2});
    const Close close =
        ledger.close({.to_prevention = 0.5, .to_reserve = 0.5, .room_in_reserve = Money{2}});
    CHECK(close.surplus == Money{7});
    CHECK(close.prevention == Money{4});
    CHECK(close.carried_over == Money{2});
    CHECK(close.returned == Money{1});
    CHECK(ledger.balance(Account::spent) + close.surplus == ledger.ceiling());
    check_invariants(ledger);
}

TEST_CASE("no sequence of movements breaks a tiny ledger: every one is tried", "[model][ledger]") {
    // All sequences of up to four movements out of the list below, with at most two open commitments.
    struct State {
        Ledger ledger;
        std::array<Commitment, 2> commitments;
        std::size_t used;
    };
    long visited = 0;
    std::function<void(const State&, int)> explore = [&](const State& state, int depth) {
        check_invariants(state.ledger);
        ++visited;
        if (depth == 0) {
            return;
        }
        const auto then = [&](auto&& movement) {
            State next = state;
            if (movement(next)) {
                explore(next, depth - 1);
            }
        };
        for (const StreamIndex stream : {first, second}) {
            for (const Claim claim : {Claim::ordinary, Claim::guaranteed, Claim::duty}) {
                for (const std::int64_t cents : {1, 3, 4}) {
                    then([&](State& s) {
                        if (s.used == 2 || (s.used == 1 && stream == first)) {
                            return false;  // the first commitment is of stream one, the second of stream two
                        }
                        if (s.used == 0 && stream == second) {
                            return false;
                        }
                        const auto commitment = s.ledger.try_commit(stream, Money{cents}, claim);
                        const bool fitted = Money{cents} <= state.ledger.available(stream, claim);
                        CHECK(commitment.has_value() == fitted);
                        if (commitment) {
                            s.commitments[s.used++] = *commitment;
                        }
                        return commitment.has_value();
                    });
                }
            }
            then([&](State& s) { return s.ledger.release_set_aside(stream) > Money{}; });
            then([&](State& s) {
                if (s.ledger.transferable(stream) == Money{}) {
                    return false;
                }
                s.ledger.transfer(stream, stream == first ? second : first, Money{1});
                return true;
            });
            then([&](State& s) { return s.ledger.change_budget(stream, Money{-2}), true; });
            then([&](State& s) { return s.ledger.change_budget(stream, Money{1}), true; });
        }
        for (std::size_t c = 0; c < state.used; ++c) {
            const StreamIndex stream = c == 0 ? first : second;
            if (state.commitments[c].total() >= Money{1}) {
                then([&](State& s) {
                    return s.ledger.spend(stream, s.commitments[c], Money{1}), true;
                });
                then([&](State& s) {
                    return s.ledger.release(stream, s.commitments[c], Money{1}), true;
                });
            }
        }
        then([&](State& s) { return s.ledger.try_pay_crisis(Money{1}); });
        then([&](State& s) {
            if (s.ledger.balance(Account::staff) == Money{}) {
                return false;
            }
            s.ledger.pay_staff(Money{1});
            return true;
        });
        then([&](State& s) {
            if (s.ledger.balance(Account::fixed, first) == Money{}) {
                return false;
            }
            s.ledger.pay_fixed(first, Money{1});
            return true;
        });
        then([&](State& s) { return s.ledger.change_staff(Money{-1}), true; });
        then([&](State& s) { return s.ledger.book_overrun(first, Money{2}, true), true; });
        then([&](State& s) { return s.ledger.book_overrun(second, Money{1}, false), true; });
        then([&](State& s) {
            const Money owed = s.ledger.overrun();
            const Money spent = s.ledger.balance(Account::spent);
            const Settlement settled = s.ledger.settle_overrun();
            Money paid = settled.crises;
            for (const Overrun& part : settled.streams) {
                paid += part.total();
            }
            CHECK(owed - s.ledger.overrun() == paid);
            CHECK(s.ledger.balance(Account::spent) - spent == paid);
            for (const StreamIndex stream : {first, second}) {
                CHECK((s.ledger.overrun(stream) == Money{} ||
                       s.ledger.available(stream, Claim::ordinary) == Money{}));
            }
            return paid > Money{};
        });
        then([&](State& s) { return s.ledger.change_crisis_reserve(Money{-2}), true; });
        then([&](State& s) { return s.ledger.change_undivided(Money{1}), true; });
        then([&](State& s) { return s.ledger.change_fixed(second, Money{2}) > Money{}; });
        then([&](State& s) { return s.ledger.change_fixed(second, Money{-1}) < Money{}; });
        then([&](State& s) {
            if (s.ledger.balance(Account::committed) > Money{}) {
                return false;
            }
            s.ledger.close({.to_prevention = 0.3, .to_reserve = 0.7, .room_in_reserve = Money{1}});
            check_invariants(s.ledger);
            return false;
        });
    };
    explore({Ledger{tiny()}, {}, 0}, 4);
    CHECK(visited > 10000);
}

namespace {

/// What a fixed sequence of requests gets under a ceiling: money spent and requests granted.
struct Served {
    Money spent{};
    int grants{0};
};
Served serve(const std::vector<std::int64_t>& requests, std::int64_t ceiling, bool stop_at_first) {
    Ledger ledger{{.ceiling = Money{ceiling}, .streams = {{.budget = Money{ceiling}}}}};
    Served served;
    for (const std::int64_t cents : requests) {
        if (ledger.try_commit(first, Money{cents}, Claim::ordinary)) {
            ++served.grants;
        } else if (stop_at_first) {
            break;
        }
    }
    served.spent = ledger.balance(Account::committed);
    return served;
}

}  // namespace

TEST_CASE("a higher ceiling spends no less on the same requests and may help fewer households",
          "[model][ledger]") {
    // Every sequence of up to six requests of 1, 2, 3 or 5 cents, every ceiling up to 20.
    const std::array<std::int64_t, 4> sizes{1, 2, 3, 5};
    int fewer = 0;
    std::vector<std::int64_t> requests;
    std::function<void()> every = [&] {
        for (const bool stop : {false, true}) {
            Served before;
            for (std::int64_t ceiling = 0; ceiling <= 20; ++ceiling) {
                const Served now = serve(requests, ceiling, stop);
                if (now.spent < before.spent || (stop && now.grants < before.grants)) {
                    FAIL("a cent more under the ceiling spent or, stopping, granted less");
                }
                fewer += now.grants < before.grants ? 1 : 0;
                before = now;
            }
        }
        if (requests.size() < 6) {
            for (const std::int64_t size : sizes) {
                requests.push_back(size);
                every();
                requests.pop_back();
            }
        }
    };
    every();
    CHECK(fewer > 0);  // passing over what does not fit
    const std::vector<std::int64_t> example{10, 1, 1, 1, 1};
    CHECK(serve(example, 9, false).grants == 4);
    CHECK(serve(example, 10, false).grants == 1);
}
