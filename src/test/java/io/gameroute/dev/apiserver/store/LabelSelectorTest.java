package io.gameroute.dev.apiserver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {
    private static final Map<String, String> LABELS = Map.of("app", "game", "tier", "1", "example.org/x", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app=game",
                "app == game",
                "app!=lobby",
                "zone!=a",
                "app in (lobby, game)",
                "app notin (lobby)",
                "zone notin (a)",
                "app",
                "!zone",
                "tier>0",
                "tier<2",
                "example.org/x=",
                "app=game,tier in (1,2),!zone"
            })
    void matches(String selector) {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app=lobby",
                "app!=game",
                "zone in (a)",
                "app notin (game)",
                "zone",
                "!app",
                "tier>1",
                "app=game,zone"
            })
    void doesNotMatch(String selector) {
        assertThat(LabelSelector.parse(selector).matches(LABELS)).isFalse();
    }

    @Test
    void whatIsNoSelectorIsRefused() {
        assertThatThrownBy(() -> LabelSelector.parse("a b")).isInstanceOf(IllegalArgumentException.class);
    }
}
