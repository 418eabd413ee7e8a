module "catalogs" {
  source = "../../../modules/lakehouse-catalogs"

  paimon     = { (var.lake.catalog) = { warehouse = var.lake.warehouse } }
  postgresql = { (var.shop.catalog) = { for key, value in var.shop : key => value if key != "catalog" } }
  secrets    = { (var.shop.catalog) = { password = var.shop_password } }
}

module "access" {
  source = "../../../modules/rbac"

  access    = var.access
  passwords = var.passwords
  prefix    = var.prefix

  depends_on = [module.catalogs]
}
