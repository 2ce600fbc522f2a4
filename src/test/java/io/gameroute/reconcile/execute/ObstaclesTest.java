package io.gameroute.reconcile.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.GameServerSets;
import io.gameroute.kube.ObjectKey;
import io.gameroute.kube.WriteFailure;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.ResourceKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObstaclesTest {
    private static final ObjectKey SET = new ObjectKey("games", "arena");

    private final Obstacles obstacles = new Obstacles();

    @Test
    void aRefusalIsToldAtOnce() {
        obstacles.passed(SET, List.of(failed(WriteFailure.Kind.REFUSED)));

        assertThat(obstacles.of(SET)).contains("record the template: no");
    }

    @Test
    void whatComesTooLateIsToldWhenItDoesSoManyTimesInARow() {
        for (int pass = 1; pass < Obstacles.PATIENCE; pass++) {
            obstacles.passed(SET, List.of(failed(WriteFailure.Kind.ALREADY_EXISTS)));
            assertThat(obstacles.of(SET)).isEmpty();
        }

        obstacles.passed(SET, List.of(failed(WriteFailure.Kind.ALREADY_EXISTS)));

        assertThat(obstacles.of(SET)).isPresent();
    }

    @Test
    void aPassThatSucceedsBeginsTheCountAnew() {
        for (int pass = 1; pass < Obstacles.PATIENCE; pass++) {
            obstacles.passed(SET, List.of(failed(WriteFailure.Kind.CONFLICT)));
        }
        obstacles.passed(SET, List.of());
        obstacles.passed(SET, List.of(failed(WriteFailure.Kind.CONFLICT)));

        assertThat(obstacles.of(SET)).isEmpty();
    }

    @Test
    void aRefusalIsToldBeforeWhatIsOnlyLate() {
        obstacles.passed(
                SET,
                List.of(
                        failed(WriteFailure.Kind.CONFLICT),
                        new Failed(create("claim"), new WriteFailure(WriteFailure.Kind.REFUSED, "quota"))));

        assertThat(obstacles.of(SET)).contains("claim: quota");
    }

    private static Failed failed(WriteFailure.Kind kind) {
        return new Failed(create("record the template"), new WriteFailure(kind, "no"));
    }

    private static Action create(String why) {
        return new Action.Create(ResourceKind.CONTROLLER_REVISION, GameServerSets.arena(1), List.of(), why);
    }
}
