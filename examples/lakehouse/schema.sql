-- What the pipeline expects in PostgreSQL (wal_level = logical). Run it as administrator with
-- psql --set=name=shop --set=owner=cdc; "owner" is the user that Debezium logs in as.
CREATE SCHEMA :"name" AUTHORIZATION :"owner";
SET ROLE :"owner";
SET search_path TO :"name";

CREATE TABLE customers (
  id    BIGINT PRIMARY KEY,
  name  TEXT NOT NULL,
  email TEXT
);

CREATE TABLE orders (
  id          BIGINT PRIMARY KEY,
  customer_id BIGINT NOT NULL REFERENCES customers,
  status      TEXT NOT NULL,
  amount      NUMERIC(12, 2) NOT NULL
);

-- Flink needs the whole old row of an update.
ALTER TABLE customers REPLICA IDENTITY FULL;
ALTER TABLE orders REPLICA IDENTITY FULL;

RESET ROLE;
CREATE PUBLICATION :"name" FOR TABLE customers, orders;
