#pragma once

#include <cstddef>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/message.h"

// What the window and the process that reads a file for it say to each other: numbers, texts and
// lists one after the other, as they lie in memory (both are one program on one machine). Who takes a
// packet apart trusts nothing in it: every size is checked before memory is taken.
namespace samspill::viz {

// The packet is not what was agreed upon.
class Nonsense : public Failure {
public:
    using Failure::Failure;
};

class PacketWriter {
public:
    template <class Number>
    void number(Number value)
    {
        static_assert(std::is_arithmetic_v<Number> && !std::is_same_v<Number, bool>);
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void text(std::string_view text)
    {
        number(std::uint64_t(text.size()));
        bytes_.append(text);
    }
    void said(const Message& message)
    {
        for (const std::string& part : {message.id(), message.in(Language::en), message.in(Language::no)}) text(part);
    }
    void texts(const std::vector<std::string>& list)
    {
        number(std::uint64_t(list.size()));
        for (const std::string& item : list) text(item);
    }
    template <class Number>
    void numbers(std::span<const Number> list)  // whoever reads knows how many
    {
        static_assert(std::is_arithmetic_v<Number>);
        bytes_.append(reinterpret_cast<const char*>(list.data()), list.size_bytes());
    }

    const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

class PacketReader {
public:
    explicit PacketReader(std::string bytes) : bytes_(std::move(bytes)) {}

    template <class Number>
    Number number()
    {
        static_assert(std::is_arithmetic_v<Number> && !std::is_same_v<Number, bool>);
        Number value;
        std::memcpy(&value, take(sizeof value), sizeof value);
        return value;
    }
    // A number within limits; `what` it is, for the complaint.
    template <class Number>
    Number number(Number low, Number high, const Text& what)
    {
        const Number value = number<Number>();
        if (!(value >= low && value <= high))
            throw Nonsense(message("packet.range", {"{} is out of range", "{} er utenfor området"}, what));
        return value;
    }
    std::string text()
    {
        const std::size_t size = size_of_list(1);
        return {take(size), size};
    }
    std::vector<std::string> texts()
    {
        std::vector<std::string> list(size_of_list(sizeof(std::uint64_t)));
        for (std::string& item : list) item = text();
        return list;
    }
    template <class Number>
    std::vector<Number> numbers(std::size_t count)
    {
        static_assert(std::is_arithmetic_v<Number>);
        if (count > left() / sizeof(Number))
            throw Nonsense(message("packet.a_list_is_shorter_than_it_should_be",
                                   {"a list is shorter than it should be", "en liste er kortere enn den skulle være"}));
        std::vector<Number> list(count);
        const char* from = take(count * sizeof(Number));
        if (count > 0) std::memcpy(list.data(), from, count * sizeof(Number));
        return list;
    }
    // How many items follow, each of at least so many bytes.
    std::size_t size_of_list(std::size_t least_each)
    {
        const std::uint64_t size = number<std::uint64_t>();
        if (size > left() / least_each)
            throw Nonsense(message("packet.a_list_is_longer_than_its_packet",
                                   {"a list is longer than its packet", "en liste er lengre enn pakken sin"}));
        return std::size_t(size);
    }
    void end() const
    {
        if (left() != 0)
            throw Nonsense(message("packet.a_packet_is_longer_than_it_should_be",
                                   {"a packet is longer than it should be", "en pakke er lengre enn den skulle være"}));
    }
    const std::string& bytes() const { return bytes_; }

private:
    std::size_t left() const { return bytes_.size() - at_; }
    const char* take(std::size_t count);

    std::string bytes_;
    std::size_t at_ = 0;
};

}  // namespace samspill::viz
