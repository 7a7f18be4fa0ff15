import {
  are,
  becomes,
  deleted,
  emptied,
  following,
  go,
  goes,
  impersonal,
  type TablePrivacy,
} from '../kernel/privacy.ts'

const ofStaff = 'of a person of the shop, for as long as they are known here'

const ofSessions = 'session_id in (select id from sessions where user_id = $1::uuid)'

/** What is kept of people who sign in. */
export const accountsPrivacy: ReadonlyArray<TablePrivacy> = [
  emptied(
    'users',
    'id = $1::uuid',
    {
      ...are('an id', 'id'),
      ...are('where the account stands', 'status', 'revision', 'created_at', 'erased_at'),
      email: becomes(`''`),
      // No address is like it, so the one that was is free.
      email_key: becomes(`'erased ' || id`),
      name: becomes(`''`),
      password_hash: becomes(`''`),
      email_verified_at: becomes('null'),
    },
    'account',
  ),
  deleted('email_codes', 'user_id = $1::uuid', {
    ...are('an id', 'id', 'user_id', 'session_id'),
    ...are('when and how often', 'asked', 'tries_left', 'created_at', 'expires_at', 'used_at'),
    ...go('seed', 'hash'),
  }),
  deleted('password_resets', 'user_id = $1::uuid', {
    ...are('an id', 'id', 'user_id'),
    ...are('until when', 'created_at', 'expires_at', 'ended_at'),
    ...go('seed', 'hash'),
  }),
  following('refresh_tokens', ofSessions, {
    hash: goes,
    ...are('which session, and when', 'session_id', 'rotated_at'),
  }),
  deleted('sessions', 'user_id = $1::uuid', {
    ...are('an id', 'id', 'user_id', 'admin_id'),
    ...go('user_agent', 'address', 'created_at', 'last_seen_at', 'rotated_at', 'ended_at'),
  }),
  deleted('known_addresses', 'user_id = $1::uuid', {
    ...are('an id', 'user_id', 'admin_id'),
    ...go('hash', 'seen_at'),
  }),
  impersonal(
    'admins',
    are(
      ofStaff,
      'id',
      'email',
      'email_key',
      'name',
      'role',
      'status',
      'password_hash',
      'created_at',
      'revision',
      'has_joined',
    ),
  ),
  impersonal('invitations', are(ofStaff, 'id', 'admin_id', 'seed', 'hash', 'created_at', 'expires_at', 'ended_at')),
  impersonal('second_factors', are(ofStaff, 'admin_id', 'sealed', 'created_at', 'confirmed_at', 'last_step')),
  impersonal('recovery_codes', are(ofStaff, 'admin_id', 'hash', 'used_at')),
]
