package io.gameroute.reconcile.gameserverset;

import static io.gameroute.GameServerSets.arena;
import static io.gameroute.GameServerSets.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.InvalidTemplateException;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.Revisions;
import io.gameroute.reconcile.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims are written as {@code size class}, by id; class {@code fast} lets volumes grow, {@code slow} does not, {@code mute} was not answered for. */
class VolumeExpansionPolicyTest {
    private static final Map<String, Boolean> CLASSES = Map.of("fast", true, "slow", false);

    @ParameterizedTest(name = "template {0}, claims {1}: expands {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2Gi    | 1Gi fast, 1Gi fast    | 0 1 |
            2Gi    | 1Gi fast, 2Gi fast    | 0   |
            2Gi    | 2048Mi fast           |     |
            1500Mi | 1Gi fast              | 0   |
            2Gi    | 1Gi fast, 1Gi slow    | 0   | StorageClass slow does not let volumes grow
            2Gi    | 1Gi slow, 1Gi slow    |     | StorageClass slow does not let volumes grow
            2Gi    | 1Gi -                 |     | its claims have no StorageClass
            2Gi    | 1Gi mute              |     |
            1Gi    | 2Gi fast, 3Gi fast    |     | asks for 1Gi, and its claims have more
            1Gi    | 1Gi fast, 3Gi fast    |     |
            2Gi    | 1Gi fast, 3Gi fast    | 0   |
            """)
    void claimsGrowWithTheirTemplateAndNeverShrink(String size, String claims, String expands, String told)
            throws InvalidTemplateException {
        VolumeExpansionPolicy.Decision decision = decide(size, claims);

        assertThat(decision.actions())
                .extracting(action -> ((Action.Patch) action).target().name())
                .isEqualTo(names(expands));
        assertThat(decision.actions()).allSatisfy(action -> {
            assertThat(((Action.Patch) action).resourceVersion()).contains("9");
            assertThat(((Action.Patch) action)
                            .body()
                            .at("/spec/resources/requests/storage")
                            .asText())
                    .isEqualTo(size);
        });
        List<String> texts = new ArrayList<>(decision.notExpandable());
        texts.addAll(decision.tooLarge());
        if (told == null) {
            assertThat(texts).isEmpty();
        } else {
            assertThat(texts).singleElement().asString().contains("volumeClaimTemplate data", told);
        }
    }

    @Property(tries = 200)
    void noClaimIsEverAskedForLessThanItHas(
            @ForAll @IntRange(min = 1, max = 9) int template,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 9) Integer> sizes)
            throws InvalidTemplateException {
        String claims =
                String.join(", ", sizes.stream().map(size -> size + "Gi fast").toList());

        List<Action> actions = decide(template + "Gi", claims).actions();

        assertThat(actions)
                .hasSize((int) sizes.stream().filter(size -> size < template).count());
    }

    @Test
    void aClassThatForbidsOrDoesNotAnswerIsAskedAgain() throws InvalidTemplateException {
        assertThat(decide("2Gi", "1Gi slow").again()).contains(Duration.ofSeconds(60));
        assertThat(decide("2Gi", "1Gi mute").again()).contains(Duration.ofSeconds(5));
        assertThat(decide("2Gi", "1Gi fast").again()).isEmpty();
    }

    @Test
    void onlyClassesOfClaimsThatAreTooSmallAreAskedFor() throws InvalidTemplateException {
        assertThat(classesToAsk("1Gi", "1Gi fast, 1Gi slow")).isEmpty();
        assertThat(classesToAsk("2Gi", "1Gi fast, 2Gi slow, 3Gi mute, 1Gi -")).containsExactly("fast");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"phase", "deletion", "label"})
    void aClaimThatIsNotBoundOrGoesOrIsForeignIsLeftAlone(String what) throws InvalidTemplateException {
        Map<String, PersistentVolumeClaim> claims = claims("1Gi fast");
        PersistentVolumeClaim claim = claims.values().iterator().next();
        switch (what) {
            case "phase" -> claim.getStatus().setPhase("Pending");
            case "deletion" -> claim.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
            default -> claim.getMetadata().setLabels(Map.of());
        }

        assertThat(decide("2Gi", claims)).isEqualTo(VolumeExpansionPolicy.Decision.NOTHING);
    }

    private static List<String> names(String ids) {
        return ids == null
                ? List.of()
                : List.of(ids.split(" ")).stream().map(id -> "data-arena-" + id).toList();
    }

    private static VolumeExpansionPolicy.Decision decide(String size, String claims) throws InvalidTemplateException {
        return decide(size, claims(claims));
    }

    private static VolumeExpansionPolicy.Decision decide(String size, Map<String, PersistentVolumeClaim> claims)
            throws InvalidTemplateException {
        GameServerSet set = set(size);
        GameServerSetSnapshot snapshot = new GameServerSetSnapshot(
                set,
                Optional.of(PodTemplate.of(set)),
                Revisions.NONE,
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                new SetVolumes(claims, Set.of(), CLASSES),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Instant.EPOCH);
        return VolumeExpansionPolicy.decide(snapshot, OrdinalSet.of(0, 1, 2, 3, 4));
    }

    private static Set<String> classesToAsk(String size, String claims) throws InvalidTemplateException {
        GameServerSet set = set(size);
        return VolumeExpansionPolicy.classesToAsk(
                set, PodTemplate.of(set), OrdinalSet.of(0, 1, 2, 3, 4), claims(claims));
    }

    private static GameServerSet set(String size) {
        return arena(5, """
                gameServerTemplate:
                  volumeClaimTemplates: [{metadata: {name: data}, spec: {resources: {requests: {storage: %s}}}}]
                  spec: {containers: [{name: game}]}
                """.formatted(size));
    }

    private static Map<String, PersistentVolumeClaim> claims(String texts) {
        Map<String, PersistentVolumeClaim> claims = new HashMap<>();
        int id = 0;
        for (String text : texts.split(", ")) {
            String[] parts = text.split(" ");
            PersistentVolumeClaim claim = yaml(
                    """
                    metadata: {name: data-arena-%d, uid: claim, resourceVersion: '9', labels: {game.kruise.io/owner-gss: arena}}
                    spec: {storageClassName: %s, resources: {requests: {storage: %s}}}
                    status: {phase: Bound}
                    """.formatted(id++, parts[1].equals("-") ? "" : parts[1], parts[0]), PersistentVolumeClaim.class);
            claims.put(claim.getMetadata().getName(), claim);
        }
        return claims;
    }
}
