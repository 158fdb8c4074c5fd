#pragma once

#include "gebied/base/ids.hpp"
#include "gebied/base/money.hpp"
#include "gebied/model/shapes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace gebied {

/// Where the euros of an area-year can be. Every euro is on exactly one account.
enum class Account : std::uint8_t {
    undivided,   ///< in the ceiling, given to no stream
    free,        ///< of a stream: may be committed
    pool,        ///< of the area: may be committed by every stream
    guaranteed,  ///< of a stream: set aside for guaranteed help
    crisis,      ///< reserve for crises and what may not wait
    staff,       ///< for staff and fixed lines of the area, not yet paid
    fixed,       ///< of a stream: for its fixed lines, not yet paid
    committed,   ///< of a stream: granted and not yet paid
    spent,       ///< of a stream with its fixed lines, or of the area (staff, fixed lines, crises)
    prevention,  ///< after the close: for prevention and liveability
    carried_over,  ///< after the close: to the council's reserve
    returned,      ///< after the close: back to the general means
};
inline constexpr std::size_t account_count = 12;

/// What a request may draw on.
enum class Claim : std::uint8_t {
    ordinary,    ///< the stream's free money, then the pool
    guaranteed,  ///< what is set aside, the stream's free money, then the pool
    duty,  ///< the stream's free money, the pool, then the crisis reserve: what may not wait by law
};

/// A sum that has been granted and not yet paid. It remembers from which accounts it came.
class Commitment {
public:
    [[nodiscard]] Money total() const { return from_[0] + from_[1] + from_[2] + from_[3]; }
    [[nodiscard]] bool empty() const { return total() == Money{}; }

private:
    friend class Ledger;
    std::array<Money, 4> from_{};  ///< guaranteed, free, pool, crisis
};

/// How the money of a stream is laid out at the opening of a year.
struct StreamOpening {
    Money budget{};            ///< the stream's part of the ceiling
    Money fixed{};             ///< of which fixed lines, paid in twelve instalments
    Money set_aside{};         ///< of the rest: for guaranteed help, as far as there is
    double pooled_share{0.0};  ///< share of what is then left that goes to the area pool, in [0, 1]
    Money
        earmarked{};  ///< of the budget: for this stream alone, neither pooled nor moved to another stream
};

/// How the ceiling of an area-year is laid out. The parts together are at most the ceiling.
struct Opening {
    Money ceiling{};
    Money staff{};  ///< staff and fixed lines of the area
    Money crisis_reserve{};
    std::vector<StreamOpening> streams{};
};

/// What the close of a year did with what was left.
struct Close {
    Money surplus{};
    Money prevention{};
    Money carried_over{};
    Money returned{};
};

/// What duties cost beyond the ceiling: a memorandum, outside the sum of the accounts.
struct Overrun {
    Money ordinary{};
    Money duty{};  ///< of what may not wait by law

    [[nodiscard]] Money total() const { return ordinary + duty; }
};

/// What of the overrun the accounts have paid after all.
struct Settlement {
    std::array<Overrun, max_streams> streams{};
    Money crises{};
};

/// What the council does with a surplus.
struct SurplusRule {
    double to_prevention{0.0};  ///< share, in [0, 1]
    double to_reserve{0.0};     ///< share, in [0, 1]; with `to_prevention` at most 1
    Money room_in_reserve{};    ///< what the reserve can still take
};

/// The money of one area for one year in double entry. Every movement takes from one account and gives to
/// another. Always: no account is below zero, and together they are the ceiling to the cent. Therefore
/// spent + committed cannot exceed the ceiling. Overrun stands beside it, as a memorandum.
class Ledger {
public:
    explicit Ledger(const Opening& opening);

    [[nodiscard]] Money ceiling() const { return ceiling_; }
    /// Balance of an account of the area, or of an account of streams over all streams (`spent`: with
    /// the area's own spending).
    [[nodiscard]] Money balance(Account account) const;
    /// Balance of a stream on `free`, `guaranteed`, `fixed`, `committed` or `spent`.
    [[nodiscard]] Money balance(Account account, StreamIndex stream) const;
    /// Sum of all accounts: equals `ceiling()`, always.
    [[nodiscard]] Money total() const;
    /// The most that a request of this kind can still commit.
    [[nodiscard]] Money available(StreamIndex stream, Claim claim) const;

