package io.gameroute.component.lease;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;

/**
 * The elector stretches the pause between two attempts to get the Lease up to 2.2 times; here the retry period is what a follower waits at
 * most, so that a Lease that was given back is soon taken. A leader renews at the full period, which costs no more writes.
 */
final class PromptElectionConfig extends LeaderElectionConfig {
    private final LeaseTenure tenure;

    PromptElectionConfig(Lock lock, LeaseSettings settings, LeaseTenure tenure) {
        super(
                lock,
                settings.leaseDuration(),
                settings.renewDeadline(),
                settings.retryPeriod(),
                new LeaderCallbacks(() -> {}, () -> {}, leader -> {}),
                true,
                lock.describe());
        this.tenure = tenure;
    }

    @Override
    public Duration getRetryPeriod() {
        Duration full = super.getRetryPeriod();
        return tenure.isHeld() ? full : full.multipliedBy(5).dividedBy(11);
    }
}
