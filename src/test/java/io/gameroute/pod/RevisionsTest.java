package io.gameroute.pod;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevisionsTest {
    private static PodTemplate template(String image) throws InvalidTemplateException {
        return PodTemplate.of(
                arena(1, "gameServerTemplate: {spec: {containers: [{name: game, image: '" + image + "'}]}}"));
    }

    private static ControllerRevision recorded(PodTemplate template, String name, long number, String owner) {
        ControllerRevision revision = new ControllerRevision();
        revision.setMetadata(new ObjectMetaBuilder()
                .withName(name)
                .addNewOwnerReference()
                .withUid(owner)
                .withController(true)
                .endOwnerReference()
                .build());
        revision.setData(template.content().data());
        revision.setRevision(number);
        return revision;
    }

    @Test
    void aRevisionIsReadBackAsItWasWritten() throws InvalidTemplateException {
        PodTemplate template = template("game:1");
        TemplateContent read = TemplateContent.from(template.content().data());

        assertThat(read.isSameAs(template.content())).isTrue();
        assertThat(read.spec().getContainers().get(0).getImage()).isEqualTo("game:1");
    }

    @Test
    void itsDataHasSortedKeysBecauseTheApiServerRefusesToPatchAnyOther() throws InvalidTemplateException {
        PodTemplate template = PodTemplate.of(arena(
                1,
                "gameServerTemplate: {metadata: {labels: {b: c}, annotations: {a: b}, finalizers: [e.x/y]},"
                        + " spec: {containers: [{name: game, image: 'game:1'}]}}"));

        assertThat(template.content().data().at("/spec/template").toString())
                .isEqualTo("{\"$patch\":\"replace\",\"metadata\":{\"annotations\":{\"a\":\"b\"},"
                        + "\"finalizers\":[\"e.x/y\"],\"labels\":{\"b\":\"c\",\"game.kruise.io/owner-gss\":\"arena\"}},"
                        + "\"spec\":{\"containers\":[{\"image\":\"game:1\",\"name\":\"game\"}]}}");
    }

    @Test
    void equalContentReusesARevisionUnderTheNameThatItHas() throws InvalidTemplateException {
        PodTemplate one = template("game:1");
        Revisions revisions = Revisions.of("set", List.of(recorded(one, "arena-ofkruise", 3, "set")));

        assertThat(revisions.resolve("arena", one).revision()).isEqualTo("arena-ofkruise");
        assertThat(revisions.resolve("arena", template("game:2")).revision()).isNotEqualTo("arena-ofkruise");
    }

    @Test
    void aNameThatBelongsToSomethingElseIsNotUsed() throws InvalidTemplateException {
        PodTemplate one = template("game:1");
        Revisions former = Revisions.of("set", List.of(recorded(one, one.revision(), 1, "former-set")));
        Revisions collision = Revisions.of("set", List.of(recorded(template("game:2"), one.revision(), 1, "set")));

        assertThat(former.resolve("arena", one).revision()).isNotEqualTo(one.revision());
        assertThat(collision.resolve("arena", one).revision()).isNotEqualTo(one.revision());
        assertThat(former.resolve("arena", one).revision())
                .isEqualTo(former.resolve("arena", one).revision());
    }

    @Test
    void theNextNumberIsHigherThanAllThatThereAre() throws InvalidTemplateException {
        Revisions revisions = Revisions.of(
                "set",
                List.of(recorded(template("game:1"), "a", 4, "set"), recorded(template("game:2"), "b", 2, "set")));

        assertThat(revisions.nextNumber()).isEqualTo(5);
        assertThat(Revisions.NONE.nextNumber()).isEqualTo(1);
    }

    @Test
    void aRevisionThatNobodyCanReadHasNoContent() {
        ControllerRevision revision = new ControllerRevision();
        revision.setMetadata(new ObjectMetaBuilder().withName("odd").build());
        revision.setData("text");

        assertThat(TemplateRevision.of(revision).content()).isEmpty();
    }
}
