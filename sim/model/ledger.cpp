#include "gebied/model/ledger.hpp"

#include "gebied/base/contract.hpp"

#include <algorithm>

namespace gebied {
namespace {

enum Origin : std::size_t { from_guaranteed, from_free, from_pool, from_crisis };

}  // namespace

Ledger::Ledger(const Opening& opening)
    : ceiling_{opening.ceiling},
      crisis_{opening.crisis_reserve},
      staff_{opening.staff},
      count_{opening.streams.size()} {
    expects(count_ <= max_streams, "a ledger has at most max_streams streams");
    expects(ceiling_ >= Money{} && crisis_ >= Money{} && staff_ >= Money{},
            "no amount is below zero");
    undivided_ = ceiling_ - crisis_ - staff_;
    for (std::size_t s = 0; s < count_; ++s) {
        const StreamOpening& part = opening.streams[s];
        expects(part.budget >= Money{} && part.fixed >= Money{} && part.set_aside >= Money{},
                "no amount is below zero");
        expects(part.earmarked >= Money{}, "no amount is below zero");
        expects(part.fixed <= part.budget, "the fixed lines of a stream fit within it");
        expects(part.pooled_share >= 0.0 && part.pooled_share <= 1.0, "a share lies in [0, 1]");
        undivided_ -= part.budget;
        StreamAccounts& stream = streams_[s];
        stream.fixed = part.fixed;
        stream.guaranteed = std::min(part.set_aside, part.budget - part.fixed);
        stream.earmarked = part.earmarked;
        stream.pooled_share = part.pooled_share;
        const Money rest = part.budget - part.fixed - stream.guaranteed;
        const Money may_pool = std::max(part.budget - part.earmarked, Money{});
        const Money pooled = scaled(std::min(rest, may_pool), part.pooled_share);
        pool_ += pooled;
        stream.free = rest - pooled;
    }
    expects(undivided_ >= Money{}, "the parts are together at most the ceiling");
}

Money Ledger::balance(Account account) const {
    switch (account) {
        case Account::undivided: return undivided_;
        case Account::pool: return pool_;
        case Account::crisis: return crisis_;
        case Account::staff: return staff_;
        case Account::prevention: return prevention_;
        case Account::carried_over: return carried_over_;
        case Account::returned: return returned_;
        case Account::free:
        case Account::guaranteed:
        case Account::fixed:
        case Account::committed:
        case Account::spent: break;
    }
    Money sum = account == Account::spent ? spent_by_area_ : Money{};
    for (std::size_t s = 0; s < count_; ++s) {
        sum += balance(account, StreamIndex{static_cast<std::uint32_t>(s)});
    }
    return sum;
}

Money Ledger::balance(Account account, StreamIndex stream) const {
    expects(stream.value() < count_, "the stream is in the ledger");
    const StreamAccounts& accounts = streams_[stream.value()];
    switch (account) {
        case Account::free: return accounts.free;
        case Account::guaranteed: return accounts.guaranteed;
        case Account::fixed: return accounts.fixed;
        case Account::committed: return accounts.committed;
        case Account::spent: return accounts.spent;
        case Account::undivided:
        case Account::pool:
        case Account::crisis:
        case Account::staff:
        case Account::prevention:
        case Account::carried_over:
        case Account::returned: break;
    }
    expects(false, "this account belongs to the area, not to a stream");
    return {};
}

Money Ledger::total() const {
    Money sum{};
    for (std::size_t a = 0; a < account_count; ++a) {
        sum += balance(static_cast<Account>(a));
    }
    return sum;
}

Money Ledger::available(StreamIndex stream, Claim claim) const {
    const StreamAccounts& accounts = streams_[stream.value()];
    const Money common = accounts.free + pool_;
    switch (claim) {
        case Claim::ordinary: return common;
        case Claim::guaranteed: return common + accounts.guaranteed;
        case Claim::duty: return common + crisis_;
    }
    return common;
}

std::optional<Commitment> Ledger::try_commit(StreamIndex stream, Money amount, Claim claim) {
    expects(stream.value() < count_ && amount >= Money{},
            "an amount of a stream of the ledger is committed");
    if (amount > available(stream, claim)) {
        return std::nullopt;
    }
    StreamAccounts& accounts = streams_[stream.value()];
    Commitment commitment;
    Money left = amount;
    const auto draw = [&](Origin origin, Money& account) {
        const Money part = std::min(left, account);
        account -= part;
        left -= part;
        commitment.from_[origin] = part;
    };
    if (claim == Claim::guaranteed) {
        draw(from_guaranteed, accounts.guaranteed);
    }
    draw(from_free, accounts.free);
    draw(from_pool, pool_);
    if (claim == Claim::duty) {
        draw(from_crisis, crisis_);
    }
    accounts.committed += amount;
    return commitment;
}

void Ledger::spend(StreamIndex stream, Commitment& commitment, Money amount) {
    expects(amount >= Money{} && amount <= commitment.total(),
            "no more is paid than was committed");
    StreamAccounts& accounts = streams_[stream.value()];
    Money left = amount;
    for (Money& part : commitment.from_) {
        const Money paid = std::min(left, part);
        part -= paid;
        left -= paid;
    }
    accounts.committed -= amount;
    accounts.spent += amount;
}

void Ledger::release(StreamIndex stream, Commitment& commitment, Money amount) {
    expects(amount >= Money{} && amount <= commitment.total(),
            "no more is released than was committed");
    StreamAccounts& accounts = streams_[stream.value()];
    accounts.committed -= amount;
    Money left = amount;
    const auto absorb = [this](Money& part, Money& cut) {
        const Money taken = std::min(part, cut);
        cut -= taken;
        ceiling_ -= taken;
        part -= taken;
    };
    const auto give_back = [&](Origin origin, Money& account) {
        Money part = std::min(left, commitment.from_[origin]);
        commitment.from_[origin] -= part;
        left -= part;
        absorb(part, accounts.cut);
        absorb(part, cut_);
        for (std::size_t s = 0; origin == from_pool && s < count_; ++s) {
            if (streams_[s].pooled_share > 0.0) {
                absorb(part, streams_[s].cut);
            }
        }
        account += part;
    };
    give_back(from_crisis, crisis_);
    give_back(from_pool, pool_);
    give_back(from_free, accounts.free);
    give_back(from_guaranteed, accounts.set_aside_over ? accounts.free : accounts.guaranteed);
}

void Ledger::pay_staff(Money amount) {
    expects(amount >= Money{} && amount <= staff_,
            "staff are paid from what was laid out for them");
    staff_ -= amount;
    spent_by_area_ += amount;
}

void Ledger::pay_fixed(StreamIndex stream, Money amount) {
    StreamAccounts& accounts = streams_[stream.value()];
    expects(amount >= Money{} && amount <= accounts.fixed,
            "fixed lines are paid from what was laid out for them");
    accounts.fixed -= amount;
    accounts.spent += amount;
}

bool Ledger::try_pay_crisis(Money amount) {
    expects(amount >= Money{}, "no amount is below zero");
    if (amount > crisis_) {
        return false;
    }
    crisis_ -= amount;
    spent_by_area_ += amount;
    return true;
}

Money Ledger::pay_crisis(Money amount) {
    expects(amount >= Money{}, "no amount is below zero");
    const Money paid = std::min(amount, crisis_);
    crisis_ -= paid;
    spent_by_area_ += paid;
    return paid;
}

Money Ledger::release_set_aside(StreamIndex stream) {
    StreamAccounts& accounts = streams_[stream.value()];
    const Money amount = accounts.guaranteed;
    accounts.guaranteed = Money{};
    accounts.free += amount;
    accounts.set_aside_over = true;
    return amount;
}

Money Ledger::transferable(StreamIndex stream) const {
    const StreamAccounts& accounts = streams_[stream.value()];
    const Money used = accounts.spent + accounts.committed + accounts.fixed + accounts.guaranteed;
    const Money still_earmarked = std::max(accounts.earmarked - used, Money{});
    return std::max(accounts.free - still_earmarked, Money{});
}

void Ledger::transfer(StreamIndex from, StreamIndex to, Money amount) {
    expects(amount >= Money{} && amount <= transferable(from),
            "only free money that is not earmarked moves between streams");
    streams_[from.value()].free -= amount;
    streams_[to.value()].free += amount;
}

Money Ledger::cut_from(Money& account, Money wanted) {
    const Money part = std::min(wanted, account);
    account -= part;
    ceiling_ -= part;
    return wanted - part;
}

void Ledger::raise(Money& account, Money& cut, Money by) {
    const Money against_cut = std::min(by, cut);
    cut -= against_cut;
    account += by - against_cut;
    ceiling_ += by - against_cut;
}

void Ledger::change_budget(StreamIndex stream, Money by) {
    StreamAccounts& accounts = streams_[stream.value()];
    const Money pooled = scaled(by, accounts.pooled_share);
    if (by >= Money{}) {
        raise(pool_, accounts.cut, pooled);
        raise(accounts.free, accounts.cut, by - pooled);
        return;
    }
    Money left = cut_from(pool_, -pooled) + cut_from(accounts.free, pooled - by);
    left = cut_from(accounts.free, left);
    if (accounts.pooled_share > 0.0) {
        left = cut_from(pool_, left);
    }
    accounts.cut += cut_from(accounts.guaranteed, left);
}

void Ledger::change_staff(Money by) {
    by >= Money{} ? raise(staff_, cut_, by) : void(cut_ += cut_from(staff_, -by));
}

void Ledger::change_crisis_reserve(Money by) {
    by >= Money{} ? raise(crisis_, cut_, by) : void(cut_ += cut_from(crisis_, -by));
}

void Ledger::change_undivided(Money by) {
    by >= Money{} ? raise(undivided_, cut_, by) : void(cut_ += cut_from(undivided_, -by));
}

Money Ledger::cut_unrealised() const {
    Money sum = cut_;
    for (const StreamAccounts& stream : streams_) {
        sum += stream.cut;
    }
    return sum;
}

Money Ledger::change_fixed(StreamIndex stream, Money by) {
    StreamAccounts& accounts = streams_[stream.value()];
    if (by < Money{}) {
        const Money back = std::min(-by, accounts.fixed);
        accounts.fixed -= back;
        accounts.free += back;
        return -back;
    }
    Money left = by;
    for (Money* account : {&accounts.free, &pool_}) {
        const Money part = std::min(left, *account);
        *account -= part;
        left -= part;
    }
    accounts.fixed += by - left;
    return by - left;
}

void Ledger::change_free(StreamIndex stream, Money by) {
    StreamAccounts& accounts = streams_[stream.value()];
    expects(accounts.free + by >= Money{}, "only free money moves between areas");
    accounts.free += by;
    ceiling_ += by;
}

void Ledger::change_pool(Money by) {
    expects(pool_ + by >= Money{}, "only free money moves between areas");
    pool_ += by;
    ceiling_ += by;
}

void Ledger::book_overrun(StreamIndex stream, Money amount, bool duty) {
    expects(amount >= Money{} && stream.value() < count_,
            "an overrun of a stream is not below zero");
    Overrun& overrun = overrun_[stream.value()];
    (duty ? overrun.duty : overrun.ordinary) += amount;
}

void Ledger::book_crisis_overrun(Money amount) {
    expects(amount >= Money{}, "no amount is below zero");
    crisis_overrun_ += amount;
}

Money Ledger::overrun() const {
    Money sum = crisis_overrun_;
    for (const Overrun& overrun : overrun_) {
        sum += overrun.total();
    }
    return sum;
}

Money Ledger::pay_from(Money& account, StreamAccounts& stream, Money owed) {
    const Money paid = std::min(owed, account);
    account -= paid;
    stream.spent += paid;
    return paid;
}

Settlement Ledger::settle_overrun() {
    Settlement settled;
    if (overrun() == Money{}) {
        return settled;
    }
    const auto pay = [&](std::size_t s, Money& account, Money most, bool duty) {
        Money& owed = duty ? overrun_[s].duty : overrun_[s].ordinary;
        const Money paid = pay_from(account, streams_[s], std::min(owed, most));
        owed -= paid;
        (duty ? settled.streams[s].duty : settled.streams[s].ordinary) += paid;
        return paid;
    };
    const auto pay_duty_first = [&](std::size_t s, Money& account, Money most) {
        most -= pay(s, account, most, true);
        pay(s, account, most, false);
    };
    // What several streams want of one account is divided by what they owe.
    const auto share_out = [&](Money& account, auto&& owed_by, auto&& pay_part) {
        std::vector<std::int64_t> owed;
        Money all{};
        for (std::size_t s = 0; s < count_; ++s) {
            owed.push_back(owed_by(overrun_[s]).value());
            all += Money{owed.back()};
        }
        if (all == Money{} || account == Money{}) {
            return;
        }
        const std::vector<Money> parts = divide_by_weights(std::min(all, account), owed);
        for (std::size_t s = 0; s < count_; ++s) {
            pay_part(s, account, parts[s]);
        }
    };
    for (std::size_t s = 0; s < count_; ++s) {
        pay_duty_first(s, streams_[s].free, streams_[s].free);
    }
    share_out(pool_, [](const Overrun& o) { return o.total(); }, pay_duty_first);
    const Money crises = std::min(crisis_overrun_, crisis_);
    crisis_ -= crises;
    spent_by_area_ += crises;
    crisis_overrun_ -= crises;
    settled.crises = crises;
    share_out(
        crisis_, [](const Overrun& o) { return o.duty; },
        [&](std::size_t s, Money& account, Money part) { pay(s, account, part, true); });
    return settled;
}

Close Ledger::close(const SurplusRule& rule) {
    expects(balance(Account::committed) == Money{},
            "a year is closed when every commitment is settled");
    expects(rule.to_prevention >= 0.0 && rule.to_reserve >= 0.0 &&
                rule.to_prevention + rule.to_reserve <= 1.0 + 1e-12,
            "the shares of the surplus are together at most one");
    Close close;
    const auto take = [&close](Money& account) {
        close.surplus += account;
        account = Money{};
    };
    take(undivided_);
    take(pool_);
    take(crisis_);
    take(staff_);
    for (StreamAccounts& stream : streams_) {
        take(stream.free);
        take(stream.guaranteed);
        take(stream.fixed);
    }
    close.prevention = std::min(scaled(close.surplus, rule.to_prevention), close.surplus);
    close.carried_over =
        std::min({scaled(close.surplus, rule.to_reserve), close.surplus - close.prevention,
                  std::max(rule.room_in_reserve, Money{})});
    close.returned = close.surplus - close.prevention - close.carried_over;
    prevention_ += close.prevention;
    carried_over_ += close.carried_over;
    returned_ += close.returned;
    return close;
}

}  // namespace gebied
