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
        expects(part.fixed <= part.budget, "the fixed lines of a stream fit within it");
        expects(part.pooled_share >= 0.0 && part.pooled_share <= 1.0, "a share lies in [0, 1]");
        undivided_ -= part.budget;
        StreamAccounts& stream = streams_[s];
        stream.fixed = part.fixed;
        stream.guaranteed = std::min(part.set_aside, part.budget - part.fixed);
        const Money rest = part.budget - part.fixed - stream.guaranteed;
        const Money pooled = scaled(rest, part.pooled_share);
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
    const auto give_back = [&](Origin origin, Money& account) {
        Money part = std::min(left, commitment.from_[origin]);
        commitment.from_[origin] -= part;
        left -= part;
        const Money cut = std::min(part, accounts.cut);
        accounts.cut -= cut;
        ceiling_ -= cut;
        part -= cut;
        account += part;
    };
    give_back(from_crisis, crisis_);
    give_back(from_pool, pool_);
    give_back(from_free, accounts.free);
    give_back(from_guaranteed, accounts.guaranteed);
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

Money Ledger::release_set_aside(StreamIndex stream) {
    StreamAccounts& accounts = streams_[stream.value()];
    const Money amount = accounts.guaranteed;
    accounts.guaranteed = Money{};
    accounts.free += amount;
    return amount;
}

void Ledger::transfer(StreamIndex from, StreamIndex to, Money amount) {
    expects(amount >= Money{} && amount <= streams_[from.value()].free,
            "only free money moves between streams");
    streams_[from.value()].free -= amount;
    streams_[to.value()].free += amount;
}

void Ledger::change_budget(StreamIndex stream, Money by) {
    StreamAccounts& accounts = streams_[stream.value()];
    if (by >= Money{}) {
        const Money against_cut = std::min(by, accounts.cut);
        accounts.cut -= against_cut;
        accounts.free += by - against_cut;
        ceiling_ += by - against_cut;
        return;
    }
    Money left = -by;
    for (Money* account : {&accounts.free, &accounts.guaranteed}) {
        const Money part = std::min(left, *account);
        *account -= part;
        left -= part;
        ceiling_ -= part;
    }
    accounts.cut += left;
}

void Ledger::change_pool(Money by) {
    const Money change = std::max(by, -pool_);
    pool_ += change;
    ceiling_ += change;
}

void Ledger::change_staff(Money by) {
    const Money change = std::max(by, -staff_);
    staff_ += change;
    ceiling_ += change;
}

Money Ledger::cut_unrealised() const {
    Money sum{};
    for (const StreamAccounts& stream : streams_) {
        sum += stream.cut;
    }
    return sum;
}

void Ledger::book_overrun(StreamIndex stream, Money amount) {
    expects(amount >= Money{} && stream.value() < count_,
            "an overrun of a stream is not below zero");
    overrun_[stream.value()] += amount;
}

Money Ledger::overrun() const {
    Money sum{};
    for (const Money amount : overrun_) {
        sum += amount;
    }
    return sum;
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
