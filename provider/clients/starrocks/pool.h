// The sessions of a client.
#ifndef PROVIDER_CLIENTS_STARROCKS_POOL_H_
#define PROVIDER_CLIENTS_STARROCKS_POOL_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "provider/base/context.h"
#include "provider/base/reach.h"
#include "provider/clients/starrocks/names.h"
#include "provider/clients/starrocks/options.h"
#include "provider/clients/starrocks/session.h"
#include "provider/clients/starrocks/session_setup.h"
#include "provider/clients/starrocks/tls_material.h"

namespace starrocks {

// At most Options::max_connections sessions. A new one is opened only if all others stay busy for a
// moment, one at a time: a session costs more statements than most calls do. All go to one front
// end, the first of the list that answers, until it fails: then its idle sessions are dropped and
// the next one's turn comes. A session stays in the catalog that its last caller wanted.
// Thread-safe; must outlive its leases.
class Pool {
 public:
  explicit Pool(Options options);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // A session for one caller; goes back at its end.
  class Lease {
   public:
    Lease(Pool* pool, std::unique_ptr<Session> session);
    Lease(Lease&&) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease();

    // Session::Run(). A front end that can't serve is left.
    absl::StatusOr<Rows> Run(const sql::Statement& statement, const base::Context& context);
    // An error if the session's catalog isn't there any more, asked by going there again.
    absl::Status ReenterCatalog(const base::Context& context);
    // The session is ended instead of given back.
    void Retire() { session_->Retire(); }

   private:
    friend class Pool;
    absl::Status Enter(std::string_view catalog, const base::Context& context);

    Pool* pool_;
    std::unique_ptr<Session> session_;
    bool move_on_ = false;
  };

  // A session with `catalog` as the current one. kRetryable if no front end answers; each is tried
  // once.
  absl::StatusOr<Lease> Acquire(const base::Context& context,
                                std::string_view catalog = kDefaultCatalog);
  // Whether trying Acquire() again makes sense after a failure.
  bool Patient();
  // Known after the first Acquire() that succeeded.
  std::optional<Version> version();

 private:
  // What a caller is to do next.
  struct Turn {
    std::unique_ptr<Session> session;  // an idle one; else:
    bool open = false;                 // open one
  };
  absl::StatusOr<Turn> NextTurn(const base::Context& context, std::string_view catalog);
  absl::StatusOr<std::unique_ptr<Session>> TakeTurn(const base::Context& context,
                                                    std::string_view catalog);
  bool MayOpen(absl::Time waiting_since) const;                 // with the lock
  std::unique_ptr<Session> TakeIdle(std::string_view catalog);  // with the lock

  absl::StatusOr<std::unique_ptr<Session>> OpenSomewhere(const base::Context& context);
  absl::StatusOr<std::unique_ptr<Session>> OpenAt(std::size_t index, const base::Context& context);
  absl::StatusOr<std::shared_ptr<const TlsMaterial>> Tls();
  void Opened(const absl::Status& status, const base::Context& context);

  void GiveBack(std::unique_ptr<Session> session, bool move_on);
  // With the lock.
  void LeaveEndpoint(const Endpoint& endpoint, std::vector<std::unique_ptr<Session>>& dropped);

  const Options options_;
  std::mutex mutex_;  // guards all that follow
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Session>> idle_;
  int sessions_ = 0;           // idle, leased and being opened
  bool opening_ = false;       // one is being opened
  std::size_t preferred_ = 0;  // the endpoint to try first
  std::optional<Endpoint> last_endpoint_;
  std::optional<Greeting> greeting_;
  std::shared_ptr<const TlsMaterial> tls_;
  base::Reach reach_;
};

}  // namespace starrocks

#endif  // PROVIDER_CLIENTS_STARROCKS_POOL_H_
