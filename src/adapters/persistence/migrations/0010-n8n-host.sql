-- n8n names templates and categories by integers. These stay with their rows, and are used for nothing else.
alter table workflows add column number integer generated always as identity;
create unique index workflows_by_number on workflows (number);
alter table categories add column number integer generated always as identity;
create unique index categories_by_number on categories (number);

-- What every n8n is shown.
create index workflows_free on workflows (published_at desc, id desc) where status = 'published' and price_amount = 0;

-- The address under which a buyer's n8n is shown what they own: one each, known by the SHA-256 of its token.
create table n8n_connections (
  user_id uuid primary key references users (id),
  token_hash text not null unique,
  created_at timestamptz not null
);
