package io.gameroute.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.api.LifecycleHook;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LifecycleHookedTest {
    private static final LifecycleHook HOOK =
            new LifecycleHook(Map.of("hold", "true", "drain", "yes"), List.of("example.com/save"), null);

    private static Pod pod(Map<String, String> labels, String... finalizers) {
        return new PodBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .withFinalizers(finalizers)
                .endMetadata()
                .build();
    }

    @Test
    void oneLabelOrOneFinalizerHoldsAPod() {
        assertThat(LifecycleHooked.any(HOOK, pod(Map.of("hold", "true")))).isTrue();
        assertThat(LifecycleHooked.any(HOOK, pod(Map.of(), "example.com/save"))).isTrue();
    }

    @Test
    void anotherValueOrAnotherFinalizerHoldsNothing() {
        assertThat(LifecycleHooked.any(HOOK, pod(Map.of("hold", "false"), "example.com/other")))
                .isFalse();
        assertThat(LifecycleHooked.any(null, pod(Map.of("hold", "true")))).isFalse();
    }

    @Test
    void allMeansEachLabelAndEachFinalizer() {
        assertThat(LifecycleHooked.all(HOOK, pod(Map.of("hold", "true", "drain", "yes"), "example.com/save")))
                .isTrue();
        assertThat(LifecycleHooked.all(HOOK, pod(Map.of("hold", "true", "drain", "yes"))))
                .isFalse();
        assertThat(LifecycleHooked.all(HOOK, pod(Map.of("hold", "true"), "example.com/save")))
                .isFalse();
    }

    @Test
    void aHookThatNamesNothingIsSatisfiedAndHoldsNothing() {
        LifecycleHook empty = new LifecycleHook(Map.of(), List.of(), null);
        assertThat(LifecycleHooked.all(empty, pod(Map.of()))).isTrue();
        assertThat(LifecycleHooked.any(empty, pod(Map.of("hold", "true")))).isFalse();
    }
}
