#include "acceptance-tests/sandbox/net/prepared.h"

#include <utility>

#include "absl/status/status.h"
#include "acceptance-tests/sandbox/net/literal.h"

namespace sandbox {
namespace {

constexpr size_t kMaxStatements = 16382;
constexpr size_t kMaxLongData = 64u << 20;

bool BitIsSet(std::string_view bitmap, size_t bit) {
  return (static_cast<uint8_t>(bitmap[bit / 8]) >> bit % 8 & 1) != 0;
}

}  // namespace

void PreparedStatement::AddLongData(PayloadReader packet) {
  const size_t parameter = packet.Int(2);
  const std::string_view data = packet.Rest();
  if (!packet.ok() || parameter >= parameters_ || data.size() > kMaxLongData - long_data_size_) {
    long_data_refused_ = true;
    return;
  }
  long_data_size_ += data.size();
  long_data_[parameter].append(data);
}

void PreparedStatement::ForgetLongData() {
  long_data_.clear();
  long_data_size_ = 0;
  long_data_refused_ = false;
}

absl::StatusOr<std::vector<Cell>> PreparedStatement::ReadParameters(PayloadReader packet) {
  absl::StatusOr<std::vector<Cell>> values = ReadValues(packet);
  ForgetLongData();
  return values;
}

bool PreparedStatement::ReadTypes(PayloadReader* packet) {
  if (packet->Int(1) != 0) {
    std::vector<uint16_t> types(parameters_);
    for (uint16_t& type : types) type = static_cast<uint16_t>(packet->Int(2));
    if (packet->ok()) types_ = std::move(types);
  }
  return packet->ok() && types_.size() == parameters_;
}

absl::StatusOr<std::vector<Cell>> PreparedStatement::ReadValues(PayloadReader packet) {
  if (long_data_refused_) return absl::InvalidArgumentError("bad long data");
  packet.Int(1);  // cursor flags: there are no cursors
  packet.Int(4);  // iterations, always 1
  std::vector<Cell> values(parameters_);
  if (parameters_ == 0) return values;
  const std::string_view nulls = packet.Bytes((parameters_ + 7) / 8);
  if (!ReadTypes(&packet)) return absl::InvalidArgumentError("parameter types are missing");
  for (size_t i = 0; i < parameters_; ++i) {
    if (auto data = long_data_.find(i); data != long_data_.end()) {
      values[i] = QuoteLiteral(data->second);
    } else if (!BitIsSet(nulls, i)) {
      absl::StatusOr<std::string> literal = ReadLiteral(types_[i], &packet);
      if (!literal.ok()) return literal.status();
      values[i] = *std::move(literal);
    }
  }
  return values;
}

const uint32_t* PreparedStatements::Add(PreparedStatement statement) {
  if (statements_.size() >= kMaxStatements) return nullptr;
  return &statements_.insert_or_assign(next_id_++, std::move(statement)).first->first;
}

PreparedStatement* PreparedStatements::Find(uint32_t id) {
  const auto found = statements_.find(id);
  return found == statements_.end() ? nullptr : &found->second;
}

}  // namespace sandbox
