#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/observed/indicators.h"
#include "results/files/group_writer.h"
#include "results/files/layout.h"
#include "results/h5/chunk.h"
#include "results/h5/h5.h"

// The counsellors of a run file, week by week (FORMAT.md, /counsellors): replicate x seat x week. A
// counsellor keeps her seat as long as she is at the office; it is given to somebody else of the office
// only when it was empty for a week.
namespace samspill {

// One replicate, ready to be written: for each column the chunks of its seats.
struct EncodedStaff {
    std::uint64_t seats = 0;
    std::vector<std::vector<EncodedChunk>> columns;
};

// Which seat each counsellor has, for a list in the order of comes_before; seats from 0 on without a gap.
std::vector<std::uint32_t> seats_of(std::span<const CounsellorWeek> staff);

class CounsellorTable {
public:
    CounsellorTable(h5::Group& root, OfficeKeys offices, int replicates, Week first_week, int weeks,
                    TextCopies& copies);

    // Any thread. Weeks outside the table, and identities of other offices, are a std::logic_error.
    EncodedStaff encode(std::span<const CounsellorWeek> staff) const;
    // One thread at a time, replicate by replicate.
    void add(std::uint32_t replicate, const EncodedStaff& staff);
    void finish();  // replicates with fewer seats are filled up: every number has been written

private:
    void write_seats(std::uint64_t replicate, const EncodedStaff& staff, std::uint64_t first_chunk);

    OfficeKeys offices_;
    Week first_week_;
    std::uint64_t weeks_, seats_a_chunk_, seats_ = 0;
    std::vector<std::uint64_t> chunks_;  // of each replicate, a column
    EncodedStaff nobody_;                // one chunk of each column
    GroupWriter writer_;
    h5::Dataset replicate_, seat_;
    std::vector<h5::Dataset> columns_;
};

// Who was there in one replicate, in the order of comes_before. Throws h5::Error when the table is not
// of these replicates and weeks, or holds what no counsellor can be.
std::vector<CounsellorWeek> read_counsellors(const h5::Group& root, std::uint64_t position, std::uint64_t replicates,
                                             Week first_week, int weeks, const std::vector<OfficeKey>& offices);

}  // namespace samspill
