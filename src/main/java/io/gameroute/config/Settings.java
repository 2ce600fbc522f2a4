package io.gameroute.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every key there is. {@code application.properties} and {@code docs/configuration.md} say the same; a test holds them together. */
public final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    static final Setting<Optional<String>> NAMESPACE = new Setting<>(
            "gameroute.namespace",
            "",
            "The only namespace to look at; empty for all.",
            "a namespace's name, or nothing",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(label(text)));

    static final Setting<Boolean> LEADER_ELECTION = new Setting<>(
            "gameroute.leader-election.enabled",
            "true",
            "Whether replicas elect one that acts. Turn it off only where there is a single process.",
            "true or false",
            Settings::bool);
    static final Setting<String> LEASE_NAMESPACE = new Setting<>(
            "gameroute.leader-election.namespace",
            "",
            "The namespace of the Lease; empty for the process's own, or default outside a cluster.",
            "a namespace's name, or nothing",
            text -> text.isEmpty() ? text : label(text));
    static final Setting<String> LEASE_NAME = new Setting<>(
            "gameroute.leader-election.name", "gameroute", "The name of the Lease.", "a DNS label", Settings::label);
    static final Setting<Duration> LEASE_DURATION = new Setting<>(
            "gameroute.leader-election.lease-duration",
            "15s",
            "How long a follower waits after the last renewal before it takes over.",
            "a duration such as 15s, longer than renew-deadline",
            Settings::duration);
    static final Setting<Duration> RENEW_DEADLINE = new Setting<>(
            "gameroute.leader-election.renew-deadline",
            "10s",
            "How long a leader that cannot renew goes on acting.",
            "a duration such as 10s, longer than 2.2 times retry-period",
            Settings::duration);
    static final Setting<Duration> RETRY_PERIOD = new Setting<>(
            "gameroute.leader-election.retry-period",
            "2s",
            "The pause between two attempts to take or renew the Lease.",
            "a duration such as 2s",
            Settings::duration);

    static final Setting<String> HTTP_HOST = new Setting<>(
            "gameroute.http.host",
            "127.0.0.1",
            "The address that health and metrics are served on; 0.0.0.0 in a cluster.",
            "an IP address or host name",
            Settings::text);
    static final Setting<Integer> HTTP_PORT = new Setting<>(
            "gameroute.http.port",
            "8080",
            "The port of /observe/health and /observe/metrics.",
            "1 to 65535",
            text -> number(text, 1, 65535));

    static final Setting<String> CONTROL_ROUTES = new Setting<>(
            "gameroute.routes.control",
            "",
            "A directory with the control routes; empty for those in the jar.",
            "a directory, or nothing",
            text -> text);

    static final Setting<Integer> SET_CONCURRENCY = new Setting<>(
            "gameroute.reconcile.gameserverset-concurrency",
            "8",
            "How many GameServerSets are worked on at once.",
            "1 to 1000",
            text -> number(text, 1, 1000));
    static final Setting<Integer> SERVER_CONCURRENCY = new Setting<>(
            "gameroute.reconcile.gameserver-concurrency",
            "64",
            "How many GameServers are worked on at once; they need no thread each.",
            "1 to 1000",
            text -> number(text, 1, 1000));
    static final Setting<Duration> SET_DELAY = new Setting<>(
            "gameroute.reconcile.set-delay",
            "100ms",
            "How long changes of servers are collected before their set is looked at.",
            "a duration such as 100ms",
            Settings::duration);

    public static final List<Setting<?>> ALL = List.of(
            NAMESPACE,
            LEADER_ELECTION,
            LEASE_NAMESPACE,
            LEASE_NAME,
            LEASE_DURATION,
            RENEW_DEADLINE,
            RETRY_PERIOD,
            HTTP_HOST,
            HTTP_PORT,
            CONTROL_ROUTES,
            SET_CONCURRENCY,
            SERVER_CONCURRENCY,
            SET_DELAY);

    private Settings() {}

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static int number(String text, int least, int most) {
        int value = Integer.parseInt(text);
        require(value >= least && value <= most);
        return value;
    }

    private static Duration duration(String text) {
        Matcher match = DURATION.matcher(text);
        require(match.matches());
        Function<Long, Duration> unit =
                switch (match.group(2)) {
                    case "ms" -> Duration::ofMillis;
                    case "s" -> Duration::ofSeconds;
                    case "m" -> Duration::ofMinutes;
                    default -> Duration::ofHours;
                };
        return unit.apply(Long.parseLong(match.group(1)));
    }

    private static String label(String text) {
        require(DNS_LABEL.matcher(text).matches());
        return text;
    }

    private static String text(String text) {
        require(!text.isEmpty());
        return text;
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException();
        }
    }
}
