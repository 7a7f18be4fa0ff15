-- How often the catalogue was changed, for replicas: one that has as many changes of every slot as the primary shows has
-- all that the primary shows. A transaction counts in a slot that nobody holds, so that none waits for another here; who
-- held a slot before is done, and visible, before the next can hold it.
create table catalogue_changes (
  slot bigint generated always as identity primary key,
  changes bigint not null default 1
) with (fillfactor = 50);

create function count_catalogue_change() returns trigger language plpgsql as $$
begin
  update catalogue_changes set changes = changes + 1
   where slot = (select slot from catalogue_changes order by slot for update skip locked limit 1);
  if not found then
    insert into catalogue_changes default values;
  end if;
  return null;
end
$$;

-- All that the catalogue shows but the number of sales, which every sale changes, and which may come a little later.
create trigger workflows_change_the_catalogue
  after insert or delete or update of
    id, slug, title, summary, description, status, price_amount, price_currency, licence, rights_held, categories, tags,
    integrations, node_types, trigger, node_count, risk, offered_version_id, overridden_rules, made_for, created_at,
    updated_at, published_at, revision, search
  on workflows for each statement execute function count_catalogue_change();
create trigger workflow_versions_change_the_catalogue after insert or update or delete on workflow_versions
  for each statement execute function count_catalogue_change();
create trigger search_words_change_the_catalogue after insert or update or delete on search_words
  for each statement execute function count_catalogue_change();
