#include "provider/base/redact.h"

#include <mutex>
#include <set>
#include <shared_mutex>
#include <vector>

#include "provider/base/secret_forms.h"
#include "provider/base/strings.h"
#include "provider/base/text_index.h"

namespace base {
namespace {

constexpr std::string_view kReplacement = "(sensitive)";

// All registered forms.
class Registry {
 public:
  void Add(std::string_view id, const std::vector<std::string>& forms) {
    const std::lock_guard lock(mutex_);
    if (!known_.insert(std::string(id)).second) return;
    for (const std::string& form : forms) {
      if (form.size() >= TextIndex::kShortest) index_.Add(form);
    }
  }
  bool Knows(std::string_view id) const {
    const std::shared_lock lock(mutex_);
    return known_.find(id) != known_.end();
  }
  std::vector<TextIndex::Span> Find(std::string_view text) const {
    const std::shared_lock lock(mutex_);
    return index_.Find(text);
  }

 private:
  mutable std::shared_mutex mutex_;  // guards all
  std::set<std::string, std::less<>> known_;
  TextIndex index_;
};

Registry& TheRegistry() {
  static Registry& registry = *new Registry;  // never destroyed: threads may log until the end
  return registry;
}

}  // namespace

void RegisterSecret(std::string_view secret) {
  if (secret.size() < TextIndex::kShortest || TheRegistry().Knows(secret)) return;
  TheRegistry().Add(secret, SecretForms(secret));
}

void RegisterLogin(std::string_view user, std::string_view secret) {
  if (secret.empty()) return;
  RegisterSecret(secret);
  const std::string login = StrCat(user, ":", secret);
  if (TheRegistry().Knows(login)) return;
  TheRegistry().Add(login, Base64Forms(login));
}

std::string Redact(std::string_view text) {
  std::string redacted;
  std::size_t from = 0;
  for (const TextIndex::Span& span : TheRegistry().Find(text)) {
    StrAppend(&redacted, text.substr(from, span.begin - from), kReplacement);
    from = span.end;
  }
  StrAppend(&redacted, text.substr(from));
  return redacted;
}

}  // namespace base
