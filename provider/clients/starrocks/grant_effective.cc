#include "provider/clients/starrocks/grant_effective.h"

#include <deque>
#include <memory>
#include <set>
#include <utility>

#include "provider/base/status.h"

namespace starrocks {
namespace {

constexpr char kPublic[] = "public";  // everybody has it

struct Stop {
  Grantee holder;
  std::vector<std::string> path;
};

// Nearest first, each role once.
class Walk {
 public:
  explicit Walk(const Grantee& start) { stops_.push_back({start, {}}); }

  bool Done() const { return stops_.empty(); }
  Stop Next() {
    Stop stop = std::move(stops_.front());
    stops_.pop_front();
    return stop;
  }
  void Add(const std::vector<std::string>& path, const std::string& role) {
    if (!seen_.insert(role).second) return;
    stops_.push_back({Grantee::Role(role), path});
    stops_.back().path.push_back(role);
  }

 private:
  std::deque<Stop> stops_;
  std::set<std::string> seen_;
};

}  // namespace

absl::StatusOr<std::vector<EffectiveGrant>> EffectiveGrants(Client& client,
                                                            const base::Context& context,
                                                            const Grantee& grantee) {
  std::vector<EffectiveGrant> effective;
  Walk walk(grantee);
  while (!walk.Done()) {
    const Stop stop = walk.Next();
    TF_ASSIGN(const std::shared_ptr<const Holdings> holdings,
              ReadHoldings(client, context, stop.holder));
    for (const HeldGrant& grant : holdings->grants()) effective.push_back({grant, stop.path});
    for (const std::string& role : holdings->roles()) walk.Add(stop.path, role);
    if (stop.path.empty()) walk.Add({}, kPublic);
  }
  return effective;
}

}  // namespace starrocks
