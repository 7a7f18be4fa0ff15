-- Whether a file is in the shop already, asked for each file of an import.
create index versions_by_source on workflow_versions (source_sha256);
