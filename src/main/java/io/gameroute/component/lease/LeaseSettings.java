package io.gameroute.component.lease;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;

/**
 * Where the Lease is and how long a hold lasts. The renew deadline is shorter than the lease, so that a leader that cannot renew stops
 * before anybody else may start.
 */
public record LeaseSettings(
        String namespace, String identity, Duration leaseDuration, Duration renewDeadline, Duration retryPeriod) {
    public static final Duration DEFAULT_LEASE_DURATION = Duration.ofSeconds(15);
    public static final Duration DEFAULT_RENEW_DEADLINE = Duration.ofSeconds(10);
    public static final Duration DEFAULT_RETRY_PERIOD = Duration.ofSeconds(2);

    /** The elector waits up to this many retry periods between two attempts. */
    private static final double MAX_RETRY_PERIODS = 2.2;

    private static final Duration MAX_REQUEST_TIMEOUT = Duration.ofSeconds(4);

    public LeaseSettings {
        require(leaseDuration.toSeconds() >= 1, "the lease duration must be at least one second");
        require(
                leaseDuration.compareTo(renewDeadline) > 0,
                "the lease duration must be longer than the renew deadline");
        require(
                renewDeadline.toMillis() > retryPeriod.toMillis() * MAX_RETRY_PERIODS,
                "the renew deadline must be longer than 2.2 times the retry period");
        require(retryPeriod.toMillis() >= 1, "the retry period must be at least one millisecond");
    }

    public static LeaseSettings inNamespace(String namespace) {
        return new LeaseSettings(
                namespace, newIdentity(), DEFAULT_LEASE_DURATION, DEFAULT_RENEW_DEADLINE, DEFAULT_RETRY_PERIOD);
    }

    /** Different at every start: a process that was restarted must not take the hold of its predecessor for its own. */
    public static String newIdentity() {
        String random = UUID.randomUUID().toString().substring(0, 8);
        return hostName() + "_" + random;
    }

    /** Several attempts must fit into the renew deadline, or one slow answer costs the leadership. */
    Duration requestTimeout() {
        Duration fraction = renewDeadline.multipliedBy(2).dividedBy(5);
        return fraction.compareTo(MAX_REQUEST_TIMEOUT) < 0 ? fraction : MAX_REQUEST_TIMEOUT;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static void require(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
