package io.gameroute.component.informer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    @Test
    void a_kind_of_the_core_group_has_a_version_only() {
        assertThat(Selection.parse("v1/Pod")).isEqualTo(Selection.of(Pod.class));
    }

    @Test
    void a_kind_of_a_group_has_group_and_version() {
        assertThat(Selection.parse("apps/v1/Deployment")).isEqualTo(Selection.of(Deployment.class));
    }

    @Test
    void empty_narrowings_are_none() {
        assertThat(new Selection("v1", "Pod", "", " ", "")).isEqualTo(Selection.of(Pod.class));
    }

    @Test
    void its_text_names_every_narrowing() {
        Selection selection = Selection.parse("v1/Pod")
                .inNamespace("games")
                .labelled("app=game")
                .withFields("status.phase=Running");

        assertThat(selection).hasToString("v1/Pod[namespace=games,labels=app=game,fields=status.phase=Running]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pod", "/Pod", "v1/", ""})
    void what_names_no_version_or_no_kind_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selection.parse(text))
                .withMessageContaining("informer:v1/Pod");
    }
}
