package io.gameroute.reconcile.gameserverset;

import static io.gameroute.GameServerSets.arena;
import static io.gameroute.GameServers.preparingDelete;
import static io.gameroute.GameServers.running;
import static io.gameroute.GameServers.terminating;
import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.OpsState;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.ReservedIds;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentPolicyTest {
    private static final String RESERVES = "scaleStrategy: {scaleDownStrategyType: ReserveIds}";

    /** The reference vectors of OKG's contract: what is reserved in the end, explicitly or implicitly, and what runs. */
    @ParameterizedTest(name = "spec {0}, annotation {1}, implicit {2}, {3} replicas, pods {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2-4   | 2,3   | 5   | 3 | 0(10) 1(Maintaining) 4(WaitToBeDeleted) 6 | 2-5     | 0,1,6
            0,2,3 | 0,4,5 | -   | 3 | 1 2 3 6 7                                 | 0,2-5   | 1,6,7
            0     | 0,4,5 | -   | 1 | 1 2 3 6 7                                 | 0,2-7   | 1
            0,2,3 | 0,4,5 | -   | 4 | 1 2 3 6 7                                 | 0,2,3,5 | 1,4,6,7
            0,3,5 | 0,3,5 | -   | 1 | 1 2 4 6                                   | 0,2-6   | 1
            1,2   | -     | 1,2 | 2 | 0 3                                       | 1,2     | 0,3
            -     | -     | -   | 3 | -                                         | -       | 0-2
            1,2   | -     | -   | 3 | -                                         | 1,2     | 0,3,4
            0     | -     | 0   | 1 | -                                         | 0       | 1
            -     | 1     | -   | 2 | 0 2                                       | 1       | 0,2
            0     | -     | 2-4 | 4 | 1                                         | 0       | 1-4
            -     | -     | 2-4 | 4 | 0 1 2(terminating) 3(PreparingDelete)     | 3       | 0,1,2,4
            """)
    void decidesAsTheReferenceVectorsSay(
            String spec, String annotation, String implicit, int replicas, String pods, String reserved, String runs) {
        Map<Integer, Member> members = members(pods);
        OrdinalSet intended = OrdinalSet.of(members.values().stream()
                .filter(member -> !member.isGone())
                .map(Member::ordinal)
                .toList());
        GameServerSet set = recorded(arena(replicas), intended, ids(implicit), OrdinalSet.EMPTY);
        if (annotation != null) {
            set.getMetadata().getAnnotations().put(Annotations.RESERVE_IDS, annotation);
        }

        IntentDecision decision = IntentPolicy.decide(set, members, ids(spec));

        assertThat(decision.explicit().union(decision.intent().implicit())).isEqualTo(ids(reserved));
        assertThat(decision.intent().ordinals()).isEqualTo(ids(runs));
    }

    private static OrdinalSet ids(String compact) {
        return compact == null ? OrdinalSet.EMPTY : OrdinalSet.parse(compact);
    }

    /** {@code 4(WaitToBeDeleted)} is in that state, {@code 4(10)} has that priority. */
    private static Map<Integer, Member> members(String pods) {
        Map<Integer, Member> members = new TreeMap<>();
        for (String text : pods == null ? new String[0] : pods.split(" ", -1)) {
            String[] parts = text.replace(")", "").split("\\(", -1);
            int ordinal = Integer.parseInt(parts[0]);
            String trait = parts.length == 1 ? OpsState.NONE : parts[1];
            members.put(
                    ordinal,
                    switch (trait) {
                        case "terminating" -> terminating(ordinal);
                        case "PreparingDelete" -> preparingDelete(ordinal);
                        case "10" -> running(ordinal, OpsState.NONE, 10);
                        default -> running(ordinal, trait);
                    });
        }
        return members;
    }

    private static Map<Integer, Member> members(Member... members) {
        Map<Integer, Member> byOrdinal = new TreeMap<>();
        Arrays.stream(members).forEach(member -> byOrdinal.put(member.ordinal(), member));
        return byOrdinal;
    }

    private static GameServerSet recorded(
            GameServerSet set, OrdinalSet ordinals, OrdinalSet implicit, OrdinalSet reserved) {
        set.getMetadata().setAnnotations(new HashMap<>());
        set.getMetadata().getAnnotations().put(Annotations.INTENT, new Intent(ordinals, implicit, reserved).toJson());
        return set;
    }

    private static IntentDecision decide(GameServerSet set, Map<Integer, Member> members) {
        return IntentPolicy.decide(
                set,
                members,
                ReservedIds.parse(set.getSpec().reserveGameServerIds()).ids());
    }

    /** The set as it is after a decision was written, for the next pass. */
    private static GameServerSet after(IntentDecision decision, String... spec) {
        String[] all = Arrays.copyOf(spec, spec.length + 1);
        all[spec.length] = "reserveGameServerIds: "
                + decision.explicit().toIds().stream()
                        .map(id -> "\"" + id.getValue() + "\"")
                        .toList();
        GameServerSet set = arena(decision.replicas(), all);
        set.getMetadata()
                .setAnnotations(new HashMap<>(Map.of(
                        Annotations.INTENT, decision.intent().toJson(),
                        Annotations.RESERVE_IDS, decision.explicit().toString())));
        return set;
    }

    private static void isFinal(IntentDecision decision, Map<Integer, Member> members, String... spec) {
        IntentDecision again = decide(after(decision, spec), members);
        assertThat(again.intent()).isEqualTo(decision.intent());
        assertThat(again.explicit()).isEqualTo(decision.explicit());
        assertThat(again.replicas()).isEqualTo(decision.replicas());
    }

    @Test
    void aKillLowersTheReplicasWithTheServer() {
        Map<Integer, Member> members = members(running(0), running(1, OpsState.KILL), running(2));
        GameServerSet set = recorded(arena(3), OrdinalSet.of(0, 1, 2), OrdinalSet.EMPTY, OrdinalSet.EMPTY);

        IntentDecision decision = decide(set, members);

        assertThat(decision.replicas()).isEqualTo(2);
        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2));
        assertThat(decision.explicit()).isEqualTo(OrdinalSet.EMPTY);
        isFinal(decision, members);
    }

    @Test
    void aKillIsNotHeldUpByAServerThatTerminates() {
        Map<Integer, Member> members = members(terminating(0), running(1, OpsState.KILL), running(2));
        GameServerSet set = recorded(arena(3), OrdinalSet.of(0, 1, 2), OrdinalSet.EMPTY, OrdinalSet.EMPTY);

        assertThat(decide(set, members).intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2));
    }

    @Test
    void growingWhileAKilledServerIsStillThereDoesNotKillTheNewOne() {
        Map<Integer, Member> members = members(running(0), running(1, OpsState.KILL), running(2));
        GameServerSet set = recorded(arena(3), OrdinalSet.of(0, 2), OrdinalSet.of(1), OrdinalSet.EMPTY);

        IntentDecision decision = decide(set, members);

        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2, 3));
        isFinal(decision, members);
    }

    @Test
    void nothingProtectsFromAKill() {
        String protection = "scaleStrategy: {protectedOpsStates: [Kill]}";
        Map<Integer, Member> members = members(running(0), running(1, OpsState.KILL), running(2));
        GameServerSet set = recorded(arena(3, protection), OrdinalSet.of(0, 1, 2), OrdinalSet.EMPTY, OrdinalSet.EMPTY);

        IntentDecision decision = decide(set, members);

        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2));
        isFinal(decision, members, protection);
    }

    @Test
    void underReserveIdsWhatGoesIsReserved() {
        Map<Integer, Member> members = members("0 1 2 3 4");
        GameServerSet set = recorded(arena(3, RESERVES), OrdinalSet.ofRange(0, 4), OrdinalSet.EMPTY, OrdinalSet.EMPTY);

        IntentDecision decision = decide(set, members);

        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.of(0, 1, 2));
        assertThat(decision.explicit()).isEqualTo(OrdinalSet.of(3, 4));
        isFinal(decision, members, RESERVES);
    }

    @Test
    void underReserveIdsABusyServerThatGoesNonethelessStaysReserved() {
        Map<Integer, Member> members = members("0(Allocated) 1(Allocated) 2(Allocated)");
        GameServerSet set = recorded(arena(2, RESERVES), OrdinalSet.of(0, 1, 2), OrdinalSet.EMPTY, OrdinalSet.EMPTY);

        IntentDecision decision = decide(set, members);

        assertThat(decision.explicit()).isEqualTo(OrdinalSet.of(2));
        isFinal(decision, members, RESERVES);
    }

    @Test
    void underReserveIdsEarlierGapsAreReservedToo() {
        GameServerSet set = recorded(arena(1, RESERVES), OrdinalSet.of(0, 3), OrdinalSet.of(1, 2), OrdinalSet.EMPTY);

        assertThat(decide(set, members("0 3")).explicit()).isEqualTo(OrdinalSet.of(1, 2, 3));
    }

    @Test
    void underReserveIdsAnIdThatAUserTakesOutIsFree() {
        GameServerSet set = recorded(
                arena(4, RESERVES, "reserveGameServerIds: [3]"),
                OrdinalSet.of(0, 1, 2),
                OrdinalSet.EMPTY,
                OrdinalSet.of(3, 4));
        set.getMetadata().getAnnotations().put(Annotations.RESERVE_IDS, "3,4");

        IntentDecision decision = decide(set, members("0 1 2"));

        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.of(0, 1, 2, 4));
        assertThat(decision.explicit()).isEqualTo(OrdinalSet.of(3));
    }

    @Test
    void anIdTakenOutOfTheReservationIsNotStartedByThat() {
        GameServerSet set = recorded(arena(2), OrdinalSet.of(0, 2), OrdinalSet.EMPTY, OrdinalSet.EMPTY);
        set.getMetadata().getAnnotations().put(Annotations.RESERVE_IDS, "1");

        assertThat(decide(set, members("0 2")).intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2));
    }

    @Test
    void aServerThatBecameBusyAfterItWasChosenIsKeptAndAnIdleOneGoes() {
        Map<Integer, Member> members = members("0 1 2(Allocated)");
        GameServerSet set = recorded(arena(2), OrdinalSet.of(0, 1), OrdinalSet.of(2), OrdinalSet.EMPTY);

        IntentDecision decision = decide(set, members);

        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2));
        isFinal(decision, members);
    }

    @Test
    void aServerThatBecameProtectedAfterItWasChosenIsKept() {
        String protection = "scaleStrategy: {protectedOpsStates: [Draining]}";
        Map<Integer, Member> members = members("0 1 2(Draining)");
        GameServerSet set = recorded(arena(2, protection), OrdinalSet.of(0, 1), OrdinalSet.of(2), OrdinalSet.EMPTY);

        IntentDecision decision = decide(set, members);

        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2));
        isFinal(decision, members, protection);
    }

    @Test
    void aBusyServerThatWeReservedForGoingIsTakenOutOfTheReservationAgain() {
        GameServerSet set = recorded(
                arena(2, RESERVES, "reserveGameServerIds: [2]"),
                OrdinalSet.of(0, 1),
                OrdinalSet.EMPTY,
                OrdinalSet.of(2));
        set.getMetadata().getAnnotations().put(Annotations.RESERVE_IDS, "2");

        IntentDecision decision = decide(set, members("0 1 2(Allocated)"));

        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2));
        assertThat(decision.explicit()).isEqualTo(OrdinalSet.of(1));
    }

    @Test
    void aUsersReservationRemovesABusyServer() {
        GameServerSet set = recorded(
                arena(2, "reserveGameServerIds: [1]"), OrdinalSet.of(0, 1), OrdinalSet.EMPTY, OrdinalSet.EMPTY);

        assertThat(decide(set, members("0 1(Maintaining)")).intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2));
    }

    @Test
    void protectedServersAreWaitedForAndNamed() {
        String protection = "scaleStrategy: {protectedOpsStates: [Allocated]}";
        Map<Integer, Member> members = members("0(Allocated) 1(Allocated) 2");
        GameServerSet set = recorded(arena(1, protection), OrdinalSet.of(0, 1, 2), OrdinalSet.EMPTY, OrdinalSet.EMPTY);

        IntentDecision decision = decide(set, members);

        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.of(0, 1));
        assertThat(decision.waitingFor()).hasSize(2);
        isFinal(decision, members, protection);
    }

    @Test
    void aTerminatingServerGoesInPlaceOfALivingOne() {
        Map<Integer, Member> members = members("0 1 2(terminating) 3(Maintaining)");
        GameServerSet set = recorded(arena(3), OrdinalSet.ofRange(0, 3), OrdinalSet.EMPTY, OrdinalSet.EMPTY);

        assertThat(decide(set, members).intent().ordinals()).isEqualTo(OrdinalSet.of(0, 1, 3));
    }

    @Test
    void withoutARecordedIntentWhatRunsIsIntended() {
        assertThat(decide(arena(3), members("1 4 7")).intent().ordinals()).isEqualTo(OrdinalSet.of(1, 4, 7));
    }

    @Test
    void anUnreadableIntentIsTakenAsNone() {
        GameServerSet set = recorded(arena(1), OrdinalSet.of(0), OrdinalSet.EMPTY, OrdinalSet.EMPTY);
        set.getMetadata().getAnnotations().put(Annotations.INTENT, "{\"ordinals\":");

        assertThat(decide(set, members("5")).intent().ordinals()).isEqualTo(OrdinalSet.of(5));
    }

    @Test
    @Timeout(5)
    void sizesThatNobodyMeansCostNothing() {
        IntentDecision up = decide(arena(100_000, "reserveGameServerIds: ['0-2000000000']"), Map.of());
        assertThat(up.intent().ordinals()).isEqualTo(OrdinalSet.ofRange(2_000_000_001, 2_000_100_000));

        GameServerSet edited =
                recorded(arena(1), OrdinalSet.ofRange(0, 2_000_000_000), OrdinalSet.EMPTY, OrdinalSet.EMPTY);
        assertThat(decide(edited, members("0 7")).intent().ordinals()).isEqualTo(OrdinalSet.of(0));
    }

    @Test
    void aPassOverAHundredThousandServersIsCheap() {
        Map<Integer, Member> members = new TreeMap<>();
        for (int ordinal = 0; ordinal < 100_000; ordinal++) {
            members.put(ordinal, running(ordinal));
        }
        GameServerSet set = recorded(arena(50_000), OrdinalSet.ofRange(0, 99_999), OrdinalSet.EMPTY, OrdinalSet.EMPTY);

        long start = System.nanoTime();
        IntentDecision decision = decide(set, members);

        assertThat(decision.intent().ordinals()).isEqualTo(OrdinalSet.ofRange(0, 49_999));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
