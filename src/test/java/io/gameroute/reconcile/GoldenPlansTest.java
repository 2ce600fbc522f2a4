package io.gameroute.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.kube.ObjectKey;
import io.gameroute.reconcile.execute.GoldenSnapshots;
import io.gameroute.reconcile.gameserver.GameServerPlanner;
import io.gameroute.reconcile.gameserverset.GameServerSetPlanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One directory is one rule: what is known ({@code in-*.yaml}) and the plan that follows ({@code out-plan.yaml}). A new case needs no Java.
 * {@code -Dgolden.write=true} writes the plans as they are now; read the difference before it is committed.
 */
class GoldenPlansTest {
    private static final Path PLANS = Path.of("src/test/resources/plans");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");

    @TestFactory
    Stream<DynamicTest> plansForASet() throws IOException {
        return cases("gameserverset", (golden, snapshots) -> {
            var refusal = golden.context().path("refusal");
            return GameServerSetPlanner.plan(snapshots.set(
                    new ObjectKey("games", "arena"),
                    refusal.path("message").asText(),
                    refusal.path("retryAfter").asInt()));
        });
    }

    @TestFactory
    Stream<DynamicTest> plansForAServer() throws IOException {
        return cases(
                "gameserver",
                (golden, snapshots) -> GameServerPlanner.plan(snapshots.server(new ObjectKey("games", "arena-0"))));
    }

    private static Stream<DynamicTest> cases(String kind, BiFunction<GoldenCase, GoldenSnapshots, Plan> planner)
            throws IOException {
        try (Stream<Path> directories = Files.list(PLANS.resolve(kind))) {
            return directories.sorted().toList().stream()
                    .map(directory -> DynamicTest.dynamicTest(
                            directory.getFileName().toString().replace('-', ' '), () -> {
                                GoldenCase golden = GoldenCase.read(directory);
                                Instant now = Instant.parse(
                                        golden.context().path("now").asText("2026-01-01T00:01:00Z"));
                                check(
                                        directory.resolve("out-plan.yaml"),
                                        PlanText.of(planner.apply(
                                                golden,
                                                new GoldenSnapshots(
                                                        new KnownObjects(golden), key -> golden.workload(), now))));
                            }));
        }
    }

    private static void check(Path expected, String plan) throws IOException {
        if (WRITE) {
            Files.writeString(expected, plan);
        }
        assertThat(plan).isEqualTo(Files.readString(expected));
    }
}
