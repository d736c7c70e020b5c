#include "cli/commands.h"

#ifdef SAMSPILL_VIEWER
#include "viz/app/view.h"
#else
#include "core/error.h"
#endif

namespace samspill::cli {

#ifdef SAMSPILL_VIEWER

int view_command(const WatchOptions& options)
{
    viz::ViewOptions view;
    view.target = options.target;
    view.beside = options.beside;
    view.screenshot = options.screenshot;
    view.csv = options.csv;
    view.week = options.week;
    view.panel = options.panel;
    view.language = options.language;
    view.workshop = options.workshop;
    view.width = options.width;
    view.height = options.height;
    view.scale = options.scale;
    view.replicates = options.replicates;
    view.threads = options.threads;
    view.reader = "/proc/self/exe";  // this very program, wherever it was started from
    return viz::view(view);
}

#else

int view_command(const WatchOptions&)
{
    throw InputError("samspill view",
                     "this samspill was built without the viewer. To get it: tools/samspill view (it installs what the "
                     "viewer needs and builds it), or build without -DSAMSPILL_VIEWER=OFF");
}

#endif

}  // namespace samspill::cli
