-- Deleting a workflow asks every table that points to it or to its versions: by an index, not by reading it whole.
create index checkouts_of_workflow on checkouts (workflow_id);
create index checkouts_of_version on checkouts (version_id);
create index sales_of_version on sales (version_id);
create index downloads_of_version on downloads (version_id);
create index workflows_offering_version on workflows (offered_version_id);
