import { are, becomes, emptied, type TablePrivacy } from '../kernel/privacy.ts'

const ofRequests = 'request_id in (select id from custom_requests where user_id = $1::uuid)'

/** What is kept of what buyers asked to be made: what they and the shop wrote is of them. */
export const requestsPrivacy: ReadonlyArray<TablePrivacy> = [
  emptied(
    'custom_requests',
    'user_id = $1::uuid',
    {
      ...are('an id', 'id', 'user_id', 'quote_id', 'workflow_id', 'delivered_version_id'),
      ...are('where the request stands', 'status', 'created_at', 'updated_at', 'revision', 'delivered_at'),
      ...are('a count', 'revisions_asked', 'message_count'),
      title: becomes(`''`),
      description: becomes(`''`),
      integrations: becomes(`'{}'`),
      budget_amount: becomes('null'),
      budget_currency: becomes('null'),
      deadline: becomes('null'),
    },
    'requests',
  ),
  emptied(
    'request_messages',
    ofRequests,
    { ...are('who wrote when', 'id', 'request_id', 'sender', 'at'), text: becomes(`''`) },
    'requests',
  ),
  emptied(
    'quotes',
    ofRequests,
    {
      ...are('an id', 'id', 'request_id'),
      ...are('a price, and until when', 'price_amount', 'price_currency', 'valid_until', 'quoted_at'),
      scope: becomes(`''`),
    },
    'requests',
  ),
]
