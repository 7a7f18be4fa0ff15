-- The two roles of a shop and its database, made once by a superuser:
--   psql -v owner_password=… -v serving_password=… -f deploy/postgres/roles.sql
-- The owner migrates (DATABASE_MIGRATION_URL). The serving role is what instances work as (DATABASE_URL); `npm run migrate`
-- grants it rows and nothing else.
create role vexa_owner login password :'owner_password';
create role vexa login password :'serving_password';
create database vexa owner vexa_owner encoding 'UTF8' template template0;
revoke connect, temporary on database vexa from public;
grant connect on database vexa to vexa;

-- What instances ask for by themselves on a direct connection, for those that come through a transaction pooler.
alter role vexa in database vexa set statement_timeout = '5s';
alter role vexa in database vexa set lock_timeout = '2s';
alter role vexa in database vexa set idle_in_transaction_session_timeout = '10s';
