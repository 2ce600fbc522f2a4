package io.gameroute.reconcile.gameserverset;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.gameroute.GameServers;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.Labels;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.reconcile.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Owners are written as words: {@code set}, {@code pod} (the server's own), {@code former} (a pod of its name that is gone), {@code other}. */
class VolumePolicyTest {
    private static final String CLAIM = "data-arena-0";
    private static final String MADE = "2026-01-01T00:00:00Z";

    @ParameterizedTest(name = "whenDeleted {0}, whenScaled {1}, wanted {2}, owned by {3}: then by {4}")
    @CsvSource(delimiter = '|', textBlock = """
            Retain | Retain | true  |       | -
            Retain | Delete | true  |       | -
            Delete | Retain | true  |       | set
            Delete | Delete | true  |       | set
            Delete | Delete | true  | set   | -
            Retain | Delete | true  | set   |
            Delete | Retain | true  | other | -
            Retain | Retain | true  | set other | other
            Retain | Retain | false | set   |
            Delete | Retain | false |       | -
            Delete | Retain | false | set   | -
            Retain | Delete | false | pod   | -
            Retain | Retain | false | pod   |
            Delete | Retain | false | pod   | set
            Delete | Retain | false | pod other | other
            Retain | Retain | false | former | -
            """)
    void thePolicyOfTodaySaysWhoOwnsAClaim(
            String whenDeleted, String whenScaled, boolean wanted, String owners, String then) {
        assertThat(said(policy(whenDeleted, whenScaled, claim(owners)).upkeep(members(pod()), wanted(wanted))))
                .isEqualTo(then);
    }

    @ParameterizedTest(name = "whenScaled {0}, owned by {1}: then by {2}")
    @CsvSource(delimiter = '|', textBlock = """
            Retain |        | -
            Delete |        | pod
            Delete | set    | pod
            Delete | former | pod
            Delete | pod    | -
            Delete | other  | -
            Delete | set other | -
            """)
    void aPodThatIsNotWantedTakesItsClaimsAlong(String whenScaled, String owners, String then) {
        assertThat(said(policy("Delete", whenScaled, claim(owners)).handOver(pod())))
                .isEqualTo(then);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"of another set", "older than the set", "on its way out", "mounted by another server"})
    void aClaimThatIsNotTheSetsOwnOrIsUsedElsewhereIsLeftAlone(String what) {
        PersistentVolumeClaim claim = claim("");
        switch (what) {
            case "of another set" -> claim.getMetadata().setLabels(Map.of(Labels.OWNER_GSS, "lobby"));
            case "older than the set" -> claim.getMetadata().setCreationTimestamp("2025-12-31T23:59:59Z");
            case "on its way out" -> claim.getMetadata().setDeletionTimestamp(MADE);
            default -> {}
        }
        Set<String> shared = what.startsWith("mounted") ? Set.of(CLAIM) : Set.of();
        VolumePolicy policy =
                new VolumePolicy(set("Delete", "Delete"), new SetVolumes(Map.of(CLAIM, claim), shared, Map.of()));

        assertThat(policy.handOver(pod())).isEmpty();
        if (shared.isEmpty()) {
            assertThat(policy.upkeep(members(pod()), wanted(true))).isEmpty();
        }
    }

    @Test
    void aClaimThatTheTemplateNamesItselfIsNoServersOwn() {
        Pod pod = mounting("backup-arena-0");
        PersistentVolumeClaim claim = claim("");
        claim.getMetadata().setName("backup-arena-0");
        VolumePolicy policy = new VolumePolicy(
                set("Delete", "Delete"), new SetVolumes(Map.of("backup-arena-0", claim), Set.of(), Map.of()));

        assertThat(policy.handOver(pod)).isEmpty();
    }

    @ParameterizedTest(name = "owned by {0}: then by {1}")
    @CsvSource(delimiter = '|', textBlock = """
            pod       | set
            pod other | other
            set       | -
            former    | -
                      | -
            """)
    void aServerThatIsWantedAfterAllKeepsItsClaims(String owners, String then) {
        assertThat(said(policy("Delete", "Delete", claim(owners)).releases(members(pod()), wanted(true))))
                .isEqualTo(then);
        assertThat(policy("Delete", "Delete", claim(owners)).releases(members(pod()), wanted(false)))
                .isEmpty();
    }

    @ParameterizedTest(name = "owned by {0}: {1}")
    @CsvSource({"'',false", "set,false", "other,false", "former,true", "pod,true"})
    void aClaimThatAFormerPodTakesAlongIsWaitedFor(String owners, boolean waits) {
        assertThat(VolumePolicy.isLeaving(claim(owners), "arena-0")).isEqualTo(waits);
    }

    /** Any claim, under any policy, wanted or not. */
    record Situation(
            String whenDeleted, String whenScaled, boolean wanted, boolean old, boolean labelled, String owners) {
        boolean isForeign() {
            return old || !labelled || owners.contains("other");
        }
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<String> retention = Arbitraries.of("Retain", "Delete");
        Arbitrary<Boolean> any = Arbitraries.of(true, false);
        Arbitrary<String> owners = Arbitraries.of("set", "pod", "former", "other")
                .set()
                .ofMaxSize(3)
                .map(some -> String.join(" ", new TreeSet<>(some)));
        return Combinators.combine(retention, retention, any, any, any, owners).as(Situation::new);
    }

    @Property
    void noForeignClaimGetsAnOwnerAndEveryClaimComesToRest(@ForAll("situations") Situation situation) {
        PersistentVolumeClaim claim = claim(situation.owners());
        if (situation.old()) {
            claim.getMetadata().setCreationTimestamp("2025-12-31T23:59:59Z");
        }
        if (!situation.labelled()) {
            claim.getMetadata().setLabels(Map.of());
        }
        List<String> before = words(claim.getMetadata().getOwnerReferences());
        int writes = 0;
        List<Action> actions = all(situation, claim);
        while (!actions.isEmpty()) {
            assertThat(++writes).isLessThan(4);
            apply(actions.get(0), claim);
            actions = all(situation, claim);
        }

        List<String> after = words(claim.getMetadata().getOwnerReferences());
        if (situation.isForeign()) {
            assertThat(before).containsAll(after);
        }
        if (!situation.labelled()) {
            assertThat(after).isEqualTo(before);
            return;
        }
        if (situation.wanted()) {
            assertThat(after).doesNotContain("pod");
        }
        if (situation.whenDeleted().equals("Retain")) {
            assertThat(after).doesNotContain("set");
        }
        assertThat(after.contains("other")).isEqualTo(before.contains("other"));
    }

    /** As the planner puts them together. */
    private static List<Action> all(Situation situation, PersistentVolumeClaim claim) {
        VolumePolicy policy = policy(situation.whenDeleted(), situation.whenScaled(), claim);
        List<Action> actions = new ArrayList<>(policy.releases(members(pod()), wanted(situation.wanted())));
        if (actions.isEmpty()) {
            actions.addAll(situation.wanted() ? List.of() : policy.handOver(pod()));
            actions.addAll(policy.upkeep(members(pod()), wanted(situation.wanted())));
        }
        return actions;
    }

    private static void apply(Action action, PersistentVolumeClaim claim) {
        List<OwnerReference> owners = new ArrayList<>();
        for (JsonNode owner : ((Action.Patch) action).body().at("/metadata/ownerReferences")) {
            owners.add(owner(word(owner.path("uid").asText())));
        }
        claim.getMetadata().setOwnerReferences(owners);
    }

    /** The owners that the only patch writes; a dash when there is none. */
    private static String said(List<Action> actions) {
        if (actions.isEmpty()) {
            return "-";
        }
        assertThat(actions).hasSize(1);
        Action.Patch patch = (Action.Patch) actions.get(0);
        assertThat(patch.resourceVersion()).contains("9");
        List<String> owners = new ArrayList<>();
        patch.body()
                .at("/metadata/ownerReferences")
                .forEach(owner -> owners.add(word(owner.path("uid").asText())));
        return owners.isEmpty() ? null : String.join(" ", owners);
    }

    private static List<String> words(List<OwnerReference> owners) {
        return owners.stream().map(owner -> word(owner.getUid())).toList();
    }

    private static String word(String uid) {
        return uid.equals("pod-0") ? "pod" : uid;
    }

    private static VolumePolicy policy(String whenDeleted, String whenScaled, PersistentVolumeClaim claim) {
        return new VolumePolicy(set(whenDeleted, whenScaled), new SetVolumes(Map.of(CLAIM, claim), Set.of(), Map.of()));
    }

    private static GameServerSet set(String whenDeleted, String whenScaled) {
        GameServerSet set = arena(
                1,
                "persistentVolumeClaimRetentionPolicy: {whenDeleted: " + whenDeleted + ", whenScaled: " + whenScaled
                        + "}");
        set.getMetadata().setUid("set");
        set.getMetadata().setCreationTimestamp(MADE);
        return set;
    }

    private static PersistentVolumeClaim claim(String owners) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(CLAIM)
                .withNamespace("games")
                .withUid("claim")
                .withResourceVersion("9")
                .withCreationTimestamp(MADE)
                .addToLabels(Labels.OWNER_GSS, "arena")
                .withOwnerReferences(Arrays.stream((owners == null ? "" : owners).split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(VolumePolicyTest::owner)
                        .collect(Collectors.toList()))
                .endMetadata()
                .build();
    }

    private static OwnerReference owner(String word) {
        boolean isPod = word.equals("pod") || word.equals("former");
        return new OwnerReferenceBuilder()
                .withKind(isPod ? "Pod" : word.equals("set") ? "GameServerSet" : "Backup")
                .withName(isPod ? "arena-0" : "arena")
                .withUid(word.equals("pod") ? "pod-0" : word)
                .build();
    }

    private static Pod pod() {
        return mounting(CLAIM);
    }

    private static Pod mounting(String claim) {
        return new PodBuilder(GameServers.pod(0))
                .withNewSpec()
                .addNewVolume()
                .withName("data")
                .withNewPersistentVolumeClaim(claim, false)
                .endVolume()
                .endSpec()
                .build();
    }

    private static List<Member> members(Pod pod) {
        return List.of(new Member(0, pod, null));
    }

    private static OrdinalSet wanted(boolean zero) {
        return zero ? OrdinalSet.of(0) : OrdinalSet.EMPTY;
    }
}
