package io.gameroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gameroute.reconcile.gameserverset.Forecast;
import io.gameroute.reconcile.gameserverset.ForecastStep;
import io.gameroute.reconcile.gameserverset.ForecastStep.Verb;
import io.gameroute.reconcile.gameserverset.ForecastStep.When;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final PlannedSet SET = new PlannedSet(
            "games",
            "arena",
            false,
            new Forecast(
                    2,
                    1,
                    "arena-old",
                    "arena-new",
                    1,
                    List.of(
                            new ForecastStep(
                                    "arena-1", Verb.DELETE, When.AT_ONCE, "WaitToBeDeleted", "WaitToBeDeleted"),
                            new ForecastStep("arena-0", Verb.UPDATE, When.IN_TURN, "", "game gets game:2")),
                    List.of()));

    @Test
    void peopleGetATable() {
        assertThat(PlanText.table(List.of(SET))).isEqualTo("""
                gameserverset games/arena: 2 -> 1 servers, template arena-old -> arena-new, at most 1 out of service
                SERVER    ACTION   WHEN      OPSSTATE          WHY
                arena-1   delete   at-once   WaitToBeDeleted   WaitToBeDeleted
                arena-0   update   in-turn   <none>            game gets game:2
                1 to delete, 1 to update
                """);
    }

    @Test
    void nothingIsSaidInWordsToo() {
        Forecast nothing = new Forecast(3, 3, "a", "a", 1, List.of(), List.of("look out"));

        assertThat(PlanText.table(List.of(new PlannedSet("games", "arena", true, nothing))))
                .isEqualTo("""
                gameserverset games/arena (new): 3 servers
                note: look out
                no server changes
                """);
    }

    @Test
    void programsGetJson() {
        assertThat(PlanText.json(List.of(SET)))
                .contains(
                        "\"namespace\" : \"games\"", "\"action\" : \"delete\"", "\"when\" : \"in-turn\"", "\"to\" : 1");
    }
}
