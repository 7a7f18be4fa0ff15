import { are, becomes, deleted, emptied, go, impersonal, type TablePrivacy } from '../kernel/privacy.ts'

const ofEntitlements = 'entitlement_id in (select id from entitlements where user_id = $1::uuid)'

/** What is kept of what was delivered, and to whom. */
export const deliveryPrivacy: ReadonlyArray<TablePrivacy> = [
  impersonal('entitlements', are('in ids only', 'id', 'user_id', 'workflow_id', 'status', 'granted_at', 'revision')),
  impersonal('entitlement_sources', {
    ...are('in ids only', 'id', 'entitlement_id', 'kind', 'origin_id', 'status', 'created_at'),
  }),
  emptied('downloads', ofEntitlements, {
    ...are('that something was fetched', 'id', 'entitlement_id', 'version_id', 'at'),
    address_hash: becomes('null'),
  }),
  deleted('download_links', ofEntitlements, {
    ...are('for what, and until when', 'id', 'entitlement_id', 'version_id', 'uses_left', 'created_at', 'expires_at'),
    ...go('token_hash'),
  }),
  deleted('n8n_connections', 'user_id = $1::uuid', {
    ...are('whose', 'user_id'),
    ...go('token_hash', 'created_at'),
  }),
]
