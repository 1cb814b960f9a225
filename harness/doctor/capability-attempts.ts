import type { Capability } from '../target-file/target-file';
import { adviceOn, expectAnswer, attempt, expectNotice, expectDelivery, type OperationAttempt } from './attempt';
import { room, type Company } from './doctor-clients';
import { observe } from './observed';

type Tiers = Partial<Record<Capability, (company: Company) => OperationAttempt[]>>;

/** The operations and events beyond the core, by the tier that has them; bob is in the room. */
const tiers: Tiers = {
  roster: (company) => {
    const { alice, bob } = company;
    return [
      attempt(company, 'members', () => expectAnswer(company, alice, ['members', { room }, bob.id ?? ''])),
    ];
  },
  asking: (company) => {
    const { alice: by, bob: recipient } = company;
    const values = { timeoutMs: 1000 };
    return [attempt(company, 'askRoom', () => expectDelivery(company, 'askRoom', { by, recipient, values }))];
  },
  presence: (company) => {
    const { bob: recipient, carol: member } = company;
    const come = () => member.must('join', { room });
    const go = () => member.must('leave', { room });
    return [
      unasked('memberJoined', () =>
        expectNotice(company, 'memberJoined', { recipient, member, act: come }),
      ),
      unasked('memberLeft', () => expectNotice(company, 'memberLeft', { recipient, member, act: go })),
    ];
  },
  moderation: (company) => {
    const { alice, carol } = company;
    const about = { member: carol.id, room };
    const carols = { recipient: carol, member: carol };
    const summon = () => {
      const confirmed = alice.must('summon', about);
      const heard = confirmed.then(() =>
        expectDelivery(company, 'sendToRoom', { by: alice, recipient: carol }),
      );
      return observe({ confirmed, isConfirmed: true, heard });
    };
    const evict = async () => {
      await carol.must('join', { room });
      await alice.must('evict', about);
    };
    const kick = () => alice.must('kick', { ...about, reason: 'doctor' });
    return [
      attempt(company, 'summon', summon),
      attempt(company, 'evict', () => expectNotice(company, 'evicted', { ...carols, act: evict })),
      attempt(company, 'kick', () => expectNotice(company, 'kicked', { ...carols, act: kick })),
    ];
  },
};

/** What is to be tried of the tiers that a target claims. */
export function capabilityAttempts(company: Company, claims: readonly Capability[]): OperationAttempt[] {
  return Object.entries(tiers).flatMap(([tier, attempts]) =>
    claims.includes(tier as Capability) ? attempts(company) : [],
  );
}

function unasked(word: 'memberJoined' | 'memberLeft', run: () => Promise<string>): OperationAttempt {
  return { name: word, advice: adviceOn(word), run };
}
