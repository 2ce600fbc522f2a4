package io.gameroute.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
            "The port of /observe/health, /observe/metrics and /sd/prometheus.",
            "1 to 65535",
            text -> number(text, 1, 65535));

    static final Setting<Boolean> METRICS_PER_SERVER = new Setting<>(
            "gameroute.metrics.per-server",
            "true",
            "Whether there are metrics of each game server, up to four series a server; see docs/monitoring.md.",
            "true or false",
            Settings::bool);

    static final Setting<Boolean> METRICS_AUTHENTICATED = new Setting<>(
            "gameroute.metrics.authenticated",
            "false",
            "Whether /observe/metrics asks for the bearer token of somebody whom the cluster allows to get it.",
            "true or false",
            Settings::bool);

    static final Setting<Boolean> DISCOVERY = new Setting<>(
            "gameroute.discovery.enabled",
            "true",
            "Whether /sd/prometheus answers, to those who may get it; see docs/monitoring.md.",
            "true or false",
            Settings::bool);

    static final Setting<String> CONTROL_ROUTES = new Setting<>(
            "gameroute.routes.control",
            "",
            "A directory with the control routes; empty for those in the jar.",
            "a directory, or nothing",
            text -> text);

    static final Setting<String> SERVE_ROUTES = new Setting<>(
            "gameroute.routes.serve",
            "",
            "A directory with the routes that answer HTTP requests; empty for those in the jar.",
            "a directory, or nothing",
            text -> text);

    static final Setting<String> SINK_ROUTES = new Setting<>(
            "gameroute.routes.sinks",
            "",
            "The directory with the sinks' routes, watched for changes; empty for routes/sinks, or those in the jar"
                    + " where that is not there. --sinks sets it.",
            "a directory, or nothing",
            text -> text);
    static final Setting<String> KAMELETS = new Setting<>(
            "gameroute.routes.kamelets",
            "kamelets",
            "The directory with kamelets; those in the jar are found where it has none of that name.",
            "a directory",
            Settings::text);
    static final Setting<Set<String>> SINKS_ALLOW = new Setting<>(
            "gameroute.sinks.allow",
            "",
            "Components, languages and steps that sinks may use besides the harmless ones, such as file,exec; see"
                    + " docs/sinks.md.",
            "names with commas between, or nothing",
            Settings::names);
    static final Setting<String> SINKS_SECRETS = new Setting<>(
            "gameroute.sinks.secrets",
            "secrets",
            "The directory that {{file:NAME}} in sinks is read from, such as a mounted Secret.",
            "a directory",
            Settings::text);

    static final Setting<String> DATA = new Setting<>(
            "gameroute.data",
            "data",
            "The directory for what has to outlive the process; --data sets it.",
            "a directory",
            Settings::text);
    static final Setting<Boolean> EVENTS = new Setting<>(
            "gameroute.events.enabled",
            "true",
            "Whether changes are recorded and delivered to sinks.",
            "true or false",
            Settings::bool);
    static final Setting<String> EVENTS_URL = new Setting<>(
            "gameroute.events.url",
            "",
            "Where the event log is: a PostgreSQL database, for several replicas; empty for a file in gameroute.data.",
            "a URL such as jdbc:postgresql://host/database, without a password, or nothing",
            Settings::jdbcUrl);
    static final Setting<String> EVENTS_USER = new Setting<>(
            "gameroute.events.user", "", "The user of that database.", "a name, or nothing", text -> text);
    static final Setting<String> EVENTS_PASSWORD_FILE = new Setting<>(
            "gameroute.events.password-file",
            "",
            "The file that holds the user's password, such as one of a mounted Secret.",
            "a file, or nothing",
            text -> text);
    static final Setting<Integer> EVENTS_BUFFER = new Setting<>(
            "gameroute.events.buffer",
            "20000",
            "How many changes wait while the database is away; past them a server's changes become one, marked as a"
                    + " gap.",
            "1 to 1000000",
            text -> number(text, 1, 1_000_000));
    static final Setting<Duration> EVENTS_AGE = new Setting<>(
            "gameroute.events.retention",
            "720h",
            "How long events are kept.",
            "a duration such as 720h",
            Settings::duration);
    static final Setting<Integer> EVENTS_COUNT = new Setting<>(
            "gameroute.events.retention-count",
            "1000000",
            "How many events are kept at most; one takes about 2 kB.",
            "1000 to 1000000000",
            text -> number(text, 1000, 1_000_000_000));
    static final Setting<Duration> UNREAD_AGE = new Setting<>(
            "gameroute.events.retention-unread",
            "2160h",
            "How long events are kept that a sink has not read yet, if somebody has served it within a day.",
            "a duration such as 2160h, not shorter than retention",
            Settings::duration);
    static final Setting<Integer> UNREAD_COUNT = new Setting<>(
            "gameroute.events.retention-unread-count",
            "3000000",
            "How many events are kept at most while such a sink has not read them.",
            "1000 to 1000000000, not less than retention-count",
            text -> number(text, 1000, 1_000_000_000));
    static final Setting<Duration> INVENTORY_AGE = new Setting<>(
            "gameroute.events.retention-inventory",
            "2160h",
            "How long the inventory keeps servers and sets that are gone.",
            "a duration such as 2160h",
            Settings::duration);

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
            METRICS_PER_SERVER,
            METRICS_AUTHENTICATED,
            DISCOVERY,
            CONTROL_ROUTES,
            SERVE_ROUTES,
            SINK_ROUTES,
            KAMELETS,
            SINKS_ALLOW,
            SINKS_SECRETS,
            DATA,
            EVENTS,
            EVENTS_URL,
            EVENTS_USER,
            EVENTS_PASSWORD_FILE,
            EVENTS_BUFFER,
            EVENTS_AGE,
            EVENTS_COUNT,
            UNREAD_AGE,
            UNREAD_COUNT,
            INVENTORY_AGE,
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

    private static Set<String> names(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(String text) {
        require(!text.isEmpty());
        return text;
    }

    private static String jdbcUrl(String text) {
        require(text.isEmpty() || text.startsWith("jdbc:postgresql:") || text.startsWith("jdbc:h2:"));
        require(!text.toLowerCase(Locale.ROOT).contains("password="));
        return text;
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException();
        }
    }
}
