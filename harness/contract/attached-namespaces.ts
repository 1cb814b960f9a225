/** Namespaces in which `rooms-conformance/attach` serves the operations of the contract. */
export const attachedNamespaces = {
  chat: '/conformance/chat',
  news: '/conformance/news',
} as const;
