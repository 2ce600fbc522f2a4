package io.gameroute.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationTest {
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void without_settings_all_namespaces_are_watched_and_a_leader_is_elected() {
        Configuration defaults = Configuration.defaults();

        assertThat(defaults.namespace()).isEmpty();
        assertThat(defaults.leaderElection().enabled()).isTrue();
        assertThat(defaults.http()).isEqualTo(new Configuration.Http("127.0.0.1", 8080));
    }

    @Test
    void a_setting_comes_from_the_environment() throws InvalidConfigurationException {
        Configuration configuration = Configuration.of(Map.of("GAMEROUTE_HTTP_PORT", "9090"), NOTHING);

        assertThat(configuration.http().port()).isEqualTo(9090);
    }

    @Test
    void a_dash_in_a_key_is_an_underscore_in_its_variable() throws InvalidConfigurationException {
        Configuration configuration = Configuration.of(Map.of("GAMEROUTE_RECONCILE_SET_DELAY", "250ms"), NOTHING);

        assertThat(configuration.reconcile().setDelay()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void the_command_line_wins_over_the_environment() throws InvalidConfigurationException {
        Configuration configuration = Configuration.of(
                Map.of("GAMEROUTE_NAMESPACE", "from-environment"), Map.of("gameroute.namespace", "from-set"));

        assertThat(configuration.namespace()).contains("from-set");
    }

    @Test
    void the_environment_wins_over_a_file_of_settings() throws InvalidConfigurationException {
        Map<String, String> file = Map.of("gameroute.namespace", "from-file", "gameroute.http.port", "9090");

        Configuration configuration =
                Configuration.of(file, Map.of("GAMEROUTE_NAMESPACE", "from-environment"), NOTHING);

        assertThat(configuration.namespace()).contains("from-environment");
        assertThat(configuration.http().port()).isEqualTo(9090);
    }

    @Test
    void a_file_of_settings_is_checked_as_all_others_are() {
        assertThatThrownBy(() -> Configuration.of(Map.of("gameroute.http.prot", "9090"), NOTHING, NOTHING))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("there is no key gameroute.http.prot");
    }

    @Test
    void the_variable_that_names_the_file_is_no_setting() throws InvalidConfigurationException {
        assertThat(Configuration.of(Map.of("GAMEROUTE_CONFIG", "a.properties"), NOTHING))
                .isEqualTo(Configuration.defaults());
    }

    @Test
    void variables_of_other_programs_are_not_looked_at() throws InvalidConfigurationException {
        Configuration configuration = Configuration.of(Map.of("PATH", "/bin", "HTTP_PORT", "x"), NOTHING);

        assertThat(configuration).isEqualTo(Configuration.defaults());
    }

    @Test
    void an_unknown_key_is_refused_with_the_keys_that_there_are() {
        assertThatThrownBy(() -> Configuration.of(NOTHING, Map.of("gameroute.http.prot", "9090")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("there is no key gameroute.http.prot")
                .hasMessageContaining("gameroute.http.port");
    }

    @Test
    void an_unknown_variable_with_our_prefix_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> Configuration.of(Map.of("GAMEROUTE_HTTP_PROT", "9090"), NOTHING))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("GAMEROUTE_HTTP_PROT sets nothing")
                .hasMessageContaining("GAMEROUTE_HTTP_PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "gameroute.namespace, Not_A_Label",
        "gameroute.leader-election.enabled, yes",
        "gameroute.leader-election.namespace, -a",
        "gameroute.leader-election.name, ''",
        "gameroute.leader-election.lease-duration, 15",
        "gameroute.leader-election.renew-deadline, 10 s",
        "gameroute.leader-election.retry-period, -2s",
        "gameroute.http.host, ''",
        "gameroute.http.port, 0",
        "gameroute.http.port, 65536",
        "gameroute.http.port, http",
        "gameroute.reconcile.gameserverset-concurrency, 0",
        "gameroute.reconcile.gameserver-concurrency, 1001",
        "gameroute.reconcile.set-delay, soon",
    })
    void a_bad_value_is_refused_with_key_value_and_what_is_valid(String key, String bad) {
        Setting<?> setting = Settings.ALL.stream()
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> Configuration.of(NOTHING, Map.of(key, bad)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(key + " is \"" + bad + "\"; valid is " + setting.valid());
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Map<String, String> environment = Map.of("GAMEROUTE_TYPO", "1", "GAMEROUTE_HTTP_PORT", "none");
        Map<String, String> set = Map.of("gameroute.typo", "1", "gameroute.reconcile.set-delay", "soon");

        assertThatThrownBy(() -> Configuration.of(environment, set))
                .isInstanceOf(InvalidConfigurationException.class)
                .extracting(failure -> failure.getMessage().lines().count())
                .isEqualTo(4L);
    }

    @ParameterizedTest
    @CsvSource({"10s, 10s, 2s", "15s, 4s, 2s"})
    void the_times_of_an_election_must_leave_room_for_each_other(String lease, String renew, String retry) {
        Map<String, String> set = Map.of(
                "gameroute.leader-election.lease-duration", lease,
                "gameroute.leader-election.renew-deadline", renew,
                "gameroute.leader-election.retry-period", retry);

        assertThatThrownBy(() -> Configuration.of(NOTHING, set))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("lease-duration must be longer than renew-deadline");
    }

    @ParameterizedTest
    @CsvSource({"gameroute.events.retention-unread, 719h", "gameroute.events.retention-unread-count, 999999"})
    void what_a_sink_has_not_read_is_not_kept_for_less_time_than_the_rest(String key, String value) {
        assertThatThrownBy(() -> Configuration.of(NOTHING, Map.of(key, value)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("retention-unread must not be shorter than retention");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_default_is_valid_where_it_is_set_by_hand(Setting<?> setting) throws InvalidConfigurationException {
        assertThat(Configuration.of(NOTHING, Map.of(setting.key(), setting.defaultText())))
                .isEqualTo(Configuration.defaults());
    }

    static Iterable<Setting<?>> settings() {
        return Settings.ALL;
    }
}
