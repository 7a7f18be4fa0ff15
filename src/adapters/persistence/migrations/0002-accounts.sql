create table users (
  id uuid primary key,
  email text not null,
  email_key text not null unique,
  name text not null,
  status text not null check (status in ('unverified', 'active', 'suspended', 'erased')),
  password_hash text not null,
  created_at timestamptz not null,
  revision integer not null default 1
);
create index users_by_time on users (created_at desc, id desc);

create table admins (
  id uuid primary key,
  email text not null,
  email_key text not null unique,
  name text not null,
  role text not null check (role in ('analyst', 'support', 'manager', 'owner')),
  status text not null check (status in ('invited', 'active', 'disabled')),
  password_hash text not null,
  created_at timestamptz not null,
  revision integer not null default 1
);

-- A session is a user's or an admin's, never both.
create table sessions (
  id uuid primary key,
  user_id uuid references users (id),
  admin_id uuid references admins (id),
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  rotated_at timestamptz not null,
  ended_at timestamptz,
  check ((user_id is null) <> (admin_id is null))
);
create index sessions_of_user on sessions (user_id) where ended_at is null;
create index sessions_of_admin on sessions (admin_id) where ended_at is null;

-- Every refresh token ever given out, by its SHA-256: one that comes back after its rotation is an alarm.
create table refresh_tokens (
  hash text primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  rotated_at timestamptz
);
create index refresh_tokens_of_session on refresh_tokens (session_id);
create unique index one_current_refresh_token on refresh_tokens (session_id) where rotated_at is null;
