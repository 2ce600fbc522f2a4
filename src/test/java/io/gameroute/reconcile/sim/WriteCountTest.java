package io.gameroute.reconcile.sim;

import static io.gameroute.GameServerSets.arena;
import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.api.OpsState;
import io.gameroute.reconcile.ResourceKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers cost, counted as requests to the API server. */
class WriteCountTest {
    private static final int SERVERS = 30;

    /** For the set itself: its intent, its template, and its status as the servers come up. */
    private static final int OF_THE_SET = 12;

    private static final String IN_PLACE = "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible}}";
    private static final String KEEPS =
            "gameServerTemplate: {reclaimPolicy: Delete, spec: {containers: [{name: game}]}}";

    private static long perServer(SimulatedCluster cluster, int from) {
        return cluster.writer.writes().stream()
                .skip(from)
                .filter(write -> write.kind() != ResourceKind.GAME_SERVER_SET
                        && write.kind() != ResourceKind.CONTROLLER_REVISION)
                .count();
    }

    private static long ofTheSet(SimulatedCluster cluster, int from) {
        return cluster.writes() - from - perServer(cluster, from);
    }

    @ParameterizedTest(name = "at most {1} writes a server with: {0}")
    @CsvSource(delimiter = '|', textBlock = "|4\n" + IN_PLACE + "|5\n" + KEEPS + "|4")
    void aServerBecomesReadyInFewWrites(String settings, int most) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(SERVERS, settings == null ? "" : settings));

        cluster.settle();

        assertThat(cluster.pods().size()).isEqualTo(SERVERS);
        assertThat(perServer(cluster, 0)).isLessThanOrEqualTo((long) most * SERVERS);
        assertThat(ofTheSet(cluster, 0)).isLessThanOrEqualTo(OF_THE_SET);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = "|2\n" + IN_PLACE + "|2\n" + KEEPS + "|2")
    void aServerIsRemovedInTwoWrites(String settings, int most) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(SERVERS, settings == null ? "" : settings));
        cluster.settle();
        int before = cluster.writes();

        cluster.scale(10);
        cluster.settle();

        assertThat(cluster.pods().size()).isEqualTo(10);
        assertThat(cluster.api.all(ResourceKind.GAME_SERVER)).hasSize(10);
        assertThat(perServer(cluster, before)).isEqualTo((long) most * (SERVERS - 10));
        assertThat(ofTheSet(cluster, before)).isLessThanOrEqualTo(OF_THE_SET);
    }

    @ParameterizedTest(name = "whenScaled {0}")
    @CsvSource({"Retain,2", "Delete,3"})
    void aVolumeThatGoesWithItsServerCostsOneWrite(String whenScaled, int most) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(
                arena(
                        SERVERS,
                        "persistentVolumeClaimRetentionPolicy: {whenDeleted: Delete, whenScaled: " + whenScaled + "}",
                        "gameServerTemplate: {volumeClaimTemplates: [{metadata: {name: data}}], spec: {containers: [{name: game}]}}"));
        cluster.settle();
        assertThat(perServer(cluster, 0)).isLessThanOrEqualTo(5L * SERVERS);
        int before = cluster.writes();

        cluster.scale(10);
        cluster.settle();

        assertThat(perServer(cluster, before)).isEqualTo((long) most * (SERVERS - 10));
        assertThat(cluster.api.all(ResourceKind.PERSISTENT_VOLUME_CLAIM))
                .hasSize(whenScaled.equals("Delete") ? 10 : SERVERS);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"100%", "3", "1"})
    void aServerIsUpdatedInPlaceInSixWrites(String maxUnavailable) {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(
                SERVERS,
                "updateStrategy: {rollingUpdate: {podUpdatePolicy: InPlaceIfPossible, maxUnavailable: " + maxUnavailable
                        + "}}"));
        cluster.settle();
        int before = cluster.writes();

        cluster.image("game:2");
        cluster.settle();

        assertThat(cluster.images()).containsOnly("game:2");
        assertThat(perServer(cluster, before)).isLessThanOrEqualTo(6L * SERVERS);
    }

    @Test
    void metadataIsUpdatedInPlaceInAtMostTwoWrites() {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(SERVERS, IN_PLACE));
        cluster.settle();
        int before = cluster.writes();

        cluster.editSpec(spec -> spec.withObjectProperty("gameServerTemplate")
                .withObjectProperty("metadata")
                .withObjectProperty("labels")
                .put("season", "2"));
        cluster.settle();

        assertThat(cluster.pod(0)).isNotNull();
        assertThat(cluster.stored(ResourceKind.POD, SimulatedCluster.server(0)).label("season"))
                .isEqualTo("2");
        assertThat(perServer(cluster, before)).isLessThanOrEqualTo(2L * SERVERS);
    }

    @Test
    void aWishCostsOneWriteToThePodAndNoneToTheServer() {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(3));
        cluster.settle();
        int before = cluster.writes();

        cluster.opsState(1, OpsState.ALLOCATED);
        cluster.settle();

        assertThat(cluster.writes() - before).isEqualTo(1);
    }

    @Test
    void nothingIsWrittenWhenNothingHappensAndAfterARestart() {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.create(arena(SERVERS));
        cluster.settle();
        CrashAtEveryWriteTest.isAtRest(cluster);
    }

    @Test
    void aRefusalIsTriedAgainAtAGrowingPaceAndTold() {
        SimulatedCluster cluster = new SimulatedCluster();
        cluster.writer.refused = write -> write.verb().equals("create") && write.kind() == ResourceKind.POD;
        cluster.create(arena(100));

        Instant tenMinutesLater = cluster.clock.instant().plusSeconds(600);
        while (cluster.clock.instant().isBefore(tenMinutesLater)) {
            if (!cluster.advance()) {
                cluster.elapse();
            }
        }

        long attempts = cluster.writer.writes().stream()
                .filter(write -> write.verb().equals("create"))
                .count();
        assertThat(attempts).isBetween(8L, 12L);
        assertThat(cluster.set().getStatus().conditions())
                .anyMatch(condition -> "CreateRefused".equals(condition.getReason()));
        assertThat(cluster.told)
                .filteredOn(event -> event.reason().equals("CreateRefused"))
                .hasSize(1);

        cluster.writer.refused = write -> false;
        cluster.settle();
        assertThat(cluster.pods().size()).isEqualTo(100);
    }
}