    /// Commits `amount` >= 0 wholly, or not at all and changes nothing. An amount equal to what is
    /// available fits.
    [[nodiscard]] std::optional<Commitment> try_commit(StreamIndex stream, Money amount,
                                                       Claim claim);
    /// Pays `amount` out of a commitment of this stream; at most its total.
    void spend(StreamIndex stream, Commitment& commitment, Money amount);
    /// Gives `amount` of a commitment back to where it came from, what was drawn last first; at most its
    /// total. A cut that is still to be realised takes it first. What was set aside and is so no longer is free.
    void release(StreamIndex stream, Commitment& commitment, Money amount);

    /// Pays staff and fixed lines of the area; at most what is on `staff`.
    void pay_staff(Money amount);
    /// Pays fixed lines of a stream; at most what is on its `fixed`.
    void pay_fixed(StreamIndex stream, Money amount);
    /// Pays a small amount from the crisis reserve, wholly or not at all.
    [[nodiscard]] bool try_pay_crisis(Money amount);
    /// Pays the direct cost of a crisis from the crisis reserve, as far as it reaches; returns what it paid.
    Money pay_crisis(Money amount);
    /// Money set aside becomes free, and what still comes back to it this year too; returns how much.
    Money release_set_aside(StreamIndex stream);
    /// What virement may take from a stream: its free money, without what is earmarked and not used yet.
    [[nodiscard]] Money transferable(StreamIndex stream) const;
    /// Virement: moves free money between streams; at most what is transferable.
    void transfer(StreamIndex from, StreamIndex to, Money amount);

    // Changes of the ceiling during the year. What a cut cannot take yet waits for releases and is reported
    // by `cut_unrealised`; a later rise first makes good for such a cut.

    /// Changes a stream's part of the ceiling: the pooled share of the change in the pool, the rest in the
    /// stream's free money. A cut that finds too little there takes the other of the two, then what is set aside.
    void change_budget(StreamIndex stream, Money by);
    /// Changes what is there for staff and fixed lines of the area: a cut takes what is unpaid.
    void change_staff(Money by);
    /// Changes the crisis reserve.
    void change_crisis_reserve(Money by);
    /// Changes what was given to no stream.
    void change_undivided(Money by);
    /// Cuts that were decided and could not be realised yet.
    [[nodiscard]] Money cut_unrealised() const;
    /// Moves money of a stream between what may be committed (its free money, then the pool) and its fixed lines;
    /// returns by how much the fixed lines changed, which is less than asked where money or unpaid lines lack.
    Money change_fixed(StreamIndex stream, Money by);
    /// Free money given to another area (`by` < 0, at most what is free) or received from it.
    void change_free(StreamIndex stream, Money by);
    /// The same for the pool.
    void change_pool(Money by);

    /// Books what was paid beyond the ceiling: a memorandum, outside the sum.
    void book_overrun(StreamIndex stream, Money amount, bool duty);
    void book_crisis_overrun(Money amount);
    [[nodiscard]] Money overrun(StreamIndex stream) const {
        return overrun_[stream.value()].total();
    }
    /// Of all streams and of crises.
    [[nodiscard]] Money overrun() const;
    /// Pays overrun of the year from what is free by now: of a stream from its own money, then from the pool (in
    /// proportion to what streams lack) and what may not wait by law from the crisis reserve too; crises from the
    /// crisis reserve. Afterwards no stream has an overrun beside money of its own or of the pool.
    Settlement settle_overrun();

    /// Divides everything that is neither spent nor committed by the council's rule. Nothing may be
    /// committed any more.
    Close close(const SurplusRule& rule);

private:
    struct StreamAccounts {
        Money free{};
        Money guaranteed{};
        Money fixed{};
        Money committed{};
        Money spent{};
        Money cut{};  ///< decided, not realised
        Money earmarked{};
        double pooled_share{0.0};
        bool set_aside_over{false};
    };

    /// Takes up to `wanted` from an account and lowers the ceiling by it; returns what is still wanted.
    Money cut_from(Money& account, Money wanted);
    /// Adds to an account and to the ceiling what is left of a rise when it has made good for a cut.
    void raise(Money& account, Money& cut, Money by);
    /// Pays up to `owed` of a stream from an account; returns what it paid.
    Money pay_from(Money& account, StreamAccounts& stream, Money owed);

    Money ceiling_{};
    Money undivided_{};
    Money pool_{};
    Money crisis_{};
    Money staff_{};
    Money spent_by_area_{};
    Money prevention_{};
    Money carried_over_{};
    Money returned_{};
    std::size_t count_{0};
    std::array<StreamAccounts, max_streams> streams_{};
    Money cut_{};  ///< of the area as a whole: decided, not realised
    std::array<Overrun, max_streams> overrun_{};
    Money crisis_overrun_{};
};

}  // namespace gebied
