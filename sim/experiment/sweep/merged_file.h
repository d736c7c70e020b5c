#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/digest.h"
#include "experiment/sweep/sweep_batch.h"
#include "experiment/sweep/sweep_plan.h"
#include "results/files/atomic_file.h"
#include "results/files/group_writer.h"
#include "results/files/provenance.h"
#include "results/h5/h5.h"

namespace samspill {

inline constexpr std::string_view merged_filetype = "samspill sweep";
inline constexpr int merged_format_version = 1;

// Hash of all that decides the numbers of a merged file, how many there are left out.
std::string result_of(const BatchOrigin& origin);

// The file of a whole sweep while it is written: dimensions, coordinates and empty variables at first,
// then block by block. It appears under its name when it is finished. It keeps what its runs were made
// of: the base's parameters, the text of every policy, the program. Throws h5::Error.
class MergedFile {
public:
    MergedFile(const std::string& path, const SweepPlan& plan, const BatchOrigin& origin, const Provenance& merging);

    // Dimensions of the runs: the axes of a grid (else points), then replicates; the last fastest.
    const h5::Shape& shape_of_runs() const { return shape_of_runs_; }

    // Numbers of one of the record's columns for a box of runs, run by run.
    void write(std::size_t column, const h5::Shape& offset, const h5::Shape& count, const double* values);

    void finish(std::size_t runs, std::size_t missing, const Digest& digest);

private:
    void add_attributes(const BatchOrigin& origin);
    void add_policies();
    void add_axes();
    void add_dimension(const std::string& name, h5::Dataset scale, std::uint64_t size);
    void add_integers(const std::string& name, const std::vector<std::int32_t>& values, const std::string& unit,
                      const std::string& meaning);
    h5::Dataset coordinate_of(std::size_t axis, const std::vector<std::size_t>& points);
    void add_columns();
    void add_column(const SweepRecord::Column& column, const std::string& coordinates);

    const SweepPlan& plan_;
    const SweepRecord& record_;
    AtomicFile target_;
    h5::File file_;
    h5::Group root_;
    struct Dimension {
        std::string name;
        h5::Dataset scale;
        std::uint64_t size;
    };
    std::vector<Dimension> dimensions_;  // of runs first, then those within a run
    h5::Shape shape_of_runs_;
    TextCopies copies_;  // of labels, places and groups
    std::vector<h5::Dataset> columns_;
    std::vector<h5::Shape> inner_;  // of each column: its shape within a run
};

}  // namespace samspill
