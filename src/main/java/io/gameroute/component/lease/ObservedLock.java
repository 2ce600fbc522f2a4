package io.gameroute.component.lease;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lock that the elector works on, watched: every answer of the API server goes to the {@link LeaseTenure}. It also ages a foreign hold
 * by the local clock, so that clocks that differ between machines cannot take the Lease from a living leader, and turns every failure into
 * the one kind that the elector survives.
 */
final class ObservedLock implements Lock {
    private final Lock lock;
    private final LeaseTenure tenure;
    private final LeaseListener listener;

    private @Nullable LeaderElectionRecord foreign;
    private @Nullable ZonedDateTime foreignSeenAt;

    ObservedLock(Lock lock, LeaseTenure tenure, LeaseListener listener) {
        this.lock = lock;
        this.tenure = tenure;
        this.listener = listener;
    }

    @Override
    public @Nullable LeaderElectionRecord get(KubernetesClient client) {
        LeaderElectionRecord leaseRecord = answered(() -> lock.get(client));
        tenure.observed(leaseRecord == null ? null : leaseRecord.getHolderIdentity());
        listener.observed();
        return isForeign(leaseRecord) ? agedByLocalClock(leaseRecord) : leaseRecord;
    }

    @Override
    public void create(KubernetesClient client, LeaderElectionRecord leaderElectionRecord) {
        write(leaderElectionRecord, () -> lock.create(client, leaderElectionRecord));
    }

    @Override
    public void update(KubernetesClient client, LeaderElectionRecord leaderElectionRecord) {
        LeaderElectionRecord said = withoutNull(leaderElectionRecord);
        write(said, () -> lock.update(client, said));
    }

    /** The elector gives the Lease back with no holder at all, which a patch would leave out, so that the Lease went on naming the former one. */
    private static LeaderElectionRecord withoutNull(LeaderElectionRecord leaseRecord) {
        return leaseRecord.getHolderIdentity() != null
                ? leaseRecord
                : new LeaderElectionRecord(
                        "",
                        leaseRecord.getLeaseDuration(),
                        leaseRecord.getAcquireTime(),
                        leaseRecord.getRenewTime(),
                        leaseRecord.getLeaderTransitions());
    }

    @Override
    public String identity() {
        return lock.identity();
    }

    @Override
    public String describe() {
        return lock.describe();
    }

    private void write(LeaderElectionRecord leaseRecord, Runnable request) {
        long sentAt = tenure.now();
        answered(() -> {
            request.run();
            return leaseRecord;
        });
        if (identity().equals(leaseRecord.getHolderIdentity())) {
            tenure.renewed(sentAt);
        } else {
            tenure.observed(leaseRecord.getHolderIdentity());
        }
        listener.observed();
    }

    private boolean isForeign(@Nullable LeaderElectionRecord leaseRecord) {
        String holder = leaseRecord == null ? null : leaseRecord.getHolderIdentity();
        return holder != null && !holder.isEmpty() && !holder.equals(identity());
    }

    private synchronized LeaderElectionRecord agedByLocalClock(LeaderElectionRecord leaseRecord) {
        if (!leaseRecord.equals(foreign)) {
            foreign = leaseRecord;
            foreignSeenAt = ZonedDateTime.now(ZoneOffset.UTC);
        }
        return new LeaderElectionRecord(
                leaseRecord.getHolderIdentity(),
                leaseRecord.getLeaseDuration(),
                leaseRecord.getAcquireTime(),
                Objects.requireNonNull(foreignSeenAt),
                leaseRecord.getLeaderTransitions());
    }

    private <T> T answered(Supplier<T> request) {
        try {
            T answer = request.get();
            listener.answered();
            return answer;
        } catch (KubernetesClientException e) {
            listener.failed(e);
            throw e;
        } catch (RuntimeException e) {
            listener.failed(e);
            throw new KubernetesClientException("the lease cannot be read or written: " + e, e);
        }
    }
}
