resource "starrocks_role" "etl" {
  name    = "etl"
  comment = "Loads the raw layer"
}

# One role per team.
resource "starrocks_role" "team" {
  for_each = toset(["finance", "logistics"])

  name    = "team_${each.key}"
  comment = "Members of team ${each.key}"
}
