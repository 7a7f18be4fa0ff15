create table wishes (
  id uuid primary key,
  user_id uuid not null references users (id),
  text text not null,
  created_at timestamptz not null
);
create index wishes_of_user on wishes (user_id, created_at desc, id desc);
