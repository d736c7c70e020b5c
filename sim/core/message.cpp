#include "core/message.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace samspill {

Message joined(std::span<const Message> messages, std::string_view separator)
{
    std::string english, norwegian;
    for (const Message& message : messages) {
        if (&message != messages.data()) (english += separator, norwegian += separator);
        english += message.in(Language::en);
        norwegian += message.in(Language::no);
    }
    return {messages.empty() ? "" : messages.front().id(), std::move(english), std::move(norwegian)};
}

Message message_of(const std::exception& error)
{
    const auto* ours = dynamic_cast<const Failure*>(&error);
    return ours != nullptr ? ours->said() : Message::verbatim(error.what());
}

Failure::Failure(Message message) : std::runtime_error(message.english()), message_(std::move(message)) {}

}  // namespace samspill

auto fmt::formatter<samspill::detail::LocalNumber>::format(const samspill::detail::LocalNumber& number,
                                                           fmt::format_context& context) const
    -> fmt::format_context::iterator
{
    if (number.language == samspill::Language::en) return fmt::formatter<double>::format(number.value, context);
    fmt::memory_buffer buffer;
    fmt::format_context inner{fmt::appender(buffer), fmt::format_args{}};
    fmt::formatter<double>::format(number.value, inner);
    std::replace(buffer.begin(), buffer.end(), '.', ',');
    return std::copy(buffer.begin(), buffer.end(), context.out());
}
