package io.gameroute.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.Labels;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The templates that a set had are there for a way back, but not for ever. */
@Acceptance
class RevisionHistoryIT {
    private static final int EDITS = 13;

    /** Ten that no server has, that which the server has, and the newest. */
    private static final int KEPT = 12;

    private final Scenario scenario;

    RevisionHistoryIT(Scenario scenario) {
        this.scenario = scenario;
    }

    @Test
    void theOldestTemplatesThatNoServerHasAreForgotten() {
        scenario.deploy(1, "updateStrategy: {type: OnDelete}");
        String first = onlyName();

        for (int edit = 1; edit <= EDITS; edit++) {
            scenario.edit("{gameServerTemplate: {spec: {containers: [{name: default-game, image: \"nginx:1.%d\"}]}}}"
                    .formatted(100 + edit));
            scenario.awaitObserved();
        }

        scenario.eventually(() -> assertThat(revisions())
                .hasSize(KEPT)
                .extracting(ControllerRevision::getRevision)
                .contains(1L, EDITS + 1L)
                .doesNotContain(2L, 3L));
        assertThat(revisions())
                .as("the server's own stays")
                .extracting(revision -> revision.getMetadata().getName())
                .contains(first);
    }

    private String onlyName() {
        assertThat(revisions()).hasSize(1);
        return revisions().get(0).getMetadata().getName();
    }

    private List<ControllerRevision> revisions() {
        return scenario.client()
                .apps()
                .controllerRevisions()
                .inNamespace(scenario.namespace())
                .withLabel(Labels.OWNER_GSS, Scenario.SET)
                .list()
                .getItems();
    }
}
