#include "viz/source/reader.h"

#include "core/error.h"
#include "viz/source/opened_file.h"

namespace samspill::viz {

class FileReader::Child : public OpenedFile {
public:
    using OpenedFile::OpenedFile;
};

FileReader::FileReader(const std::string& program, std::string path, ReaderLimits limits)
    : child_(std::make_unique<Child>(program, std::move(path), limits))
{
}

FileReader::~FileReader() = default;

FileKind FileReader::kind() const { return child_->kind(); }

const std::string& FileReader::path() const { return child_->path(); }

std::unique_ptr<Store> FileReader::store(std::unique_ptr<FileReader> reader)
{
    return run_store(std::move(reader->child_));
}

ComparisonBoard FileReader::board() { throw InputError(path(), "comparison files are not read yet"); }
ComparisonLines FileReader::comparison_lines(const ComparisonKey&)
{
    (void)board();
    return {};
}
SweepTable FileReader::table() { throw InputError(path(), "sweep files are not read yet"); }
SweepCells FileReader::cells(const SweepKey&)
{
    (void)table();
    return {};
}

}  // namespace samspill::viz
