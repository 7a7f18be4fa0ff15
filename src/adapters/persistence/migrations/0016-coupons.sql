-- Coupons. Codes are ASCII, so that the C collation says which are the same without case.
create table coupons (
  id uuid primary key,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{2,39}$'),
  percent_off numeric(5, 2) check (percent_off > 0 and percent_off <= 100),
  amount_off bigint check (amount_off > 0),
  currency text,
  max_redemptions integer check (max_redemptions > 0),
  per_user_limit integer check (per_user_limit > 0),
  starts_at timestamptz,
  ends_at timestamptz,
  -- for every item, or for those in coupon_workflows
  all_items boolean not null,
  state text not null check (state in ('active', 'paused', 'archived')),
  -- taken within the limit, reserved or consumed; and beyond it, by payments that came after their use was given back
  uses integer not null default 0 check (uses >= 0),
  over_uses integer not null default 0 check (over_uses >= 0),
  created_at timestamptz not null default app_now(),
  revision integer not null default 1,
  check ((percent_off is null) <> (amount_off is null)),
  check ((amount_off is null) = (currency is null)),
  check (starts_at < ends_at),
  constraint coupons_are_bound check (uses <= max_redemptions)
);
create unique index one_coupon_of_a_code on coupons (upper(code collate "C"));
create index coupons_by_time on coupons (created_at desc, id desc);

create table coupon_workflows (
  coupon_id uuid not null references coupons (id) on delete cascade,
  workflow_id uuid not null references workflows (id) on delete cascade,
  primary key (coupon_id, workflow_id)
);
create index coupon_workflows_of_workflow on coupon_workflows (workflow_id);

alter table checkouts
  add coupon_id uuid references coupons (id),
  add coupon_code text,
  add constraint checkouts_have_whole_coupons check ((coupon_id is null) = (coupon_code is null));
create index checkouts_of_coupon on checkouts (coupon_id) where coupon_id is not null;

create table coupon_redemptions (
  reference text primary key references checkouts (reference),
  coupon_id uuid not null references coupons (id),
  user_id uuid not null references users (id),
  status text not null check (status in ('reserved', 'consumed', 'released')),
  -- the buyer's first, second, … use of the coupon, and how many they might have when it was taken
  slot integer check (slot > 0),
  slot_limit integer,
  is_over boolean not null default false,
  reserved_at timestamptz not null default app_now(),
  settled_at timestamptz,
  check ((slot is not null) = (status <> 'released' and not is_over)),
  check (not is_over or status = 'consumed'),
  constraint coupon_redemptions_are_bound check (slot <= slot_limit)
);
-- Two uses at once by one buyer are never the same one.
create unique index one_use_of_a_slot on coupon_redemptions (coupon_id, user_id, slot) where slot is not null;
create index coupon_redemptions_of_coupon on coupon_redemptions (coupon_id);
