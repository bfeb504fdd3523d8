export { type Addresses, addressesOf, type RecipientRef } from './addresses.ts';
export {
  type ArrivalRow,
  type ArrivedIssueRow,
  arrivals,
  arrivedIssues,
  type DeliveredItemRow,
  deliveredItems,
  type ReachedRow,
  reachedItems,
} from './arrivals.ts';
export { type ArrivedIssue, type ArrivedItem, arrivedIssuesOfHouse, arrivedItemsOfHouse } from './arrived-of-house.ts';
export { composeCommon } from './association-issue.ts';
export { type OutboxBacklog, outboxBacklog } from './backlog.ts';
export { type ComposeWish, composeDue } from './compose.ts';
export { type DeliveredIssue, issueDelivered } from './delivered.ts';
export { editIssue } from './edit.ts';
export { feedFor } from './feed.ts';
export { type FileDelivery, followFile } from './file-deliveries.ts';
export { approveIssue, type Issue, type IssueLine, listIssues, readIssue, withdrawIssue } from './issues.ts';
export { listAssociations, setMembers } from './members.ts';
export { type DeliveryLine, type DeliveryReport, deliverDue, listDeliveries, retryDelivery } from './outbox.ts';
export { closeOwnFeed, openOwnFeed } from './own-feeds.ts';
export {
  findPushedItem,
  listPushed,
  type PushedItem,
  type PushFilter,
  recordOpening,
} from './receipts.ts';
export { findRecipient, listRecipients, type Recipient } from './recipients.ts';
export { renderIssue } from './render/index.ts';
export { resend } from './resend.ts';
export { pushRoutes } from './routes.ts';
export { type SendWith, sender } from './send.ts';
export { listSubscriptions, type SubscriptionLine } from './subscription-lines.ts';
export {
  addRecipient,
  type NewRecipient,
  type NewSubscription,
  renewTokens,
  resumeRecipient,
  resumeSubscription,
  stopRecipient,
  stopSubscription,
  subscribe,
} from './subscriptions.ts';
