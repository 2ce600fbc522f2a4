package io.gameroute.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkPlanTest {
    @Test
    void a_new_file_is_added_a_different_one_changed_and_a_missing_one_removed() {
        SinkPlan plan = SinkPlan.between(
                routes(Map.of("same", "1", "different", "1", "gone", "1")),
                routes(Map.of("same", "1", "different", "2", "new", "1")));

        assertThat(plan.added()).containsExactly("new");
        assertThat(plan.changed()).containsExactly("different");
        assertThat(plan.removed()).containsExactly("gone");
    }

    @Test
    void nothing_is_to_be_done_when_nothing_differs() {
        assertThat(SinkPlan.between(routes(Map.of("a", "1")), routes(Map.of("a", "1")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void a_changed_value_changes_the_files_that_name_it() {
        Map<String, String> routes = Map.of("names", "- to: \"{{url}}\"", "does-not", "- to: log:x");

        SinkPlan plan = SinkPlan.between(
                new SinkFiles(routes, Map.of(), Map.of("url", "a")),
                new SinkFiles(routes, Map.of(), Map.of("url", "b")));

        assertThat(plan.changed()).containsExactly("names");
    }

    @Test
    void a_changed_kamelet_changes_the_files_that_use_kamelets() {
        Map<String, String> routes = Map.of("uses", "- to: kamelet:own", "does-not", "- to: log:x");

        SinkPlan plan = SinkPlan.between(
                new SinkFiles(routes, Map.of("own", "1"), Map.of()),
                new SinkFiles(routes, Map.of("own", "2"), Map.of()));

        assertThat(plan.changed()).containsExactly("uses");
    }

    private static SinkFiles routes(Map<String, String> texts) {
        return new SinkFiles(texts, Map.of(), Map.of());
    }
}
