// Who may do what. Objects that do not exist are not refused here: the statement itself reports
// them.
#ifndef ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ACCESS_H_
#define ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ACCESS_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "acceptance-tests/sandbox/behaviour/context.h"
#include "acceptance-tests/sandbox/behaviour/errors.h"

namespace sandbox::behaviour {

// The session's own grants, those of its active roles with all they hold, and those of public.
std::vector<const GrantSet*> EffectiveGrants(const Context& context);

// 5203 with the session's current and inactivated roles. `object` may be empty (SYSTEM).
ErrorResult AccessDenied(const Context& context, std::string_view privilege, std::string_view type,
                         std::string_view object);

// The keys of objects.
ObjectKey CatalogKey(const State& state, std::string_view catalog);
ObjectKey DatabaseKey(const Database& database);
ObjectKey TableKey(const Database& database, const Table& table);
ObjectKey PipeKey(const Database& database, const Pipe& pipe);
ObjectKey GlobalKey(int64_t id);
ObjectType TypeOf(const Table& table);

// One of `privileges` (of the type) on the key.
bool Has(const Context& context, ObjectType type, const ObjectKey& key,
         std::initializer_list<std::string_view> privileges);
// Any privilege on the key.
bool HasAny(const Context& context, ObjectType type, const ObjectKey& key);
// Any privilege on the database or on something in it.
bool SeesDatabase(const Context& context, const Database& database);
// Any privilege on the table (or view, or materialized view).
bool SeesTable(const Context& context, const Database& database, const Table& table);

// nullopt, or the refusal.
MaybeError RequireSystem(const Context& context, std::initializer_list<std::string_view> any_of);
MaybeError RequireDatabase(const Context& context, const Database* database,
                           std::string_view privilege);
MaybeError RequireCatalog(const Context& context, std::string_view catalog,
                          std::string_view privilege);
MaybeError RequireTable(const Context& context, const Database& database, const Table& table,
                        std::string_view privilege);
MaybeError RequireImpersonate(const Context& context, const Identity& identity);

}  // namespace sandbox::behaviour

#endif  // ACCEPTANCE_TESTS_SANDBOX_BEHAVIOUR_ACCESS_H_
