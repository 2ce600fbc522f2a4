package io.gameroute.cli;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.InvalidTemplateException;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.Revisions;
import io.gameroute.pod.TemplateRevision;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollbackTest {
    private static final String ANNOTATED = "metadata: {annotations: {season: '1'}}, ";

    private static GameServerSet set(String image, String more) {
        GameServerSet set = arena(
                1, "gameServerTemplate: {" + more + "spec: {containers: [{name: game, image: '" + image + "'}]}}");
        set.getMetadata().setResourceVersion("7");
        return set;
    }

    private static ControllerRevision revision(GameServerSet set, long number) {
        try {
            ControllerRevision revision = new ControllerRevision();
            revision.setMetadata(
                    new ObjectMetaBuilder().withName("arena-" + number).build());
            revision.setData(PodTemplate.of(set).content().data());
            revision.setRevision(number);
            return revision;
        } catch (InvalidTemplateException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    private static Rollback of(String image) {
        return Rollback.of(
                set(image, ""),
                Revisions.of(
                        "set",
                        List.of(
                                revision(set("game:1", ANNOTATED), 1),
                                revision(set("game:2", ""), 2),
                                revision(set("game:3", ""), 3))));
    }

    @Test
    void withoutANumberItIsTheOneBeforeTodays() {
        assertThat(of("game:3").target(0)).map(TemplateRevision::number).contains(2L);
        assertThat(of("game:1").target(0)).map(TemplateRevision::number).contains(3L);
    }

    @Test
    void oneThatIsNotRecordedYetIsNoFormerOne() {
        assertThat(of("game:4").target(0)).map(TemplateRevision::number).contains(3L);
    }

    @Test
    void aNumberNamesOne() {
        assertThat(of("game:3").target(1)).map(TemplateRevision::number).contains(1L);
        assertThat(of("game:3").target(9)).isEmpty();
    }

    @Test
    void todaysIsKnown() {
        Rollback rollback = of("game:3");

        assertThat(rollback.isCurrent(rollback.target(3).orElseThrow())).isTrue();
        assertThat(rollback.isCurrent(rollback.target(2).orElseThrow())).isFalse();
    }

    @Test
    void thePatchReplacesTheTemplateOnTheVersionThatWasRead() {
        Rollback rollback = of("game:3");
        JsonNode patch =
                rollback.patch(rollback.target(1).orElseThrow().content().orElseThrow());

        assertThat(patch).hasSize(3);
        assertThat(patch.get(0).toString())
                .isEqualTo("{\"op\":\"add\",\"path\":\"/metadata/resourceVersion\",\"value\":\"7\"}");
        assertThat(patch.get(1).path("value").toString()).isEqualTo("{\"annotations\":{\"season\":\"1\"}}");
        assertThat(patch.get(2).at("/value/containers/0/image").asText()).isEqualTo("game:1");
    }
}
