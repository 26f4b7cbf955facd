#!/bin/sh
# Runs once, when the volume is empty: the product's role owns its database and is no superuser. Keycloak has a schema of its own in it.
set -eu

psql --set=ON_ERROR_STOP=1 --set=password="$ZELODESK_DATABASE_PASSWORD" --username=postgres <<'SQL'
create role zelodesk login password :'password';
create database zelodesk owner zelodesk;
\connect zelodesk
create schema keycloak authorization zelodesk;
SQL
