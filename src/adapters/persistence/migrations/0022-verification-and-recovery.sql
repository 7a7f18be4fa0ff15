-- Whether somebody reads the mails of an address outlives a suspension.
alter table users add email_verified_at timestamptz;
update users set email_verified_at = created_at where status = 'active';
alter table users
  add constraint users_active_are_verified check (status <> 'active' or email_verified_at is not null),
  add constraint users_unverified_are_not_verified check (status <> 'unverified' or email_verified_at is null);

-- Where a session was opened from, for its owner to know it by.
alter table sessions add address text not null default 'unknown';

-- Codes of six digits that are mailed and typed in the session that asked. Neither a code nor anything that it could be
-- guessed from is kept: it is made of the seed, with a key that is not in the database, and so is the hash.
create table email_codes (
  id uuid primary key,
  user_id uuid not null references users (id),
  session_id uuid not null references sessions (id) on delete cascade,
  seed text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- false of the one that comes with a registration
  asked boolean not null,
  tries_left integer not null check (tries_left >= 0),
  created_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index email_codes_of_session on email_codes (session_id, created_at desc, id desc);
create index email_codes_of_user on email_codes (user_id, created_at desc);

-- Ways to a new password, found by the SHA-256 of their tokens, which are made as codes are. Of one buyer one is open.
create table password_resets (
  id uuid primary key,
  user_id uuid not null references users (id),
  seed text not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_open_password_reset on password_resets (user_id) where ended_at is null;
create index password_resets_of_user on password_resets (user_id, created_at desc);
