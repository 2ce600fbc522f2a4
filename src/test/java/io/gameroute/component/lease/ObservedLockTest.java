package io.gameroute.component.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObservedLockTest {
    private final KubernetesClient client = new KubernetesClientBuilder().build();
    private final StoredRecord stored = new StoredRecord();
    private final List<String> told = new ArrayList<>();
    private final LeaseTenure tenure =
            new LeaseTenure("me", Duration.ofSeconds(10), System::nanoTime, Clock.systemUTC());
    private final ObservedLock lock = new ObservedLock(stored, tenure, new Told());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aHolderWhoseClockIsBehindIsGivenItsWholeLease() {
        stored.leaseRecord = held("other", ZonedDateTime.now(ZoneOffset.UTC).minusHours(1));

        LeaderElectionRecord read = lock.get(client);

        assertThat(read.getRenewTime())
                .isAfter(ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(1));
    }

    @Test
    void aHolderThatDoesNotRenewAges() {
        stored.leaseRecord = held("other", ZonedDateTime.now(ZoneOffset.UTC));

        ZonedDateTime first = lock.get(client).getRenewTime();
        ZonedDateTime second = lock.get(client).getRenewTime();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aSuccessfulWriteHoldsTheLease() {
        lock.create(client, held("me", ZonedDateTime.now(ZoneOffset.UTC)));

        assertThat(tenure.isHeld()).isTrue();
        assertThat(told).containsExactly("answered", "observed");
    }

    @Test
    void givingTheLeaseBackEndsTheHold() {
        lock.create(client, held("me", ZonedDateTime.now(ZoneOffset.UTC)));
        lock.update(client, held(null, ZonedDateTime.now(ZoneOffset.UTC)));

        assertThat(tenure.isHeld()).isFalse();
        assertThat(stored.leaseRecord.getHolderIdentity()).isEmpty();
    }

    @Test
    void anUnforeseenFailureBecomesOneThatTheElectorSurvives() {
        stored.failure = new NullPointerException("a lease without a duration");

        assertThatThrownBy(() -> lock.get(client))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("a lease without a duration");
        assertThat(told).containsExactly("failed");
    }

    private static LeaderElectionRecord held(@Nullable String holder, ZonedDateTime renewed) {
        return new LeaderElectionRecord(holder, Duration.ofSeconds(15), renewed, renewed, 0);
    }

    private final class Told implements LeaseListener {
        @Override
        public void answered() {
            told.add("answered");
        }

        @Override
        public void failed(RuntimeException cause) {
            told.add("failed");
        }

        @Override
        public void observed() {
            told.add("observed");
        }
    }

    private static final class StoredRecord implements Lock {
        private @Nullable LeaderElectionRecord leaseRecord;
        private @Nullable RuntimeException failure;

        @Override
        public @Nullable LeaderElectionRecord get(KubernetesClient client) {
            if (failure != null) {
                throw failure;
            }
            return leaseRecord;
        }

        @Override
        public void create(KubernetesClient client, LeaderElectionRecord newRecord) {
            leaseRecord = newRecord;
        }

        @Override
        public void update(KubernetesClient client, LeaderElectionRecord newRecord) {
            leaseRecord = newRecord;
        }

        @Override
        public String identity() {
            return "me";
        }

        @Override
        public String describe() {
            return "a stored record";
        }
    }
}
