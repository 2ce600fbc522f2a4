package io.gameroute.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All settings, valid. */
public record Configuration(
        Optional<String> namespace,
        LeaderElection leaderElection,
        Http http,
        Metrics metrics,
        boolean discovery,
        String controlRoutes,
        String serveRoutes,
        Sinks sinks,
        String data,
        Events events,
        Reconcile reconcile) {

    /** The environment variable that names a file of settings. */
    public static final String FILE_VARIABLE = "GAMEROUTE_CONFIG";

    /** Who acts when several replicas run. */
    public record LeaderElection(
            boolean enabled,
            String namespace,
            String name,
            Duration leaseDuration,
            Duration renewDeadline,
            Duration retryPeriod) {}

    /** Where health and metrics are served. */
    public record Http(String host, int port) {}

    /** What Prometheus gets, and whether it has to say who it is. */
    public record Metrics(boolean perServer, boolean authenticated) {}

    /** The operators' routes: where they are, and what they may use besides what all may. */
    public record Sinks(String routes, String kamelets, Set<String> allow, String secrets) {}

    /** The event log: where it is, how much waits for it, and how long it keeps what. */
    public record Events(
            boolean enabled,
            String url,
            String user,
            String passwordFile,
            int buffer,
            Duration age,
            int count,
            Duration unreadAge,
            int unreadCount,
            Duration inventoryAge) {}

    /** How much is done at once. */
    public record Reconcile(int setConcurrency, int serverConcurrency, Duration setDelay) {}

    public static Configuration of(Map<String, String> environment, Map<String, String> set)
            throws InvalidConfigurationException {
        return of(Map.of(), environment, set);
    }

    /**
     * @param file what a file of settings says, which all others override
     * @param environment variables; those that begin with {@code GAMEROUTE_} are settings
     * @param set what was set on the command line; it wins over the environment
     * @throws InvalidConfigurationException with everything that is wrong, not only the first
     */
    public static Configuration of(Map<String, String> file, Map<String, String> environment, Map<String, String> set)
            throws InvalidConfigurationException {
        return new ConfigurationReader(file, environment, set).read();
    }

    public static Configuration defaults() {
        try {
            return of(Map.of(), Map.of());
        } catch (InvalidConfigurationException defaultsAreValid) {
            throw new IllegalStateException(defaultsAreValid);
        }
    }

    /** Reads settings from where they are, and collects what is wrong with them. */
    private static final class ConfigurationReader {
        private static final String VARIABLE_PREFIX = "GAMEROUTE_";
        private final Map<String, String> texts = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();

        ConfigurationReader(Map<String, String> file, Map<String, String> environment, Map<String, String> set) {
            take(file);
            Map<String, String> keys = Settings.ALL.stream().collect(Collectors.toMap(Setting::variable, Setting::key));
            environment.forEach((variable, text) -> {
                if (keys.containsKey(variable)) {
                    texts.put(keys.get(variable), text);
                } else if (variable.startsWith(VARIABLE_PREFIX) && !variable.equals(FILE_VARIABLE)) {
                    problems.add("environment variable " + variable + " sets nothing; valid are "
                            + String.join(", ", new TreeMap<>(keys).keySet()));
                }
            });
            take(set);
        }

        private void take(Map<String, String> set) {
            Set<String> known = Settings.ALL.stream().map(Setting::key).collect(Collectors.toSet());
            set.forEach((key, text) -> {
                if (!known.contains(key)) {
                    problems.add("there is no key " + key + "; valid are "
                            + known.stream().sorted().collect(Collectors.joining(", ")));
                }
                texts.put(key, text);
            });
        }

        Configuration read() throws InvalidConfigurationException {
            Configuration configuration = new Configuration(
                    value(Settings.NAMESPACE),
                    leaderElection(),
                    new Http(value(Settings.HTTP_HOST), value(Settings.HTTP_PORT)),
                    new Metrics(value(Settings.METRICS_PER_SERVER), value(Settings.METRICS_AUTHENTICATED)),
                    value(Settings.DISCOVERY),
                    value(Settings.CONTROL_ROUTES),
                    value(Settings.SERVE_ROUTES),
                    new Sinks(
                            value(Settings.SINK_ROUTES),
                            value(Settings.KAMELETS),
                            value(Settings.SINKS_ALLOW),
                            value(Settings.SINKS_SECRETS)),
                    value(Settings.DATA),
                    events(),
                    new Reconcile(
                            value(Settings.SET_CONCURRENCY),
                            value(Settings.SERVER_CONCURRENCY),
                            value(Settings.SET_DELAY)));
            check(configuration.leaderElection());
            check(configuration.events());
            if (!problems.isEmpty()) {
                throw new InvalidConfigurationException(problems);
            }
            return configuration;
        }

        private LeaderElection leaderElection() {
            return new LeaderElection(
                    value(Settings.LEADER_ELECTION),
                    value(Settings.LEASE_NAMESPACE),
                    value(Settings.LEASE_NAME),
                    value(Settings.LEASE_DURATION),
                    value(Settings.RENEW_DEADLINE),
                    value(Settings.RETRY_PERIOD));
        }

        private Events events() {
            return new Events(
                    value(Settings.EVENTS),
                    value(Settings.EVENTS_URL),
                    value(Settings.EVENTS_USER),
                    value(Settings.EVENTS_PASSWORD_FILE),
                    value(Settings.EVENTS_BUFFER),
                    value(Settings.EVENTS_AGE),
                    value(Settings.EVENTS_COUNT),
                    value(Settings.UNREAD_AGE),
                    value(Settings.UNREAD_COUNT),
                    value(Settings.INVENTORY_AGE));
        }

        private void check(LeaderElection election) {
            boolean ordered = election.leaseDuration().compareTo(election.renewDeadline()) > 0
                    && election.renewDeadline().toMillis() * 10
                            > election.retryPeriod().toMillis() * 22;
            if (!ordered) {
                problems.add(
                        "gameroute.leader-election: lease-duration must be longer than renew-deadline, and that longer"
                                + " than 2.2 times retry-period");
            }
        }

        private void check(Events events) {
            if (events.unreadAge().compareTo(events.age()) < 0 || events.unreadCount() < events.count()) {
                problems.add("gameroute.events: retention-unread must not be shorter than retention, nor"
                        + " retention-unread-count less than retention-count");
            }
        }

        private <T> T value(Setting<T> setting) {
            String text =
                    texts.getOrDefault(setting.key(), setting.defaultText()).strip();
            try {
                return setting.parser().apply(text);
            } catch (IllegalArgumentException invalid) {
                problems.add(setting.key() + " is \"" + text + "\"; valid is " + setting.valid());
                return setting.parser().apply(setting.defaultText());
            }
        }
    }
}
