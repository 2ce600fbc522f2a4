package io.gameroute.reconcile.gameserverset;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.api.Annotations;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.Intent;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.ReservedIds;
import io.gameroute.pod.Revisions;
import io.gameroute.reconcile.Plan;
import io.gameroute.reconcile.PlannedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReservationRoomTest {
    private static final OrdinalSet UNRECORDABLE = OrdinalSet.of(
            IntStream.range(0, 40_000).map(i -> 100_000_000 + 2 * i).toArray());
    private static final OrdinalSet FULL =
            OrdinalSet.of(IntStream.range(0, 16384).map(i -> 2 * i + 1).toArray());

    @Property(tries = 200)
    void whatFitsIsWithinTheBoundHoldsWhatTheUserReservedAndIsTheSameWhenAskedAgain(
            @ForAll @Size(max = 5) List<@IntRange(max = 40) Integer> users,
            @ForAll @Size(max = 20) List<@IntRange(max = 40) Integer> removed) {
        OrdinalSet explicit = OrdinalSet.of(users);
        OrdinalSet more = OrdinalSet.of(removed).minus(explicit);

        OrdinalSet filled = ReservationRoom.fill(explicit, more, 6);

        assertThat(filled.runs()).isLessThanOrEqualTo(6);
        assertThat(explicit.minus(filled)).isEqualTo(OrdinalSet.EMPTY);
        assertThat(filled.minus(explicit.union(more))).isEqualTo(OrdinalSet.EMPTY);
        assertThat(ReservationRoom.fill(filled, more.minus(filled), 6)).isEqualTo(filled);
        assertThat(ReservedIds.parse(filled.toIdsWithin(6)).ids()).isEqualTo(filled);
        assertThat(filled.toIdsWithin(6)).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void nothingIsLeftOutWhereThereIsRoom() {
        assertThat(ReservationRoom.fill(OrdinalSet.of(1), OrdinalSet.of(3, 5), 3))
                .isEqualTo(OrdinalSet.of(1, 3, 5));
    }

    @Test
    void pairsBecomeRangesOnlyWhereTheListWouldBeTooLong() {
        OrdinalSet pairs = OrdinalSet.of(1, 2, 4, 5);

        assertThat(pairs.toIdsWithin(4)).hasSize(4);
        assertThat(pairs.toIdsWithin(3)).extracting("strVal").containsExactly("1-2", "4-5");
    }

    @Test
    void anIdThatTheFullListHasNoRoomForIsNotUsedAgainAndTheNextPassHasNothingToAdd() {
        String[] spec = {"scaleStrategy: {scaleDownStrategyType: ReserveIds}", list(FULL)};
        var set = arena(1, spec);
        annotate(set, new Intent(OrdinalSet.of(0, 40_000), OrdinalSet.EMPTY, OrdinalSet.EMPTY), FULL);

        IntentDecision smaller = decide(set);

        assertThat(smaller.intent().ordinals()).isEqualTo(OrdinalSet.of(0));
        assertThat(smaller.explicit()).isEqualTo(FULL);
        assertThat(smaller.intent().withheld()).isEqualTo(OrdinalSet.of(40_000));
        assertThat(ReservationRoom.overflow(smaller.intent().withheld()).orElseThrow())
                .contains("spec.reserveGameServerIds is full with 16384 entries")
                .contains("1 ids of removed servers (40000)");

        var next = arena(20_000, spec);
        annotate(next, smaller.intent(), FULL);
        IntentDecision larger = decide(next);

        assertThat(larger.intent().ordinals().contains(40_000)).isFalse();
        assertThat(larger.intent().withheld()).isEqualTo(OrdinalSet.of(40_000));
        annotate(next, larger.intent(), FULL);
        assertThat(decide(next).intent()).isEqualTo(larger.intent());
    }

    @Test
    void anIdComesIntoTheListWhenThereIsRoomAgain() {
        OrdinalSet withRoom = FULL.minus(OrdinalSet.of(1));
        var set = arena(1, "scaleStrategy: {scaleDownStrategyType: ReserveIds}", list(withRoom));
        annotate(set, new Intent(OrdinalSet.of(0), OrdinalSet.of(40_000), OrdinalSet.of(40_000)), FULL);

        IntentDecision decision = decide(set);

        assertThat(decision.explicit()).isEqualTo(withRoom.union(OrdinalSet.of(40_000)));
        assertThat(decision.intent().withheld()).isEqualTo(OrdinalSet.EMPTY);
    }

    @Test
    void aReservationThatNoAnnotationHoldsLeavesTheLastGoodOneInForceAndTheSetIsScaledByIt() {
        var set = arena(3, "reserveGameServerIds: [9]");
        annotate(set, new Intent(OrdinalSet.of(0, 2), OrdinalSet.EMPTY, OrdinalSet.EMPTY), OrdinalSet.of(1));

        RecordableIntent intent = RecordableIntent.of(set, new TreeMap<>(), new ReservedIds(UNRECORDABLE, List.of()));

        assertThat(intent.isNews()).isTrue();
        assertThat(intent.decision().intent().ordinals()).isEqualTo(OrdinalSet.of(0, 2, 3));
        assertThat(intent.decision().explicit()).isEqualTo(OrdinalSet.of(1)).isEqualTo(intent.reservation());
        assertThat(intent.decision().obstacle().orElseThrow())
                .contains("spec.reserveGameServerIds, 40000 separate ids and ranges")
                .contains("262144 are possible");
    }

    @Test
    void aSetWithoutALastGoodReservationStaysAsItIs() {
        var set = arena(3);

        RecordableIntent intent = RecordableIntent.of(set, new TreeMap<>(), new ReservedIds(UNRECORDABLE, List.of()));

        assertThat(intent.isNews()).isFalse();
        assertThat(intent.decision().intent().ordinals()).isEqualTo(OrdinalSet.EMPTY);
        assertThat(intent.decision().obstacle()).isPresent();
    }

    @Test
    void whatCannotBeRecordedIsAConditionAndAnEventAndNothingIsWrittenOrRemoved() {
        var set = arena(3, list(UNRECORDABLE));

        Plan plan = GameServerSetPlanner.plan(snapshot(set));

        assertThat(plan.actions()).isEmpty();
        assertThat(degraded(plan)).startsWith("True TooManyReserveIds: spec.reserveGameServerIds, 40000 separate");
        assertThat(plan.events()).extracting(PlannedEvent::reason).containsExactly("TooManyReserveIds");
    }

    @Test
    void idsWithoutAPlaceInTheListAreACondition() {
        var set = arena(1, "scaleStrategy: {scaleDownStrategyType: ReserveIds}", list(FULL));
        annotate(set, new Intent(OrdinalSet.of(0), OrdinalSet.of(40_000), OrdinalSet.of(40_000)), FULL);

        Plan plan = GameServerSetPlanner.plan(snapshot(set));

        assertThat(degraded(plan)).startsWith("True ReserveIdsFull: spec.reserveGameServerIds is full");
    }

    private static GameServerSetSnapshot snapshot(GameServerSet set) {
        set.getMetadata().setUid("arena-1");
        set.getMetadata().setResourceVersion("7");
        set.getMetadata().setGeneration(1L);
        return new GameServerSetSnapshot(
                set,
                Optional.empty(),
                Revisions.NONE,
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                SetVolumes.NONE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Instant.EPOCH);
    }

    private static String degraded(Plan plan) {
        JsonNode conditions = plan.status().orElseThrow().body().path("conditions");
        for (JsonNode condition : conditions) {
            if (condition.path("type").asText().equals("Degraded")) {
                return condition.path("status").asText() + " "
                        + condition.path("reason").asText() + ": "
                        + condition.path("message").asText();
            }
        }
        return "";
    }

    @Test
    void anOrdinaryReservationIsNoObstacle() {
        var set = arena(3);

        assertThat(RecordableIntent.of(set, Map.of(), ReservedIds.parse(List.of()))
                        .decision()
                        .obstacle())
                .isEqualTo(Optional.empty());
    }

    private static String list(OrdinalSet ids) {
        return "reserveGameServerIds: [" + ids + "]";
    }

    private static IntentDecision decide(GameServerSet set) {
        return IntentPolicy.decide(
                set,
                new TreeMap<>(),
                ReservedIds.parse(set.getSpec().reserveGameServerIds()).ids());
    }

    private static void annotate(GameServerSet set, Intent intent, OrdinalSet processed) {
        set.getMetadata()
                .setAnnotations(new HashMap<>(
                        Map.of(Annotations.INTENT, intent.toJson(), Annotations.RESERVE_IDS, processed.toString())));
    }
}
